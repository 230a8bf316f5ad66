"""A kernel with no machine behind it: a browser runs it, and keeps the only copy of what is done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from course.case import load_case
from course.jupyter.kernel import sessions
from course.session.place import case_here
from course.session.returning import known_of, session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.session.session import Session


@dataclass(eq=False)
class _Memory:
    """Tells the browser who is here and which seminars are open, whenever that has changed.

    It shows nothing, so lines of the journal do not travel through it.
    """

    session: Session
    tell: Callable[[str], None]
    busy: bool = False
    listens: ClassVar[frozenset[str]] = frozenset()
    also_shows: ClassVar[frozenset[str]] = frozenset()
    _told: str = ""

    def refresh(self) -> None:
        known = json.dumps(known_of(self.session))
        if known != self._told:
            self._told = known
            self.tell(known)

    def keep(self, lines: Sequence[tuple[str, str]]) -> None:
        """Nothing is kept through it."""

    def bring(self, ids: Sequence[str]) -> None:
        """Nothing is brought through it."""

    def forget(self, ids: Sequence[str]) -> None:
        """Nothing is forgotten through it."""


_memories: list[_Memory] = []  # a session itself keeps none of those who watch it


def open_kernel(known: str, lines: Sequence[str], tell: Callable[[str], None]) -> None:
    """Open the work that the browser keeps, before the first cell runs.

    Parameters
    ----------
    known
        Who was here last, as JSON; what ``tell`` was given then.
    lines
        What the browser keeps of their seminars.
    tell
        Lets the browser remember who is here.
    """
    folder = case_here()
    said = json.loads(known)
    back = {name: said.get(name, "") for name in ("who", "name", "seminar")}
    session = session_of(load_case(folder), **back, lines=lines)
    sessions[folder] = session
    memory = _Memory(session, tell)
    session.watchers.add(memory)
    _memories.append(memory)
    memory.refresh()
