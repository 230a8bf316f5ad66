"""Measure words of a picture with the letters that a printed one has; a page's own are narrower."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from matplotlib.ft2font import FT2Font

from course.figures.fonts import font_folder

if TYPE_CHECKING:
    from course.figures.figure import Figure, Words

_FINE = 16  # letters are placed on whole dots


@cache
def _font(name: str) -> FT2Font:
    return FT2Font(str(font_folder() / f"{name}.ttf"))


def area(words: Words) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of words that are not turned."""
    font = _font("DejaVuSans-Bold" if words.bold else "DejaVuSans")
    font.set_size(words.size * _FINE, 72)
    font.set_text(words.text)
    wide = font.get_width_height()[0] / 64 / _FINE
    left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
    return left, words.y - 0.76 * words.size, left + wide, words.y + 0.24 * words.size


def shown(figure: Figure) -> list[str]:
    """Give all words, line by line."""
    return [words.text for words in figure.texts]
