"""Questions to talk about, from what people did with positions and priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.positions.rows import place_words
from course.activities.positions.state import level_of
from course.activities.positions.table import relation
from course.language import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.positions.positions import Positions
    from course.activities.positions.priorities import Priorities


def of_positions(work: Positions) -> Iterator[str]:
    """Ask about differences in coding, chairs and shared interests."""

    def name(party: str) -> str:
        return work.case.stakeholder(party).in_sentence

    for cell, codings in work.disagreements():
        issue = work.table.issues[cell.issue]
        said = [f"{work.journal.name_of(c.who)} codes “{place_words(issue, c.place)}”" for c in codings]
        yield (
            f"On “{issue.title}”, the ledger gives {name(cell.actor)} “{cell.words}”; {listed(said)}. "
            "Which words or sources would decide between them?"
        )
    for (issue_id, actor, person), held in work.state.held.items():
        cell, issue = work.table.cell(issue_id, actor), work.table.issues[issue_id]
        last = held[-1]
        open_now = (issue_id, actor, person) in work.state.opened
        if person == work.who and open_now and relation(issue, level_of(last.place), cell.level) == "opposed":
            yield (
                f"In the chair of {name(actor)} you expected “{place_words(issue, last.place)}” on "
                f"“{issue.title}”; the ledger has “{cell.words}” ({cell.state}). "
                "What did each of you look at?"
            )
    for m in work.state.matches:
        one, other = (name(party) for party in m.pair)
        reader = work.journal.name_of(m.who)
        yield f"{reader} sees “{m.common}” behind both {one} and {other}. Would both put it in these words?"


def of_priorities(work: Priorities) -> Iterator[str]:
    """Ask about the widest spread of places for each party."""
    called = work.journal.name_of
    for party in work.parties:
        spread = work.spread(party.id)
        if not spread:
            continue
        widest = max(spread, key=lambda s: s.places[-1].place - s.places[0].place)
        first, last = widest.places[0], widest.places[-1]
        name = party.in_sentence
        if first.place < last.place:
            yield (
                f"For {name}, {called(first.who)} puts “{widest.issue.title}” at place {first.place} and "
                f"{called(last.who)} at place {last.place}. What does each of you know or assume?"
            )
        else:
            top = next(s for s in spread if s.places[0].place == 1)
            person = top.places[0]
            yield (
                f"{called(person.who)} puts “{top.issue.title}” first for {name}, because: “{person.reason}” "
                "Would it say so in public?"
            )
