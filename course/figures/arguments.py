"""The map of arguments as a picture: replies stand below what they reply to, one step to the right.

Places follow from the order of arrival alone, so that nothing jumps when a card comes: rows
only make room. Numbers lead to the outline, which holds the whole texts.
"""

from __future__ import annotations

from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any, Final

from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from course.activities.arguments import STATUS_WORDS
from course.figures._svg import AGAINST, FOR, INK, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from course.activities.arguments import ArgumentMap

_INDENT = 0.3  # inches a step
_ROW = 0.62  # inches
_BOX: Final = (3.7, 0.5)  # inches
_DEEPEST = 12  # deeper replies no longer move right, so that the picture stays on the page
_SIZE = 11
_MARKS: Final = {"in": "✓", "out": "✕", "undecided": "?"}
_STYLE: Final[dict[str, tuple[str, Any, str]]] = {
    "support": (FOR, "-", "-|>"),
    "entails": (FOR, "-", "-|>"),
    "attack": (AGAINST, "--", "->"),
    "contrary": (AGAINST, "--", "<|-|>"),
    "contradiction": (AGAINST, "--", "<|-|>"),
    "undercut": (AGAINST, ":", "-[,widthB=0.5,lengthB=0.1"),
}


def places(the_map: ArgumentMap) -> dict[str, tuple[int, int]]:
    """Give each node its depth and its row.

    Rows follow the outline: a reply stands below what it replies to, after the replies that
    came before it. A new card never moves another one right or left, nor past a third.
    """
    found = {}
    for line in the_map.outline():
        if not line.again:
            found[line.id] = (min(line.depth, _DEEPEST), len(found))
    return found


def draw(the_map: ArgumentMap) -> Figure:
    """Draw the map.

    Standing is a full frame and ✓, fallen a thin broken frame and ✕, open a dotted one and "?".
    Support is a full line with a filled head, attack a broken one with an open head, undercut a
    dotted one that ends in a bar.
    """
    at = places(the_map)
    deepest = max((depth for depth, _ in at.values()), default=0)
    width = max(6.2, 0.3 + deepest * _INDENT + _BOX[0] + 1.4)
    height = max(len(at), 1) * _ROW + 0.75
    figure = Figure(figsize=(width, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((0, 0.65 / height, 1, 1 - 0.65 / height))
    ax.set_axis_off()
    ax.set_xlim(0, width)  # in inches
    ax.set_ylim(height - 0.65, 0)
    parents = _parents(the_map)
    for number, node in enumerate(the_map.ids, 1):
        _box(ax, the_map, node, number, *at[node])
    for link in the_map.document.relations:
        for source in link.sources:
            for target in link.targets:
                if link.kind in _STYLE and source in at and target in at and source != target:
                    _arrow(
                        ax, link.kind, at[source], at[target], beside=parents.get(source) != (target, link.id)
                    )
    _key(figure)
    return figure


def _parents(the_map: ArgumentMap) -> dict[str, tuple[str, str]]:
    """Give for each node the relation by which it hangs below another in the outline."""
    above: list[str] = []
    found: dict[str, tuple[str, str]] = {}
    for line in the_map.outline():
        del above[line.depth :]
        if above and not line.again:
            links = [r for r in the_map.document.relations if line.id in r.sources and above[-1] in r.targets]
            if links:
                found[line.id] = (above[-1], links[0].id)
        above.append(line.id)
    return found


def _box(ax: Axes, the_map: ArgumentMap, node: str, number: int, depth: int, row: int) -> None:
    status = the_map.status(node)
    left, top = 0.15 + depth * _INDENT, row * _ROW + 0.06
    ax.add_patch(
        FancyBboxPatch(
            (left, top), *_BOX, boxstyle="round,pad=0,rounding_size=0.06", facecolor="none", edgecolor=INK,
            linewidth={"in": 2.2, "out": 0.9, "undecided": 1.3}[status],
            linestyle={"in": "-", "out": (0, (5, 4)), "undecided": ":"}[status],
        )
    )  # fmt: skip
    words = f"{_MARKS[status]} {number}. {the_map.document.label(node)}"
    lines = wrap(shorten(words, 76, placeholder="…"), 39, max_lines=2, placeholder="…")
    ax.text(left + 0.08, top + _BOX[1] / 2, "\n".join(lines).replace("$", r"\$"), va="center", ha="left",
            color=INK, fontsize=_SIZE, linespacing=1.1)  # fmt: skip


def _arrow(ax: Axes, kind: str, source: tuple[int, int], target: tuple[int, int], *, beside: bool) -> None:
    """Lead from a reply to what it is about: down the left for the tree, along the right for what goes across."""
    colour, line, head = _STYLE[kind]
    middle = 0.06 + _BOX[1] / 2
    if beside:
        ends = [(0.15 + d * _INDENT + _BOX[0], row * _ROW + middle) for d, row in (source, target)]
        bend = min(0.9, 6 / (abs(source[1] - target[1]) + 5)) * (1 if source[1] > target[1] else -1)
        style = f"arc3,rad={bend:.2f}"
    else:
        left = 0.15 + target[0] * _INDENT + _INDENT / 2
        ends = [
            (0.15 + source[0] * _INDENT, source[1] * _ROW + middle),
            (left, target[1] * _ROW + 0.06 + _BOX[1]),
        ]
        style = "angle,angleA=0,angleB=90,rad=0"
    arrow = FancyArrowPatch(
        ends[0], ends[1], arrowstyle=head, linestyle=line, color=colour, linewidth=1.5, mutation_scale=11,
        connectionstyle=style, shrinkA=0, shrinkB=1,
    )  # fmt: skip
    ax.add_patch(arrow)


def _key(figure: Figure) -> None:
    words = "✓ stands    ✕ does not stand    ? open\n— supports    - - attacks    ··· undercuts"
    figure.text(
        0.02, 0.1 / figure.get_figheight(), words, color=INK, fontsize=_SIZE, va="bottom", linespacing=1.3
    )


def svg(the_map: ArgumentMap) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(the_map))


def describe(the_map: ArgumentMap) -> str:
    """Say in words what the picture shows; the whole of it stands in the outline."""
    numbers = {node: i for i, node in enumerate(the_map.ids, 1)}
    told = [f"{numbers[node]} {STATUS_WORDS[the_map.status(node)]}" for node in the_map.ids]
    return " ".join([the_map.summary(), f"By number: {'; '.join(told)}." if told else ""]).strip()


def outline(the_map: ArgumentMap) -> str:
    """Give the equal text of the picture, indented, with the same numbers."""
    numbers = {node: i for i, node in enumerate(the_map.ids, 1)}
    return "\n".join(
        f"{'  ' * line.depth}- {f'{line.relation}: ' if line.relation else ''}{numbers[line.id]}. {line.text}"
        + (" (written out above)" if line.again else f" ({STATUS_WORDS[line.status]})")
        for line in the_map.outline()
    )
