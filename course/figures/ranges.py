"""What the paper says of a range, beside what public references report, with the uncertainty to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.figures.colours import AGAINST, FOR
from course.figures.figure import PHONE, Box, Figure, Path, diamond
from course.figures.lines import fill, width
from course.figures.svg import to_svg
from course.language import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case import System

_SIZE: Final = 12.0
_LINE: Final = 18.0
_LEFT: Final = 10.0
_TEXT: Final = 16.0
_RIGHT: Final = PHONE - 12
_BAR: Final = 10.0
_MARK: Final = 6.0
_HEAD: Final = 8.0
_FOOT: Final = 22.0
_STEP: Final = 500  # km between the marks of the axis


def comparable(systems: Sequence[System]) -> list[System]:
    """Give the systems with figures that fit one axis, farthest first.

    "Above" some figure, without an end, does not fit.
    """
    shown = [
        s
        for s in systems
        if (s.paper_range_km or s.reference_ranges_km)
        and all(r.high is not None for r in s.reference_ranges_km)
    ]
    return sorted(shown, key=_farthest, reverse=True)


def _farthest(system: System) -> float:
    highs = [r.high or r.low for r in system.reference_ranges_km]
    return max([*highs, system.paper_range_km.high if system.paper_range_km else 0])


def draw(systems: Sequence[System]) -> Figure:
    """Draw on one axis from 0 the paper's figure of each system, and each figure of the references.

    The paper is filled, references are hollow; a bar goes from one figure to another, a diamond is a
    single one. A system without any figure is left to the table.
    """
    shown = comparable(systems)
    most = max([_STEP * 1.0, *(_farthest(s) for s in shown)])
    figure = Figure(PHONE, 0)

    def at(km: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * km / most

    y = _HEAD
    for system in shown:
        if y > _HEAD:
            figure.line((0, y), (PHONE, y), stroke=0.4)
        name = fill(system.name, PHONE - 20, 13, 2, bold=True)
        lines = name.count("\n") + 1
        figure.words(_TEXT, y + lines * _LINE / 2 + 2, name, size=13.0, bold=True)
        y += lines * _LINE + 4
        if system.paper_range_km:
            low, high = system.paper_range_km.low, system.paper_range_km.high
            y = _figure(
                figure,
                y,
                (at(low), at(high)),
                _("the paper: {span}").format(span=_span(low, high)),
                paper=True,
            )
        else:
            figure.words(_TEXT, y + _LINE / 2, _("the paper gives no figure"), size=_SIZE, italic=True)
            y += _LINE
        for r in system.reference_ranges_km:
            ends = (at(r.low), at(r.high or r.low))
            y = _figure(
                figure,
                y,
                ends,
                _("{label}: {span}").format(label=r.label, span=_span(r.low, r.high or r.low)),
                paper=False,
            )
        if not system.reference_ranges_km:
            figure.words(_TEXT, y + _LINE / 2, _("no range in the references"), size=_SIZE, italic=True)
            y += _LINE
        y += 5
    figure.height = y + _FOOT
    marks = list(range(0, int(most) + 1, _STEP))
    rules = tuple(((at(km), _HEAD), (at(km), y)) for km in marks)
    figure.shapes.insert(0, Path(rules[1:], stroke=0.5, dashes=(2, 3), faint=0.5))
    figure.add(Path((*rules[:1], ((_LEFT, y), (_RIGHT, y))), stroke=1.2))
    for km in marks:
        last = km == marks[-1]
        anchor = "start" if km == 0 else "end" if at(km) > _RIGHT - _STEP / 20 else "middle"
        words = _("{n} km").format(n=number(km)) if km == 0 or last else number(km)
        x = min(at(km), PHONE) if anchor != "end" else PHONE - 2
        figure.words(x, y + 12, words, size=_SIZE, anchor=anchor)
    return figure


def _figure(figure: Figure, y: float, ends: tuple[float, float], said: str, *, paper: bool) -> float:
    """Draw a bar or a diamond with its words before, behind or above it; give what is below."""
    (left, right), room = ends, width(said) * _SIZE
    single = left == right
    edge = _MARK if single else 0.0
    if left - edge - 5 - room >= _LEFT:
        figure.words(left - edge - 5, y + _LINE / 2, said, size=_SIZE, anchor="end")
    elif right + edge + 5 + room <= PHONE:
        figure.words(right + edge + 5, y + _LINE / 2, said, size=_SIZE)
    else:
        words = fill(said, PHONE - 2 * _LEFT, _SIZE, 3)
        lines = words.count("\n") + 1
        figure.words(_TEXT, y + lines * _LINE / 2, words, size=_SIZE)
        y += lines * _LINE
    middle = y + _LINE / 2
    colour = FOR if paper else AGAINST
    fill_ = colour if paper else ""
    if single:
        corners = diamond(left, middle, _MARK)
        figure.add(Path(((*corners, corners[0]),), colour, 2, fill=fill_))
    else:
        figure.add(Box(left, middle - _BAR / 2, right - left, _BAR, colour, 2, fill=fill_))
    return y + _LINE


def svg(systems: Sequence[System]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(systems))


def finding(systems: Sequence[System]) -> str:
    """Say what the picture shows: where the paper and the references are farthest apart."""
    apart = [
        (s.paper_range_km.low / high, s, s.paper_range_km, high)
        for s in comparable(systems)
        if s.paper_range_km
        and (high := max((r.high or r.low for r in s.reference_ranges_km), default=0))
        and s.paper_range_km.low > high
    ]
    if not apart:
        return _("Where the paper gives a range, it overlaps with what references report.")
    times, system, said, high = max(apart, key=lambda one: one[0])
    found = (
        _(
            "The paper gives {system} more than twice the range that references report: "
            "{paper}, against {high}."
        )
        if times > 2  # noqa: PLR2004 - as the words say
        else _("The paper gives {system} a longer range than references report: {paper}, against {high}.")
    )
    return found.format(
        system=system.name,
        paper=_span(said.low, said.high),
        high=_("up to {n} km").format(n=number(round(high))),
    )


def without_figure(systems: Sequence[System]) -> int:
    """Count the systems of the picture of which the paper gives no figure."""
    return sum(not s.paper_range_km for s in comparable(systems))


def describe(systems: Sequence[System]) -> str:
    """Say in words what the picture shows: the finding, then every figure in the picture's order."""
    parts = []
    for s in comparable(systems):
        paper = _("the paper gives no figure")
        if s.paper_range_km:
            paper = _("the paper says {span}").format(span=_span(s.paper_range_km.low, s.paper_range_km.high))
        found = [f"{r.label} {_span(r.low, r.high or r.low)}" for r in s.reference_ranges_km]
        parts.append(
            _("{system}: {paper}; references: {ranges}.").format(
                system=s.name, paper=paper, ranges="; ".join(found) or _("no range")
            )
        )
    return " ".join([finding(systems), _("All figures are approximate."), *parts])


def _span(low: float, high: float) -> str:
    return (
        _("about {low} km").format(low=number(round(low)))
        if low == high
        else _("{low} to {high} km").format(low=number(round(low)), high=number(round(high)))
    )
