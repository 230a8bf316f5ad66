"""Break text into the lines of a picture, whatever somebody wrote there, and cut it visibly."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_LONGEST: Final = 160  # characters of a text that are looked at; more than a card has room for
_MOST: Final = 8
_BOLD: Final = 1.13  # how much wider bold letters are
_TURNS: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_SHAPELESS: Final = ("Cc", "Cs", "Co", "Cn")
_NARROW: Final = frozenset(" ijlfrtI.,:;'’|!()[]-")
_BROAD: Final = frozenset("mwMW@%…—✓✕�")


def wrapped(text: str, across: float, most: int) -> list[str]:
    """Break a text into lines, and cut it where there is no more room.

    Parameters
    ----------
    text
        Any text.
    across
        The room for a line, as :func:`width` counts it.
    most
        How many lines there may be.

    Examples
    --------
    >>> wrapped("Notice reduces accidents, and costs little.", 16, 3)
    ['Notice reduces accidents, and', 'costs little.']
    >>> wrapped("w" * 50_000, 6, 2)
    ['wwwwww', 'wwwww…']
    """
    clean = shown(text[:_LONGEST]).split()
    lines, taken = [""], 0.0
    for word in clean:
        rest = word
        while rest:
            needs = width(f" {rest}") if lines[-1] else width(rest)
            if taken + needs <= across:
                lines[-1] += f" {rest}" if lines[-1] else rest
                taken, rest = taken + needs, ""
            elif lines[-1]:
                lines.append("")
                taken = 0.0
            else:
                lines[-1], rest = _broken(rest, across)
                taken = width(lines[-1])
    if len(lines) <= most and len(text) <= _LONGEST:
        return lines
    last = lines[min(most, len(lines)) - 1]
    while width(f"{last}…") > across:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def fill(text: str, room: float, size: float, most: int = _MOST, *, bold: bool = False) -> str:
    r"""Break a text into lines for a room in points, at a size in points.

    Examples
    --------
    >>> fill("first the roof, later the cellar", 100, 11.5)
    'first the roof,\nlater the cellar'
    """
    return "\n".join(wrapped(text, room / size / (_BOLD if bold else 1), most))


def width(text: str) -> float:
    """Guess how wide a text is, in heights of a letter; the page chooses the font, so this is generous.

    Examples
    --------
    >>> [round(width(x), 2) for x in ("i", "n", "N", "m", "通")]
    [0.38, 0.61, 0.73, 1.0, 1.05]
    """
    return sum(map(_width, text))


@lru_cache(1_024)
def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.38
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return 1.0 if letter in _BROAD else 0.73 if letter.isupper() else 0.61


def _broken(word: str, across: float) -> tuple[str, str]:
    """Break a word that is longer than a line."""
    fits = max((n for n in range(1, len(word) + 1) if width(word[:n]) <= across), default=1)
    return word[:fits], word[fits:]


def shown(text: str) -> str:
    r"""Show what has no shape of its own, such as NUL or a mark that turns the direction of writing.

    Examples
    --------
    >>> shown("a\x00b\u202ec")
    'a�b�c'
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    """Show what has no shape of its own, such as NUL or a mark that turns the direction of writing."""
    if letter.isspace():
        return " "
    turns = unicodedata.bidirectional(letter) in _TURNS
    return "\N{REPLACEMENT CHARACTER}" if turns or unicodedata.category(letter) in _SHAPELESS else letter
