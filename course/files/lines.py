"""Lines of a text, as the programs that write files mean them."""

from __future__ import annotations

import re
from typing import Final

SOFT: Final = re.compile("([\x0b\x0c\x1c-\x1e\x85\u2028\u2029])")
"""Where word processors break a line with a sign of their own; splitting at it keeps the signs."""


def lines_of(text: str) -> list[str]:
    r"""Give the lines of a text, with the line ends of Unix, Windows and old Macs.

    Examples
    --------
    >>> lines_of("a\r\nb\rc\n")
    ['a', 'b', 'c', '']
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def soft_lines(line: str) -> list[str]:
    r"""Give what a person sees as lines of one line: word processors break it with signs of their own.

    Examples
    --------
    >>> soft_lines("a\u2028b\x0bc")
    ['a', 'b', 'c']
    """
    return SOFT.split(line)[::2]
