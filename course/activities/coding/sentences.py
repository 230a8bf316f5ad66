"""Cut a text into its sentences: the passages that people code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: Final = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\W\da-z_])")
_SHORT: Final = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:e\.g|i\.e|etc|cf|vs|Dr|Mr|Mrs|Ms|Prof|St|No|Vol|Gen)\.$")
"""What ends with a full stop and ends no sentence: initials, and the usual abbreviations."""


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Give where the sentences of a part of a text begin and end; none goes over the end of a line.

    A sentence that ends with an abbreviation goes on into the next: rather one passage too long than two
    halves of a sentence.

    Examples
    --------
    >>> text = "Talks of U.S. officials go on. Nothing is said (yet). So."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Talks of U.S. officials go on.', 'Nothing is said (yet).', 'So.']
    """
    for line in re.finditer(r"[^\n]+", text[:end][start:]):
        first = start + line.start()
        for gap in _END.finditer(line.group()):
            before = line.group()[: gap.start()]
            if not _SHORT.search(before):
                closing = len(gap.group().rstrip())
                yield from _trimmed(text, first, start + line.start() + gap.start() + closing)
                first = start + line.start() + gap.end()
        yield from _trimmed(text, first, start + line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if said.strip():
        yield start + len(said) - len(said.lstrip()), start + len(said.rstrip())
