"""Where a class puts each issue for one party: counts at each place, and nothing is averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.positions.priorities import BANDS
from course.figures.colours import FOR, GROUND
from course.figures.figure import Disc, Figure
from course.figures.lines import fill
from course.language.figures import in_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.positions.priorities import Spread

_WIDTH: Final = 446.0
_WORDS: Final = 166.0  # for the titles
_ROW: Final = 38.0
_HEAD: Final = 40.0
_SIZE: Final = 11.5
_MARK: Final = 10.0


def draw(spread: Sequence[Spread]) -> Figure:
    """Draw a row for each issue and a column for each place; the number in a mark counts people.

    Parameters
    ----------
    spread
        The places of each issue.
    """
    figure = Figure(_WIDTH, _HEAD + _ROW * len(spread) + 4)
    column = (_WIDTH - _WORDS) / len(BANDS)
    at = {band: _WORDS + column * (n + 0.5) for n, band in enumerate(BANDS)}
    for band, x in at.items():
        words = fill(BANDS[band], column - 4, _SIZE, 3)
        figure.words(x, _HEAD / 2, words, size=_SIZE, anchor="middle")
    for row, item in enumerate(spread):
        y = _HEAD + _ROW * (row + 0.5)
        figure.line((_WORDS, y), (_WIDTH, y), stroke=0.5)
        title = fill(item.issue.title, _WORDS - 8, _SIZE, 3)
        figure.words(_WORDS - 4, y, title, size=_SIZE, anchor="end")
        for band, people in item.places.items():
            if people:
                figure.add(Disc(at[band], y, _MARK, FOR, 1.8, GROUND))
                figure.words(at[band], y, in_figures(str(len(people))), size=_SIZE, anchor="middle")
    return figure
