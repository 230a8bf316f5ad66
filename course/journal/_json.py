"""JSON as strictly as a stranger's file needs, and the limits of what a line may hold."""

from __future__ import annotations

import json
import math
import re
from sys import intern
from typing import Any, Final

from course.language import N_, _

MAX_ENTRY_BYTES: Final = 256 * 1024
"""An essay of 20,000 words fits; a book or a video pasted by mistake does not."""
MAX_DEPTH: Final = 32
"""Lists in lists: no activity nests deeper than five, and deep nesting can exhaust a reader's stack."""
MAX_DIGITS: Final = 64
"""Digits of a whole number. Longer ones count nothing, and very long ones take seconds to read."""
_NO_JSON: Final = N_("the line is not JSON")
_half_character = re.compile(r"[\ud800-\udfff]")


class JournalError(Exception):
    """Something about a journal cannot be done or read; the message says what, where and what to do."""


def too_long() -> str:
    """Say that an entry is too long."""
    return _("the entry is longer than {n} KB; shorten the text or split it in two").format(
        n=MAX_ENTRY_BYTES // 1024
    )


def _too_deep() -> str:
    return _("the line nests deeper than {n} levels").format(n=MAX_DEPTH)


def decode(line: str) -> Any:  # noqa: ANN401 - JSON is anything until it is checked
    """Read one line of JSON.

    Raises
    ------
    JournalError
        If it is not JSON, nests too deeply, names a key twice, or holds a
        number or character that cannot be written back; or if the line is too long.
    """
    text = line.lstrip(" \t\r\n").rstrip()
    if len(text) > MAX_ENTRY_BYTES:
        raise JournalError(too_long())
    try:
        if not text.isascii() and len(text.encode()) > MAX_ENTRY_BYTES:
            raise JournalError(too_long())
        value, end = _decoder.raw_decode(text)
        if text.count("{") + text.count("[") > MAX_DEPTH:
            _check_depth(value, MAX_DEPTH + 2)  # the entry is around the body
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise JournalError(_("the line holds half a character, which no file can keep")) from error
    except RecursionError as error:
        raise JournalError(_too_deep()) from error
    except ValueError as error:
        raise JournalError(_(_NO_JSON)) from error
    if end != len(text):
        raise JournalError(_(_NO_JSON))
    return value


def json_copy(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - the caller may hand us anything
    r"""Copy a value that is JSON, so that nobody changes it behind the journal's back.

    Half an emoji, as a browser may cut it, becomes a replacement character:
    that loses less than refusing the learner's text.

    Raises
    ------
    JournalError
        If it is not JSON; the message names the type.

    Examples
    --------
    >>> json_copy({"why": "cut \ud83d", "tags": ("a", "b")})
    {'why': 'cut �', 'tags': ['a', 'b']}
    """
    if depth > MAX_DEPTH:
        raise JournalError(_("the body of the entry nests deeper than {most} levels").format(most=MAX_DEPTH))
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _half_character.sub("�", str.__str__(value))
    if isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            raise JournalError(
                _("a number in the body of the entry has more than {most} digits").format(most=MAX_DIGITS)
            )
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise JournalError(
                _("the body of the entry holds {number}, which is no number JSON knows").format(number=value)
            )
        return float(value)
    if isinstance(value, list | tuple):
        return [json_copy(item, depth + 1) for item in value]
    if hasattr(value, "items") and all(isinstance(key, str) for key in value):
        return {json_copy(key): json_copy(item, depth + 1) for key, item in value.items()}
    raise JournalError(
        _("the body of the entry holds a {name}, which is not JSON").format(name=type(value).__name__)
    )


def _check_depth(value: object, most: int) -> None:
    level: list[Any] = [value]
    for _time in range(most):
        level = [
            item
            for holder in level
            for item in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(item, dict | list)
        ]
        if not level:
            return
    raise JournalError(_too_deep())


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {intern(key): value for key, value in pairs}  # a class has the same few keys 100,000 times
    if len(found) != len(pairs):
        raise JournalError(_("the line names a key twice"))
    return found


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise JournalError(_("the line holds a number of more than {most} digits").format(most=MAX_DIGITS))
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise JournalError(_("the line holds a number that is too large"))
    return number


def _no_number(name: str) -> float:
    raise JournalError(_("the line holds {name}, which is no number JSON knows").format(name=name))


_decoder = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_fraction, parse_constant=_no_number
)
