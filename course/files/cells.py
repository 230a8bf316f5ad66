"""Cells of tables that a spreadsheet opens: text never runs as a formula, and comes back as it was."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_TURNED: Final = re.compile(
    r"'*(?:\d+[.,]\d*0|0\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?[eE][+-]?\d+|\d{16,}|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?)",
    re.ASCII,
)
"""A name that a spreadsheet would turn into another number, or into a date: 1.10, 007, 1e5, 3-4."""


def safe(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    Examples
    --------
    >>> safe("=1+1"), safe("1 + 1")
    ("'=1+1", '1 + 1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def kept(text: str) -> str:
    """Put an apostrophe also before what would be turned into another number, or into a date.

    Examples
    --------
    >>> kept("1.10"), kept("1.1"), kept("-4")
    ("'1.10", '1.1', "'-4")
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
