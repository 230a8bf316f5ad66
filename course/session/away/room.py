"""A room elsewhere, as a notebook sees it: a seat in it, its journal, and its box of ballots."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from course.files.objects import read_object
from course.files.whole import write_whole
from course.journal import Journal, JournalError
from course.language import NotAllowed, _
from course.session.away.line import Line, LineLostError
from course.session.away.store import AwayStore
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from course.case import Case

SEATS: Final = "rooms.json"
"""Where a folder of work keeps the words of seats, so that a kernel that is started anew finds its own."""
WAIT: Final = 20
"""Seconds for which the room holds a question for news."""
_AGAIN: Final = 2.0


@dataclass(eq=False)
class AwayRoom:
    """A seat in a room elsewhere; what its faces ask of a room: see ``course.faces.room.box``.

    Attributes
    ----------
    line, session
        To the room; its journal is that of the seat.
    pair
        A word by chance that pairs the two secret votes of a debate; it stands in no journal.
    leaders
        The authors who lead it, as the room told last.
    """

    line: Line
    session: Session
    store: AwayStore
    pair: str
    leaders: set[str] = field(default_factory=set)
    code: str = ""
    _receipts: dict[str, str] = field(default_factory=dict)
    _answered: dict[str, int] = field(default_factory=dict)
    _asked: bool = True
    _waiting: int = 0

    @property
    def address(self) -> str:
        """The address at which people join."""
        return self.line.address

    def present(self) -> tuple[()]:
        """Who is here is told to those who lead."""
        return ()

    def answered(self, stage: str) -> int:
        """Give how many people have answered a step, as the room told last."""
        return self._answered.get(stage, 0)

    def cast(self, stage: str, who: str, choice: str, *, reason: str = "", pair: str = "") -> str:  # noqa: ARG002 - as every room has it
        """Put a ballot into the box."""
        ballot = {"stage": stage, "choice": choice, "reason": reason, "pair": pair or self.pair}
        self._receipts[stage] = str(self.line.tell("/notebook/ballot", ballot, owed="receipt")["receipt"])
        return self._receipts[stage]

    def receipt(self, stage: str, who: str) -> str:  # noqa: ARG002 - as every room has it
        """Give the receipt of one's own ballot."""
        return self._receipts.get(stage, "")

    def compare(self, debate: str, first: str, second: str = "") -> int:  # noqa: ARG002 - as every room has it
        """Refuse: those who lead close a vote, on their page."""
        raise NotAllowed(_("Only those who lead the room can do this."))

    def count(self, stage: str) -> tuple[int, dict[str, int]]:  # noqa: ARG002 - as every room has it
        """Refuse: those who lead close a vote, on their page."""
        raise NotAllowed(_("Only those who lead the room can do this."))

    def discard(self, stage: str) -> None:
        """Have nothing to delete."""

    def waiting(self) -> int:
        """Give how many wait to speak, as the room told last."""
        return self._waiting

    def ahead(self, who: str) -> None:
        """Who speaks first is told on pages, which hear of each change at once."""

    def move_code(self, who: str, by: str) -> str:  # noqa: ARG002 - as every room has it
        """Refuse: codes for another device are shown on pages of the room."""
        raise NotAllowed(_("This seat cannot go on with another device from here."))

    def was_asked(self, who: str) -> bool:  # noqa: ARG002 - as every room has it
        """Tell whether one was asked already if one would like to speak, as the room told last."""
        return self._asked

    def note_asked(self, who: str) -> None:  # noqa: ARG002 - as every room has it
        """Let the room note that one was asked."""
        self.line.tell("/notebook/asked", {}, owed="asked")
        self._asked = True

    # --- news -------------------------------------------------------------------------------

    def look(self, wait: int = 0) -> bool:
        """Ask what is new; give whether there is anything.

        Raises
        ------
        LineLostError
            If the room cannot be reached.
        """
        told = self.line.ask(
            "/notebook/news", owed="last", patience=wait + 10, after=self.store.seen, wait=wait
        )
        stage = str(told.get("stage", ""))
        before = self._receipts.get(stage, ""), self._answered.get(stage, 0)
        self._receipts[stage] = str(told.get("receipt", ""))
        self._answered[stage] = int(told.get("answered", 0))
        self._asked = bool(told.get("asked", True))
        self._waiting = int(told.get("waiting", 0))
        self.leaders.update(map(str, told.get("leaders", ())))
        news = self.store.take_in(told)
        return news or before != (self._receipts[stage], self._answered[stage])

    def follow(self, tell: Callable[[], None]) -> None:
        """Ask for news from a thread of its own, for as long as this process lives."""
        Thread(target=self._follow, args=(tell,), name="room-news", daemon=True).start()

    def _follow(self, tell: Callable[[], None]) -> None:
        while True:
            try:
                news = self.look(WAIT)
            except LineLostError:
                time.sleep(_AGAIN)
                news = False
            except NotAllowed:
                return  # the seat is gone: the room was deleted
            if news or self.session.journal.refusal:
                tell()


