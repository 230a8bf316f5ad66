"""Coding passages apart: the codebook, the passages, and that nobody knows what others gave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from course.activities.coding import Coding
from course.activities.coding.agreement import agenda, agreement_in_words, reliability
from course.activities.coding.rows import rows
from course.activities.coding.sentences import sentences
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed

CASE = load_case()


class Table:
    """Two who code and one who keeps the codebook, over one journal."""

    def __init__(self) -> None:
        self.journal = Journal()
        self.crane, self.heron, self.wren = (
            Coding(CASE, self.journal, who=who) for who in ("crane", "heron", "wren")
        )
        self.fear = self.crane.define("Deterrence", definition="It keeps others from attacking.").id
        self.pride = self.crane.define("Sovereignty", definition="Nobody else may decide on it.").id
        self.crane.choose_part("abstract")
        self.passages = [p.id for p in self.crane.state.work]

    def both(self, passage: str, one: str, other: str) -> None:
        self.heron.give(passage, one, reason="The word threat.")
        self.wren.give(passage, other, reason="The word sovereign.")


@pytest.fixture
def table() -> Table:
    return Table()


def test_a_part_of_the_paper_becomes_its_sentences(table: Table) -> None:
    said = [table.crane.words(p) for p in table.crane.state.work]
    assert len(said) == 3
    assert said[0].startswith("Iran’s steadfast refusal")
    assert all(words.endswith(".") for words in said)


def test_every_letter_of_the_paper_is_in_one_sentence_and_none_in_two() -> None:
    text = CASE.paper.text
    found = list(sentences(text))
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    between = "".join(
        text[a:b]
        for a, b in zip([0, *(e for _, e in found)], [*(s for s, _ in found), len(text)], strict=True)
    )
    assert between.strip() == ""
    assert not [text[a:b] for a, b in found if text[a:b].endswith(" U.S.")]


def test_nobody_knows_what_others_gave_before_the_passage_is_open(table: Table) -> None:
    first, second, _third = table.passages
    table.both(first, table.fear, table.pride)
    table.heron.give(second, table.fear, reason="Again.")
    state = table.wren.state
    for who in (table.crane, table.heron, table.wren):
        assert [who.shown(p) for p in state.work] == [(), (), ()]
        assert agenda(state).disputes == ()
        assert agreement_in_words(state) == ()
        others = {"The word threat.", "The word sovereign.", "Again."} - {
            coded.reason for p in state.work if (coded := who.own(p))
        }
        assert not others & {value for row in rows(who) for value in row.values()}


def test_only_what_two_people_coded_is_opened(table: Table) -> None:
    first, second, _third = table.passages
    table.heron.give(first, table.fear, reason="So.")
    with pytest.raises(NotAllowed, match="Each codes alone first"):
        table.heron.open()
    table.wren.give(first, table.pride, reason="Not so.")
    table.heron.give(second, table.fear, reason="So.")
    table.heron.open()
    assert [p.opened for p in table.heron.state.work] == [True, False, False]
    assert [coded.reason for coded in table.heron.shown(table.heron.state.passages[first])] == ["Not so."]


def test_a_code_given_after_the_opening_counts_for_no_agreement(table: Table) -> None:
    first, second, _third = table.passages
    table.both(first, table.fear, table.pride)
    table.both(second, table.pride, table.pride)
    table.crane.open()
    before = reliability(table.crane.state)
    table.crane.give(first, table.pride, reason="Late.")
    table.heron.give(first, table.pride, reason="I see it now.")
    passage = table.crane.state.passages[first]
    assert passage.apart["heron"].code == table.fear
    assert set(passage.later) == {"crane", "heron"}
    assert reliability(table.crane.state) == before
    assert not passage.disputed


def test_disputes_come_first_and_settling_one_needs_a_reason(table: Table) -> None:
    first, second, third = table.passages
    table.both(first, table.fear, table.fear)
    table.both(second, table.fear, table.pride)
    table.both(third, table.fear, "")
    with pytest.raises(NotAllowed, match="Open the passage first"):
        table.heron.settle(second, table.fear, reason="So.")
    table.crane.open()
    plan = agenda(table.crane.state)
    assert [p.id for p in plan.disputes] == [second, third]
    assert [p.id for p in plan.agreed] == [first]
    with pytest.raises(NotAllowed, match="your reason"):
        table.heron.settle(second, table.pride, reason=" ")
    table.heron.settle(second, table.pride, reason="It names no threat.")
    plan = agenda(table.crane.state)
    assert [p.id for p in plan.settled] == [second]
    assert plan.settled[0].settled[-1].reason == "It names no threat."
    assert [p.id for p in plan.disputes] == [third]


def test_alpha_stands_beside_the_counts_and_says_why_it_is_undefined(table: Table) -> None:
    first, second, third = table.passages
    for passage in table.passages:
        table.both(passage, table.fear, table.fear)
    table.crane.open()
    counted, alpha = agreement_in_words(table.crane.state)
    assert counted == "2 people coded 3 passages apart; on 3 of them all gave the same code."
    assert alpha.startswith("Alpha is undefined. Everybody gave the same value everywhere")
    other = Table()
    other.both(first, other.fear, other.pride)
    other.both(second, other.pride, other.pride)
    other.both(third, other.fear, other.fear)
    other.crane.open()
    # By hand: 6 values, 3 of each; observed 2/6, expected 2·9/30.
    assert agreement_in_words(other.crane.state)[1].startswith("Alpha is 0.44 (")


def test_each_scale_asks_of_the_codes_what_it_needs(table: Table) -> None:
    first, second, _third = table.passages
    table.both(first, table.fear, table.pride)
    table.both(second, table.pride, table.pride)
    table.crane.open()
    table.crane.measure("ordinal")
    assert reliability(table.crane.state, draws=0).pairable == 4
    table.crane.measure("interval")
    assert "No passage has two values that can be compared" in agreement_in_words(table.crane.state)[1]
    for code, label, value in ((table.fear, "Deterrence", -1), (table.pride, "Sovereignty", 3)):
        table.crane.define(label, definition="Anew.", value=value, code=code)
    assert reliability(table.crane.state, draws=0).alpha == 0
    table.crane.measure("ratio")
    assert "begins at zero" in agreement_in_words(table.crane.state)[1]


def test_none_of_the_codes_is_an_answer_by_name_and_no_place_in_an_order(table: Table) -> None:
    table.both(table.passages[0], table.fear, "")
    table.crane.open()
    assert reliability(table.crane.state, draws=0).pairable == 2
    table.crane.measure("ordinal")
    assert reliability(table.crane.state, draws=0).pairable == 0


def test_a_code_that_is_worded_anew_keeps_its_wordings_and_says_so(table: Table) -> None:
    table.both(table.passages[0], table.fear, table.pride)
    table.crane.define("Deterrence", definition="It makes an attack too costly.", code=table.fear)
    code = table.crane.state.codes[table.fear]
    assert [w.definition for w in code.wordings] == [
        "It keeps others from attacking.",
        "It makes an attack too costly.",
    ]
    given = table.crane.state.passages[table.passages[0]].apart
    assert (given["heron"].reworded, given["wren"].reworded) == (True, False)


def test_two_codes_are_never_called_the_same(table: Table) -> None:
    with pytest.raises(NotAllowed, match="Another code is called so"):
        table.crane.define(" deterrence ", definition="Again.")


def test_a_retired_code_keeps_what_was_coded_with_it(table: Table) -> None:
    table.both(table.passages[0], table.fear, table.fear)
    table.crane.retire(table.fear)
    with pytest.raises(NotAllowed, match="Choose a code"):
        table.heron.give(table.passages[1], table.fear, reason="So.")
    assert table.crane.state.passages[table.passages[0]].apart["heron"].code == table.fear


def test_words_that_stand_there_become_a_passage_and_others_are_refused(table: Table) -> None:
    table.crane.choose_words("declared the country’s missile capabilities")
    assert table.crane.words(table.crane.state.work[-1]) == "declared the country’s missile capabilities"
    with pytest.raises(NotAllowed, match="only quotation marks"):
        table.crane.choose_words("declared the country's missile capabilities")
    with pytest.raises(NotAllowed, match="among the passages already"):
        table.crane.choose_part("abstract")


def test_a_text_that_is_brought_in_is_coded_like_the_paper(table: Table) -> None:
    letter = table.heron.bring("A letter", "It is ours. It keeps us safe.").id
    table.heron.choose_part(letter)
    assert [table.heron.words(p) for p in table.heron.state.work[-2:]] == ["It is ours.", "It keeps us safe."]


def test_a_passage_that_is_left_out_comes_back_with_its_codes(table: Table) -> None:
    first = table.passages[0]
    table.both(first, table.fear, table.pride)
    table.crane.leave_out(first)
    assert first not in [p.id for p in table.crane.state.work]
    table.crane.leave_out(first, out=False)
    assert len(table.crane.state.passages[first].apart) == 2


def test_two_desks_merge_without_loss_also_where_a_clock_is_slow(table: Table) -> None:
    early = datetime.now(UTC) - timedelta(hours=3)
    other = Journal(table.journal)
    there = Coding(CASE, other, who="owl")
    given = there.give(table.passages[0], table.pride, reason="Far away.")
    slow = Journal([*table.journal])
    slow.add("owl", "coding", "give", given.body, at=early)
    table.both(table.passages[0], table.fear, table.fear)
    table.crane.open()
    for order in ([*table.journal, *slow], [*slow, *table.journal]):
        merged = Coding(CASE, Journal(order), who="crane").state.passages[table.passages[0]]
        assert {who: coded.reason for who, coded in merged.apart.items()} == {
            "heron": "The word threat.",
            "wren": "The word sovereign.",
            "owl": "Far away.",
        }
        assert merged.opened


def test_the_codebook_of_the_case_is_the_same_on_two_desks_that_never_met() -> None:
    desks = [Coding(CASE, Journal(), who=who) for who in ("heron", "wren")]
    for desk in desks:
        desk.take()
        desk.choose_part("II")
        with pytest.raises(NotAllowed, match="in the codebook already"):
            desk.take()
        desk.give(desk.state.work[0].id, CASE.codes[1].id, reason=f"So says {desk.who}.")
    desks[1].define("Seen", definition="Reworded.", code=CASE.codes[0].id)
    merged = Coding(CASE, Journal([e for desk in desks for e in desk.journal]), who="crane")
    assert [c.id for c in merged.state.book] == [c.id for c in CASE.codes]
    assert merged.state.book[0].now.definition == "Reworded."
    assert len(merged.state.work) == len(desks[0].state.work)
    merged.open()
    passage = merged.state.work[0]
    assert {c.code for c in passage.apart.values()} == {CASE.codes[1].id}
    assert not any(c.reworded for c in passage.apart.values())


def test_what_is_opened_can_be_hidden_again(table: Table) -> None:
    table.both(table.passages[0], table.fear, table.pride)
    table.crane.open()
    table.journal.undo("crane", "coding")
    assert not table.crane.state.passages[table.passages[0]].opened
