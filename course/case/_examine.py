"""Read the files of a case, check them, and put the case together.

It stands apart because a compiled case needs none of it, and a browser would load it for a tenth of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from course.case import _checks
from course.case._case import Case, Paper
from course.case._load import shipped_formats
from course.case._places import place_quotes, place_sections
from course.case.draft import read
from course.case.language import language_is_neutral
from course.case.records import TABLES, Meta
from course.case.shape import validate

if TYPE_CHECKING:
    from pathlib import Path

    from course.case.draft import Draft
    from course.case.records import LoadedWord, Record


def examine(folder: Path, *, language: bool = False) -> tuple[Draft, Case | None]:
    """Give what was read with its mistakes, and the case where none of them stops it.

    Parameters
    ----------
    folder
        The folder of the case's data.
    language
        Whether loaded words are looked for as well.
    """
    draft = read(folder)
    paper = draft.paper
    if paper is not None:
        place_sections(draft, paper)
        place_quotes(draft, paper)
    meta = validate(draft, "case", Meta, draft.meta, ()) if draft.meta is not None else None
    records: dict[str, tuple[Record, ...]] = {}
    for table, model in TABLES.items():
        made = (validate(draft, table, model, row, (i,)) for i, row in enumerate(draft.rows[table]) if row)
        records[table] = tuple(record for record in made if record is not None)
    for check in _checks.ON_RECORDS:
        check(draft)
    if paper is not None:
        _checks.quotes_are_verbatim(draft, paper)
        _checks.claims_are_in_their_sections(draft)
        _checks.the_paper_is_covered(draft, paper)
    if language:
        language_is_neutral(draft, cast("tuple[LoadedWord, ...]", records["loaded_words"]))
    if meta is None or paper is None or any(m.stops for m in draft.mistakes):
        return draft, None
    if "formats" not in draft.documents:
        records["formats"] = shipped_formats()
    whole = Paper(text=paper.text, sections=records["sections"])
    return draft, Case(folder=folder.resolve(), meta=meta, paper=whole, **records)