def join_room(address: str, code: str, name: str, case: Case, folder: Path | None = None) -> AwayRoom:
    """Take a seat in a room, or the one that this folder has there already.

    Parameters
    ----------
    address, code
        As whoever leads announces them.
    name
        A pseudonym.
    case
        What is worked on here, which must be what the room works on.
    folder
        Where the seat's word is kept, if anywhere.

    Raises
    ------
    NotAllowed
        If the code is wrong, the address is none, or the room works on something else.
    course.journal.JournalError
        If the room cannot be reached; the sentence says why.
    """
    line, kept = Line.to(address), _kept(folder)
    seat = kept.get(line.address, {})
    told: dict[str, Any] = {}
    if seat.get("word"):
        line.word = seat["word"]
        try:
            told = line.ask("/notebook/seat", owed="author")
        except NotAllowed:  # a room of another day at the same address
            line.word, seat = "", {}
    if not told:
        told = line.tell("/notebook/join", {"code": code, "name": name}, owed="author")
    if told.get("case") != case.meta.id:
        raise NotAllowed(
            _(
                "This room works on another case ({title}). Open a lesson of that case, and join from there."
            ).format(title=told.get("title", ""))
        )
    pair = seat.get("pair") or secrets.token_urlsafe(16)
    _keep(folder, {**kept, line.address: {"word": line.word, "pair": pair}})
    return _open(line, told, case, pair)


def _open(line: Line, told: Mapping[str, Any], case: Case, pair: str) -> AwayRoom:
    store = AwayStore(line, str(told["room"]))
    journal = Journal(store=store, seminar=store.room)
    session = Session(case, journal, str(told["author"]), place="room")
    session.browser.left = True  # the room keeps it
    journal.falls_back = True  # what is done without a line counts here, and is sent once it is back
    room = AwayRoom(line, session, store, pair)
    room.look()
    session.catch_up()
    _follow_in_a_notebook(room)
    return room


def _follow_in_a_notebook(room: AwayRoom) -> None:
    """Show by itself what happens in the room, where a loop runs that shows things; faces know one thread."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return  # a program of somebody's own asks when it wants to

    def show() -> None:
        room.session.catch_up()
        room.session.refresh_all(activities={"room"})

    def tell() -> None:
        loop.call_soon_threadsafe(show)

    room.follow(tell)


def _kept(folder: Path | None) -> dict[str, dict[str, str]]:
    try:
        found = read_object((folder / SEATS).read_text(encoding="utf-8")) if folder else {}
    except (OSError, ValueError):
        return {}
    return {k: v for k, v in found.items() if isinstance(v, dict)}


def _keep(folder: Path | None, seats: dict[str, dict[str, str]]) -> None:
    if folder is None:
        return
    try:
        write_whole(folder / SEATS, json.dumps(seats).encode())
        (folder / SEATS).chmod(0o600)
    except (OSError, JournalError):
        return  # then a kernel that is started anew takes another seat
