"""Questions to talk about, made from what people actually did.

Whatever is asked names who did what and leaves the answer open. A question
never opens what a person has not opened: the ledger's option of a chair, or
the limits of a precedent.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from course.activities.bargaining import Bargaining
from course.activities.bargaining.words import Words
from course.activities.chronology import Chronology
from course.activities.chronology.dates import in_words
from course.activities.debate import Debate
from course.activities.debate.debrief import debrief
from course.activities.negotiation import Negotiation
from course.activities.positions import Positions
from course.activities.positions.priorities import Priorities
from course.activities.positions.rows import place_words
from course.activities.positions.state import level_of
from course.activities.positions.table import relation
from course.activities.scenarios import Scenarios
from course.language import listed, upper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from course.case import Case
    from course.journal import Journal

MOST: Final = 4
"""So many questions of one activity: more are not talked about in an hour."""


def prompts(case: Case, journal: Journal, who: str, about: Sequence[str]) -> tuple[str, ...]:
    """Ask about what was done in some activities; nothing where nothing was done.

    Parameters
    ----------
    case, journal, who
        As for an activity.
    about
        Names of activities: keys of :data:`ABOUT`.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> case, journal = load_case(), Journal()
    >>> prompts(case, journal, "heron", ["priorities"])
    ()
    >>> order = [issue.id for issue in case.issues]
    >>> party = case.stakeholders[0].id
    >>> _ = Priorities(case, journal, who="heron").rank(party, order, why_first="So.", why_last="So.")
    >>> len(prompts(case, journal, "heron", ["priorities"]))
    1
    """
    done = {entry.activity for entry in journal}
    return tuple(q for name in about if name in done for q in islice(ABOUT[name](case, journal, who), MOST))


def _positions(case: Case, journal: Journal, who: str) -> Iterator[str]:
    work, words = Positions(case, journal, who=who), Words(case)
    for cell, codings in work.disagreements():
        issue = work.table.issues[cell.issue]
        said = [f"{c.who} codes “{place_words(issue, c.place)}”" for c in codings]
        yield (
            f"On “{issue.title}”, the ledger gives {words.name(cell.actor)} “{cell.words}”; {listed(said)}. "
            "Which words or sources would decide between them?"
        )
    for (issue_id, actor, person), held in work.state.held.items():
        cell, issue = work.table.cell(issue_id, actor), work.table.issues[issue_id]
        last = held[-1]
        open_now = (issue_id, actor, person) in work.state.opened
        if person == who and open_now and relation(issue, level_of(last.place), cell.level) == "opposed":
            yield (
                f"In the chair of {words.name(actor)} you expected “{place_words(issue, last.place)}” on "
                f"“{issue.title}”; the ledger has “{cell.words}” ({cell.state}). "
                "What did each of you look at?"
            )
    for m in work.state.matches:
        one, other = (words.name(party) for party in m.pair)
        yield f"{m.who} sees “{m.common}” behind both {one} and {other}. Would both put it in these words?"


def _priorities(case: Case, journal: Journal, who: str) -> Iterator[str]:
    work, words = Priorities(case, journal, who=who), Words(case)
    for party in work.parties:
        spread = work.spread(party.id)
        if not spread:
            continue
        widest = max(spread, key=lambda s: s.places[-1].place - s.places[0].place)
        first, last = widest.places[0], widest.places[-1]
        name = words.name(party.id)
        if first.place < last.place:
            yield (
                f"For {name}, {first.who} puts “{widest.issue.title}” at place {first.place} and "
                f"{last.who} at place {last.place}. What does each of you know or assume?"
            )
        else:
            top = next(s for s in spread if s.places[0].place == 1)
            person = top.places[0]
            yield (
                f"{person.who} puts “{top.issue.title}” first for {name}, because: “{person.reason}” "
                "Would it say so in public?"
            )


def _bargaining(case: Case, journal: Journal, who: str) -> Iterator[str]:
    work = Bargaining(case, journal, who=who)
    words = work.words
    for party, issue in work.differing():
        yield (
            f"You do not agree on what {words.name(party)} could accept on {words.title(issue)}. "
            "Which evidence would settle it?"
        )
    for party in (p.id for p in work.everybody):
        for issue in (i.id for i in case.issues):
            edit = work.edit(party, issue)
            if edit is not None and edit.what_if:
                yield f"{edit.reason} What would {words.name(party)} need at home to do so?"
            elif edit is not None:
                yield (
                    f"You read {words.name(party)} on {words.title(issue)} in your own way: “{edit.reason}” "
                    "Would it accept this reading itself?"
                )
    if work.package and work.analysis().package is None:
        collision = words.collision(work.analysis().collisions[0])
        yield f"No package works for your table. {collision} What do these lines rest on?"


def _debates(case: Case, journal: Journal, who: str) -> Iterator[str]:
    work = Debate(case, journal, who=who)
    for state in reversed(work.debates.values()):
        for prompt in debrief(state, case):
            yield f"{prompt.question} {prompt.about[0]}"


def _negotiation(case: Case, journal: Journal, who: str) -> Iterator[str]:
    talks = Negotiation(case, journal, who=who)
    if talks.closed:
        yield from talks.prompts()


def _scenarios(case: Case, journal: Journal, who: str) -> Iterator[str]:
    for what_if in case.what_ifs:
        work = Scenarios(case, journal, who=who, what_if=what_if.id)
        for (row, column), said in work.differing()[:2]:
            views = listed(f"{j.who} says “{j.words}”" for j in said)
            yield (
                f"How does “{work.label(row)}” act on “{work.label(column)}”? {upper(views)}. "
                "Which case from the past speaks for each?"
            )
        for story in work.stories[-2:]:
            parts = dict(story.parts)
            yield (
                f"{story.who} told “{story.title}”. Early sign: “{parts['one early sign']}” "
                "Who would see it first, and who would read it otherwise?"
            )


def _chronology(case: Case, journal: Journal, who: str) -> Iterator[str]:
    line = Chronology(case, journal, who=who)
    if line.dates_open:
        for (one, starts), (other, others) in pairwise(line.beginnings()):
            here, there = listed(s.who for s in starts), listed(s.who for s in others)
            yield (
                f"The story begins with “{one.title}” ({in_words(one.date)}) for {here} "
                f"and with “{other.title}” ({in_words(other.date)}) for {there}. "
                "Who seems to act first in each, and who to answer?"
            )
        views = line.views()
        for left, right in pairwise(line.tellings()):
            only = [
                row.event for row in line.contrast(left, right) if (row.left is None) != (row.right is None)
            ]
            if only:
                names = [f"{t.who} ({views.get(t.view, t.view)})" for t in (left, right)]
                yield (
                    f"“{only[0].title}” stands in only one of the tellings of {names[0]} and {names[1]}. "
                    "What would the other story lose or gain by it?"
                )
    for a in line.analogies():
        if line.limits_open(a.precedent.id):
            yield (
                f"{a.who} says that the analogy with {a.precedent.name} breaks here: “{a.breaks}” "
                "Does it break at the same place for every party?"
            )


ABOUT: Final[dict[str, Callable[[Case, Journal, str], Iterator[str]]]] = {
    "positions": _positions,
    "priorities": _priorities,
    "bargaining": _bargaining,
    "negotiation": _negotiation,
    "debate": _debates,
    "scenarios": _scenarios,
    "chronology": _chronology,
}
"""Activities that can be asked about."""
