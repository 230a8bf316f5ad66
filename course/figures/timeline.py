"""Events in time: one line each, in order, with a mark in the lane of its kind.

Time runs down the page, and every event has a line of its own. A scale in
years would put half of the events of a case on top of each other; here the
gaps are said in words instead. On a phone the title stands below its date, and
for a projector the same lines stand in columns side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from course.activities.chronology.dates import decade, in_order, in_words
from course.figures._timeline_rows import DATE, LETTER, MARK_LETTER, Row, doubts, past, rows_of, shared_out
from course.figures.party import badges_of
from course.figures.svg import FOR, INK, to_svg
from course.language import _, ngettext, upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matplotlib.axes import Axes

    from course.case import Case
    from course.case.records import Event
    from course.figures.party import Badge

    Badges = Mapping[str, Sequence[Badge]]

_SHAPES = ("o", "s", "^", "D", "v", "P", "X", "p", "*", "h")
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
    figure = Figure(figsize=(width * across, height))
    figure.patch.set_alpha(0)
    for n, column in enumerate(columns):
        ax = figure.add_axes((n / across, 0, 1 / across, 1))
        ax.set_axis_off()
        ax.set_xlim(0, width)
        ax.set_ylim(height, 0)
        _column(ax, column, lanes, lane, head)
    return figure


def _column(ax: Axes, rows: Sequence[Row], lanes: Sequence[str], lane: float, head: float) -> None:
    x = [0.14 + lane * n for n in range(len(lanes))]
    date_at = 0.12 + lane * len(lanes)
    foot = head + sum(r.height for r in rows) * _LINE
    for n, name in enumerate(lanes):
        words = name if len(name) <= 16 else f"{name[:15]}…"  # noqa: PLR2004 - what the head has room for
        ax.text(x[n], head - 0.12, words, rotation=90, ha="center", va="bottom", color=INK, fontsize=11)
        ax.add_line(Line2D([x[n]] * 2, [head - 0.06, foot], color=INK, linewidth=0.6, alpha=0.35))
    # One artist for each look, because each of them costs a millisecond.
    marks: dict[tuple[int, bool], list[tuple[float, float]]] = {}
    y = head
    for row in rows:
        middle = y + _LINE * (row.height - row.lines + 0.5)
        if row.date:
            _words(ax, date_at, middle, row.date)
        for n in row.lanes:
            marks.setdefault((n, row.filled), []).append((x[n], middle))
        at = date_at + DATE if row.date and not row.below else date_at
        for n, words in enumerate(row.title):
            _words(ax, at, middle + (n + row.below) * _LINE, words, bold=row.heading)
        if row.badges or row.more:
            end = date_at + DATE if row.below else at + past(row.title[-1])
            _marks(ax, end, middle + (0 if row.below else len(row.title) - 1) * _LINE, row)
        y += row.height * _LINE
    for (n, filled), places in marks.items():
        ax.add_line(
            Line2D(
                [across for across, _ in places],
                [down for _, down in places],
                marker=_SHAPES[n % len(_SHAPES)],
                markersize=9,
                markerfacecolor=FOR if filled else "none",
                markeredgecolor=FOR if filled else INK,
                markeredgewidth=1.4,
                linestyle="none",
            )
        )


def _marks(ax: Axes, x: float, y: float, row: Row) -> None:
    """Write the marks of those involved, each in its colour."""
    for badge in row.badges:
        ax.text(
            x,
            y,
            badge.mark,
            va="center",
            color=badge.colour,
            fontsize=11,
            fontweight="bold",
            parse_math=False,
        )
        x += len(badge.mark) * MARK_LETTER + 0.07
    if row.more:
        ax.text(x, y, f"+{row.more}", va="center", color=INK, fontsize=11)


def _words(ax: Axes, x: float, y: float, words: str, *, bold: bool = False) -> None:
    weight = "bold" if bold else "normal"
    # A dollar sign stands for itself here and starts no formula.
    ax.text(x, y, words, va="center", color=INK, fontsize=11, fontweight=weight, parse_math=False)


def svg(events: Sequence[Event], *, shape: Shape = "page", badges: Badges = _NONE) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(events, shape=shape, badges=badges))


def svg_tellings(events: Sequence[Event], names: tuple[str, str], told: Mapping[str, tuple[int, ...]]) -> str:
    """Give the picture of two tellings as SVG for a page."""
    return to_svg(draw_tellings(events, names, told))


def describe(events: Sequence[Event]) -> str:
    """Say what the picture shows: every event, by decade.

    Examples
    --------
    >>> from course.case import load_case
    >>> print(describe(load_case().events[:2]))
    2 events, by decade.
    1960s: 1 July 1968, NPT opened for signature (law).
    1970s: 25 May 1972, Incidents at Sea Agreement (precedent).
    """
    if not events:
        return _("No events.")
    decades: dict[str, list[str]] = {}
    for e in in_order(events):
        kind = "; ".join([e.category.replace("_", " "), *([_("in the paper")] if e.in_paper else [])])
        decades.setdefault(decade(e.date), []).append(f"{in_words(e.date)}, {e.title}{doubts(e)} ({kind}).")
    n = len(events)
    return "\n".join(
        [
            ngettext("{n} event, by decade.", "{n} events, by decade.", n).format(n=n),
            *(f"{d}: {' '.join(said)}" for d, said in decades.items()),
        ]
    )
