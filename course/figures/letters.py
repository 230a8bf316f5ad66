"""Which letters of a text the fonts of our pictures lack."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from struct import iter_unpack, unpack_from
from typing import TYPE_CHECKING, Final

from course.figures.fonts import font_folder
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNSEEN: Final = ("Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp")
_CHOOSES: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x34F)))
"""Marks that nobody sees: they choose between forms of a letter."""
_WITH_MARKS: Final = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""Letters that can be marks, and the one before them; a paper with pictures is millions of others."""
_SHOWN: Final = 8
_RANGES: Final = 12  # the format of a table that lists ranges of all characters


def lacking(texts: Iterable[str]) -> str:
    """Give the letters, each once, for which the pictures have none.

    Examples
    --------
    >>> lacking(["Αθήνα", "通知 and 通"])
    '通知'
    """
    letters: dict[str, bool] = {}
    for text in texts:
        if not text.isascii():
            letters |= {c: letters.get(c, False) or loose for c, loose in _loose(text)}
    return "".join(c for c, loose in letters.items() if loose or _has_no_form(c))


def _has_no_form(letter: str) -> bool:
    """Tell whether the font lacks a letter, or it is one that means something in a font of one's own only."""
    kind = unicodedata.category(letter)
    return kind == "Co" or (ord(letter) not in _known() and kind not in _UNSEEN)


def fixed(text: str) -> str:
    r"""Leave out the marks that our fonts lack, where they stand on a letter that the fonts have.

    No font can draw such a pair, and no page is made with it; in another script a font of the system may.

    Examples
    --------
    >>> fixed("1\ufe0f\u20e3 e\u0301") == "1\ufe0f e\u0301"
    True
    """
    return _WITH_MARKS.sub(lambda some: "".join(c for c, loose in _loose(some[0]) if not loose), text)


def _loose(text: str) -> Iterator[tuple[str, bool]]:
    """Give each letter, and whether it is a mark without a font on a letter with one."""
    known, base = _known(), True
    for letter in text:
        if unicodedata.category(letter)[0] != "M":
            base = ord(letter) in known
            yield letter, False
        else:
            yield letter, base and ord(letter) not in known and letter not in _CHOOSES


def named(letters: str) -> str:
    """Name a few letters in a sentence.

    Examples
    --------
    >>> named("通知"), named("abcdefghij")
    ('通 知', 'a b c d e f g h and 2 more')
    """
    more, shown = len(letters) - _SHOWN, " ".join(letters[:_SHOWN])
    return _("{letters} and {n} more").format(letters=shown, n=more) if more > 0 else shown


@cache
def _known() -> frozenset[int]:
    """Read which characters the font has from the font's own table of them."""
    font = (font_folder() / "DejaVuSans.ttf").read_bytes()
    (count,) = unpack_from(">H", font, 4)
    tables = {tag: at for tag, _sum, at, _long in iter_unpack(">4sIII", font[12 : 12 + 16 * count])}
    cmap = tables[b"cmap"]
    (count,) = unpack_from(">H", font, cmap + 2)
    parts = [cmap + at for _who, _how, at in iter_unpack(">HHI", font[cmap + 4 : cmap + 4 + 8 * count])]
    whole = next(at for at in parts if unpack_from(">H", font, at)[0] == _RANGES)
    (ranges,) = unpack_from(">I", font, whole + 12)
    found = iter_unpack(">III", font[whole + 16 : whole + 16 + 12 * ranges])
    return frozenset(code for first, last, _glyph in found for code in range(first, last + 1))
