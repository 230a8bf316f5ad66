"""Lines of a text, as the programs that write files mean them."""

from __future__ import annotations


def lines_of(text: str) -> list[str]:
    r"""Give the lines of a text, with the line ends of Unix, Windows and old Macs.

    Examples
    --------
    >>> lines_of("a\r\nb\rc\n")
    ['a', 'b', 'c', '']
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
