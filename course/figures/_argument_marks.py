"""What the map of arguments is drawn with: words, frames, bars, lines and their ends, and the key to them.

Paths of one look are one artist, because each artist costs a millisecond.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import BoxStyle, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform, TransformedPath

from course.figures._argument_layout import CARD, MARGIN, Point
from course.figures.svg import AGAINST, FOR, INK
from course.language import N_, _
from course.methods.arguments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure

    from course.methods.arguments import Status

SIZE: Final = 11
LINE: Final = 0.173  # inches
BAR: Final = 0.09
MARKS: Final[dict[Status, str]] = {"in": "✓", "out": "✕", "undecided": "?"}
SIDES: Final = {"for": (N_("For"), FOR), "against": (N_("Against"), AGAINST)}
LOOKS: Final[dict[str, tuple[Any, str, float]]] = {
    "supports": ("-", "triangle", 0.45),
    "attacks": ((0, (5, 3)), "x", 0.62),
    "undercuts": ((0, (1, 1.5)), "|", 0.79),
}
"""For each look of a line: its stroke, in what it ends, and how far down it meets a card."""
_UNCLIPPED: Final = TransformedPath(Path.unit_rectangle(), IdentityTransform())
_FRAMES: Final[dict[Status, tuple[float, Any]]] = {
    "in": (2.2, "-"),
    "out": (0.9, (0, (5, 4))),
    "undecided": (1.4, (0, (1, 1.6))),
}


def axes(figure: Figure, bottom: float, height: float, down: tuple[float, float]) -> Axes:
    """Make axes in inches from the upper left, on a part of a figure; what leaves them is cut off."""
    ax = figure.add_axes((0, bottom, 1, height))
    ax.set_axis_off()
    ax.set_xlim(0, figure.get_figwidth())
    ax.set_ylim(*down)
    return ax


def text(
    ax: Axes, at: Point, words: str, *, weight: str = "normal", colour: str = INK, ha: str = "left"
) -> None:
    """Write words; of several lines, the last stands at the place given."""
    # A dollar sign stands for itself here and starts no formula. Without the clip that all share,
    # matplotlib would make one for each text, which costs more than the text.
    ax.add_artist(
        _Words(
            *at, words, va="baseline", ha=ha, color=colour, fontsize=SIZE, fontweight=weight,
            parse_math=False, linespacing=1.13, clip_path=_UNCLIPPED, clip_on=False,
        )
    )  # fmt: skip


class _Words(Text):
    """Words whose place needs no measuring: to measure each text takes longer than to write it."""

    def draw(self, renderer: RendererBase) -> None:
        if self.get_horizontalalignment() != "left":
            super().draw(renderer)
            return
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        x, y = map(float, self.get_transform().transform(self.get_unitless_position()))
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        step = float(renderer.points_to_pixels(LINE * 72))  # type: ignore[arg-type]
        for number, line in enumerate(reversed(self.get_text().split("\n"))):
            if line:
                font = self.get_fontproperties()
                renderer.draw_text(context, x, y - number * step, line, font, 0, mtext=self)
        context.restore()
        self.stale = False


def frames(ax: Axes, cards: Sequence[tuple[Point, Status]]) -> None:
    """Draw the frames of cards."""
    shape = BoxStyle.Round(pad=0, rounding_size=0.06)(0, 0, *CARD, 1)
    for status, (thick, stroke) in _FRAMES.items():
        same = [_moved(shape, place) for place, label in cards if label == status]
        _patch(ax, same, linewidth=thick, linestyle=stroke)


def bars(ax: Axes, cards: Sequence[tuple[Point, str]], height: float = CARD[1]) -> None:
    """Draw a bar at the left of each card that speaks for a side: a full one or a hollow one."""
    bar = Path.unit_rectangle().transformed(Affine2D().scale(BAR, height - 0.12).translate(0.04, 0.06))
    for side, (_name, colour) in SIDES.items():
        same = [_moved(bar, place) for place, speaks_for in cards if speaks_for == side]
        _patch(ax, same, edgecolor=colour, facecolor=colour if side == "for" else "none", linewidth=1.2)


def lines(ax: Axes, look: str, routes: Sequence[Sequence[Point]]) -> None:
    """Draw lines of one look."""
    _patch(ax, [Path(list(route)) for route in routes], linewidth=1.3, linestyle=LOOKS[look][0])


def ends(ax: Axes, look: str, points: Sequence[Point], *, right: bool) -> None:
    """Draw what lines end in, just before the edge of a card at their right or left."""
    mark = LOOKS[look][1]
    ax.add_artist(
        Line2D(
            [x - 0.07 if right else x + 0.07 for x, _y in points], [y for _x, y in points], linestyle="none",
            marker=(">" if right else "<") if mark == "triangle" else mark, color=INK, markersize=8,
            markeredgewidth=2,
        )
    )  # fmt: skip


def key(ax: Axes, *, sides: bool) -> None:
    """Say what marks, frames, bars and lines mean."""
    x, y = MARGIN + 0.05, 0.3
    for status, (thick, stroke) in _FRAMES.items():
        said = STATUS_WORDS[status]
        box = Path.unit_rectangle().transformed(Affine2D().scale(0.3, 0.2).translate(x, y - 0.155))
        _patch(ax, [box], linewidth=thick, linestyle=stroke)
        text(ax, (x + 0.08, y), MARKS[status])
        text(ax, (x + 0.38, y), said)
        x += 0.55 + 0.085 * len(said)
    for side, (said, colour) in SIDES.items() if sides else ():
        bars(ax, [((x, y - 0.23), side)], 0.34)
        text(ax, (x + 0.21, y), _(said), colour=colour)
        x += 0.4 + 0.085 * len(said)
    x, y = MARGIN + 0.05, y + 0.28
    for look in LOOKS:
        lines(ax, look, [[(x, y - 0.05), (x + 0.45, y - 0.05)]])
        ends(ax, look, [(x + 0.49, y - 0.05)], right=True)
        text(ax, (x + 0.58, y), look)
        x += 0.75 + 0.085 * len(look)


def _moved(path: Path, by: Point) -> Path:
    return path.transformed(Affine2D().translate(*by))


def _patch(ax: Axes, paths: Sequence[Path], **look: Any) -> None:  # noqa: ANN401 - as matplotlib takes it
    if paths:
        look = {"facecolor": "none", "edgecolor": INK} | look
        # The limits of the axes are set, so that nobody need look how far this reaches, as add_patch does.
        ax.add_artist(PathPatch(Path.make_compound_path(*paths), **look))
