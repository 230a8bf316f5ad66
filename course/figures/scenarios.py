"""The stories that hold together as one picture: a row for each, a column for each driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.scenarios.words import held_in_words, told
from course.figures.colours import FOR
from course.figures.figure import Box, Figure, Lines, Path, hatched
from course.figures.lines import fill
from course.figures.svg import to_svg
from course.language import _, ngettext, number
from course.language.figures import in_figures
from course.methods.crossimpact import NOTHING_HELD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.methods.crossimpact import Matrix, Scenario

MOST_SHOWN: Final = 12
_COLUMN: Final = 108.0
_NARROWEST: Final = 446.0
_NUMBER: Final = 26.0
_ROW: Final = 48.0
_STRIP: Final = (10.0, 36.0)
_SIZE: Final = 12.5


def draw(matrix: Matrix, scenarios: Sequence[Scenario], held: Mapping[int, int] = NOTHING_HELD) -> Figure:
    """Draw a table whose cells show by a pattern where two stories agree; at most twelve rows.

    A state has the same strip beside its words wherever it stands, so that what
    changes from row to row is seen before it is read. Words say everything, also which driver is held.
    """
    shown = list(scenarios)[:MOST_SHOWN]
    columns = max(1, len(matrix.descriptors))
    column = max(_COLUMN, (_NARROWEST - _NUMBER) / columns)
    figure = Figure(_NUMBER + column * columns, _ROW * (len(shown) + 1))
    for i, d in enumerate(matrix.descriptors):
        head = _("{driver} (held)").format(driver=d.name) if i in held else d.name
        words = fill(head, column - 6, _SIZE, 3, bold=True)
        figure.words(_NUMBER + i * column, _ROW / 2, words, size=_SIZE, bold=True)
    for n, scenario in enumerate(shown, 1):
        top = n * _ROW
        figure.line((0, top), (figure.width, top), stroke=0.5)
        figure.words(4, top + _ROW / 2, in_figures(str(n)), size=_SIZE)
        for i, variant in enumerate(scenario):
            x = _NUMBER + i * column
            _strip(figure, x, top + (_ROW - _STRIP[1]) / 2, variant)
            words = fill(matrix.descriptors[i].variants[variant], column - 22, _SIZE, 3)
            figure.words(x + 16, top + _ROW / 2, words, size=_SIZE)
    return figure


def _strip(figure: Figure, x: float, y: float, variant: int) -> None:
    """Draw the pattern of a state: the first of its driver is filled, each other has lines of its own."""
    wide, tall = _STRIP
    figure.add(Box(x, y, wide, tall, FOR, fill=FOR if variant == 0 else ""))
    patterns: dict[int, Lines] = {
        1: hatched(x, y, wide, tall, 5),
        3: tuple(((x, y + tall * n / 6), (x + wide, y + tall * n / 6)) for n in range(1, 6)),
        4: (((x + wide / 2, y), (x + wide / 2, y + tall)),),
        5: hatched(x, y, wide, tall, 2.5),
        6: (((x, y), (x + wide, y + tall)), ((x, y + tall), (x + wide, y))),
    }
    if lines := patterns.get(variant):
        figure.add(Path(lines, FOR))


def svg(matrix: Matrix, scenarios: Sequence[Scenario], held: Mapping[int, int] = NOTHING_HELD) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(matrix, scenarios, held))


def describe(matrix: Matrix, scenarios: Sequence[Scenario], held: Mapping[int, int] = NOTHING_HELD) -> str:
    """Say in words what the picture shows."""
    if not scenarios:
        return _("No story holds together.")
    shown = [f"{n}. {told(matrix, s)}." for n, s in enumerate(scenarios[:MOST_SHOWN], 1)]
    more = len(scenarios) - len(shown)
    many = len(scenarios)
    first = ngettext("{n} story holds together.", "{n} stories hold together.", many).format(n=number(many))
    words = [first, held_in_words(matrix, held), *shown]
    return " ".join(
        filter(None, [*words, _("{more} more are in the list.").format(more=number(more)) if more else ""])
    )
