"""The map of arguments as a picture: each card keeps its place, and says in words what it is about.

A card shows its mark (✓ stands, ✕ does not stand, ? open), its number, what it does to which other card,
its side, and the beginning of its claim. The outline has the whole texts, with the same numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.figures import _argument_marks as marks
from course.figures._argument_layout import CARD, MARGIN, Place, Point, corner, places, route, size, within
from course.figures.colours import INK
from course.figures.figure import INCH, Figure
from course.figures.lines import width, wrapped
from course.figures.svg import to_svg
from course.language import N_, Labels, _, strung
from course.methods.arguments import BOTH_WAYS, RELATION_KINDS, SHORT, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from course.methods.arguments import ArgumentMap, Link

__all__ = ["describe", "draw", "places", "sheets", "svg"]

_ACROSS: Final = 15.3  # the room for a line on a card, in heights of a letter
_LINES: Final = 3
_KEY: Final = 0.75  # inches
_NARROWEST: Final = 6.2  # inches
_SHEET: Final = 6  # rows
_STEPS: Final = {"premise": N_("is a premise of"), "conclusion": N_("argues for")}
_TIES: Final = Labels({"supports": N_("support"), "attacks": N_("attack"), "undercuts": N_("undercut")})
_LOOK: Final[Mapping[str, str]] = {
    k: kind.acts for k, kind in RELATION_KINDS.items() if kind.acts
} | dict.fromkeys(_STEPS, "supports")
_SAYS: Final = SHORT | _STEPS


def draw(the_map: ArgumentMap) -> Figure:
    """Draw the map.

    Standing is a thick frame and ✓, fallen a thin broken frame and ✕, open a dotted one and "?". Support is a
    full line that ends in a triangle, attack a broken one that ends in a cross, undercut a dotted one that
    ends in a bar. The side for has a full bar, the side against a hollow one.
    """
    at = places(the_map)
    return _drawn(the_map, at, range(_rows(at)))


def svg(the_map: ArgumentMap) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(the_map))


def sheets(the_map: ArgumentMap) -> list[Figure]:
    """Draw the map on sheets of six rows each, so that no page cuts through a card."""
    at = places(the_map)
    last = _rows(at)
    return [_drawn(the_map, at, range(top, min(top + _SHEET, last))) for top in range(0, last, _SHEET)]


def describe(the_map: ArgumentMap) -> str:
    """Say in words what the picture shows, for who cannot see it; the whole texts stand in the outline.

    Examples
    --------
    >>> from course.methods.arguments import ArgumentMap, Document, Node, Relation
    >>> cards = Node("a", "Notice helps."), Node("b", "It does not.")
    >>> describe(ArgumentMap(Document(cards, (Relation("r", "attack", ("b",), ("a",)),))))
    '2 on the map. Standing: 1. Not standing: 1. Open: 0. By number: 1 does not stand; 2 stands, attacks 1.'
    """
    numbers, about = _numbers(the_map), _about(the_map)
    told = []
    for node in the_map.ids:
        does = [_about_whom(the_map, link, numbers) for link in about.get(node, [])]
        told.append(strung([f"{numbers[node]} {STATUS_WORDS[the_map.status(node)]}", *does]))
    return " ".join(
        [the_map.summary(), _("By number: {told}.").format(told="; ".join(told)) if told else ""]
    ).strip()


def _rows(at: dict[str, Place]) -> int:
    return 1 + max((row for _, row in at.values()), default=0)


def _drawn(the_map: ArgumentMap, at: dict[str, Place], rows: range) -> Figure:
    numbers, about = _numbers(the_map), _about(the_map)
    across = max(size(at)[0], _NARROWEST)
    above, below = corner((0, rows.start))[1] - MARGIN, corner((0, rows.stop))[1] - MARGIN
    figure = Figure(across * INCH, (below - above + _KEY) * INCH)
    here = [node for node in the_map.ids if at[node][1] in rows]
    _links(figure, the_map.links, at, numbers, (above, below))
    marks.frames(figure, [(_down(corner(at[node]), above), the_map.status(node)) for node in here])
    marks.bars(figure, [(_down(corner(at[node]), above), _side(the_map, node)) for node in here])
    for node in here:
        place = _down(corner(at[node]), above)
        _words(figure, the_map, node, place, _head(the_map, node, about.get(node, []), numbers))
    if not the_map.ids:
        marks.text(figure, (MARGIN, 2 * MARGIN + marks.LINE), the_map.summary())
    has_sides = any(_side(the_map, node) for node in at)
    marks.key(figure, below - above, sides=has_sides)
    return figure


def _down(point: Point, above: float) -> Point:
    return point[0], point[1] - above


def _links(
    figure: Figure,
    links: Iterable[Link],
    at: dict[str, Place],
    numbers: dict[str, int],
    sheet: tuple[float, float],
) -> None:
    """Draw the lines from who speaks to what it is about, and what each ends in, where they cross a sheet."""
    above, below = sheet
    routes: dict[str, list[list[Point]]] = {}
    ends: dict[tuple[str, bool], list[Point]] = {}
    for link in links:
        look = _LOOK[link.kind]
        lane = 3 * numbers[link.near] + list(marks.LOOKS).index(look)
        way = route(link, at, lane=lane, low=marks.LOOKS[look][2])
        routes.setdefault(look, []).extend(
            [_down(point, above) for point in part] for part in within(way, above, below)
        )
        for end, before in [(way[-1], way[-2]), *([(way[0], way[1])] if link.kind in BOTH_WAYS else [])]:
            if above < end[1] < below:  # what lies beyond stands on another sheet
                ends.setdefault((look, end[0] > before[0]), []).append(_down(end, above))
    for look, ways in routes.items():
        marks.lines(figure, look, ways)
    for (look, right), points in ends.items():
        marks.ends(figure, look, points, right=right)


def _words(figure: Figure, the_map: ArgumentMap, node: str, at: Point, head: str) -> None:
    left, top = at[0] + marks.BAR + 0.09, at[1] + 0.2
    card = the_map.document.by_id[node]
    side, colour = marks.SIDES.get(_side(the_map, node), ("", INK))
    head = wrapped(head, _ACROSS, 1)[0]
    marks.text(figure, (left, top), head, bold=True)
    if side and width(head) + width(_(side)) + 0.3 < _ACROSS:
        marks.text(figure, (at[0] + CARD[0] - 0.07, top), _(side), colour=colour, anchor="end")
    lines = wrapped(card.text or card.title or card.id, _ACROSS, _LINES)
    marks.text(figure, (left, top + 0.03 + marks.LINE * len(lines)), "\n".join(lines))


def _head(the_map: ArgumentMap, node: str, links: Sequence[Link], numbers: dict[str, int]) -> str:
    """Say the mark, the number, and what the card is about."""
    head = f"{marks.MARKS[the_map.status(node)]} {numbers[node]}"
    if links:
        head += f" · {_about_whom(the_map, links[0], numbers)}"
    return f"{head} +{len(links) - 1}" if len(links) > 1 else head


def _about_whom(the_map: ArgumentMap, link: Link, numbers: dict[str, int]) -> str:
    acts = _(_SAYS[link.kind])
    if link.target != link.near:
        what = _TIES[_LOOK[the_map.document.relation_by_id[link.target].kind]]
        return _("{acts} {number}’s {what}").format(acts=acts, number=numbers[link.near], what=what)
    if link.near == link.source:
        return _("{acts} itself").format(acts=acts)
    return f"{acts} {numbers[link.near]}"


def _about(the_map: ArgumentMap) -> dict[str, list[Link]]:
    """Give for each node the links in which it speaks."""
    found: dict[str, list[Link]] = {}
    for link in the_map.links:
        found.setdefault(link.source, []).append(link)
    return found


def _numbers(the_map: ArgumentMap) -> dict[str, int]:
    """Give the numbers of the nodes: those that the cards of a debate have, or else their order."""
    given = {node: the_map.document.by_id[node].data.get("number") for node in the_map.ids}
    known = {node: n for node, n in given.items() if isinstance(n, int)}
    if len(set(known.values())) == len(given):
        return known
    return {node: number for number, node in enumerate(the_map.ids, 1)}


def _side(the_map: ArgumentMap, node: str) -> str:
    side = the_map.document.by_id[node].data.get("side")
    return side if isinstance(side, str) and side in marks.SIDES else ""
