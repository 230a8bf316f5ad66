"""Positions: what the table says, what a chair opens, and what a class's codings keep apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.positions import Positions
from course.activities.positions.networks import KIND_LABELS, Wanted, make_network, option_rows, tie_rows
from course.activities.positions.pairs import compare
from course.activities.positions.table import PositionTable, relation
from course.activities.positions.view import TableView, show
from course.case import Case, load_case
from course.journal import Journal
from course.language import NotAllowed, date_in_words

if TYPE_CHECKING:
    from course.case.records import Issue

CASE = load_case()
TABLE = PositionTable(CASE)
EVIDENCE: dict[str, Any] = {"evidence": "stated", "reason": "Because.", "source": "A report of 2025"}


@pytest.fixture
def work() -> Positions:
    return Positions(CASE, Journal(), who="heron")


def without(**tables: tuple[Any, ...]) -> Case:
    return CASE.model_copy(update=tables)


def test_every_pair_has_a_cell_and_says_how_it_is_known() -> None:
    assert len(TABLE.cells) == len(CASE.issues) * len(CASE.stakeholders) == 375
    for position in CASE.positions:
        cell = TABLE.cell(position.issue, position.actor)
        assert (cell.state, cell.level) == (position.evidence_kind, position.level)
        assert bool(cell.scale) == (position.level is not None)
        assert set(position.sources) <= set(cell.sources)
    for issue in CASE.issues:
        for search in issue.looked_for:
            cell = TABLE.cell(issue.id, search.party)
            assert (cell.state, cell.words) == ("looked_for", "Looked for, nothing found")
            assert date_in_words(search.on) in cell.why_empty
            assert search.where in cell.why_empty
        for outside in issue.outside_concern:
            assert TABLE.cell(issue.id, outside.party).why_empty == f"Outside its concern: {outside.reason}"
    unsearched = tuple(issue.model_copy(update={"looked_for": ()}) for issue in CASE.issues)
    nobody = PositionTable(without(issues=unsearched)).cell("range", "region_publics")
    assert (nobody.state, nobody.known) == ("not_looked_for", False)
    assert nobody.why_empty == "Nobody has looked for a stated position yet."


def test_what_was_said_after_the_paper_stands_apart_and_counts_nowhere() -> None:
    for said in CASE.later_positions:
        cell = TABLE.cell(said.issue, said.actor)
        assert said in cell.later
        assert (
            cell.position is None or cell.position.date is None or cell.position.date <= CASE.meta.paper_date
        )
    only_later = TABLE.cell("verification", "oman")
    assert (only_later.state, only_later.level, len(only_later.later)) == ("looked_for", None, 1)


def test_stated_inferred_and_not_stated_look_different() -> None:
    assert TABLE.cell("agenda_scope", "iran").scale == "●○○○○"
    assert TABLE.cell("sequencing", "israel").scale == "····◌"
    assert TABLE.cell("range", "oman").words == "Looked for, nothing found"
    assert TABLE.cell("agenda_scope", "oman").words == "No option assigned"


def test_a_statement_without_a_place_on_the_scale_is_not_lost() -> None:
    silent = without(positions=tuple(p for p in CASE.positions if p.id != "range.iran"))
    cell = PositionTable(silent).cell("range", "iran")
    assert (cell.state, cell.level, bool(cell.spoken)) == ("stated", None, True)


def test_notes_name_options_and_not_levels(work: Positions) -> None:
    notes = [row["note"] for row in work.rows("cells") if row["note"]]
    assert len(notes) == sum(p.note is not None for p in CASE.positions)
    assert not any(re.search(r"level \d", str(note)) for note in notes)


def test_a_few_parties_are_shown_first_and_filters_narrow() -> None:
    assert show(TABLE, TableView()).parties == ("iran", "united_states", "israel", "gcc")
    beyond = show(TABLE, TableView(who="beyond")).parties
    assert beyond
    assert not any(TABLE.parties[a].in_paper for a in beyond)
    high = show(TABLE, TableView(who="all", confidence="high", evidence="stated"))
    kept = [(i, a) for i in high.issues for a in high.parties if (i, a) not in high.left_out]
    assert len(kept) == sum(c.state == "stated" and c.confidence == "high" for c in TABLE.cells.values())
    quoted = show(TABLE, TableView(who="all", evidence="quoted"))
    assert all(
        TABLE.cell(i, a).quote for i in quoted.issues for a in quoted.parties if (i, a) not in quoted.left_out
    )
    assert "No position fits" in show(TABLE, TableView(who="own")).sentence


def test_likeness_counts_the_same_options_only() -> None:
    same, opposed, compared = TABLE.likeness("russia", "china")
    assert (same, opposed, compared) == (7, 0, 10)
    order = TABLE.by_likeness("iran", tuple(TABLE.parties))
    assert order[0] == "iran"
    shared = [TABLE.likeness("iran", a)[0] for a in order[1:]]
    assert shared == sorted(shared, reverse=True)


@given(st.sampled_from(CASE.issues), st.data())
def test_relations_are_symmetric_and_need_only_order(issue: Issue, data: st.DataObject) -> None:
    levels = st.sampled_from([o.level for o in issue.scale])
    one, other = data.draw(levels), data.draw(levels)
    assert relation(issue, one, other) == relation(issue, other, one)
    assert (relation(issue, one, other) == "same") == (one == other)
    assert relation(issue, one, None) == "unknown"


def test_two_options_are_opposed_and_never_merely_next(work: Positions) -> None:
    del work
    issue = CASE.issues[0].model_copy(update={"scale": CASE.issues[0].scale[:2]})
    assert relation(issue, 0, 1) == "opposed"


# --- the chair ----------------------------------------------------------------------


def test_persons_are_never_a_chair(work: Positions) -> None:
    offered = {s.id for s in work.chairs}
    assert offered == {s.id for s in CASE.stakeholders} - {"shamkhani", "supreme_leader"}
    for person in ("shamkhani", "supreme_leader"):
        with pytest.raises(NotAllowed, match="never roles"):
            work.take(person)


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=40)
def test_a_seed_draws_the_same_institution_for_everybody(seed: str) -> None:
    one, other = (Positions(CASE, Journal(), who=w) for w in ("heron", "wren"))
    if not " ".join(seed.split()):
        with pytest.raises(NotAllowed, match="seed"):
            one.draw(seed)
        return
    one.draw(seed)
    other.draw(seed)
    assert one.seat is not None
    assert one.seat == other.seat
    assert not TABLE.parties[one.seat.actor].person
    assert CASE.is_role(one.seat.actor)


def test_who_declines_every_full_role_may_draw_a_chair_that_observes(work: Positions) -> None:
    for role in (party.id for party in CASE.chairs if CASE.is_role(party.id)):
        work.take(role)
        work.decline()
    work.draw("7")
    assert work.seat is not None
    assert not CASE.is_role(work.seat.actor)


def test_a_chair_can_be_left_and_is_not_drawn_again(work: Positions) -> None:
    work.draw("7")
    seat = work.seat
    assert seat is not None
    work.decline()
    assert work.seat is None
    work.draw("7")
    assert work.seat is not None
    assert work.seat.actor != seat.actor
    work.journal.undo("heron", "positions")
    assert work.seat is None


def test_the_evidence_opens_only_after_an_answer(work: Positions) -> None:
    work.take("iran")
    with pytest.raises(NotAllowed, match="first"):
        work.open("range")
    with pytest.raises(NotAllowed, match="why"):
        work.hold("range", "1", why=" ")
    with pytest.raises(NotAllowed, match="option"):
        work.hold("range", "9", why="So.")
    work.hold("range", "2", why="So.")
    work.open("range")
    work.hold("range", "1", why="Now I know.")
    held = work.held("range")
    assert held is not None
    assert held.place == "2"  # what was said after the evidence opened is not what one expected
    assert "next to each other" in work.outcome("range")
    work.talk("range", "It says itself that it decides.")
    assert work.rows("chair")[0]["talked_about"]


@pytest.mark.parametrize(
    ("actor", "issue", "place", "words"),
    [
        ("iran", "agenda_scope", "0", "the same option"),
        ("iran", "agenda_scope", "4", "two steps or more apart"),
        ("iran", "agenda_scope", "silent", "public statement"),
        ("israel", "sequencing", "4", "only infers"),
        ("israel", "sequencing", "0", "only infers"),
        ("oman", "range", "silent", "not the same as neutral"),
        ("oman", "range", "1", "no statement here"),
        ("oman", "agenda_scope", "1", "assigns no option"),
    ],
)
def test_answers_are_compared_in_words_and_an_inferred_one_is_never_right(
    work: Positions, actor: str, issue: str, place: str, words: str
) -> None:
    work.take(actor)
    work.hold(issue, place, why="So.")
    work.open(issue)
    assert words in work.outcome(issue)


# --- codings --------------------------------------------------------------------------


def test_a_coding_needs_a_reason_and_a_quote_or_a_source(work: Positions) -> None:
    with pytest.raises(NotAllowed, match="source"):
        work.code("range", "iran", "2", evidence="stated", reason="So.")
    with pytest.raises(NotAllowed, match="letter by letter"):
        work.code("range", "iran", "2", evidence="stated", reason="So.", quote="not in the paper")
    with pytest.raises(NotAllowed, match="reason"):
        work.code("range", "iran", "2", evidence="stated", reason="", source="A report")
    with pytest.raises(NotAllowed, match="inferred"):
        work.code("range", "iran", "2", evidence="", reason="So.", source="A report")
    work.code("range", "iran", "2", evidence="stated", reason="So.", quote="legitimate  security\nconcerns")
    assert len(work.disagreements()) == 1


def test_merged_codings_show_who_differs_and_why() -> None:
    one, other = Journal(), Journal()
    Positions(CASE, one, who="heron").code("range", "iran", "2", **EVIDENCE)
    Positions(CASE, other, who="wren").code("range", "iran", "1", **{**EVIDENCE, "reason": "As it says."})
    one.merge(tuple(other))
    [(cell, codings)] = Positions(CASE, one, who="lark").disagreements()
    assert (cell.issue, [c.who for c in codings]) == ("range", ["heron", "wren"])
    assert [c.reason for c in codings] == ["Because.", "As it says."]


def test_a_coding_takes_the_ledgers_place_in_ones_own_network_only(work: Positions) -> None:
    work.code("range", "iran", "3", **EVIDENCE)
    work.code("agenda_scope", "iran", "silent", **EVIDENCE)
    assert work.levels()["range", "iran"] == (1, "stated")
    assert work.levels("heron")["range", "iran"] == (3, "stated")
    assert ("agenda_scope", "iran") not in work.levels("heron")
    work.journal.undo("heron", "positions")
    assert ("agenda_scope", "iran") in work.levels("heron")


# --- two chairs -------------------------------------------------------------------------


def test_two_chairs_say_agree_next_opposed_and_shared_words(work: Positions) -> None:
    pair = work.pair("iran", "united_states")
    assert sum(len(v) for v in pair.groups.values()) == len(CASE.issues)
    assert "agenda_scope" in {a.issue for a, _ in pair.groups["opposed"]}
    assert pair.same_words == ()
    assert work.pair("united_states", "eu").same_words == ("non-proliferation",)
    for one, other in (("iran", "iran"), ("iran", "shamkhani"), ("iran", "nobody")):
        with pytest.raises(NotAllowed, match="different"):
            work.pair(one, other)


def test_of_a_pair_only_what_cannot_be_compared_is_said_not_to_be() -> None:
    said = set()
    for other in ("united_states", "eu", "israel", "iaea"):
        pair = compare(TABLE, "iran", other)
        unknown = len(pair.groups["unknown"])
        assert ("cannot be compared" in pair.sentence) == bool(unknown), pair.sentence
        said.add(bool(unknown))
    assert said == {True, False}


def test_shared_interests_are_the_learners_own(work: Positions) -> None:
    mine, theirs = TABLE.parties["iran"].interests[0], TABLE.parties["israel"].interests[0]
    with pytest.raises(NotAllowed, match="interest of each"):
        work.match("iran", "israel", interest_one="x", interest_other=theirs, common="c", why="w")
    work.match(
        "iran", "israel", interest_one=mine, interest_other=theirs, common="No surprise attack", why="w"
    )
    assert [m.common for m in work.matches("israel", "iran")] == ["No surprise attack"]


# --- networks and tables -----------------------------------------------------------------


@pytest.mark.parametrize("kind", KIND_LABELS)
def test_networks_agree_with_the_table(work: Positions, kind: str) -> None:
    network = make_network(work, Wanted(kind=kind, who="all", least=2))
    for tie in network.ties:
        same, opposed, compared = TABLE.likeness(tie.one, tie.other)
        assert (tie.congruence, tie.conflict, tie.together) == (same, opposed, compared)
        assert len(tie.same) == same
    assert set(network.shown) <= set(network.ties)
    assert all(e.agree + e.disagree == 1 for e in network.edges)
    assert len(tie_rows(work, network)) == len(network.ties)
    assert len(option_rows(network)) == len(network.edges)
    stated = make_network(work, Wanted(kind=kind, who="all", inferred=False))
    assert sum(t.together for t in stated.ties) < sum(t.together for t in network.ties)
    assert all(c.state == "stated" for c in stated.cells)


@pytest.mark.parametrize("what", ["cells", "codings", "chair", "matches", "likeness", "ties", "options"])
def test_every_table_is_a_data_frame(work: Positions, what: str) -> None:
    assert list(work.frame(what).columns)
    work.code("range", "iran", "3", **EVIDENCE)
    work.take("iran")
    work.hold("range", "2", why="So.")
    mine, theirs = TABLE.parties["iran"].interests[0], TABLE.parties["israel"].interests[0]
    work.match("iran", "israel", interest_one=mine, interest_other=theirs, common="c", why="w")
    rows = work.rows(what)
    assert rows
    assert list(rows[0]) == list(work.frame(what).columns)
    with pytest.raises(NotAllowed, match="no table"):
        work.rows("scores")


def test_the_ledger_stays_out_of_a_file_until_it_is_open(work: Positions) -> None:
    work.take("iran")
    work.hold("range", "2", why="So.")
    assert work.rows("chair")[0]["ledger_option"] == ""
    work.open("range")
    assert work.rows("chair")[0]["ledger_option"] == "National self limit"


def test_a_case_with_nothing_says_so() -> None:
    empty = Positions(without(issues=(), stakeholders=(), positions=()), Journal(), who="heron")
    assert "no issues" in show(empty.table, TableView()).sentence
    assert make_network(empty, Wanted()).ties == ()
    with pytest.raises(NotAllowed):
        empty.draw("1")
    silent = Positions(without(positions=()), Journal(), who="heron")
    assert show(silent.table, TableView(who="all", evidence="inferred")).issues == ()
    assert make_network(silent, Wanted(who="all")).edges == ()


VALUES = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=8),
    st.sampled_from(["iran", "range", "1", "none", "stated"]),
    st.lists(st.text(max_size=3), max_size=2),
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["code", "hold", "open", "talk", "take", "decline", "match", "dance"]),
            st.dictionaries(
                st.sampled_from(["issue", "actor", "place", "evidence", "why", "one", "other", "seed"]),
                VALUES,
            ),
        ),
        max_size=12,
    )
)
@settings(max_examples=80, deadline=None)
def test_no_hand_edited_entry_breaks_the_fold_and_replay_gives_the_same(
    entries: list[tuple[str, Any]],
) -> None:
    journal = Journal()
    for verb, body in entries:
        journal.add("heron", "positions", verb, body)
    work, again = Positions(CASE, journal, who="heron"), Positions(CASE, Journal(tuple(journal)), who="heron")
    for what in ("codings", "chair", "matches"):
        assert work.rows(what) == again.rows(what)
    assert work.seat == again.seat
    work.levels("heron")
    work.disagreements()
