"""Who may do what: the whole matrix, with the verbs that the activities have."""

from __future__ import annotations

import pytest

from course.activities.listing import ACTIVITIES, activity_of
from course.journal import BOX, PEOPLE, Entry
from course.journal._ids import new_id
from course.live.room.rules import MATRIX, ROLE_LABELS, Role, given_apart, opened, sees, who_may, why_not

EVERY = [(name, verb) for name in ACTIVITIES for verb in activity_of(name).verbs]
LEADERS = frozenset({"crane"})


def entry(activity: str, verb: str, body: dict[str, object] | None = None, *, by: str = "heron") -> Entry:
    return Entry(new_id(), "2026-11-30T10:00:00.000Z", by, activity, verb, body or {})


def nothing(_entry_id: str) -> Entry | None:
    return None


def test_the_matrix_names_every_verb_once_and_no_other() -> None:
    for name in ACTIVITIES:
        named = [verb for verbs in MATRIX[name].values() for verb in verbs]
        assert sorted(named) == sorted(activity_of(name).verbs), name
    assert set(MATRIX) == {*ACTIVITIES, PEOPLE}


@pytest.mark.parametrize("role", ROLE_LABELS)
@pytest.mark.parametrize(("activity", "verb"), EVERY)
def test_every_role_with_every_verb(role: Role, activity: str, verb: str) -> None:
    wrong = why_not(role, "heron", entry(activity, verb, {"card": "x"}), nothing)
    may = who_may(activity, verb)
    if role == "projector" or may == "server" or (may == "leader" and role != "leader"):
        assert wrong.endswith(".")
    elif (activity, verb) in {("debate", "edit"), ("debate", "withdraw")} and role == "student":
        assert wrong == "Change only the cards that you played."
    else:
        assert wrong == ""


@pytest.mark.parametrize("role", ROLE_LABELS)
def test_nobody_writes_for_another(role: Role) -> None:
    for by in ("wren", BOX):
        assert why_not(role, "heron", entry("claims", "judge", by=by), nothing)
    assert why_not(role, BOX, entry("debate", "ballots", by=BOX), nothing)


@pytest.mark.parametrize(("activity", "verb"), [("room", "sing"), ("nothing", "put")])
def test_what_no_activity_has_is_refused(activity: str, verb: str) -> None:
    assert "do not fit together" in why_not("leader", "heron", entry(activity, verb), nothing)


def test_one_takes_back_ones_own_and_no_others() -> None:
    mine, theirs = entry("claims", "judge"), entry("claims", "judge", by="wren")
    known = {e.id: e for e in (mine, theirs)}
    for target, refused in ((mine.id, False), (theirs.id, True), ("gone", True)):
        taken = entry("claims", "retract", {"entry": target})
        assert bool(why_not("student", "heron", taken, known.get)) is refused


def test_a_student_opens_the_ledger_for_nobody_else() -> None:
    assert why_not("student", "heron", entry("claims", "open", {"mode": "chair"}), nothing)
    assert not why_not("student", "heron", entry("claims", "open", {"mode": "solo"}), nothing)
    assert not why_not("leader", "heron", entry("claims", "open", {"mode": "chair"}), nothing)


def test_ones_own_card_may_be_changed() -> None:
    card = entry("debate", "card")
    assert not why_not("student", "heron", entry("debate", "edit", {"card": card.id}), {card.id: card}.get)
    assert why_not(
        "student", "wren", entry("debate", "edit", {"card": card.id}, by="wren"), {card.id: card}.get
    )


@pytest.mark.parametrize("activity", [a for a in ACTIVITIES if a not in ("coding", "debate", "room", "text")])
def test_what_somebody_answers_reaches_those_who_lead_and_nobody_else(activity: str) -> None:
    for verb in activity_of(activity).verbs:
        one = entry(activity, verb, by="wren")
        assert not sees("student", "heron", one, LEADERS)
        assert not sees("projector", "", one, LEADERS)
        assert sees("leader", "crane", one, LEADERS)
        assert sees("student", "wren", one, LEADERS)


def test_what_is_coded_apart_reaches_others_only_when_it_is_open() -> None:
    mine = entry("coding", "give", {"passage": ":1-2"}, by="wren")
    back = entry("coding", "retract", {"entry": mine.id}, by="wren")
    for one in (mine, back):
        assert given_apart(one, {mine.id: mine}.get) == ":1-2"
        assert not sees("student", "heron", one, LEADERS, apart=True)
        assert sees("student", "heron", one, LEADERS)
        assert sees("student", "wren", one, LEADERS, apart=True)
        assert sees("leader", "crane", one, LEADERS, apart=True)
    for verb in ("define", "choose", "open", "settle"):
        assert given_apart(entry("coding", verb, {"passage": ":1-2"}), nothing) == ""


def test_only_those_who_lead_open_what_is_coded() -> None:
    assert opened(entry("coding", "open", {"passage": ":1-2"}, by="crane"), LEADERS) == ":1-2"
    assert opened(entry("coding", "open", {"passage": ":1-2"}, by="wren"), LEADERS) == ""


def test_the_script_reaches_everybody_and_a_forged_one_nobody() -> None:
    assert sees("student", "heron", entry("room", "put", by="crane"), LEADERS)
    assert not sees("student", "heron", entry("room", "put", by="wren"), LEADERS)
    assert not sees("student", "heron", entry("room", "write", by="wren"), LEADERS)
    assert sees("student", "heron", entry("debate", "card", by="wren"), LEADERS)
