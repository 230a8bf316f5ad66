"""Draw how long people have spoken: one bar a person, in the order of joining, and nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.figures.colours import INK
from course.figures.figure import PHONE, Box, Figure, Path
from course.figures.svg import to_svg
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

_TALL: Final = 60.0
_LOW: Final = 2.0  # of somebody who has not spoken: there, and quiet
_WIDEST: Final = 12.0


def draw(seconds: Sequence[int]) -> Figure:
    """Draw the bars.

    Parameters
    ----------
    seconds
        How long each person has spoken, in the order of joining.
    """
    figure = Figure(PHONE, _TALL + 4)
    most = max(seconds, default=0) or 1
    step = min(_WIDEST, PHONE / max(1, len(seconds)))
    for n, spoken in enumerate(seconds):
        tall = max(_LOW, _TALL * spoken / most)
        figure.add(Box(n * step, _TALL - tall + 2, step * 0.7, tall, "", 0, fill=INK))
    figure.add(Path((((0.0, _TALL + 3), (PHONE, _TALL + 3)),)))
    return figure


def svg(seconds: Sequence[int]) -> str:
    """Draw the bars for a page."""
    return to_svg(draw(seconds))


def describe(seconds: Sequence[int]) -> str:
    """Say what the bars show.

    Examples
    --------
    >>> describe([0, 90, 60])
    '2 of 3 people have spoken, 3 minutes together.'
    >>> describe([0, 9, 0])
    '1 of 3 people have spoken, less than a minute together.'
    """
    spoke = sum(1 for n in seconds if n)
    said = ngettext(
        "{spoke} of {n} person has spoken", "{spoke} of {n} people have spoken", len(seconds)
    ).format(spoke=spoke, n=len(seconds))
    minutes = round(sum(seconds) / 60 + 0.01)
    together = ngettext("{n} minute together", "{n} minutes together", minutes).format(n=minutes)
    if spoke and not minutes:
        together = _("less than a minute together")
    return _("{spoken}, {together}.").format(spoken=said, together=together)
