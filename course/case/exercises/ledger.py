"""Compare the keys of exercises with the ledger of the case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from course.case.records import TABLES
from course.files.mistakes import near
from course.language import _

if TYPE_CHECKING:
    from course.case import Case
    from course.case.exercises.book import Pages, Placed
    from course.case.exercises.parts import KeyFrom
    from course.files.yaml import Path_

_DATE: Final = re.compile(r"\d{4}(-\d{2}){0,2}$")
_NUMBER: Final = re.compile(r"\d[\d,]*")


def keys_fit_the_ledger(pages: Pages, case: Case) -> None:
    """Report a key that the ledger contradicts."""
    for place in pages.placed:
        for path, key, holds in place.item.ties():
            _compare(pages, case, place, path, key, holds=holds)


def _compare(pages: Pages, case: Case, place: Placed, path: Path_, key: KeyFrom, *, holds: bool) -> None:
    if key.table not in TABLES:
        wrong = _("there is no table “{table}”").format(table=key.table)
        pages.report(place.file, place.at(*path, "table"), wrong, near(key.table, TABLES))
        return
    fields = TABLES[key.table].model_fields
    if key.field not in fields:
        wrong = _("{table} have no field “{field}”").format(table=key.table, field=key.field)
        pages.report(place.file, place.at(*path, "field"), wrong, near(key.field, fields))
        return
    records = {record.id: record for record in case.table(key.table)}
    if key.record not in records:
        hint = near(key.record, records, what=_("record in {table}.yaml").format(table=key.table))
        pages.report(place.file, place.at(*path, "record"), _("there is no such record"), hint)
        return
    value = getattr(records[key.record], key.field)
    if says(value, key.says) == holds:
        return
    shown = ", ".join(value) if isinstance(value, tuple) else str(value)
    there = _("the ledger says “{shown}” in {field} of {record}").format(
        shown=shown, field=key.field, record=key.record
    )
    wrong = (
        _("the key says “{says}” but {there}").format(says=key.says, there=there)
        if holds
        else _("keyed as wrong, but {there}").format(there=there)
    )
    pages.report(place.file, place.at(*path, "says"), wrong, _("change the key, or the ledger with a source"))


def says(value: Any, words: str) -> bool:  # noqa: ANN401 - a field of any record
    """Whether a field of the ledger says these words: as its one word, or somewhere in its text.

    Examples
    --------
    >>> says("liquid (as planned)", "liquid")
    True
    >>> says("partly_supported", "supported")
    False
    """
    if isinstance(value, tuple):
        return any(says(one, words) for one in value)
    plain, wanted = (" ".join(str(text).split()).casefold() for text in (value, words))
    return wanted in plain if " " in plain else plain == wanted


def size(words: str) -> tuple[str, float]:
    """Give something that sorts: the date, or else the first number in the words.

    Examples
    --------
    >>> size("about 1,300 km")
    ('', 1300.0)
    >>> size("2026-02-05")
    ('2026-02-05', 0.0)
    """
    if _DATE.match(words):
        return words, 0.0
    number = _NUMBER.search(words)
    return "", float(number.group().replace(",", "")) if number else 0.0
