"""A round of coding as a project of REFI-QDA and back: nothing of it is lost, and nothing hidden leaves."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from course.activities.coding import Coding
from course.activities.coding.agreement import agreement_in_words
from course.case import load_case
from course.exchange.coding import (
    QdaCode,
    QdaCoding,
    QdaProject,
    QdaSelection,
    QdaText,
    QdaUser,
    guid_of,
    read_project,
    write_project,
)
from course.journal import Journal
from course.publish.qda import bring_in, losses, project

CASE = load_case()


def held() -> dict[str, Coding]:
    """Give a round of three: two passages of the paper and one of a letter are open, one is not."""
    journal = Journal()
    who = {name: Coding(CASE, journal, who=journal.introduce(name)) for name in ("crane", "heron", "wren")}
    crane = who["crane"]
    fear = crane.define(
        "Fear", definition="Of a danger.", when="It has an owner.", when_not="Quoted.", value=2
    )
    crane.define("Pride", definition="In what one has.")
    crane.take()
    first, second = CASE.codes[:2]
    crane.define(first.label, definition="Reworded.", code=first.id)
    crane.retire(second.id)
    crane.choose_part("abstract")
    crane.choose_part(crane.bring("A letter", "It is ours 🕊. It keeps us safe.").id)
    work = [p.id for p in crane.state.work]
    for n, passage in enumerate(work[1:]):
        who["heron"].give(passage, fear.id, reason=f"Reason {n}.")
        who["wren"].give(passage, fear.id if n else "", reason=f"Other reason {n}.")
    crane.open()
    crane.settle(work[1], fear.id, reason="We read on.")
    who["heron"].give(work[0], fear.id, reason="A secret.")
    return who


def told(coding: Coding) -> list[object]:
    """Give all that a round says, without ids of its own."""
    state = coding.state
    label = {c.id: c.now.label for c in state.codes.values()} | {"": ""}
    return [
        [(c.now.label, c.now.definition, c.now.when, c.now.when_not, c.now.value) for c in state.book],
        [
            (
                coding.words(p),
                p.opened,
                sorted((coding.journal.name_of(w), label[c.code], c.reason) for w, c in p.given.items()),
                [(label[s.code], s.reason) for s in p.settled],
            )
            for p in state.work
        ],
        agreement_in_words(state),
    ]


def test_a_round_comes_back_whole_on_another_desk() -> None:
    heron = held()["heron"]
    brought = read_project(write_project(project(heron)))
    there = Coding(CASE, Journal(), who="owl")
    assert losses(there, brought) == ()
    bring_in(there, brought)
    assert told(there) == told(heron)
    bring_in(there, brought)
    assert told(there) == told(heron)


def test_it_comes_back_to_its_own_desk_and_changes_nothing() -> None:
    heron = held()["heron"]
    before = len(heron.journal)
    bring_in(heron, project(heron))
    assert len(heron.journal) == before


def test_what_is_not_open_leaves_with_nobody_else() -> None:
    who = held()
    for name, knows in (("heron", True), ("wren", False), ("crane", False)):
        notes = [c.note for t in project(who[name]).texts for s in t.selections for c in s.codings]
        assert ("A secret." in notes) is knows


def test_in_a_room_codes_of_others_stay_out_and_that_is_said_first() -> None:
    brought = project(held()["heron"])
    there = Coding(CASE, Journal(), who="owl")
    (said,) = losses(there, brought, alone=True)
    assert said.startswith("10 codes that people gave stay out")
    bring_in(there, brought, alone=True)
    assert len(there.state.work) == 5
    assert not any(p.given for p in there.state.work)


def test_a_text_that_is_too_long_is_named_and_hidden_marks_move_nothing() -> None:
    there = Coding(CASE, Journal(), who="owl")
    marked = QdaText(guid_of("a"), "Short", "a\u202eb c", (QdaSelection(guid_of("s"), 4, 5),))
    brought = QdaProject(texts=(marked, QdaText(guid_of("b"), "Long", "x" * 20_001)))
    (said,) = losses(there, brought)
    assert "“Long”" in said
    bring_in(there, brought)
    assert [there.words(p) for p in there.state.work] == ["c"]


def test_a_second_code_of_one_person_is_named_however_the_passage_was_selected() -> None:
    """MAXQDA selects a passage anew for each code, others once for all codes."""
    fear, hope, ann = (guid_of(name) for name in ("fear", "hope", "ann"))
    both = [QdaCoding(guid_of(code), code, ann) for code in (fear, hope)]
    once = [QdaSelection(guid_of("s"), 0, 4, tuple(both))]
    anew = [QdaSelection(guid_of(f"s{n}"), 0, 4, (one,)) for n, one in enumerate(both)]
    for selections in (once, anew):
        text = QdaText(guid_of("t"), "Talk", "Fear.", tuple(selections))
        brought = QdaProject(
            "x", (QdaCode(fear, "Fear"), QdaCode(hope, "Hope")), (QdaUser(ann, "Ann"),), (text,)
        )
        said = losses(Coding(CASE, Journal(), who="owl"), brought)
        assert said == ("One person gave a passage more than one code 1 time; the first is kept.",)


def test_a_second_reason_for_the_same_code_is_named() -> None:
    fear, ann = guid_of("fear"), guid_of("ann")
    notes = ("Because.", "Because.", "", "And why else?")
    given = (QdaCoding(guid_of(f"coding {n}"), fear, ann, note) for n, note in enumerate(notes))
    text = QdaText(guid_of("t"), "Talk", "Fear.", (QdaSelection(guid_of("s"), 0, 4, tuple(given)),))
    brought = QdaProject("x", (QdaCode(fear, "Fear"),), (QdaUser(ann, "Ann"),), (text,))
    coding = Coding(CASE, Journal(), who="owl")
    (said,) = losses(coding, brought)
    assert said == "1 further reason of one person for the same code of a passage is not kept."
    bring_in(coding, brought)
    (passage,) = coding.state.passages.values()
    assert [coded.reason for coded in passage.given.values()] == ["Because."]


def test_a_passage_that_two_selected_apart_is_one_and_open() -> None:
    """As QualCoder writes it: a selection for each code that somebody gave."""
    one, two = (
        QdaSelection(
            guid_of(who), 0, 4, (QdaCoding(guid_of(f"{who} gave"), guid_of("fear"), who, f"By {who}."),)
        )
        for who in (guid_of("ann"), guid_of("bo"))
    )
    users = tuple(QdaUser(guid_of(name), name) for name in ("ann", "bo"))
    text = QdaText(guid_of("talk"), "Talk", "Fear and hope.", (one, two))
    coding = Coding(CASE, Journal(), who="heron")
    bring_in(coding, QdaProject("x", (QdaCode(guid_of("fear"), "Fear"),), users, (text,)))
    (passage,) = coding.state.passages.values()
    assert passage.opened
    assert {coding.journal.name_of(who) for who in passage.given} == {"ann", "bo"}


def test_other_programs_find_with_each_selection_whose_it_is_and_why() -> None:
    """QualCoder, MAXQDA and ATLAS.ti look there; QualCoder reads no project with a note that has no date."""
    with ZipFile(BytesIO(write_project(project(held()["heron"])))) as packed:
        root = ET.fromstring(packed.read("project.qde"))
    ns = "{urn:QDA-XML:project:1.0}"
    assert root.find(f"{ns}Notes") is None
    names = {user.get("guid"): user.get("name") for user in root.iter(f"{ns}User")}
    found = [
        (one.get("name"), names[one.get("creatingUser")], one.findtext(f"{ns}Description"))
        for one in root.iter(f"{ns}PlainTextSelection")
        if one.find(f"{ns}Coding") is not None
    ]
    of_wren = {words: why for words, name, why in found if name == "wren"}
    assert (of_wren["It is ours 🕊."] or "").startswith("Other reason")
    assert {name for _words, name, _why in found} == {"Settled together", "heron", "wren"}
