"""Networks of parties, and of parties and options. The layout is fixed: a ring, and two columns."""

from __future__ import annotations

import math
from textwrap import fill
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from course.figures.party import draw_badge
from course.figures.svg import AGAINST, FOR, INK, to_svg
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from course.figures.party import Badge
    from course.methods.networks import Affiliation, Tie

_WIDTH = 6.2
_ACROSS, _UP, _SPOKES = 1.95, 1.4, 2.2  # half of what is to be seen, where the ring's radius is 1
_MIDDLE = 0.15  # so near the middle line, a name stands above or below its mark
_BADGE = 0.17  # from the middle of a mark to the name beside it
_QUARTER = 90
_RADIAL_FROM = 10  # with more names around the ring, they stand like spokes
_LABELS_FROM = 16  # ties: with more, a number on each hides more than it says; the table has them


def draw_parties(
    ties: Sequence[Tie], names: Mapping[str, str], kind: str, badges: Mapping[str, Badge]
) -> Figure:
    """Draw parties in a ring, in the order given: solid lines for agreement, dashed ones for conflict.

    Parameters
    ----------
    ties
        What to draw; ties below a threshold are left out before.
    names
        Id and name of every party, in order around the ring.
    kind
        ``"congruence"``, ``"conflict"``, ``"both"`` or ``"subtract"``.
    badges
        The mark of every party.
    """
    radial = len(names) > _RADIAL_FROM
    across, tall = (_SPOKES, _SPOKES) if radial else (_ACROSS, _UP)
    figure, ax = _canvas(_WIDTH * tall / across)
    ax.set_xlim(-across, across)
    ax.set_ylim(-tall, tall)
    places = _ring(list(names))
    lines = [line for tie in ties for line in _lines(tie, kind)]
    for one, other, weight, agree, bend in lines:
        _tie(ax, places[one], places[other], weight, agree=agree, bend=bend, number=len(lines) < _LABELS_FROM)
    for party, (x, y) in places.items():
        draw_badge(ax, x, y, badges[party])
        _name(ax, x, y, names[party], radial=radial)
    return figure


def _name(ax: Axes, x: float, y: float, name: str, *, radial: bool) -> None:
    """Write a name outside the ring; many names stand like spokes, so that none meets another."""
    if radial:
        turn = math.degrees(math.atan2(y, x))
        left = abs(turn) > _QUARTER
        ax.text(
            x * 1.22, y * 1.16, fill(name, 15), ha="right" if left else "left", va="center",
            color=INK, fontsize=11, rotation=turn + 180 if left else turn, rotation_mode="anchor", zorder=5,
        )  # fmt: skip
        return
    side = "left" if x > _MIDDLE else "right" if x < -_MIDDLE else "center"
    up = math.copysign(0.16, y) if side == "center" else 0.0
    out = math.copysign(_BADGE, x) if side != "center" else 0.0
    ax.text(x + out, y * 1.05 + up, fill(name, 16), ha=side, va="center", color=INK, fontsize=11.5, zorder=5)


def _lines(tie: Tie, kind: str) -> list[tuple[str, str, int, bool, float]]:
    """Give the lines of a tie: from, to, weight, whether it agrees, how it bends."""
    found = []
    both = kind == "both" and tie.congruence > 0 and tie.conflict > 0
    if kind in ("congruence", "both") and tie.congruence:
        found.append((tie.one, tie.other, tie.congruence, True, 0.12 if both else 0.0))
    if kind in ("conflict", "both") and tie.conflict:
        found.append((tie.one, tie.other, tie.conflict, False, -0.12 if both else 0.0))
    if kind == "subtract" and tie.subtract:
        found.append((tie.one, tie.other, abs(tie.subtract), tie.subtract > 0, 0.0))
    return found


def _ring(parties: list[str]) -> dict[str, tuple[float, float]]:
    """Put parties on a circle, the first at the top, clockwise."""
    count = max(1, len(parties))
    turns = {p: math.pi / 2 - 2 * math.pi * n / count for n, p in enumerate(parties)}
    return {p: (math.cos(t), math.sin(t)) for p, t in turns.items()}


