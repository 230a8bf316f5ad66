"""What a paper consists of, whichever form it is written in.

All words of people go in as plain text. Each writer escapes them in its own
way, and lets each text find its own direction.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.figures.figure import Figure

from course.language import tag


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the paper is the only one of level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``lead`` is ours and stands before the text in bold; line breaks in the text are kept."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, letter by letter, and where they stand."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, with the lines below it."""

    text: str
    lead: str = ""
    below: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Names with what they mean, such as the parts of an argument."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names its rows.

    ``titled`` says that a heading above it has the words of its caption, so that they are not printed twice.
    A column of empty cells is there to be filled in, and gets the room that is left.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its equal text; each form draws it in its own way."""

    figure: Figure
    alt: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Slip:
    """Something to cut out and hand over. Its title is a heading below the one above the slips."""

    title: str
    blocks: tuple[Para | Items | Lines, ...]


@dataclass(frozen=True, slots=True)
class Slips:
    """Slips to cut out, side by side on paper."""

    slips: tuple[Slip, ...]
    level: int = 3


Block = Heading | Para | Quote | Items | Terms | Table | Picture | Lines | Slips
Size = Literal["a4", "letter"]
"""The sheet that a paper is printed on."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper."""

    title: str
    blocks: tuple[Block, ...]
    language: str = field(default_factory=tag)
    size: Size = "a4"


def texts_of(block: Block) -> Iterator[str]:
    """Give every text of a block, to look at its letters."""
    match block:
        case Heading():
            yield block.text
        case Para():
            yield from (block.lead, block.text)
        case Quote():
            yield from (block.text, block.place)
        case Items():
            yield from _texts_of_items(block.items)
        case Terms():
            yield from (text for pair in block.pairs for text in pair)
        case Table():
            yield from (block.caption, *block.head, *(cell for row in block.rows for cell in row))
        case Picture():
            yield block.alt
        case Slips():
            yield from (text for slip in block.slips for text in _texts_of_slip(slip))


def _texts_of_items(items: Iterable[Item]) -> Iterator[str]:
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        yield from (item.lead, item.text)
        waiting += item.below


def _texts_of_slip(slip: Slip) -> Iterator[str]:
    yield slip.title
    for part in slip.blocks:
        yield from texts_of(part)


def tidy(text: str) -> str:
    r"""Put a sign in place of characters that no file may hold, or that turn round the words after them.

    Controls, halves of pairs and non-characters are the first; overrides of the direction the second.
    Arabic and Hebrew need none of them.

    Examples
    --------
    >>> tidy("a\x00b\ufffe\u202ec")
    'a�b��c'
    """
    return "".join(c if _fits(c) else "\N{REPLACEMENT CHARACTER}" for c in text)


def _fits(char: str) -> bool:
    code = ord(char)
    if char in "\t\n":
        return True
    if char == "\ufeff" or code & 0xFFFE == 0xFFFE:  # noqa: PLR2004 - as Unicode has it
        return False
    turns = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return unicodedata.category(char) not in ("Cc", "Cs") and unicodedata.bidirectional(char) not in turns
