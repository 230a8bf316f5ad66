"""How large the files may be that people bring, in bytes; one place, so that what is written can be read."""

from __future__ import annotations

from typing import Final

from course.language import _

CASE: Final = 4_000_000
"""A file of a case: ten times a rich one. A bigger one was not written by people."""
DEBATE_FORMATS: Final = 1_000_000
"""A debate format of another program has a few kilobytes."""
MAP: Final = 5_000_000
"""A map of arguments."""
MATRIX: Final = 20_000_000
"""A cross-impact matrix, or an abstract framework."""
UPLOAD: Final = 50_000_000
"""What a page hands over at once."""
JOURNAL: Final = 1_000_000_000
"""A journal; that of a class of 500 has about 30 MB, that of a course of 10,000 about 600."""


def in_words(limit: int) -> str:
    """Say a limit as people do.

    Examples
    --------
    >>> in_words(UPLOAD)
    '50 MB'
    """
    return _("{limit} MB").format(limit=limit // 1_000_000)
