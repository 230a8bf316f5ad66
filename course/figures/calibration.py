"""How sure people were, and how often the ledger agreed: one mark a judgement, never a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.figures.colours import AGAINST, FOR
from course.figures.figure import PHONE, Disc, Figure, Path, diamond
from course.figures.lines import fill, width
from course.figures.svg import to_svg
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.claims import CalibrationStep

_SIZE: Final = 13.0
_ROW: Final = 40.0
_KEY: Final = 24.0
_LABEL: Final = 96.0
_MARK: Final = 7.0
_END: Final = PHONE - 2
_MOST_MARKS: Final = 16  # a row; beyond, the count beside it says the rest
_SURE: Final = 4  # and above
_UNSURE: Final = 2  # and below
_CLEAR: Final = 0.2  # a smaller difference of two shares says nothing


def draw(steps: Sequence[CalibrationStep]) -> Figure:
    """Draw a row of marks for each step, from certain to guessing: filled where the ledger agreed.

    Parameters
    ----------
    steps
        Steps in order, from guessing to certain.
    """
    figure = Figure(PHONE, _ROW * len(steps) + 2 * _KEY)
    for row, step in enumerate(reversed(steps)):
        y = _ROW * (row + 0.5)
        counted = step.agreed + step.differed
        words = _of(step) if counted else _("none yet")
        figure.words(0, y, fill(step.label, _LABEL, _SIZE, 2, bold=True), size=_SIZE, bold=True)
        figure.words(_END, y, words, size=_SIZE, anchor="end")
        room = _END - width(words) * _SIZE - 2 * _MARK - _LABEL - 8
        apart = min(22.0, room / max(1, min(counted, _MOST_MARKS) - 1))
        marks = ([True] * step.agreed + [False] * step.differed)[:_MOST_MARKS]
        for n, agreed in enumerate(marks):
            _mark(figure, _LABEL + 8 + n * apart, y, agreed=agreed)
        if row < len(steps) - 1:
            figure.line((0, y + _ROW / 2), (PHONE, y + _ROW / 2), stroke=0.4)
    foot = _ROW * len(steps)
    for n, (agreed, words) in enumerate(((True, _("the ledger agreed")), (False, _("it differed")))):
        _mark(figure, _MARK + 1, foot + _KEY * (n + 0.5), agreed=agreed)
        figure.words(3 * _MARK, foot + _KEY * (n + 0.5), words)
    return figure


def _mark(figure: Figure, x: float, y: float, *, agreed: bool) -> None:
    if agreed:
        figure.add(Disc(x, y, _MARK, FOR, 2, FOR))
    else:
        figure.add(Path(((*diamond(x, y, _MARK + 1), (x, y - _MARK - 1)),), AGAINST, 2))


def svg(steps: Sequence[CalibrationStep]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(steps))


def finding(steps: Sequence[CalibrationStep]) -> str:
    """Say what the picture shows, in a sentence.

    Examples
    --------
    >>> from course.activities.claims import CalibrationStep
    >>> finding([CalibrationStep(1, agreed=0, differed=2), CalibrationStep(5, agreed=3, differed=1)])
    'When you were surer, the ledger agreed more often: 3 of 4 when sure or certain, 0 of 2 when \
unsure or guessing.'
    """
    sure = [s for s in steps if s.confidence >= _SURE]
    unsure = [s for s in steps if s.confidence <= _UNSURE]
    agreed, all_sure = sum(s.agreed for s in sure), sum(s.agreed + s.differed for s in sure)
    low, all_unsure = sum(s.agreed for s in unsure), sum(s.agreed + s.differed for s in unsure)
    counts = {"agreed": agreed, "sure": all_sure, "low": low, "unsure": all_unsure}
    if not (all_sure and all_unsure):
        return _(
            "The ledger agreed {agreed} of {sure} times when you were sure or certain, and {low} of {unsure} "
            "times when you were unsure or guessing."
        ).format(**counts)
    more = agreed / all_sure - low / all_unsure
    if more > _CLEAR:
        said = _(
            "When you were surer, the ledger agreed more often: {agreed} of {sure} when sure or certain, "
            "{low} of {unsure} when unsure or guessing."
        )
    elif more < -_CLEAR:
        said = _(
            "When you were surer, the ledger agreed less often: {agreed} of {sure} when sure or certain, "
            "{low} of {unsure} when unsure or guessing."
        )
    else:
        said = _(
            "Being surer did not go with agreeing more often: {agreed} of {sure} when sure or certain, "
            "{low} of {unsure} when unsure or guessing."
        )
    return said.format(**counts)


def describe(steps: Sequence[CalibrationStep]) -> str:
    """Say in words what the picture shows: the finding, then each step in the picture's order.

    Examples
    --------
    >>> from course.activities.claims import CalibrationStep
    >>> describe([CalibrationStep(1, agreed=0, differed=2), CalibrationStep(5, agreed=0, differed=0)])
    'The ledger agreed 0 of 0 times when you were sure or certain, and 0 of 2 times when you were unsure or \
guessing. Certain: none yet. Guessing: 0 of 2.'
    """
    line = _("{step}: {count}.")
    parts = [
        line.format(step=s.label, count=_of(s) if s.agreed or s.differed else _("none yet"))
        for s in reversed(steps)
    ]
    return " ".join([finding(steps), *parts])


def _of(step: CalibrationStep) -> str:
    return _("{agreed} of {all}").format(agreed=step.agreed, all=step.agreed + step.differed)
