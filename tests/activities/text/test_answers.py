"""What every party could say to an amendment: exact, in words, with its evidence, and changed by the text."""

from __future__ import annotations

import pytest

from course.activities.bargaining import parties, starting_links, starting_views
from course.activities.text import PartyAnswer, TextRound
from course.case import load_case
from course.journal import Journal

CASE = load_case()
VIEWS = starting_views(CASE)
LINK = next(
    link
    for link in starting_links(CASE).values()
    if any(VIEWS[link.party, link.issue].stance(n) == "tolerable" for n in link.options)
)


def asked(issue: str, level: int | None, **text: int) -> tuple[TextRound, dict[str, PartyAnswer]]:
    """Propose an option of an issue in a text; give the round, and the answers by party."""
    round_ = TextRound(CASE, Journal(), who="heron")
    for about, n in text.items():
        round_.draft(about, text=f"About {about}.", level=n)
    round_.speak("oman")
    made = round_.amend(issue, text="Another wording.", level=level)
    return round_, {a.party: a for a in round_.answers(round_.state.amendments[made.id])}


@pytest.mark.parametrize("issue", [i.id for i in CASE.issues])
def test_every_party_answers_every_option_as_the_hypotheses_have_it(issue: str) -> None:
    for option in CASE.issue(issue).scale:
        _round, answers = asked(issue, option.level)
        assert set(answers) == {p.id for p in parties(CASE)}
        for party, given in answers.items():
            view = VIEWS.get((party, issue))
            stance = view.stance(option.level) if view else "unknown"
            assert (
                given.head
                in {
                    "acceptable": ("accepts",),
                    "tolerable": ("if", "accepts"),
                    "beyond": ("line",),
                    "unknown": ("unknown", "outside"),
                }[stance]
            )
            assert bool(given.evidence) == given.known
            assert given.says or given.head in ("accepts", "outside")


def test_a_condition_says_whether_the_text_has_it() -> None:
    level = next(n for n in LINK.options if VIEWS[LINK.party, LINK.issue].stance(n) == "tolerable")
    scale = {o.level for o in CASE.issue(LINK.only_if).scale}
    nothing = asked(LINK.issue, level)[1][LINK.party]
    has = asked(LINK.issue, level, **{LINK.only_if: min(LINK.needs)})[1][LINK.party]
    assert nothing.head == "if"
    assert f"Only if {LINK.words}. The text says nothing about" in nothing.says[0]
    assert "The text has it" in " ".join(has.says)
    others = scale - LINK.needs
    lacks = asked(LINK.issue, level, **{LINK.only_if: min(others)})[1][LINK.party]
    assert lacks.head == "if"
    assert "The text does not have it" in " ".join(lacks.says)


def test_an_answer_that_the_text_has_changed_says_what_it_was() -> None:
    level = next(n for n in LINK.options if VIEWS[LINK.party, LINK.issue].stance(n) == "tolerable")
    mine = [
        link
        for link in starting_links(CASE).values()
        if (link.party, link.issue) == (LINK.party, LINK.issue) and level in link.options
    ]
    round_, before = asked(LINK.issue, level)
    assert (before[LINK.party].head, before[LINK.party].was) == ("if", "")
    for link in mine:
        round_.draft(link.only_if, text="As it is needed.", level=min(link.needs))
    (made,) = round_.state.amendments.values()
    after = {a.party: a for a in round_.answers(made)}[LINK.party]
    assert (after.head, after.was, after.was_words) == ("accepts", "if", "Could accept, if …")


def test_known_answers_come_first_and_no_view_is_no_consent() -> None:
    round_, _answers = asked("range", 2)
    (made,) = round_.state.amendments.values()
    said = round_.answers(made)
    known = [a.known for a in said]
    assert known == sorted(known, reverse=True)
    labels = [CASE.stakeholder(a.party).label for a in said if a.known]
    assert labels == sorted(labels)
    assert all(a.mark != "✓" for a in said if not a.known)


def test_without_an_option_nothing_is_worked_out() -> None:
    assert asked("range", None)[1] == {}
