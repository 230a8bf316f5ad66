"""Choose what matters most to a party and what can wait, and see where a class differs.

Parties may hold positions on the same issues and still care about different
ones. A place is an order and no quantity: places are counted one by one, with
their reasons, and are never averaged. Only the first three and the last one
are asked for: nobody has an order of eleven issues in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.activity import Activity
from course.activities.positions.questions import of_priorities
from course.activities.positions.rows import PRIORITY_COLUMNS, priority_rows
from course.activities.positions.verbs import PRIORITIES, Choose, Rank
from course.activities.writing import checked_text
from course.language import N_, Labels, Misfits, NotAllowed, _, ngettext, strung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from course.activities.bodies import Done, Verbs
    from course.case import Case
    from course.case.records import Issue, Stakeholder
    from course.journal import Entry, Journal

FRONT: Final = 3
"""How many issues count as those that matter most."""
BANDS: Final = Labels(
    {"1": N_("1st"), "2": N_("2nd"), "3": N_("3rd"), "between": N_("in between"), "last": N_("last")}
)
"""Where an issue can stand: what lies between the first and the last has no order."""


def front_of(issues: int) -> int:
    """Give how many of so many issues can come first, so that one is left that can wait.

    Examples
    --------
    >>> [front_of(n) for n in (1, 2, 3, 4, 15)]
    [1, 1, 2, 3, 3]
    """
    return max(1, min(FRONT, issues - 1))


@dataclass(frozen=True, slots=True)
class Ranking:
    """What one person puts first and last for one party, with a reason for either end."""

    entry: str
    actor: str
    who: str
    first: tuple[str, ...]
    last: str
    why_first: str
    why_last: str

    def band(self, issue: str) -> str:
        """Give where an issue stands: a key of :data:`BANDS`."""
        if issue in self.first:
            return str(self.first.index(issue) + 1)
        return "last" if issue == self.last else "between"

    def reason(self, issue: str) -> str:
        """Give the reason for an issue's place, where one was given."""
        return {"1": self.why_first, "last": self.why_last}.get(self.band(issue), "")


Rankings = dict[tuple[str, str], Ranking]
"""Each person's latest choice for each party."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Who puts one issue where: the people at each place, by pseudonym."""

    issue: Issue
    places: dict[str, tuple[str, ...]]

    @property
    def front(self) -> int:
        """How many put it among the first."""
        return sum(len(who) for band, who in self.places.items() if band not in ("between", "last"))

    @property
    def words(self) -> str:
        """The counts at each place where somebody put it."""
        return strung(f"{BANDS[band]}: {len(who)}" for band, who in self.places.items() if who)


class Priorities(Activity[Rankings]):
    """Choose the first three issues and the last one, as one party would.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Priorities(load_case(), Journal(), who="heron")
    >>> order = [i.id for i in work.case.issues]
    >>> _ = work.choose("oman", order[:3], order[-1], why_first="Its own words.", why_last="It says little.")
    >>> work.spread("oman")[0].words
    '1st: 1'
    """

    name: ClassVar[str] = "priorities"
    verbs: ClassVar[Verbs] = PRIORITIES

    def fold(self, done: Sequence[Done]) -> Rankings:
        """Read each person's latest choice for each party; of a whole order only its two ends count."""
        parties, issues = {s.id for s in self.parties}, {i.id for i in self.case.issues}
        found: Rankings = {}
        for entry, body in done:
            if isinstance(body, Rank):
                known = tuple(dict.fromkeys(i for i in body.order if i in issues))
                first, last = known[: front_of(len(known))], known[-1] if len(known) > 1 else ""
            else:
                first = tuple(dict.fromkeys(i for i in body.first if i in issues))
                last = body.last if body.last in issues and body.last not in first else ""
            if body.actor in parties and first:
                ends = (first, last, body.why_first, body.why_last)
                found[body.actor, entry.by] = Ranking(entry.id, body.actor, entry.by, *ends)
        return found

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about an issue that some put first and others last, for each party."""
        return of_priorities(cls(case, journal, who=who))

    @property
    def parties(self) -> tuple[Stakeholder, ...]:
        """The parties from whose view one may rank: never a person's."""
        return tuple(s for s in self.case.stakeholders if not s.person)

    def choose(self, actor: str, first: Sequence[str], last: str, *, why_first: str, why_last: str) -> Entry:
        """Keep the issues that matter most to the party, the foremost first, and the one that can wait.

        Raises
        ------
        NotAllowed
            If the party is unknown, an issue is missing, unknown or named twice, or a reason is missing.
        """
        if actor not in {s.id for s in self.parties}:
            raise NotAllowed(_("Choose a party from the list."))
        issues = {i.id for i in self.case.issues}
        if not issues:
            raise NotAllowed(_("This case has no issues to choose from."))
        front = front_of(len(issues))
        if len(first) < front:
            raise NotAllowed(
                ngettext("Choose the issue that comes first.", "Choose the first {n} issues.", front).format(
                    n=front
                )
            )
        if not last and len(issues) > 1:
            raise NotAllowed(_("Choose the issue that can wait."))
        named = [*first, last] if last else list(first)
        if len(first) > front or len(set(named)) < len(named) or not issues.issuperset(named):
            raise NotAllowed(
                _("Each place holds one issue of this case. Run the cell again to start afresh.")
            )
        wrong = Misfits()
        with wrong.at("why_first"):
            why_first = checked_text(why_first, what=_("why the first comes first"))
        with wrong.at("why_last"):
            why_last = checked_text(why_last, what=_("why the last can wait"), required=bool(last))
        wrong.refuse()
        why = {"why_first": why_first, "why_last": why_last if last else ""}
        return self.enter(Choose, actor=actor, first=tuple(first), last=last, **why)

    def ranking(self, actor: str) -> Ranking | None:
        """Give the latest choice of the person who acts for a party, or None."""
        return self._state.get((actor, self.who))

    def rankings(self, actor: str) -> tuple[Ranking, ...]:
        """Give everybody's latest choice for a party, sorted by pseudonym."""
        found = [r for (a, _), r in self._state.items() if a == actor]
        return tuple(sorted(found, key=lambda r: self.journal.name_of(r.who)))

    def spread(self, actor: str) -> tuple[Spread, ...]:
        """Give who puts each issue where; first the issues that most people put among the first."""
        everybody = self.rankings(actor)
        if not everybody:
            return ()
        found = [
            Spread(
                issue, {band: tuple(r.who for r in everybody if r.band(issue.id) == band) for band in BANDS}
            )
            for issue in self.case.issues
        ]
        return tuple(sorted(found, key=lambda s: (-s.front, len(s.places["last"]))))

    @property
    def everybody(self) -> tuple[Ranking, ...]:
        """Everybody's latest choices, by party and person."""
        return tuple(ranking for _key, ranking in sorted(self._state.items()))

    def rows(self, actor: str = "") -> list[dict[str, Any]]:
        """Give one row for each issue that somebody put first or last."""
        return priority_rows(self, actor)

    def frame(self, actor: str = "") -> pd.DataFrame:
        """Give the places as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(self.rows(actor), columns=list(PRIORITY_COLUMNS))
