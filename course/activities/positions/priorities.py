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
from course.activities.positions.table import party_words
from course.activities.writing import checked_text
from course.language import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from course.case import Case
    from course.case.records import Issue, Stakeholder
    from course.journal import Entry, Journal

FRONT = 3
"""How many places count as "at the front" when a class's ranks are listed."""
COLUMNS = ("party", "who", "place", "issue", "reason", "party_id", "issue_id")


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
        return f"place {places}; among the first {FRONT} for {front} of {len(self.places)}"


class Priorities(Activity[Any]):
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
    _cache: tuple[tuple[Entry, ...], dict[tuple[str, str], Ranking]] | None = None

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
            raise NotAllowed("Choose a party from the list.")
        if not self.case.issues:
            raise NotAllowed("This case has no issues to rank.")
        if sorted(order) != sorted(i.id for i in self.case.issues):
            raise NotAllowed("The order must hold every issue once. Run the cell again to start afresh.")
        body = {
            "actor": actor,
            "order": list(order),
            "why_first": checked_text(why_first, what="why the first comes first"),
            "why_last": checked_text(why_last, what="why the last can wait"),
        }
        return self.record("rank", body)

    def ranking(self, actor: str, who: str = "") -> Ranking | None:
        """Give a person's latest order for a party, or None."""
        return self._rankings.get((actor, who or self.who))

    def rankings(self, actor: str) -> tuple[Ranking, ...]:
        """Give everybody's latest order for a party, sorted by pseudonym."""
        found = [r for (a, _), r in self._rankings.items() if a == actor]
        return tuple(sorted(found, key=lambda r: r.who))

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
            found.append(Spread(issue, tuple(sorted(places, key=lambda p: (p.place, p.who)))))
        return tuple(sorted(found, key=lambda s: -sum(p.place <= FRONT for p in s.places)))

    def rows(self, actor: str = "") -> list[dict[str, Any]]:
        """Give one row for each place that somebody gave an issue."""
        titles = {i.id: i.title for i in self.case.issues}
        names = {s.id: party_words(s) for s in self.parties}
        return [
            {
                "party": names[r.actor],
                "who": r.who,
                "place": n,
                "issue": titles[issue],
                "reason": r.reason(issue),
                "party_id": r.actor,
                "issue_id": issue,
            }
            for (_, _), r in sorted(self._rankings.items())
            if actor in ("", r.actor)
            for n, issue in enumerate(r.order, start=1)
        ]

    def frame(self, actor: str = "") -> pd.DataFrame:
        """Give the places as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(self.rows(actor), columns=list(COLUMNS))

    @property
    def _rankings(self) -> dict[tuple[str, str], Ranking]:
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, self._fold(entries))
        return self._cache[1]

    def _fold(self, entries: Sequence[Entry]) -> dict[tuple[str, str], Ranking]:
        parties, issues = {s.id for s in self.parties}, {i.id for i in self.case.issues}
        found: dict[tuple[str, str], Ranking] = {}
        for entry in entries:
            actor, order = entry.body.get("actor"), entry.body.get("order")
            if entry.verb != "rank" or not isinstance(actor, str) or not isinstance(order, list):
                continue
            known = tuple(dict.fromkeys(i for i in order if isinstance(i, str) and i in issues))
            if actor in parties and known:
                first, last = (str(entry.body.get(k, "")) for k in ("why_first", "why_last"))
                found[actor, entry.who] = Ranking(entry.id, actor, entry.who, known, first, last)
        return found
