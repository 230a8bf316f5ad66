"""Compare the keys of exercises with the ledger of the case."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from course.case import CaseError
from course.case.exercises.items import (
    FindFlaw,
    Matching,
    MultipleChoice,
    Ordering,
    Rewrite,
    SingleChoice,
)
from course.case.records import TABLES
from course.files.mistakes import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.book import Pages, Placed
    from course.case.exercises.items import ExerciseItem, KeyFrom
    from course.files.yaml import Path_

_DATE: Final = re.compile(r"\d{4}(-\d{2}){0,2}$")
_NUMBER: Final = re.compile(r"\d[\d,]*")


def keys_fit_the_ledger(pages: Pages, case: Case) -> None:
    """Report a key that the ledger contradicts."""
    for place in pages.placed:
        for path, key, holds in _keys(place.item):
            _compare(pages, case, place, path, key, holds=holds)
        if isinstance(place.item, Ordering):
            _in_order(pages, place, place.item)
        elif isinstance(place.item, FindFlaw):
            _names_the_flaw(pages, case, place, place.item)
        elif isinstance(place.item, Rewrite):
            _model_answer_fits(pages, place, place.item)


def _keys(item: ExerciseItem) -> Iterator[tuple[Path_, KeyFrom, bool]]:
    """Give each tie to the ledger, its place, and whether the key says that it holds."""
    entries: list[tuple[Path_, KeyFrom | None, bool]] = []
    if isinstance(item, SingleChoice | MultipleChoice):
        entries = [(("options", i), o.key_from, o.right) for i, o in enumerate(item.options)]
    elif isinstance(item, FindFlaw):
        entries = [(("flaws", i), o.key_from, o.right) for i, o in enumerate(item.flaws)]
    elif isinstance(item, Matching):
        entries = [(("left", i), pair.key_from, True) for i, pair in enumerate(item.left)]
    elif isinstance(item, Ordering):
        entries = [(("steps", i), step.key_from, True) for i, step in enumerate(item.steps)]
    elif isinstance(item, Rewrite):
        entries = [((), item.key_from, True)]
    for path, key, holds in entries:
        if key is not None:
            yield (*path, "key_from"), key, holds


def _compare(pages: Pages, case: Case, place: Placed, path: Path_, key: KeyFrom, *, holds: bool) -> None:
    if key.table not in TABLES:
        wrong = f"there is no table “{key.table}”"
        pages.report(place.file, place.at(*path, "table"), wrong, near(key.table, TABLES))
        return
    fields = TABLES[key.table].model_fields
    if key.field not in fields:
        wrong = f"{key.table} have no field “{key.field}”"
        pages.report(place.file, place.at(*path, "field"), wrong, near(key.field, fields))
        return
    try:
        value = getattr(case.get(key.table, key.record), key.field)
    except CaseError as error:
        pages.report(place.file, place.at(*path, "record"), "there is no such record", str(error))
        return
    if says(value, key.says) == holds:
        return
    shown = ", ".join(value) if isinstance(value, tuple) else str(value)
    there = f"the ledger says “{shown}” in {key.field} of {key.record}"
    wrong = f"the key says “{key.says}” but {there}" if holds else f"keyed as wrong, but {there}"
    pages.report(place.file, place.at(*path, "says"), wrong, "change the key, or the ledger with a source")


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


def _in_order(pages: Pages, place: Placed, item: Ordering) -> None:
    sizes = [(i, size(step.key_from.says)) for i, step in enumerate(item.steps) if step.key_from is not None]
    for (_, before), (i, after) in pairwise(sizes):
        if after < before:
            wrong = "the ledger puts this one before the one above it"
            pages.report(place.file, place.at("steps", i), wrong, "write the steps in the right order")


def _names_the_flaw(pages: Pages, case: Case, place: Placed, item: FindFlaw) -> None:
    claim = next((c for c in case.claims if c.id == item.claim), None)
    if claim is None:
        return  # reported with every other id
    if claim.flaw_type == "none":
        wrong = f"the ledger finds no flaw in {claim.id}"
        pages.report(place.file, place.at("claim"), wrong, "choose a claim that has one")
    if claim.quote not in item.sentence and item.sentence not in claim.quote:
        wrong = f"this is not the sentence of {claim.id}"
        pages.report(place.file, place.at("sentence"), wrong, f"copy the words around “{claim.quote}”")
    for i, flaw in enumerate(item.flaws):
        wanted = ("claims", claim.id, "flaw_type")
        key = flaw.key_from
        if flaw.right and (key is None or (key.table, key.record, key.field) != wanted):
            wrong = "the flaw is not tied to the ledger"
            right = f"add key_from with the flaw_type of {claim.id}"
            pages.report(place.file, place.at("flaws", i), wrong, right)


def _model_answer_fits(pages: Pages, place: Placed, item: Rewrite) -> None:
    if item.key_from is not None and not says(item.model_answer, item.key_from.says):
        wrong = "the model answer does not have the words it is said to be taken from"
        pages.report(place.file, place.at("model_answer"), wrong, f"write “{item.key_from.says}”")
