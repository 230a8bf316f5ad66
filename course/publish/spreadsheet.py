"""Write what people did as files that other programs open safely."""

from __future__ import annotations

import csv
import io
from datetime import date
from numbers import Number
from typing import TYPE_CHECKING, Any

from course.files.cells import safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARKUP = frozenset("\\`*_{}[]<>#|!")


def to_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Write rows as CSV that a spreadsheet opens as UTF-8 and never runs as a formula.

    Numbers stay numbers; only before text that could be a formula stands an apostrophe.

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
    return value if value is None or isinstance(value, Number | date) else safe(str(value))


def one_line(text: str) -> str:
    r"""Keep a person's text from becoming Markdown or HTML of its own.

    Examples
    --------
    >>> print(one_line("# big\n<script>"))
    \# big \<script\>
    """
    return "".join(f"\\{c}" if c in _MARKUP else c for c in " ".join(str(text).split()))
