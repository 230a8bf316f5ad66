"""Rank the issues from one party's view, and see how a class spreads.

Parties may hold positions on the same issues and still care about different
ones. A rank is an order and no quantity: ranks are shown one by one with
their reasons, and are never averaged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.positions.questions import of_priorities
from course.activities.positions.rows import PRIORITY_COLUMNS, priority_rows
from course.activities.positions.verbs import PRIORITIES, Rank
from course.activities.writing import checked_text
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from course.activities.bodies import Done, Verbs
    from course.case import Case
    from course.case.records import Issue, Stakeholder
    from course.journal import Entry, Journal

FRONT = 3
"""How many places count as "at the front" when a class's ranks are listed."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """One person's order of the issues for one party, with a reason for the first and the last."""

    entry: str
    actor: str
    who: str
    order: tuple[str, ...]
    why_first: str
    why_last: str

    def reason(self, issue: str) -> str:
        """Give the reason for an issue's place, where one was given."""
        if self.order and issue == self.order[0]:
            return self.why_first
        return self.why_last if self.order and issue == self.order[-1] else ""


Rankings = dict[tuple[str, str], Ranking]
"""Each person's latest order for each party."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one person puts an issue, from 1."""

    who: str
    place: int
    reason: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Everybody's places for one issue, the foremost first."""

    issue: Issue
    places: tuple[Place, ...]

    @property
    def words(self) -> str:
        """The places and the people, one by one."""
        front = sum(p.place <= FRONT for p in self.places)
        places = ", ".join(str(p.place) for p in self.places)
        return _("place {places}; among the first {front} for {n} of {all}").format(
            places=places, front=FRONT, n=front, all=len(self.places)
        )


class Priorities(Activity[Rankings]):
    """Rank the issues of the case as one party would.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Priorities(load_case(), Journal(), who="heron")
    >>> order = [i.id for i in work.case.issues]
    >>> _ = work.rank("oman", order, why_first="Its own words.", why_last="It says little on it.")
    >>> work.spread("oman")[0].words
    'place 1; among the first 3 for 1 of 1'
    """

    name: ClassVar[str] = "priorities"
    verbs: ClassVar[Verbs] = PRIORITIES

    def fold(self, done: Sequence[Done]) -> Rankings:
        """Read each person's latest order for each party."""
        parties, issues = {s.id for s in self.parties}, {i.id for i in self.case.issues}
        found: Rankings = {}
        for entry, body in done:
            known = tuple(dict.fromkeys(i for i in body.order if i in issues))
            if body.actor in parties and known:
                reasons = (body.why_first, body.why_last)
                found[body.actor, entry.by] = Ranking(entry.id, body.actor, entry.by, known, *reasons)
        return found

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about the widest spread of places for each party."""
        return of_priorities(cls(case, journal, who=who))

    @property
    def parties(self) -> tuple[Stakeholder, ...]:
        """The parties from whose view one may rank: never a person's."""
        return tuple(s for s in self.case.stakeholders if not s.person)

    def rank(self, actor: str, order: Sequence[str], *, why_first: str, why_last: str) -> Entry:
        """Keep an order of all issues, the most important for the party first.

        Raises
        ------
        NotAllowed
            If the party is unknown, an issue is missing or repeated, or a reason is missing.
        """
        if actor not in {s.id for s in self.parties}:
            raise NotAllowed(_("Choose a party from the list."))
        if not self.case.issues:
            raise NotAllowed(_("This case has no issues to rank."))
        if sorted(order) != sorted(i.id for i in self.case.issues):
            raise NotAllowed(_("The order must hold every issue once. Run the cell again to start afresh."))
        first = checked_text(why_first, what=_("why the first comes first"))
        last = checked_text(why_last, what=_("why the last can wait"))
        return self.enter(Rank, actor=actor, order=tuple(order), why_first=first, why_last=last)

    def ranking(self, actor: str, who: str = "") -> Ranking | None:
        """Give a person's latest order for a party, or None."""
        return self._state.get((actor, who or self.who))

    def rankings(self, actor: str) -> tuple[Ranking, ...]:
        """Give everybody's latest order for a party, sorted by pseudonym."""
        found = [r for (a, _), r in self._state.items() if a == actor]
        return tuple(sorted(found, key=lambda r: self.journal.name_of(r.who)))

    def spread(self, actor: str) -> tuple[Spread, ...]:
        """Give everybody's places for each issue; first the issues that most people put at the front."""
        everybody = self.rankings(actor)
        if not everybody:
            return ()
        found = []
        for issue in self.case.issues:
            places = [
                Place(r.who, r.order.index(issue.id) + 1, r.reason(issue.id))
                for r in everybody
                if issue.id in r.order
            ]
            found.append(
                Spread(issue, tuple(sorted(places, key=lambda p: (p.place, self.journal.name_of(p.who)))))
            )
        return tuple(sorted(found, key=lambda s: -sum(p.place <= FRONT for p in s.places)))

    @property
    def everybody(self) -> tuple[Ranking, ...]:
        """Everybody's latest orders, by party and person."""
        return tuple(ranking for _key, ranking in sorted(self._state.items()))

    def rows(self, actor: str = "") -> list[dict[str, Any]]:
        """Give one row for each place that somebody gave an issue."""
        return priority_rows(self, actor)

    def frame(self, actor: str = "") -> pd.DataFrame:
        """Give the places as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(self.rows(actor), columns=list(PRIORITY_COLUMNS))
