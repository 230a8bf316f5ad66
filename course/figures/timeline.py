"""Events in time: one line each, in order, with a mark in the lane of its kind.

Time runs down the page, and every event has a line of its own. A scale in
years would put half of the events of a case on top of each other; here the
gaps are said in words instead. On a phone the title stands below its date, and
for a projector the same lines stand in columns side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from course.activities.chronology.dates import in_order
from course.figures._timeline_rows import DATE, LETTER, MARK_LETTER, Row, past, rows_of, shared_out
from course.figures.colours import FOR, INK
from course.figures.figure import INCH, Disc, Figure, Path, Words, cross, polygon
from course.figures.party import badges_of
from course.figures.svg import to_svg
from course.language import upper
from course.language.figures import in_figures
from course.language.isolated import runs_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from course.case import Case
    from course.case.records import Event
    from course.figures.party import Badge

    Badges = Mapping[str, Sequence[Badge]]

_SHAPES: Final = ((0, 0), (4, 45), (3, 0), (4, 0), (3, 180), (2, 0), (2, 45), (5, 0), (3, 90), (6, 0))
"""For each lane the corners of its mark and how they are turned; none is a circle, two a cross."""
_SIZE: Final = 11.0
_LINE = 0.235  # inches; a line of text
_LANE = 0.19
_NARROW_LANE = 0.15
_NONE: Final[Badges] = {}

Shape = Literal["page", "wide", "phone"]
"""``page``: one column; ``wide``: two for a projector; ``phone``: one, with each title below its date."""
_WIDTHS: dict[Shape, float] = {"page": 6.2, "wide": 12.8, "phone": 3.5}


def lanes_of(events: Iterable[Event]) -> list[str]:
    """Name the kinds of events, in the order in which they first appear."""
    return list(dict.fromkeys(e.category for e in in_order(events)))


def badges_in(case: Case, events: Iterable[Event]) -> Badges:
    """Give the marks of those who are involved in each event."""
    return {e.id: tuple(badges_of(case, e.actors).values()) for e in events}


def draw(events: Sequence[Event], *, shape: Shape = "page", badges: Badges = _NONE) -> Figure:
    """Draw events in lanes by kind: filled marks for what the paper mentions, hollow ones for the rest.

    Parameters
    ----------
    events
        The events to show, in any order; there may be none.
    shape
        For a page, for a wide screen, or for a phone.
    badges
        Marks of the parties involved, by the event's id; see :func:`badges_in`.
    """
    lanes = lanes_of(events)
    placed = {e.id: (lanes.index(e.category),) for e in events}
    filled = {e.id: e.in_paper for e in events}
    return _draw(
        events, [upper(name.replace("_", " ")) for name in lanes], placed, filled, shape=shape, badges=badges
    )


def draw_tellings(
    events: Sequence[Event], names: tuple[str, str], told: Mapping[str, tuple[int, ...]]
) -> Figure:
    """Draw two tellings in two lanes: a mark for each event that a telling holds."""
    return _draw(events, list(names), told, {e.id: len(told[e.id]) > 1 for e in events}, shape="phone")


def _draw(
    events: Sequence[Event],
    lanes: list[str],
    placed: Mapping[str, tuple[int, ...]],
    filled: Mapping[str, bool],
    *,
    shape: Shape,
    badges: Badges = _NONE,
) -> Figure:
    across = 2 if shape == "wide" else 1
    width = _WIDTHS[shape] / across
    phone = shape == "phone"
    lane = _NARROW_LANE if phone else _LANE
    date_at = 0.12 + lane * len(lanes)
    room = width - date_at - (0.05 if phone else DATE + 0.1 * across)
    letters = max(16, int(room / LETTER))
    rows = rows_of(in_order(events), placed, filled, letters, badges, below=phone)
    columns = shared_out(rows, across)
    head = 0.25 + 0.085 * max((min(len(n), 16) for n in lanes), default=0)
    tallest = max((sum(r.height for r in c) for c in columns), default=1) * _LINE
    height = head + tallest + 0.15
    figure = Figure(width * across * INCH, height * INCH)
    for n, column in enumerate(columns):
        _column(figure, column, lanes, lane, (n * width, head))
    return figure


def _column(
    figure: Figure, rows: Sequence[Row], lanes: Sequence[str], lane: float, corner: tuple[float, float]
) -> None:
    left, head = corner
    x = [left + 0.14 + lane * n for n in range(len(lanes))]
    date_at = left + 0.12 + lane * len(lanes)
    foot = head + sum(r.height for r in rows) * _LINE
    for n, name in enumerate(lanes):
        words = name if len(name) <= 16 else f"{name[:15]}…"  # noqa: PLR2004 - what the head has room for
        at = ((x[n] + 0.055) * INCH, (head - 0.12) * INCH)
        figure.add(Words(*at, words, _SIZE, turn=-90, left=runs_left(name)))
        line = ((x[n] * INCH, (head - 0.06) * INCH), (x[n] * INCH, foot * INCH))
        figure.add(Path((line,), INK, 0.6, faint=0.35))
    y = head
    for row in rows:
        middle = y + _LINE * (row.height - row.lines + 0.5)
        if row.date:
            _words(figure, date_at, middle, row.date)
        for n in row.lanes:
            _mark(figure, n, x[n], middle, filled=row.filled)
        at_ = date_at + DATE if row.date and not row.below else date_at
        for n, words in enumerate(row.title):
            _words(figure, at_, middle + (n + row.below) * _LINE, words, bold=row.heading)
        if row.badges or row.more:
            end = date_at + DATE if row.below else at_ + past(row.title[-1])
            _marks(figure, end, middle + (0 if row.below else len(row.title) - 1) * _LINE, row)
        y += row.height * _LINE


def _mark(figure: Figure, lane: int, x: float, y: float, *, filled: bool) -> None:
    corners, turn = _SHAPES[lane % len(_SHAPES)]
    edge, fill = (FOR, FOR) if filled else (INK, "")
    if not corners:
        figure.add(Disc(x * INCH, y * INCH, 4.5, edge, 1.4, fill))
    elif corners == 2:  # noqa: PLR2004 - a cross; a thin one is hollow
        lines = cross(0, 0, 3.6) if turn else (((-4.5, 0), (4.5, 0)), ((0, -4.5), (0, 4.5)))
        moved = tuple(tuple((a + x * INCH, b + y * INCH) for a, b in line) for line in lines)
        figure.add(Path(moved, edge, 3.2 if filled else 1.2))
    else:
        points = polygon(x * INCH, y * INCH, 5, corners, turn)
        figure.add(Path(((*points, points[0]),), edge, 1.4, fill=fill))


def _marks(figure: Figure, x: float, y: float, row: Row) -> None:
    """Write the marks of those involved, each in its colour."""
    for badge in row.badges:
        figure.words(x * INCH, y * INCH, badge.mark, size=_SIZE, bold=True, colour=badge.colour)
        x += len(badge.mark) * MARK_LETTER + 0.07
    if row.more:
        _words(figure, x, y, in_figures(f"+{row.more}"))


def _words(figure: Figure, x: float, y: float, words: str, *, bold: bool = False) -> None:
    figure.words(x * INCH, y * INCH, words, size=_SIZE, bold=bold)


def svg_tellings(events: Sequence[Event], names: tuple[str, str], told: Mapping[str, tuple[int, ...]]) -> str:
    """Give the picture of two tellings as SVG for a page."""
    return to_svg(draw_tellings(events, names, told))
