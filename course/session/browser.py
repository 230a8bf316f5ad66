"""The browser's own copy of a journal: what it keeps, what it lacks, and whose work it offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.journal import Entry, Journal
    from course.session.watcher import Watcher

_MOST_LINES = 2000  # in a message, well below a websocket's limit


@dataclass
class BrowserCopy:
    """What is known of the copy in the browser that shows a session.

    A line counts as kept only when the browser has said so; what it lacks is sent again.

    Attributes
    ----------
    journal
        What it is a copy of.
    trouble
        Why the browser keeps no copy; empty if it does.
    offered
        Entries that the browser keeps and the journal lacks, by their ids.
    left
        Whether somebody has left this computer: nothing of theirs goes to the browser from then on.
    """

    journal: Journal
    trouble: str = ""
    offered: dict[str, Entry] = field(default_factory=dict)
    left: bool = False
    _holds: set[str] = field(default_factory=set)
    _on_the_way: set[str] = field(default_factory=set)
    _met: WeakSet[Watcher] = field(default_factory=WeakSet)

    @property
    def keeps(self) -> bool:
        """Whether there is a browser that keeps a copy."""
        return bool(self._met) and not self.trouble and not self.left

    def meet(self, watcher: Watcher, held: Iterable[str]) -> None:
        """Compare what a browser keeps with the journal: send what it lacks, ask for what we lack."""
        if watcher in self._met:  # a page was opened anew: what was on its way to the old one is lost
            self._on_the_way.clear()
            self._met.clear()
        self._met.add(watcher)
        self._holds = set(held)
        self.send(watcher)
        unknown = [i for i in sorted(self._holds) if i not in self.journal and i not in self.offered]
        if unknown:
            watcher.bring(unknown)

    def send(self, watcher: Watcher) -> None:
        """Send the lines that the browser lacks."""
        if self.left or not (self._met or self.trouble):
            return  # there is no browser yet that could keep anything
        lacking = [e for e in self.journal if e.id not in self._holds and e.id not in self._on_the_way]
        for i in range(0, len(lacking), _MOST_LINES):
            watcher.keep([(e.id, e.to_line()) for e in lacking[i : i + _MOST_LINES]])
        self._on_the_way |= {e.id for e in lacking}

    def answered(self, watcher: Watcher, ids: Iterable[str], trouble: str) -> None:
        """Take note of what the browser has kept, or why it has not."""
        ids = set(ids)
        self._on_the_way -= ids
        if not trouble:
            self._holds |= ids
            self._met.add(watcher)  # it may have refused to tell what it held before
        self.trouble = trouble

    def offer(self, entries: Iterable[Entry]) -> None:
        """Take in entries that the browser brought."""
        self.offered.update({e.id: e for e in entries if e.id not in self.journal})

    def offers(self) -> dict[str, list[Entry]]:
        """Give what is offered, by author, whoever has most first."""
        found: dict[str, list[Entry]] = {}
        for entry in self.offered.values():
            found.setdefault(entry.author, []).append(entry)
        return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))

    def take(self, author: str) -> list[Entry]:
        """Take somebody's entries off the offer."""
        taken = self.offers().get(author, [])
        self.offered = {i: e for i, e in self.offered.items() if e.author != author}
        return taken

    def drop(self, ids: Iterable[str]) -> None:
        """No longer count on some lines, which the browser is told to forget."""
        gone = set(ids)
        self._holds -= gone
        self._on_the_way -= gone
        self.offered = {i: e for i, e in self.offered.items() if i not in gone}

    def look_again(self) -> None:
        """Offer no longer what the journal has by now."""
        self.offered = {i: e for i, e in self.offered.items() if i not in self.journal}
