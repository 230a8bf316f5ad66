"""Judging, holding, telling and merging: the rules of the scenarios, and of the warm-up."""

from __future__ import annotations

from typing import Any

import pytest

from course.activities.scenarios import DRAFT, Scenarios
from course.activities.scenarios.axes import CORNERS, Axes
from course.activities.scenarios.rows import basis, rows
from course.activities.scenarios.words import change_in_words, explained, no_way_in_words, trace_in_words
from course.case import Case, load_case
from course.journal import Journal
from course.language import NotAllowed
from course.methods.crossimpact import succession, to_break, to_make
from course.publish.markdown import to_markdown
from course.publish.scenarios import scenarios
from course.publish.worlds import worlds
from tests.kept import agenda_case
from tests.methods.crossimpact._matrices import code, somewhereland

STORY = {"true": "Calm.", "gains": "Traders.", "loses": "Critics.", "sign": "A date is named."}


@pytest.fixture
def work() -> Scenarios:
    return Scenarios(agenda_case(), Journal(), who="heron", what_if="W1")


def other(work: Scenarios, who: str) -> Scenarios:
    return Scenarios(work.case, work.journal, who=who, what_if=work.what_if.id)


@pytest.mark.parametrize("what_if", [w.id for w in load_case().what_ifs])
def test_every_draft_has_a_reason_for_each_judgement_and_some_stories(what_if: str) -> None:
    work = Scenarios(load_case(), Journal(), who="heron", what_if=what_if)
    found = work.consistent()
    assert 1 < len(found) < 10
    assert all(row["reason"] and row["who"] == DRAFT for row in rows(work))
    used = [{s[i] for s in found} for i in range(len(work.shape.sizes))]
    assert all(len(states) > 1 for states in used)  # a driver that never moves would tell no story


def test_no_story_to_begin_with_holds_together_by_the_draft() -> None:
    seen = 0
    for what_if in load_case().what_ifs:
        work = Scenarios(load_case(), Journal(), who="heron", what_if=what_if.id)
        for start, scenario in work.starts():
            assert work.shape.combinations() > 1
            assert not work.matrix().is_consistent(work.checked(scenario)), start.name
            seen += 1
    assert seen >= 4


def test_a_judgement_is_ones_own_and_can_be_given_back(work: Scenarios) -> None:
    work.judge(0, 4, value="-3", reason="I read it so.")
    assert work.judgement(0, 4).words == "strongly hinders"
    assert other(work, "wren").judgement(0, 4).who == DRAFT
    assert work.matrix().rows[0][4] == -3
    work.take_draft(0, 4)
    assert work.judgement(0, 4).who == DRAFT
    with pytest.raises(NotAllowed, match="not changed"):
        work.take_draft(0, 4)


@pytest.mark.parametrize(
    ("cell", "said", "why"),
    [
        ((0, 4), {"value": "5", "reason": "x"}, "Choose how"),
        ((0, 4), {"value": "", "reason": "x"}, "Choose how"),
        ((0, 1), {"value": "1", "reason": "x"}, "two different drivers"),
        ((0, 99), {"value": "1", "reason": "x"}, "two states"),
        (("x", 4), {"value": "1", "reason": "x"}, "two states"),
    ],
)
def test_what_is_missing_is_said(
    work: Scenarios, cell: tuple[Any, Any], said: dict[str, str], why: str
) -> None:
    with pytest.raises(NotAllowed, match=why):
        work.judge(*cell, **said)
    assert len(work.journal) == 0


def test_holding_a_driver_changes_what_holds_together(work: Scenarios) -> None:
    work.hold(3, 2)
    assert work.consistent()
    assert all(s[3] == 2 for s in work.consistent())
    assert other(work, "wren").held == {}
    work.hold("3", "-1")
    assert work.held == {}
    for driver, variant in ((9, 0), (0, 9), ("", "")):
        with pytest.raises(NotAllowed):
            work.hold(driver, variant)


