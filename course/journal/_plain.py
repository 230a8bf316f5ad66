"""The quick way with JSON, by the parser that pydantic brings: lines as nearly all are, read and written.

Whatever is odd about a line or a body is left to the careful way (`_json`), which says what it is.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic_core import from_json, to_json

from course.journal._json import MAX_DEPTH, MAX_DIGITS, MAX_ENTRY_BYTES

_MOST_SIGNS: Final = MAX_ENTRY_BYTES // 4  # none takes more than four bytes
_MOST: Final = 10**MAX_DIGITS
_ODD: Final = -MAX_ENTRY_BYTES  # no line has as many names
_FLAT: Final = frozenset({str, int, bool, type(None)})
_NAME: Final = frozenset({str})


def read_plain(line: str) -> dict[str, Any] | None:
    """Read an entry, or give None where only the careful way can tell whether it may be read.

    Of what stands beside the body, whoever asks sees to it that it is text.

    Examples
    --------
    >>> read_plain('{"at":"09:30","body":{"why":"So."}}')
    {'at': '09:30', 'body': {'why': 'So.'}}
    >>> read_plain('{"at":"09:30","at":"09:31","body":{}}') is None
    True
    """
    if len(line) > _MOST_SIGNS or ("\\" in line and "\\u" in line):
        return None
    try:
        record = from_json(line, allow_inf_nan=False, cache_strings="keys")
        colons = len(record) + _names(record["body"]) + record["at"].count(":")
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    # A colon follows each name. One more may stand in a text, or follow a name that came twice.
    return record if colons == line.count(":") else None


def write_plain(record: dict[str, Any]) -> bytes | None:
    """Write an object of texts, and a body in it that holds no lists; None where there is more in it.

    Examples
    --------
    >>> write_plain({"at": "09:30", "body": {"why": "So.", "claim": "S1-01"}})
    b'{"at":"09:30","body":{"claim":"S1-01","why":"So."}}'
    """
    body = record["body"]
    if type(body) is not dict or not (
        _FLAT.issuperset(map(type, body.values())) and _NAME.issuperset(map(type, body))
    ):
        return None
    try:
        return to_json({**record, "body": {name: body[name] for name in sorted(body)}})
    except ValueError:  # half a character
        return None


def _names(holder: dict[str, Any] | list[Any], room: int = MAX_DEPTH) -> int:
    """Count the names in a body; below 0 where a number or the depth is odd."""
    if not room:
        return _ODD
    count, items = 0, iter(holder)
    if isinstance(holder, dict):
        count, items = len(holder), iter(holder.values())
    for item in items:
        kind = type(item)
        if kind is str:
            continue
        if kind is dict or kind is list:
            count += _names(item, room - 1)
        elif kind is float or (kind is int and not -_MOST < item < _MOST):
            return _ODD
    return count
