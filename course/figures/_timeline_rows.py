"""The lines of the picture of events: what stands on each, and how they fill columns."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from course.activities.chronology.dates import decade, in_short, span
from course.case.words import CONFIDENCE_LABELS
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.case.records import Event
    from course.figures.party import Badge

    Badges = Mapping[str, Sequence[Badge]]

DATE = 1.12
LETTER = 0.085  # inches; a wide guess, because the page chooses the font
_WIDE_LETTER = 0.096  # the same for a short word, which may have wide letters only
_BOLD = 0.85  # of a line, in bold letters
_GAP_FROM = 3  # years without an event that are worth saying
_MOST_MARKS = 4  # of parties in an event; more are counted
MARK_LETTER = 0.12  # inches of a letter of a mark


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the picture: an event, or the words between two."""

    title: tuple[str, ...]
    date: str = ""
    lanes: tuple[int, ...] = ()
    filled: bool = True
    heading: bool = False
    below: bool = False
    badges: tuple[Badge, ...] = ()
    more: int = 0

    @property
    def height(self) -> float:
        """Lines of text that it takes."""
        return self.lines + (0.35 if self.heading or self.below else 0.12)

    @property
    def lines(self) -> int:
        """Lines with words; one more where the title stands below the date."""
        return max(1, len(self.title)) + self.below


def rows_of(
    events: Sequence[Event],
    placed: Mapping[str, tuple[int, ...]],
    filled: Mapping[str, bool],
    letters: int,
    badges: Badges,
    *,
    below: bool,
) -> list[Row]:
    """Give the lines of events, with the decades and the long gaps between them."""
    rows: list[Row] = []
    before: Event | None = None
    for event in events:
        years = span(event.date)[0].year - span(before.date)[0].year if before else 0
        if before is None or decade(before.date) != decade(event.date):
            later = ngettext("{n} year later", "{n} years later", years).format(n=years)
            gap = f"  ({later})" if years >= _GAP_FROM else ""
            heading = wrap(f"{decade(event.date)}{gap}", int(letters * _BOLD))
            rows.append(Row(tuple(heading), heading=True))
        elif years >= _GAP_FROM:
            rows.append(
                Row((ngettext("… {n} year …", "… {n} years …", years).format(n=years),), heading=False)
            )
        title = tuple(wrap(event.title + doubts(event), letters))
        who = badges.get(event.id, ())
        room = letters * LETTER
        most = next(
            n for n in range(min(_MOST_MARKS, len(who)), -1, -1)
            if wide(who[:n], len(who) - n) <= room - DATE * below or not n
        )  # fmt: skip
        shown, more = tuple(who[:most]), len(who) - most
        if shown and not below and past(title[-1]) + wide(shown, more) > room:
            title = (*title, "")  # no room behind the last word: the marks take a line of their own
        date = in_short(event.date)
        rows.append(
            Row(title, date, placed[event.id], filled[event.id], below=below, badges=shown, more=more)
        )
        before = event
    return rows


def past(words: str) -> float:
    """Give a place behind some words, in inches."""
    return len(words) * _WIDE_LETTER + 0.12 if words else 0.0


def wide(badges: Sequence[Badge], more: int) -> float:
    """Give the width of some marks, in inches."""
    return sum(len(b.mark) * MARK_LETTER + 0.07 for b in badges) + (0.25 if more else 0.0)


def doubts(event: Event) -> str:
    """Say in brackets what is not sure about an event."""
    words = [_("disputed")] if event.disputed else []
    words += (
        [_("confidence: {confidence}").format(confidence=CONFIDENCE_LABELS[event.confidence])]
        if event.confidence != "high"
        else []
    )
    return f" ({'; '.join(words)})" if words else ""


def shared_out(rows: list[Row], across: int) -> list[list[Row]]:
    """Cut the rows into columns of nearly the same height; no heading stands last in a column."""
    most = sum(r.height for r in rows) / across
    columns: list[list[Row]] = [[]]
    tall = 0.0
    for n, row in enumerate(rows):
        if n and tall + row.height / 2 > most and len(columns) < across:
            columns.append([])
            tall = 0.0
            if columns[-2] and columns[-2][-1].heading:
                columns[-1].append(columns[-2].pop())
                tall = columns[-1][0].height
        columns[-1].append(row)
        tall += row.height
    return columns
