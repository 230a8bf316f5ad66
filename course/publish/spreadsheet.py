"""Write what people did as files that other programs open safely."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from numbers import Number
from typing import TYPE_CHECKING, Any, Final

from course.files.cells import kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WHOLE_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""Such a text means one day everywhere: it may become a date."""
_MARKUP = frozenset("\\`*_{}[]<>#|!")


def to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Write rows as CSV that a spreadsheet opens as UTF-8 and never runs as a formula.

    Numbers stay numbers, and whole dates dates; the time of an entry, which ends in Z for UTC, stays the text
    that it is in a spreadsheet, and is a time for a program. An apostrophe stands before text that could be a
    formula, and before an id or another text that a spreadsheet would turn into a number or a date.

    Parameters
    ----------
    rows
        Rows with the same columns; none gives an empty file.

    Examples
    --------
    >>> to_csv([{"who": "heron", "why": "=1+1", "change": -4}]).splitlines()[1]
    "heron,'=1+1,-4"
    """
    out = io.StringIO()
    out.write("\ufeff")
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({k: _cell(v) for k, v in row.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None or isinstance(value, Number | date):
        return value
    text = str(value)
    return text if _WHOLE_DATE.fullmatch(text) else kept(text)


def one_line(text: str) -> str:
    r"""Keep a person's text from becoming Markdown or HTML of its own.

    Examples
    --------
    >>> print(one_line("# big\n<script>"))
    \# big \<script\>
    """
    return "".join(f"\\{c}" if c in _MARKUP else c for c in " ".join(str(text).split()))
