"""Cells of tables that a spreadsheet opens: text never runs as a formula, and comes back as it was."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_MONTHS: Final = (
    r"(?:jan(?:uary?|v|vier|eiro)?|gen(?:naio)?|ene(?:ro)?|feb(?:ruary?|rero|braio)?|f[ée]v(?:r|rier|ereiro)?"
    r"|m[aä]r(?:ch|z|s|zo|ço)?|apr(?:ile?)?|a[bv]r(?:il)?|ma[iy]o?|mag(?:gio)?|jun(?:e|io?|ho)?|juin|giu(?:gno)?"
    r"|jul(?:y|io?|ho)?|juil(?:let)?|lug(?:lio)?|aug(?:ust)?|ao[uû]t?|ago(?:sto)?|sept?(?:t?embre|ember|iembre)?"
    r"|set(?:embro|tembre)?|o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?|ott(?:obre)?|nov(?:ember|i?embre|embro)?"
    r"|de[cz](?:ember|embre|embro)?|déc(?:embre)?|dic(?:i?embre)?)\.?"
)
_NUMBER: Final = (
    r"\d*[.,]\d+|\d+[.,]|0\d+|\d+(?:[.,]\d+)?[eE][+-]?\d+|\d{16,}"
    r"|\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d+)?"  # in thousands
    r"|\d+ \d+/\d+|\(\d+(?:[.,]\d+)?\)"  # a fraction; in brackets, less than nothing
    r"|\d+(?:[.,]\d+)?\s?[%€$£¥]|[€$£¥]\s?\d[\d.,]*"
)
_TIME: Final = r"\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d{1,2}\.\d{1,2}\.|\d{1,4}\.\d{1,2}\.\d{1,4}"
_CLOCK: Final = r"\d{1,4}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?(?:\s?[ap]m?)?|\d{1,2}\s[ap]m?"
_TURNED: Final = re.compile(
    rf"'*\s*(?:{_NUMBER}|(?:{_TIME})(?:[ T](?:{_CLOCK}))?|{_CLOCK}"
    r"|#(?:n/a|null!|div/0!|value!|ref!|name\?|num!)"
    r"|true|false|wahr|falsch|vrai|faux|verdadeir?o|vero|falso"
    rf"|\d{{1,2}}(?:[-. /]{{0,2}}| de ){_MONTHS}(?:(?:[- ]|,? | de )\d{{2,4}})?"
    rf"|{_MONTHS}(?:[- ]?\d{{1,4}}|[- ]\d{{1,2}},? \d{{2,4}}))\s*",
    re.IGNORECASE,
)
"""A text that a spreadsheet would turn into another number, into a date, a time or a truth, be its language
English, German, French, Spanish, Portuguese or Italian: 1.10, 007, 1e5, (1), 1,000, 3-4, 2.3, 1.2.3,
24.12.2026, 12:30, 2026-03-01 12:30, 5 pm, 3 March, March 3, 2026, MARCH1 (a gene), Mär-26, TRUE, #N/A; also
with gaps around it. A time with a zone (2026-03-01T12:30:00.000Z) is none: spreadsheets leave it as it is."""


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
