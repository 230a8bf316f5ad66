"""What a case lets people bargain about, and for whom: names that records and forms give are held to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.bargaining.hypotheses import parties
from course.activities.bargaining.words import Words
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.case import Case
    from course.methods.winsets import Package


class Scope:
    """The parties that may sit at a table, and the options of each issue.

    Parameters
    ----------
    case
        Whose issues and parties are meant.

    Examples
    --------
    >>> from course.case import load_case
    >>> scope = Scope(load_case())
    >>> scope.options({"range": 1, "format": 77, "weather": 0})
    {'range': 1}
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.parties = tuple(p.id for p in parties(case))
        self.scale = {i.id: frozenset(o.level for o in i.scale) for i in case.issues}

    # --- what a record names -----------------------------------------------------

    def has(self, issue: str, level: int | None) -> bool:
        """Tell whether an issue has an option."""
        return level in self.scale.get(issue, ())

    def options(self, given: Mapping[str, int]) -> Package:
        """Give what of a package fits the issues."""
        return {i: n for i, n in given.items() if self.has(i, n)}

    def delegations(self, players: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """Give who acts for which party, in the order of the case."""
        found = {p: tuple(who for who, x in players.items() if x == p) for p in self.parties}
        return {p: people for p, people in found.items() if people}

    # --- what somebody chose -----------------------------------------------------

    def spoken_for(self, party: str) -> str:
        """Give a party if somebody may act for it; else refuse."""
        if party not in self.parties:
            raise NotAllowed(_("Choose an institution or a group of the case."))
        return party

    def issue(self, issue: str) -> str:
        """Give an issue if there is one; else refuse."""
        if issue not in self.scale:
            raise NotAllowed(_("There is no issue {issue!r}.").format(issue=issue))
        return issue

    def level(self, issue: str, level: object) -> int:
        """Give an option as a number, also where a form sent it as text; else refuse."""
        text = str(level)
        if not text.isdecimal() or int(text) not in self.scale[self.issue(issue)]:
            raise NotAllowed(
                _("{words} has no option {level!r}.").format(words=Words(self.case).title(issue), level=level)
            )
        return int(text)

    def level_if_any(self, issue: str, level: int | str | None) -> int | None:
        """Give an option as :meth:`level` does; None where none was chosen."""
        return None if level in (None, "") else self.level(issue, level)
