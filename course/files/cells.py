"""Cells of tables that a spreadsheet opens: text never runs as a formula, and comes back as it was."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_MONTH: Final = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[^\W\d_]*\.?"
_TURNED: Final = re.compile(
    r"'*(?:\d+[.,]\d*0|0\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?[eE][+-]?\d+|\d{16,}|\d+(?:[.,]\d+)?%|"
    r"\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d{1,2}\.\d{1,2}\.?(?:\d{2}|\d{4})?|\d{1,2}:\d{2}(?::\d{2})?|"
    rf"\d{{1,2}}[-. /]{{1,2}}{_MONTH}(?:[- ]\d{{2,4}})?|{_MONTH}[- ]\d{{1,4}})",
    re.IGNORECASE,
)
"""A name that a spreadsheet would turn into another number, into a date or a time, be its language English or
German: 1.10, 007, 1e5, 3-4, 2.3, 24.12.2026, 12:30, 3 March, Mär-26."""


def kept(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run, or turn into a number or a date.

    Examples
    --------
    >>> kept("=1+1"), kept("1 + 1")
    ("'=1+1", '1 + 1')
    >>> kept("1.10"), kept("2.3"), kept("A.1"), kept("-4")
    ("'1.10", "'2.3", 'A.1', "'-4")
    """
    return f"'{text}" if _marked(text) else text


def bare(cell: str) -> str:
    """Take off the apostrophe that :func:`kept` put before a text.

    Examples
    --------
    >>> bare("'1.10"), bare("'tis")
    ('1.10', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _marked(cell) else cell


def _marked(text: str) -> bool:
    return bool(_FORMULA.match(text) or _TURNED.fullmatch(text))
