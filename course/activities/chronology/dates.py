"""Dates as precise as they are known: compare, name and place them without adding a day that nobody knows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from course.language import N_, Labels, _, date_in_words, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.case import Case
    from course.case.records import Event

AFTER = "after_paper"
"""The category of events after the paper: on a sheet of their own, only on request."""
PRECISION_LABELS = Labels(
    {"day": N_("known to the day"), "month": N_("known to the month"), "year": N_("known to the year")}
)
_TELLING = re.compile(r"\d{3}|\d/\d|’\d\d\b")
_TO_THE_DAY = 10  # characters of YYYY-MM-DD
_DAYS_UNTIL = 60
_MONTHS_UNTIL = 730  # in days


def span(when: str) -> tuple[date, date]:
    """Give the first and last day that a date may mean.

    Examples
    --------
    >>> [str(d) for d in span("1988-03")]
    ['1988-03-01', '1988-03-31']
    """
    parts = [int(p) for p in when.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 1
    first = date(year, month, parts[2] if len(parts) > 2 else 1)  # noqa: PLR2004 - year, month, day
    if len(parts) == 1:
        return first, date(year, 12, 31)
    if len(parts) == 2:  # noqa: PLR2004
        following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max
        return first, following - timedelta(days=1)
    return first, first


def comes_before(one: str, other: str) -> bool | None:
    """Say whether one date comes before another; None where the dates do not tell.

    Examples
    --------
    >>> comes_before("1979-02-11", "1984")
    True
    >>> comes_before("1979", "1979-02-11") is None
    True
    """
    (first, last), (other_first, other_last) = span(one), span(other)
    if last < other_first:
        return True
    return False if other_last < first else None


def in_words(when: str) -> str:
    """Say a date as precisely as it is known.

    Examples
    --------
    >>> in_words("1980-09-22"), in_words("1988-03"), in_words("1979")
    ('22 September 1980', 'March 1988', '1979')
    """
    return date_in_words(when)


def in_short(when: str) -> str:
    """Say a date briefly, as a label in a picture.

    Examples
    --------
    >>> in_short("1980-09-22"), in_short("1979")
    ('22 Sept 1980', '1979')
    """
    return date_in_words(when, "medium")


def decade(when: str) -> str:
    """Name the decade of a date: ``"1980s"``."""
    return f"{when[:3]}0s"


def later_by(earlier: str, later: str) -> str:
    """Say how much later something came, no more precisely than the dates allow.

    Examples
    --------
    >>> later_by("1980-09-22", "1980-09-23"), later_by("1979-02-11", "1984")
    ('the next day', 'about 5 years later')
    >>> later_by("2026-02-11", "2026-02-11"), later_by("1979", "1979-02-11")
    ('on the same day', 'in the same year; which came first is not known')
    """
    a, b = span(earlier), span(later)
    if a == b:
        same = {10: _("on the same day"), 7: _("in the same month"), 4: _("in the same year")}
        return same[len(earlier)]
    if comes_before(earlier, later) is None:
        if earlier[:7] == later[:7] and min(len(earlier), len(later)) > 4:  # noqa: PLR2004 - more than a year
            return _("in the same month; which came first is not known")
        return _("in the same year; which came first is not known")
    if len(earlier) < _TO_THE_DAY or len(later) < _TO_THE_DAY:
        years = b[0].year - a[0].year
        return _years_later(years) if years else _("later in the same year")
    return _days_later((b[0] - a[0]).days)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort events by the first day their dates may mean; with the same day, the more precise first."""
    return tuple(sorted(events, key=lambda e: (span(e.date)[0], -len(e.date), e.id)))


def key_of(case: Case, event: str) -> str:
    """Give a name for an event that says nothing: ids in a ledger often follow the dates."""
    return sha256(f"{case.meta.id}/{event}".encode()).hexdigest()[:10]


def tells_its_date(event: Event) -> bool:
    """Whether the title alone may give the date away: by a year, or by a number that counts up over time."""
    return bool(_TELLING.search(event.title))


def _days_later(days: int) -> str:
    if days < _DAYS_UNTIL:
        return ngettext("the next day", "{n} days later", days).format(n=days)
    if days < _MONTHS_UNTIL:
        months = round(days / 30.44)
        return ngettext("about {n} month later", "about {n} months later", months).format(n=months)
    return _years_later(round(days / 365.25))


def _years_later(years: int) -> str:
    return ngettext("about {n} year later", "about {n} years later", years).format(n=years)