def test_only_what_holds_together_is_told(work: Scenarios) -> None:
    held_together = work.consistent()[0]
    work.tell(held_together, title="Small steps", **STORY)
    assert work.stories[0].scenario == held_together
    assert dict(work.stories[0].parts)["one early sign"] == "A date is named."
    assert "Small steps" in to_markdown(scenarios(work))
    with pytest.raises(NotAllowed, match="does not hold together"):
        work.tell((3, 0, 0, 0), title="x", **STORY)
    with pytest.raises(NotAllowed, match="one state for each"):
        work.tell((9,), title="x", **STORY)
    with pytest.raises(NotAllowed, match="early sign"):
        work.tell(held_together, title="x", **{**STORY, "sign": ""})


def test_where_people_differ_both_reasons_stand_and_nothing_is_averaged(work: Scenarios) -> None:
    wren = other(work, "wren")
    work.judge(0, 4, value=3, reason="Yes.")
    wren.judge(0, 4, value=-3, reason="No.")
    work.judge(0, 7, value=1, reason="The same.")
    wren.judge(0, 7, value=1, reason="As you.")
    wren.judge(0, 8, value=2, reason="Mine alone.")
    cells = work.differing()
    assert cells[0][0] == (0, 4)
    assert [(j.who, j.value, j.reason) for j in cells[0][1]] == [("heron", 3, "Yes."), ("wren", -3, "No.")]
    assert [cell for cell, _ in cells] == [(0, 4), (0, 8)]
    assert {j.who for j in cells[1][1]} == {DRAFT, "wren"}


def test_a_merge_does_not_mix_two_people(work: Scenarios) -> None:
    elsewhere = Scenarios(work.case, Journal(), who="wren", what_if="W1")
    elsewhere.judge(0, 4, value=-3, reason="No.")
    before = work.consistent()
    work.journal.merge(elsewhere.journal)
    assert work.consistent() == before
    assert other(work, "wren").judgement(0, 4).value == -3


def test_undo_takes_back_a_judgement(work: Scenarios) -> None:
    work.judge(0, 4, value=3, reason="Yes.")
    work.journal.undo("heron", "scenarios")
    assert work.changes() == {}


def test_entries_edited_by_hand_do_no_harm(work: Scenarios) -> None:
    good = {"what_if": "W1", "driver": "agenda", "state": "all at once", "acts_on": "mediator"}
    for body in (
        {},
        {"what_if": "W1"},
        {**good, "on_state": "nobody", "value": 1},
        {**good, "on_state": "drafter", "value": "many"},
        {**good, "on_state": "drafter", "value": [1]},
        {"what_if": "W1", "driver": ["x"], "state": None, "scenario": {"agenda": 3}},
        {"what_if": "W1", "scenario": "all"},
    ):
        for verb in ("judge", "take_draft", "hold", "tell", "dance"):
            work.journal.add("heron", "scenarios", verb, body)
    assert (work.changes(), work.held, work.stories) == ({}, {}, ())
    assert work.journal.problems  # each is named


def test_an_unknown_what_if_and_a_case_without_any_are_said() -> None:
    case = load_case()
    with pytest.raises(NotAllowed, match="W1"):
        Scenarios(case, Journal(), who="heron", what_if="W11")
    bare = Case.model_construct(**{**dict(case), "what_ifs": ()})
    with pytest.raises(NotAllowed, match="no what-if"):
        Scenarios(bare, Journal(), who="heron")
    with pytest.raises(NotAllowed, match="no what-if"):
        Axes(bare, Journal(), who="heron")


# --- in words ---------------------------------------------------------------------


def test_the_published_crisis_is_explained_driver_by_driver() -> None:
    matrix = somewhereland()
    views = explained(matrix, code("A1 B3 C1 D2 E3 F3"))
    assert all(v.holds for v in views)
    economy = explained(matrix, code("A2 B1 C1 D1 E1 F1"))[2]
    assert not economy.holds
    assert economy.verdict == "More speaks for “C3 Dynamic”. This driver would rather change."
    assert {v.words for v in economy.voices} == {"strongly hinders", "hinders"}


