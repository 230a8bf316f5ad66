"""One person's place in a room, on one device."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from time import time
from typing import TYPE_CHECKING, ClassVar, Final

from markupsafe import Markup

from course.journal import PEOPLE
from course.lessons.page import Frame
from course.lessons.seat import OpenPage, Seat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from course.case import Case
    from course.faces.face import Face
    from course.lessons.page import Page
    from course.live.room.rules import Role
    from course.live.room.store import SeatStore
    from course.session.session import Session

GONE_AFTER: Final = 60.0
"""Seconds without a sign after which somebody counts as gone."""
_NO_FRAME: Final = Frame(*[(None, Markup(""))] * 3)


class RoomSeat(Seat):
    """One person's place in a room.

    Attributes
    ----------
    store
        What their journal reads from the room and writes to it.
    role
        What they may do.
    open_lines
        How many of their pages are connected now.
    ahead
        Who speaks before them, as their pages were told last.
    leave
        Ends the lines of this device, each: its pages are then loaded anew.
    language
        In which its pages speak.
    """

    most_pages: ClassVar[int] = 6  # of hundreds of seats, and a page of a room shows nothing but its journal

    def __init__(self, session: Session, notebooks: Path, store: SeatStore, language: str) -> None:
        super().__init__(session, notebooks)
        self.store = store
        self.role: Role = store.role
        self.open_lines = 0
        self.last_sign = time()
        self.ahead: Sequence[str] | None = None
        self.leave: set[Callable[[], None]] = set()
        self.language = language

    @property
    def present(self) -> bool:
        """Whether they are here now."""
        return self.open_lines > 0 or time() - self.last_sign < GONE_AFTER

    @property
    def since(self) -> str:
        """When they gave their last sign."""
        return datetime.fromtimestamp(self.last_sign, UTC).isoformat()

    def touch(self) -> None:
        """Note a sign of life."""
        self.last_sign = time()

    def read_in(self, language: str, case: Case) -> None:
        """Show everything in a language from now on; pages that are open in another are loaded anew."""
        with self.busy:
            if language == self.language:
                return
            self.language, self.session.case = language, case
            self._pages.clear()
        for end in tuple(self.leave):
            end()

    def look_again(self, ahead: Sequence[str] | None) -> None:
        """Read what others did meanwhile; show leaders who is here, and others who speaks before them."""
        with self.busy:
            shown = {entry.activity for entry in self.session.catch_up()} & {"room", PEOPLE}
            if not shown and (self.role == "leader" or ahead != self.ahead):
                self.session.refresh_all(activities={"room"})
            self.ahead = ahead

    def show(self, name: str, page: Page, faces: list[Face]) -> OpenPage:
        """Keep a page of the room for the socket that will ask for it."""
        return self.keep(OpenPage(secrets.token_urlsafe(16), name, page, _NO_FRAME, faces=faces))
