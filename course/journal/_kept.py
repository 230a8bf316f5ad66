"""What a store is: where a log keeps its lines. A file is one; a database may be another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from course.journal._entry import Entry
    from course.journal._store import News


class Kept(Protocol):
    """A place that keeps lines, which only grow, and which several processes may share.

    Attributes
    ----------
    path
        Where it is.
    problems
        Sentences about what could not be read.
    """

    path: Path
    problems: list[str]

    @property
    def file(self) -> str:
        """Its id, which it keeps for life."""

    @property
    def exists(self) -> bool:
        """Whether it was there when last looked at."""

    def check(self) -> None:
        """Look whether what is there is ours; a ForeignFile says that it is not."""

    def changed(self) -> bool:
        """Tell cheaply whether another process wrote."""

    def locked(self) -> AbstractContextManager[None]:
        """Keep other processes from writing meanwhile."""

    def read(self, *, alone: bool = True) -> News:
        """Read what is new since the last look."""

    def append(self, entries: Iterable[Entry]) -> None:
        """Add a line for each entry and wait until they are safe: all of them or none."""

    def rewrite(self, keeps: Callable[[bytes], bool]) -> None:
        """Replace everything by the lines to keep, in one step."""
