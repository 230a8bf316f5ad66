"""What holds a room: a file of this machine, or a server of databases that several processes share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from course.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager


class RoomDeletedError(JournalError):
    """Another process has deleted this room."""


class Database(Protocol):
    """One connection, which one thread uses at a time. Statements have ``?`` where a value goes.

    Attributes
    ----------
    name
        What people call it, in sentences. No password is in it.
    shared
        Whether several processes may serve one room.
    clash
        What it raises where one statement does not fit its tables, and others may go on.
    """

    name: str
    shared: bool
    clash: tuple[type[Exception], ...]

    def ready(self) -> None:
        """Be able to work: connect again where the connection was lost. Only between transactions."""

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Give the rows of a statement."""

    def do(self, statement: str, *values: object) -> int:
        """Do what a statement says; give how many rows it changed."""

    def do_all(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Do what a statement says with the values of each row, in one go."""

    def transaction(self) -> AbstractContextManager[None]:
        """Do all of it or nothing, as the only one who writes; when it ends well, the disk has it."""

    def attempt(self) -> AbstractContextManager[None]:
        """Do a part of a transaction that can be undone alone."""

    def follow(self, callback: Callable[[], None]) -> None:
        """Call back, from any thread, whenever another process may have written."""

    def beside(self, name: str, *, new: bool) -> Database | None:
        """Give what holds a rehearsal of this room; None where that is a file in the rehearsal's own folder.

        Parameters
        ----------
        name
            Of the rehearsal, of small letters and digits.
        new
            Whether to make it. If it is neither made nor there, whoever reads it is told it was deleted.
        """

    def trouble(self, error: Exception) -> JournalError | None:
        """Say in a sentence what an error of this database means; None where it is none of its errors."""

    def close(self) -> None:
        """Let go of it; everything stays."""

    def delete(self) -> None:
        """Let go of it and delete everything of this room that it holds."""
