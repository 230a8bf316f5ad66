"""The sheet of what came after the paper: apart from all else, and only on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.chronology.dates import AFTER, in_order
from course.activities.chronology.verbs import OpenAfter
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.activities.chronology.chronology import Chronology
    from course.case.records import Event, Precedent
    from course.journal import Entry


class AfterPaper:
    """What happened after the paper, which settles no argument of it.

    Parameters
    ----------
    line
        The events, for whoever acts.
    """

    def __init__(self, line: Chronology) -> None:
        self.line = line

    @property
    def known(self) -> bool:
        """Whether the case knows events after the paper."""
        return any(e.category == AFTER for e in self.line.case.events)

    @property
    def is_open(self) -> bool:
        """Whether the person who acts asked for the sheet."""
        return self.line.who in self.line.state.after

    def open(self) -> Entry:
        """Ask for the sheet."""
        return self.line.enter(OpenAfter)

    def events(self) -> tuple[Event, ...]:
        """Give the events after the paper, in order.

        Raises
        ------
        NotAllowed
            If nobody asked for them.
        """
        if not self.is_open:
            raise NotAllowed(_("What happened after the paper is on a sheet of its own. Ask for it first."))
        return in_order(e for e in self.line.case.events if e.category == AFTER)

    def precedents(self) -> tuple[Precedent, ...]:
        """Give the precedents of which something is told after the paper; none before it is asked for."""
        return tuple(p for p in self.line.case.precedents if p.after_paper and self.is_open)
