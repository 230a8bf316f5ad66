"""Which letters of a text the fonts of our pictures lack."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from matplotlib.ft2font import FT2Font

from course.figures.fonts import font_folder
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSEEN: Final = ("Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp")
_SHOWN: Final = 8


def lacking(texts: Iterable[str]) -> str:
    """Give the letters, each once, for which the pictures have none.

    Examples
    --------
    >>> lacking(["Αθήνα", "通知 and 通"])
    '通知'
    """
    letters = dict.fromkeys(letter for text in texts if not text.isascii() for letter in text)
    known = _known()
    return "".join(c for c in letters if ord(c) not in known and unicodedata.category(c) not in _UNSEEN)


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
    font = FT2Font(str(font_folder() / "DejaVuSans.ttf"))
    return frozenset(font.get_charmap())
