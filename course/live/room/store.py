"""The journal of one seat: another place that keeps lines, of which it reads what this seat may see."""

from __future__ import annotations

from contextlib import nullcontext
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING

from course.journal import JournalError, News
from course.language import _
from course.live.room.rules import BLIND, given_apart, opened, sees, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from course.journal import Entry
    from course.live.room.log import Row
    from course.live.room.rules import Role
    from course.live.room.shared import Shared


class NotYoursError(JournalError):
    """What may not be written from a seat."""


class SeatStore:
    """What a seat's journal reads from the room and writes to it; see :class:`course.journal.Kept`.

    Parameters
    ----------
    shared
        What concerns everybody in the room.
    role, author
        Of the seat.
    """

    def __init__(self, shared: Shared, role: Role, author: str) -> None:
        self.shared = shared
        self.log = shared.log
        self.role: Role = role
        self.author = author
        self.path = Path("room")
        self.problems: list[str] = []
        self._seen = 0

    @property
    def file(self) -> str:
        """The id of the room."""
        return self.log.value("room")

    @property
    def exists(self) -> bool:
        """A room is always there."""
        return True

    def check(self) -> None:
        """Nothing to look at: the log has opened its own file."""

    def changed(self) -> bool:
        """Tell whether there are rows that were not looked at, and concern this seat."""
        last = self.log.last
        if last != self._seen and not self._new():
            self._seen = last
        return last != self._seen

    def locked(self) -> AbstractContextManager[None]:
        """Hold nothing: the log writes in one thread."""
        return nullcontext()

    def read(self, *, alone: bool = True) -> News:  # noqa: ARG002 - as every store has it
        """Read what is new and may be seen from here."""
        last = self.log.last
        rows = [row for row in self._new() if row.seq <= last]
        self._seen = last
        return News(self.seen(rows))

    def _new(self) -> list[Row]:
        """Give the rows that were not looked at and may concern this seat, in order."""
        if self.role == "leader":
            return self.log.after(self._seen)
        shared, own = self.shared.after(self._seen), self.log.of_author(self.author, self._seen)
        if not own:
            return shared
        return list({row.seq: row for row in merge(shared, own, key=lambda row: row.seq)}.values())

    def seen(self, rows: Sequence[Row]) -> tuple[Entry, ...]:
        """Give those entries that may be seen from here.

        Where one of them opens a passage that people coded apart, what it was given before comes with it.
        """
        leaders = self.shared.leaders()
        late: list[Row] = []
        free = {""}
        if any(row.entry.activity == BLIND for row in rows):
            before = self.log.of(BLIND, rows[0].seq)
            free |= {opened(row.entry, leaders) for row in before}
            fresh = {opened(row.entry, leaders) for row in rows} - free
            free |= fresh
            late = [row for row in before if self._about(row) in fresh] if fresh else []
        return tuple(
            row.entry
            for row in (*late, *rows)
            if sees(self.role, self.author, row.entry, leaders, apart=self._about(row) not in free)
        )

    def _about(self, row: Row) -> str:
        return given_apart(row.entry, self.log.find)

    def append(self, entries: Iterable[Entry]) -> None:
        """Write entries to the room, and wait until they are safe.

        Raises
        ------
        JournalError
            If one of them may not be written from here, or the disk refuses. Then none of them counts.
        """
        written = tuple(entries)
        for entry in written:
            if wrong := why_not(self.role, self.author, entry, self.log.find):
                raise NotYoursError(wrong)
        self.log.append(written)

    def rewrite(self, keeps: Callable[[bytes], bool]) -> None:  # noqa: ARG002 - as every store has it
        """Refuse: a seat cannot rewrite a room."""
        raise JournalError(_("In a room, those who lead it delete what somebody did. Ask them."))
