"""Numbers and dates as the present language writes them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from course.language.catalogues import locale_of
from course.language.current import language
from course.language.figures import in_figures

if TYPE_CHECKING:
    from fractions import Fraction

    from babel import Locale

_YEAR, _MONTH = 4, 7  # characters of 1980 and 1980-09


def number(value: float) -> str:
    """Write a number with the marks of the present language.

    Examples
    --------
    >>> number(12345)
    '12,345'
    """
    from babel.numbers import format_decimal  # noqa: PLC0415 - keeps `import course` light

    return in_figures(format_decimal(value, locale=locale_of(language()), numbering_system="default"))


def decimal(value: float | Fraction, places: int) -> str:
    """Write a number with so many decimals, with the marks of the present language.

    Examples
    --------
    >>> decimal(0.6914, 2), decimal(-0.001, 2)
    ('0.69', '0.00')
    """
    from babel.numbers import format_decimal  # noqa: PLC0415 - keeps `import course` light

    rounded = round(float(value), places) + 0.0  # no zero with a minus
    pattern, locale = f"0.{'0' * places}", locale_of(language())
    return in_figures(format_decimal(rounded, pattern, locale=locale, numbering_system="default"))


def percent(share: float) -> str:
    """Write a share as a percentage.

    Examples
    --------
    >>> percent(0.25)
    '25%'
    """
    from babel.numbers import format_percent  # noqa: PLC0415 - keeps `import course` light

    locale = locale_of(language())
    shown = in_figures(format_percent(share, locale=locale, numbering_system="default"))
    return shown.replace("%", _percent_sign(locale))


def date_in_words(when: str, width: Literal["long", "medium"] = "long") -> str:
    """Write a date as precisely as it is known.

    Examples
    --------
    >>> date_in_words("1980-09-22"), date_in_words("1988-03"), date_in_words("1979")
    ('22 September 1980', 'March 1988', '1979')
    >>> date_in_words("1980-09-22", "medium")
    '22 Sept 1980'
    """
    return in_figures(_dated(language(), when, width))


@lru_cache(maxsize=4096)
def _dated(of: str, when: str, width: Literal["long", "medium"]) -> str:
    """Ask once for each date: a table of all positions says some hundred of them at each press."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - keeps `import course` light

    locale = locale_of(of)
    year, month, day, *_rest = [*(int(part) for part in when.split("-")), 1, 1]
    given = date(year, month, day)
    if len(when) > _MONTH:
        return format_date(given, width, locale)
    months = "yMMMM" if width == "long" else "yMMM"
    return format_skeleton(months if len(when) > _YEAR else "y", given, locale=locale)


def time_in_words(at: str) -> str:
    """Write a moment as date and time of day, with the zone of this machine.

    Parameters
    ----------
    at
        A moment as entries of a journal have it: ISO 8601 with its zone.

    Examples
    --------
    >>> time_in_words("2026-03-01T09:30:00.000Z")[:11]
    '1 Mar 2026,'
    """
    moment = datetime.fromisoformat(at).astimezone()
    day = date_in_words(moment.date().isoformat(), "medium")
    return f"{day}, {hour_in_words(at)} {moment.tzname() or ''}".rstrip()


def hour_in_words(at: str) -> str:
    """Write the time of day of a moment, in the zone of this machine, which somebody else is to name.

    Examples
    --------
    >>> ":" in hour_in_words("2026-03-01T09:30:00.000Z")
    True
    """
    from babel.dates import format_time  # noqa: PLC0415 - as above

    moment = datetime.fromisoformat(at).astimezone()
    return in_figures(format_time(moment, "short", locale=locale_of(language())))


def zone_in_words(at: str) -> str:
    """Name the zone of this machine at a moment, and how far it is from UTC.

    Examples
    --------
    >>> "UTC" in zone_in_words("2026-03-01T09:30:00.000Z")
    True
    """
    moment = datetime.fromisoformat(at).astimezone()
    name, away = moment.tzname() or "", moment.strftime("%z")
    offset = f"UTC{away[:3]}:{away[3:5]}" if away.strip("+-0") else "UTC"
    return offset if name in ("", "UTC", "GMT") else f"{name} ({offset})"


def _percent_sign(locale: Locale) -> str:
    """Give the sign of the digits that a language uses; Babel writes that of the Latin ones."""
    signs = locale.number_symbols.get(locale.default_numbering_system, {})
    return str(signs.get("percentSign", "%"))
