"""A room: its log, its seats, who is here, and who is told of what is new."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from time import time
from typing import TYPE_CHECKING, Final

from course.activities.room import Room as Script
from course.faces.room.box import Present
from course.journal import Journal, new_author
from course.language import NotAllowed, _
from course.live.room import codes, sql
from course.live.room.ballots import Ballots, must_take_keys
from course.live.room.log import RoomLog
from course.live.room.moves import UNNAMED, Moves
from course.live.room.names import Names
from course.live.room.opening import begin, draw, leads, of_account
from course.live.room.presence import Presence
from course.live.room.rounds import Rounds
from course.live.room.seat import RoomSeat
from course.live.room.shared import Shared
from course.live.room.sqlite import SQLite
from course.live.room.store import SeatStore
from course.live.room.tongues import Tongues
from course.live.room.tries import Tries
from course.live.room.waiting import Waiting
from course.session.names import checked_name
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from course.case import Case
    from course.live.room.database import Database
    from course.live.room.rules import Role

MOST_PEOPLE: Final = 500
_WORKED_IN: Final = {
    "exercise": "exercises",
    "priorities": "priorities",
    "chair": "positions",
    "bargaining": "bargaining",
    "debate": "debate",
    "text": "text",
    "coding": "coding",
}


@dataclass(eq=False)
class Room:
    """A room that is open.

    Parameters
    ----------
    case
        What is worked on.
    folder
        Where its files lie: the keys of open votes, and the database where it is a file. Processes that
        share a room share this folder.
    notebooks
        The folder of the lessons.
    database
        What holds the room; a file in its folder where left out.
    """

    case: Case
    folder: Path
    notebooks: Path
    lesson: str = ""
    address: str = ""
    database: Database | None = None
    _seats: dict[str, RoomSeat] = field(default_factory=dict)
    _opening: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        must_take_keys(self.folder / "keys")
        self.log = RoomLog(self.database or SQLite(self.folder / "room.db"))
        self.votes = Ballots(self.log, self.folder / "keys")
        self.presence = Presence(self.log)
        self.log.change(begin)
        self.lesson = self.lesson or self.case.lessons[0].id
        self.tongues = Tongues(self.case)
        self.tries = Tries(self.log)
        self.moves = Moves(self.log)
        self.names = Names(self.log)
        self.shared = Shared(self.log, lambda: self.leaders)
        self.queue = Waiting(self.case, self.shared)
        self.log.listen(self._leave_if_deleted)
        self.log.listen(self._leave_if_moved)
        self._sweep()

    # --- codes -----------------------------------------------------------------------

    @property
    def code(self) -> str:
        """The join code as people read it; empty where nobody can join any more."""
        return codes.shown(self.log.value("code")) if self.is_open else ""

    @property
    def is_open(self) -> bool:
        """Whether people may join."""
        until = self.log.value("until")
        return bool(until) and time() < float(until)

    def new_code(self) -> None:
        """Draw another code; the old one opens nothing from then on, and everybody keeps their seat."""
        self.log.change(draw)

    def lock(self) -> None:
        """Let nobody join any more; whoever has a seat stays."""
        self.log.set_value("until", "0")

    # --- seats -----------------------------------------------------------------------

    def lead(self) -> str:
        """Give a word by which somebody leads the room, on any device. Keep it secret."""
        secret = codes.new_word()
        self.log.set_value(leads(secret), new_author())
        return secret

    def take_up(self, secret: str) -> str:
        """Give a device the word of a seat that leads, by the secret; empty where it is none."""
        author = self.log.value(leads(secret)) if secret else ""
        return self._sit(author, "leader") if author else ""

    def sit_again(self, account: str) -> str:
        """Give a device the word of the seat that an account of a hub has; empty where it has none."""
        author = self.log.value(of_account(account))
        return self._sit(author, "student") if author else ""

    def join(
        self,
        typed: str,
        name: str,
        *,
        device: str,
        address: str,
        account: str = "",
        unnamed: bool = False,
    ) -> str:
        """Let somebody in; give the word that their device keeps.

        Parameters
        ----------
        typed
            The code as it was typed: of the room, or with which a seat goes on with another device.
        name, device, address
            A pseudonym; and who tries, so that nobody can guess.
        account
            The mark of an account of a hub, which finds this seat again.
        unnamed
            Whether a hub has not named whoever asks: then they can only go on with a seat.

        Raises
        ------
        NotAllowed
            If the code is wrong, the room is closed or full, or there were too many tries.
        """
        code = codes.typed(typed)
        right = not unnamed and bool(code) and codes.same(code, self.log.value("code"))
        if right and not self.is_open:  # no guess, so it is not counted as one: a class would be locked out
            over = _(
                "Nobody can join with this code now: its twelve hours are over, or whoever leads lets nobody "
                "else in. Ask them for a new code."
            )
            raise NotAllowed(over)
        moves = not right and self.moves.knows(code)
        wrong = _(UNNAMED) if unnamed else ""
        self.tries.check(code, right=right or moves, device=device, address=address, wrong=wrong)
        if moves:
            return self.moves.take(code)
        called = checked_name(name)
        author = new_author()
        word = self._sit(author, "student")
        seat = self.seat(word)
        assert seat is not None
        with seat.busy:
            seat.session.journal.introduce(called, by=author)
        if account:
            self.log.set_value(of_account(account), author)
        return word

    def seat(self, word: str) -> RoomSeat | None:
        """Give the seat that a device's word opens, or None."""
        mark = codes.mark_of(word)
        with self._opening:
            seat = self._seats.get(mark)
            if seat is None:
                found = self.log.ask(sql.SEAT, mark)
                if not found:
                    return None
                author, role = found[0]
                seat = self._seats[mark] = self._open(author, role)
        if self.is_out(word):  # asked last: it may have gone on with another device while it was opened
            self._seats.pop(mark, None)
            return None
        return seat

    def is_out(self, word: str) -> bool:
        """Tell whether a device had a seat that has gone on with another one."""
        return self.moves.has_left(word)

    def script(self, seat: RoomSeat | None = None) -> Script:
        """Give what was put in front of the class, as a seat sees it; where none is named, as nobody does."""
        if seat is None:
            return self.queue.script()
        return Script(self.case, seat.session.journal, who=seat.session.who, leaders=self.leaders)

    @property
    def leaders(self) -> frozenset[str]:
        """The authors who lead the room."""
        return self.log.leaders

    @property
    def seats(self) -> tuple[RoomSeat, ...]:
        """The seats that somebody has opened since the server started."""
        with self._opening:
            return tuple(self._seats.values())

    # --- what its faces ask: see course.faces.room.box.Surroundings -------------------------

    def present(self) -> Sequence[Present]:
        """Give everybody who has joined, in the order of joining."""
        here = self._here() | self.presence.everywhere
        people = [author for author, role in self.log.people if role == "student"]
        since = {seat.session.who: seat.since for seat in self.seats}
        return [Present(author, author in here, since.get(author, "")) for author in people]

    def tell_presence(self) -> None:
        """Tell other processes of this room who is here, and hear it from them."""
        if self.log.database.shared:
            self.presence.tell(self._here())

    def _here(self) -> frozenset[str]:
        return frozenset(seat.session.who for seat in self.seats if seat.present)

    def answered(self, stage: str) -> int:
        """Give how many people have answered a step, by what they did since it was put in front."""
        put = self.log.find(stage)
        kind = str(put.body.get("kind", "")) if put else ""
        if kind == "vote":
            return self.votes.cast_so_far(stage)
        activity = _WORKED_IN.get(kind, "")
        since = [row.entry for row in self.log.since(stage)]
        return len({e.author for e in since if e.activity == activity and e.id > stage} - self.leaders)

    def cast(self, stage: str, who: str, choice: str, *, reason: str = "", pair: str = "") -> str:
        """Put a ballot into the box."""
        return self.votes.cast(stage, who, choice, reason=reason, pair=pair)

    def compare(self, debate: str, first: str, second: str = "") -> int:
        """Close a vote of a debate; only the second opens both."""
        rounds = Rounds(self.case, self.log, self.votes, self.as_journal())
        return rounds.close_second(debate, first, second) if second else rounds.close_first(debate, first)

    def receipt(self, stage: str, who: str) -> str:
        """Give the receipt of somebody's ballot."""
        return self.votes.receipt(stage, who)

    def count(self, stage: str) -> tuple[int, dict[str, int]]:
        """Close the box and count."""
        return self.votes.count(stage)

    def discard(self, stage: str) -> None:
        """Delete the ballots of a counted vote."""
        self.votes.discard(stage)

    def waiting(self) -> int:
        """Give how many wait to speak."""
        return len(self.queue.queue)

    def ahead(self, who: str) -> Sequence[str] | None:
        """Give who speaks before somebody who waits."""
        return self.queue.ahead(who)

    def move_code(self, who: str, by: str) -> str:
        """Give a code with which somebody goes on with another device."""
        return self.moves.code_for(who, by=by)

    def was_asked(self, who: str) -> bool:
        """Tell whether somebody was asked already if they would like to speak."""
        return bool(self.log.value(f"asked:{who}"))

    def note_asked(self, who: str) -> None:
        """Note it beside the journal, which leaders read."""
        self.log.set_value(f"asked:{who}", "yes")

    # --- the end ---------------------------------------------------------------------------

    def as_journal(self) -> Journal:
        """Give everything that happened as a journal that every notebook opens."""
        return Journal(row.entry for row in self.log.after(0))

    def close(self) -> None:
        """Stop; everything stays on the disk."""
        self.log.close()

    def delete_everything(self) -> None:
        """Delete the room from the disk: what people did, who sat where, ballots and keys."""
        self.log.delete()
        for path in (self.folder / "keys").glob("*"):
            path.unlink(missing_ok=True)

    # --- inside ----------------------------------------------------------------------------

    def _sit(self, author: str, role: Role) -> str:
        word = codes.new_word()

        def job(database: Database) -> None:
            new = role == "student" and not database.ask(sql.MARKS, author)
            if new and database.ask(sql.HOW_MANY, role)[0][0] >= MOST_PEOPLE:
                full = _("This room is full ({most}). Ask your instructor.")
                raise NotAllowed(full.format(most=MOST_PEOPLE))
            database.do(sql.SIT, codes.mark_of(word), author, role)

        self.log.change(job)
        return word

    def _open(self, author: str, role: Role) -> RoomSeat:
        store = SeatStore(self.shared, role, author)
        journal = Journal(store=store, seminar=self.log.value("room"))
        journal.names = self.names.shown
        session = Session(self.case, journal, author, place="room")
        session.browser.left = True  # what a room keeps is not for the storage of a borrowed device
        seat = RoomSeat(session, self.notebooks, store, self.tongues.own)
        if role == "leader" and author not in journal.people:
            journal.introduce(_("whoever leads"), by=author)
        return seat

    def _leave_if_deleted(self) -> None:
        if not self.log.value("room"):
            self._seats, self.queue = {}, Waiting(self.case, self.shared)

    def _leave_if_moved(self) -> None:
        # Without the lock, which somebody may hold who waits for the thread that calls this.
        for mark in self.moves.left_now(tuple(self._seats)):
            for end in tuple(self._seats.pop(mark).leave):
                end()

    def _sweep(self) -> None:
        """Delete the ballots of votes that were counted before the server stopped."""
        for stage in self.script().state.stages.values():
            if stage.kind == "vote" and not (stage.open or stage.sealed):
                self.votes.discard(stage.id)
