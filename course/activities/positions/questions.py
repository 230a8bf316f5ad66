"""Questions to talk about, from what people did with positions and priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.positions.rows import place_words
from course.activities.positions.state import level_of
from course.activities.positions.table import relation
from course.language import _, listed

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
        said = [
            _("{name_of} codes “{expected}”").format(
                name_of=work.journal.name_of(c.who), expected=place_words(issue, c.place)
            )
            for c in codings
        ]
        yield (
            _(
                "On “{issue}”, the ledger gives {name} “{position}”; {said}. Which words or sources "
                "would decide between them?"
            ).format(issue=issue.title, name=name(cell.actor), position=cell.words, said=listed(said))
        )
    for (issue_id, actor, person), held in work.state.held.items():
        cell, issue = work.table.cell(issue_id, actor), work.table.issues[issue_id]
        last = held[-1]
        open_now = (issue_id, actor, person) in work.state.opened
        if person == work.who and open_now and relation(issue, level_of(last.place), cell.level) == "opposed":
            yield (
                _(
                    "In the chair of {name} you expected “{expected}” on “{issue}”; the ledger has "
                    "“{position}” ({how}). What did each of you look at?"
                ).format(
                    name=name(actor),
                    expected=place_words(issue, last.place),
                    issue=issue.title,
                    position=cell.words,
                    how=cell.state_words,
                )
            )
    for m in work.state.matches:
        one, other = (name(party) for party in m.pair)
        reader = work.journal.name_of(m.who)
        yield _(
            "{reader} sees “{common}” behind both {one} and {other}. Would both put it in these words?"
        ).format(reader=reader, common=m.common, one=one, other=other)


def of_priorities(work: Priorities) -> Iterator[str]:
    """Ask about an issue that one puts among the first and another last; else about what comes first."""
    called = work.journal.name_of
    for party in work.parties:
        spread = work.spread(party.id)
        if not spread:
            continue
        widest = max(spread, key=lambda s: min(s.front, len(s.places["last"])))
        if widest.front and widest.places["last"]:
            yield _(
                "For {name}, {one} puts “{issue}” among the first and {other} puts it last. What does each "
                "of you know or assume?"
            ).format(
                name=party.in_sentence,
                one=called(next(who for people in widest.places.values() for who in people)),
                issue=widest.issue.title,
                other=called(widest.places["last"][0]),
            )
        else:
            person = work.rankings(party.id)[0]
            yield _(
                "{one} puts “{issue}” first for {name}, because: “{reason}” Would it say so in public?"
            ).format(
                one=called(person.who),
                issue=work.case.issue(person.first[0]).title,
                name=party.in_sentence,
                reason=person.why_first,
            )
