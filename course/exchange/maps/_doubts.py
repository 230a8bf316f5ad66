"""What a reader of a map could not be sure of: a sentence for each line, and no more than people read."""

from __future__ import annotations

from typing import Final

from course.language import ngettext, number

MOST: Final = 20
"""So many are said; of the others, how many they are."""


class Doubts:
    """Takes sentences about lines in.

    Parameters
    ----------
    name
        The file's name.

    Examples
    --------
    >>> doubts = Doubts("talk.txt")
    >>> doubts.add(3, "This could be a claim.")
    >>> doubts.notes
    ('talk.txt:3: This could be a claim.',)
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._said: list[str] = []
        self._count = 0

    def add(self, line: int, said: str) -> None:
        """Say something about a line."""
        self._count += 1
        if self._count <= MOST:
            self._said.append(f"{self.name}:{line}: {said}")

    @property
    def notes(self) -> tuple[str, ...]:
        """All sentences, in the order in which they came."""
        more = self._count - MOST
        if more <= 0:
            return tuple(self._said)
        said = ngettext(
            "{name}: and {n} more line of this kind", "{name}: and {n} more lines of this kind", more
        )
        return (*self._said, said.format(name=self.name, n=number(more)))