def test_ties_holding_and_silence_are_named(work: Scenarios) -> None:
    silent = explained(work.shape, (0, 0, 0, 0))
    assert {v.verdict for v in silent} == {"Nothing here acts on it, so it stays where it is."}
    hindered = explained(work.shape.changed({(4, 2): -1}), (0, 0, 0, 0))[0]  # its third state alone
    assert hindered.verdict.endswith("A tie keeps the present state.")
    held = explained(work.matrix(), (3, 0, 0, 0), held={0: 3})
    assert held[0].held
    assert held[0].verdict.startswith("It is held")
    tied = work.shape.changed({(4, 0): 1, (4, 1): 1})
    assert "A tie keeps the present state." in explained(tied, (0, 0, 0, 0))[0].verdict


def test_a_driver_that_is_held_elsewhere_keeps_a_story_from_holding_together(work: Scenarios) -> None:
    story = work.consistent()[0]
    elsewhere = next(v for v in range(work.shape.sizes[3]) if v != story[3])
    work.hold(3, elsewhere)
    view = explained(work.matrix(), story, work.held)[3]
    assert (view.holds, view.held) == (False, True)
    names = work.shape.descriptors[3].variants
    assert view.verdict.startswith(f"It is held at “{names[elsewhere]}” from outside, so no story with “")
    assert not work.matrix().is_consistent(story, work.held)
    with pytest.raises(NotAllowed, match="held at another state"):
        work.tell(story, title="Small steps", **STORY)
    assert "while pressure during talks is held elsewhere" in no_way_in_words(work.matrix(), story, work.held)
    trace = trace_in_words(work.matrix(), succession(work.matrix(), story, held=work.held))
    assert trace[1] == f"pressure during talks: {names[story[3]]} → {names[elsewhere]}"
    assert f"Held from outside: pressure during talks: {names[elsewhere]}." in to_markdown(scenarios(work))
    assert f"of {work.shape.combinations() // len(names)} combination" in to_markdown(scenarios(work))
    assert basis(work)[-1] == f"Held from outside: pressure during talks: {names[elsewhere]}."


def test_a_change_and_a_trace_read_as_sentences(work: Scenarios) -> None:
    matrix = work.matrix()
    made = change_in_words(matrix, to_make(matrix, (3, 0, 0, 0))[0])
    assert made.count("(now: ") >= 1
    broken = change_in_words(matrix, to_break(matrix, work.consistent()[0])[0])
    assert "now:" in broken
    lines = trace_in_words(matrix, succession(matrix, (3, 0, 0, 0), way="local"))
    assert lines[-1].startswith(("There it rests: ", "Then line "))
    assert trace_in_words(matrix, succession(matrix, work.consistent()[0]))[-1] == "It stays as it is."


# --- the warm-up --------------------------------------------------------------------


def test_four_worlds_between_two_drivers() -> None:
    axes = Axes(agenda_case(), Journal(), who="heron", what_if="W1")
    with pytest.raises(NotAllowed, match="two drivers first"):
        axes.name_world("low-low", title="x", text="y")
    with pytest.raises(NotAllowed, match="two different"):
        axes.choose("agenda", "agenda")
    with pytest.raises(NotAllowed, match="each direction"):
        axes.choose("agenda", "weather")
    axes.choose("agenda", "mediator")
    pair = axes.axes()
    assert pair is not None
    assert (pair[0].low, pair[0].high, pair[1].high) == ("nuclear only", "all at once", "guarantor")
    for corner in CORNERS:
        axes.name_world(corner, title=corner, text="So.")
    assert set(axes.worlds()) == set(CORNERS)
    axes.choose("agenda", "domestic_audiences")
    assert axes.worlds() == {}
    axes.choose("agenda", "mediator")
    assert len(axes.worlds()) == 4
    with pytest.raises(NotAllowed, match="four corners"):
        axes.name_world("middle", title="x", text="y")
    axes.journal.add("heron", "axes", "choose", {"what_if": "W1", "across": ["x"], "up": 3})
    axes.journal.add("heron", "axes", "name", {"what_if": "W1", "corner": {"a": 1}, "drivers": None})
    assert len(axes.worlds()) == 4
    text = to_markdown(worlds(axes))
    assert text.count("\n## ") == 4
    assert "## agenda: nuclear only; mediator: guarantor\n\n- **low-high (heron):** So." in text