def _tie(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    weight: int,
    *,
    agree: bool,
    bend: float,
    number: bool,
) -> None:
    colour = FOR if agree else AGAINST
    style: Any = "solid" if agree else (0, (4, 2.5))
    ax.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-", connectionstyle=f"arc3,rad={bend}", color=colour,
            linewidth=0.8 + 0.9 * min(weight, 6), linestyle=style, zorder=2,
        )
    )  # fmt: skip
    if number:
        # A third of the way along: lines across a ring meet in its middle.
        x, y = (start[0] * 0.62 + end[0] * 0.38, start[1] * 0.62 + end[1] * 0.38)
        dx, dy = end[0] - start[0], end[1] - start[1]
        text = f"{'=' if agree else '≠'} {weight}"
        ax.text(
            x + bend * dy * 0.45, y - bend * dx * 0.45, text, ha="center", va="center", color=colour,
            fontsize=11, fontweight="bold", bbox={"facecolor": "none", "edgecolor": "none"}, zorder=3,
        )  # fmt: skip


def draw_options(
    edges: Sequence[Affiliation],
    names: Mapping[str, str],
    options: Mapping[str, str],
    badges: Mapping[str, Badge],
) -> Figure:
    """Draw parties on the left, options on the right: solid where a party agrees, dashed where it does not.

    Parameters
    ----------
    edges
        The two-mode network.
    names, options
        Ids and names of the parties and of the options, from top to bottom.
    badges
        The mark of every party.
    """
    rows = max(len(names), len(options), 1)
    height = 0.56 * rows + 0.3
    figure, ax = _canvas(height)
    ax.set_xlim(0, 1)
    ax.set_ylim(rows - 0.4, -0.6)
    left = {p: (0.27, _spaced(n, len(names), rows)) for n, p in enumerate(names)}
    right = {o: (0.6, _spaced(n, len(options), rows)) for n, o in enumerate(options)}
    for edge in edges:
        if edge.actor in left and edge.concept in right:
            (x, y), (x2, y2) = left[edge.actor], right[edge.concept]
            for agree, count in ((True, edge.agree), (False, edge.disagree)):
                if count:
                    ax.plot(
                        [x, x2], [y, y2], color=FOR if agree else AGAINST, linewidth=2.0 if agree else 1.1,
                        linestyle="solid" if agree else (0, (3, 2.5)), zorder=2 if agree else 1,
                    )  # fmt: skip
    for party, (x, y) in left.items():
        draw_badge(ax, x, y, badges[party])
        ax.text(x - 0.045, y, fill(names[party], 15), ha="right", va="center", color=INK, fontsize=11.5)
    for option, (x, y) in right.items():
        ax.plot(x, y, marker="s", markersize=8, color=INK, zorder=3)
        ax.text(x + 0.025, y, fill(options[option], 27), ha="left", va="center", color=INK, fontsize=11)
    return figure


def _spaced(number: int, count: int, rows: int) -> float:
    return (number + 0.5) * rows / count - 0.5


def _canvas(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_WIDTH, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((0.01, 0.01, 0.98, 0.98))
    ax.patch.set_alpha(0)
    ax.axis("off")
    return figure, ax


def svg(figure: Figure) -> str:
    """Give a network as SVG for a page."""
    return to_svg(figure)


def describe_parties(ties: Sequence[Tie], names: Mapping[str, str], kind: str) -> str:
    """Say in words what a network of parties shows."""
    same, opposed = _("{one} and {other}: the same option on {n}"), _("{one} and {other}: opposed on {n}")
    if kind == "subtract":
        same, opposed = _("{one} and {other}: agree on {n} more"), _("{one} and {other}: opposed on {n} more")
    said = [
        (same if agree else opposed).format(one=names[a], other=names[b], n=weight)
        for tie in ties
        for a, b, weight, agree, _order in _lines(tie, kind)
    ]
    return "; ".join(said) + "." if said else _("No two parties are tied at this threshold.")


def describe_options(
    edges: Sequence[Affiliation], names: Mapping[str, str], options: Mapping[str, str]
) -> str:
    """Say in words what a network of parties and options shows."""
    agrees, opposed = _("{party} agrees with {option}"), _("{party} is opposed to {option}")
    said = [
        (agrees if e.agree else opposed).format(party=names[e.actor], option=options[e.concept])
        for e in edges
        if e.actor in names and e.concept in options
    ]
    return "; ".join(said) + "." if said else _("Nobody of the chosen parties has an option on these issues.")
