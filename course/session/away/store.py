"""The journal of a seat in a room elsewhere: another place that keeps lines."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from course.journal import Entry, JournalError, News
from course.language import NotAllowed, _
from course.session.away.line import LineLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from course.session.away.line import Line

MOST_BYTES: Final = 500_000
"""Of one request; an entry alone may be larger."""


class AwayStore:
    """What a notebook reads from a room and writes to it; see :class:`course.journal.Kept`.

    Parameters
    ----------
    line
        To the room.
    room
        The room's id.
    """

    def __init__(self, line: Line, room: str) -> None:
        self.line = line
        self.room = room
        self.path = Path("room")
        self.problems: list[str] = []
        self.seen = 0
        self._news: list[Entry] = []
        self._mutex = Lock()
        self._late: set[str] = set()  # ids that were sent, and nobody knows whether they arrived

    @property
    def file(self) -> str:
        """The id of the room."""
        return self.room

    @property
    def exists(self) -> bool:
        """A room is there, also while it cannot be reached."""
        return True

    def take_in(self, told: dict[str, Any]) -> bool:
        """Take in what the room has told; give whether there was anything new."""
        lines, last = told.get("lines", ()), told.get("last", self.seen)
        entries = [Entry.from_line(line) for line in lines]
        with self._mutex:
            if last <= self.seen:
                return False
            self._news += entries
            self.seen = last
        return bool(entries)

    def check(self) -> None:
        """Nothing to look at: the room looks after its own file."""

    def changed(self) -> bool:
        """Tell whether the room has told something that was not read yet."""
        return bool(self._news)

    def locked(self) -> AbstractContextManager[None]:
        """Hold nothing: the room writes in one thread."""
        return nullcontext()

    def read(self, *, alone: bool = True) -> News:  # noqa: ARG002 - as every store has it
        """Read what is new."""
        with self._mutex:
            news, self._news = tuple(self._news), []
        return News(news)

    def append(self, entries: Iterable[Entry]) -> None:
        """Write entries to the room, and wait until it has stored them; the same ones are stored once.

        Raises
        ------
        LineLostError
            If the room cannot be reached. They may be sent again.
        NotAllowed
            If the room refuses one of them. Then none counts.
        """
        waits = [(entry.id, entry.to_line()) for entry in entries]
        try:
            for some in _in_parts(waits):
                self._send(some)
        except LineLostError:
            self._late |= {entry_id for entry_id, _line in waits}
            raise
        self._late -= {entry_id for entry_id, _line in waits}

    def rewrite(self, keeps: Callable[[bytes], bool]) -> None:  # noqa: ARG002 - as every store has it
        """Refuse: a seat cannot rewrite a room."""
        raise JournalError(_("In a room, those who lead it delete what somebody did. Ask them."))

    def _send(self, some: list[tuple[str, str]]) -> None:
        """Send some; what the room refuses of those that waited must not hold up the rest."""
        try:
            self.line.tell("/notebook/entries", {"lines": [line for _id, line in some]}, owed="stored")
        except NotAllowed as refused:
            waited = any(entry_id in self._late for entry_id, _line in some)
            if not waited:
                raise
            if len(some) > 1:
                for one in some:
                    self._send([one])
            else:
                why = _("The room did not take something that waited for the line: {why}")
                self.problems.append(why.format(why=refused))


def _in_parts(lines: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Give lines in parts that one request holds, in order."""
    part: list[tuple[str, str]] = []
    size = 0
    for entry_id, line in lines:
        size += len(line.encode())
        if part and size > MOST_BYTES:
            yield part
            part, size = [], len(line.encode())
        part.append((entry_id, line))
    if part:
        yield part
