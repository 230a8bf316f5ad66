"""Draw how a room moved between two secret votes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matplotlib.figure import Figure

from course.activities.debate.ballots import ROUNDS
from course.activities.debate.records import CHOICES, MISSING
from course.figures.svg import AGAINST, FOR, INK, to_svg
from course.language import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from course.activities.debate.ballots import Transition

_ROWS: Final = {"for": 3.0, "undecided": 2.0, "against": 1.0, MISSING: 0.0}
_COLOURS: Final = {"for": FOR, "against": AGAINST, "undecided": INK, MISSING: INK}
_DASHES: Final = {"for": "-", "against": (0, (5, 2)), "undecided": (0, (1, 1.5)), MISSING: (0, (1, 4))}
_WIDEST: Final = 14.0


def draw(moves: Transition) -> Figure:
    """Draw lines from the first vote to the second, each as wide as the number of ballots.

    Parameters
    ----------
    moves
        How many went from one choice to another.
    """
    figure = Figure(figsize=(6.2, 3.4), layout="constrained")
    figure.patch.set_alpha(0)
    axes = figure.add_subplot()
    axes.patch.set_alpha(0)
    axes.axis("off")
    most = max(moves.counts.values(), default=1)
    shown = [c for c in _ROWS if c != MISSING or any(MISSING in pair for pair in moves.counts)]
    axes.set(xlim=(-0.75, 1.75), ylim=(min(_ROWS[c] for c in shown) - 0.5, 3.9))
    for (before, after), count in sorted(moves.counts.items()):
        _line(axes, before, after, count, most)
    for choice in shown:
        label = CHOICES.get(choice, "No ballot")
        for x, count, side in ((-0.08, moves.before(choice), "right"), (1.08, moves.after(choice), "left")):
            if choice == MISSING and not count:
                continue
            axes.text(x, _ROWS[choice], f"{label}: {count}", ha=side, va="center", fontsize=12, color=INK)
    for x, name in zip((-0.08, 1.08), ROUNDS.values(), strict=True):
        axes.text(x, 3.65, name, ha="right" if x < 0 else "left", fontsize=12, weight="bold", color=INK)
    return figure


def svg(moves: Transition) -> str:
    """Give the picture as SVG that follows the page."""
    return to_svg(draw(moves))


def describe(moves: Transition) -> str:
    """Say in words what the picture shows.

    Examples
    --------
    >>> from course.activities.debate.ballots import Transition
    >>> describe(Transition({("for", "against"): 2, ("for", "for"): 1}))
    'From the first vote to the second: 2 from “For” to “Against”, 1 stayed “For”.'
    """
    parts = []
    for (before, after), count in sorted(moves.counts.items()):
        one, other = (CHOICES.get(c, _("no ballot")) for c in (before, after))
        parts.append(
            _("{count} stayed “{one}”").format(count=count, one=one)
            if before == after
            else _("{count} from “{one}” to “{other}”").format(count=count, one=one, other=other)
        )
    return _("From the first vote to the second: {moves}.").format(moves=", ".join(parts) or _("no ballots"))


def _line(axes: Axes, before: str, after: str, count: int, most: int) -> None:
    low, high = _ROWS[before], _ROWS[after]
    width = 1.5 + (_WIDEST - 1.5) * count / most
    axes.plot([0, 1], [low, high], color=_COLOURS[after], lw=width, ls=_DASHES[after] if width < 5 else "-",  # noqa: PLR2004
              alpha=0.45, solid_capstyle="butt", zorder=1)  # fmt: skip
    where = 0.22  # near enough to its start that no two numbers meet
    axes.text(
        where,
        low + (high - low) * where,
        str(count),
        fontsize=12,
        ha="center",
        va="center",
        color=INK,
        zorder=3,
    )
