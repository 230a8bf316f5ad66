"""A switch: alone, in a pair, in a class. One choice holds for every face of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case.records.lessons import Way
from course.faces.verbs import verb
from course.language import N_, Labels

if TYPE_CHECKING:
    from course.session.session import Session

NOW: Final = Labels(
    {
        "solo": N_("You work alone: the ledger opens once you have judged."),
        "pair": N_("You work in a pair: the ledger opens once both have judged."),
        "class": N_("You work in a class: the ledger opens when your instructor says so."),
    }
)


class WaySwitch:
    """The part of a face that carries the switch; ``_way.html`` shows it.

    Parameters
    ----------
    session
        Whose choice it is.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @verb
    def on_work_as(self, value: Way) -> str:
        """Work alone, in a pair or in a class from now on, in every lesson."""
        self._session.desk.work_in(value)
        self._session.refresh_all()
        return NOW[value]
