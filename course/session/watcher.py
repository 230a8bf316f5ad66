"""What a session tells: whoever watches it, be it a face or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Watcher(Protocol):
    """Somebody who shows what a session holds, on a page whose browser keeps a copy.

    Attributes
    ----------
    listens, also_shows
        The activities whose entries make it look again.
    busy
        Whether it is answering a person just now; it then looks again by itself.
    """

    busy: bool

    @property
    def listens(self) -> frozenset[str]:
        """Give the activities that it shows."""

    @property
    def also_shows(self) -> frozenset[str]:
        """Give the activities of which it shows something, and undoes nothing."""

    def refresh(self) -> None:
        """Show the present state; never raises, so that one watcher cannot keep the news from another."""

    def keep(self, lines: Sequence[tuple[str, str]]) -> None:
        """Let the browser keep lines of the journal, each with the id of its entry."""

    def bring(self, ids: Sequence[str]) -> None:
        """Ask the browser for the lines with these ids."""

    def forget(self, ids: Sequence[str]) -> None:
        """Let the browser forget the lines with these ids."""
