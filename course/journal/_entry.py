"""One entry of a journal, and the one way to write it as a line."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_ENTRY_BYTES: Final = 256 * 1024
"""An essay of 20,000 words fits; a book or a video pasted by mistake does not."""
MAX_DEPTH: Final = 32
"""Lists in lists: no activity nests deeper than five, and deep nesting can exhaust a reader's stack."""
MAX_DIGITS: Final = 64
"""Digits of a whole number. Longer ones count nothing, and very long ones take seconds to read."""
MAX_NAME: Final = 200
"""Characters of a pseudonym, an activity or a verb, so that they fit on a screen."""
TOO_LONG: Final = (
    f"the entry is longer than {MAX_ENTRY_BYTES // 1024} KB; shorten the text or split it in two"
)
RETRACT: Final = "retract"
"""The verb of an entry that takes back another, which its body names: ``{"entry": id}``."""
LATEST_ID: Final = "80000000-0000"
"""Ids from here on (the year 6429) are refused: after the very last id no further entry could be written."""

_KEYS: Final = frozenset({"activity", "at", "body", "id", "verb", "who"})
_is_id = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}").fullmatch
_is_time = re.compile(r"[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}\.[0-9]{3}Z").fullmatch
_unfit_for_a_name = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]").search
_half_character = re.compile(r"[\ud800-\udfff]")


class JournalError(Exception):
    """Something about a journal cannot be done or read; the message says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that somebody did.

    Parameters
    ----------
    id
        A UUID of version 7 in lower case. Entries are ordered by it.
    at
        When it was done, in UTC to the millisecond: ``"2026-03-01T09:30:00.000Z"``.
    who
        A pseudonym.
    activity
        The name of the activity, such as ``"claims"``.
    verb
        What was done, such as ``"judge"``.
    body
        The details, as JSON. Treat it as frozen: the journal hands out the one copy it has.

    Raises
    ------
    JournalError
        If a field is not as described.

    Examples
    --------
    >>> line = (
    ...     '{"activity":"claims","at":"2026-03-01T09:30:00.000Z","body":{"claim":"S1-01"},'
    ...     '"id":"01954f3a-2c00-7000-8000-000000000001","verb":"open","who":"heron"}'
    ... )
    >>> entry = Entry.from_line(line)
    >>> entry.who, entry.body["claim"]
    ('heron', 'S1-01')
    >>> entry.to_line() == line
    True
    """

    id: str
    at: str
    who: str
    activity: str
    verb: str
    body: Mapping[str, Any]

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not _is_id(self.id):
            raise JournalError("the id of the entry is not a UUID of version 7 in lower case")
        if self.id >= LATEST_ID:
            raise JournalError("the id of the entry names a time too far in the future")
        if not isinstance(self.at, str) or not _is_time(self.at):
            raise JournalError("the time of the entry is not written like 2026-03-01T09:30:00.000Z")
        try:
            datetime.fromisoformat(self.at)
        except ValueError as error:
            raise JournalError("the time of the entry is no day or hour of the calendar") from error
        for field, name in (("who", self.who), ("activity", self.activity), ("verb", self.verb)):
            if not isinstance(name, str) or not _fit_name(name):
                raise JournalError(
                    f"{field} must be 1 to {MAX_NAME} characters on one line, without control characters"
                )
        if not isinstance(self.body, dict):
            raise JournalError("the body of the entry is not an object")

    def __hash__(self) -> int:
        return hash(self.id)

    def to_line(self) -> str:
        r"""Give the one line that stands for this entry: sorted keys, no spaces, no line break at its end.

        Raises
        ------
        JournalError
            If the body holds anything but JSON, or is too long.
        """
        record = {
            "activity": self.activity,
            "at": self.at,
            "body": self.body,
            "id": self.id,
            "verb": self.verb,
            "who": self.who,
        }
        try:
            line = json.dumps(
                record, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
            )
            size = len(line) if line.isascii() else len(line.encode())
        except (TypeError, ValueError, RecursionError) as error:
            raise JournalError(f"the body of the entry cannot be written as JSON: {error}") from error
        if size > MAX_ENTRY_BYTES:
            raise JournalError(TOO_LONG)
        return line

    @classmethod
    def from_line(cls, line: str) -> Entry:
        """Read an entry from a line of a journal.

        Raises
        ------
        JournalError
            If the line is not an entry; the message says why.

        Examples
        --------
        >>> Entry.from_line("%PDF-1.7")
        Traceback (most recent call last):
        course.journal._entry.JournalError: the line is not JSON
        """
        if len(line) > MAX_ENTRY_BYTES:
            raise JournalError(TOO_LONG)
        record = decode(line)
        if not isinstance(record, dict) or record.keys() != _KEYS:
            raise JournalError("the line is not an entry of a journal")
        return cls(**record)


def decode(line: str) -> Any:  # noqa: ANN401 - JSON is anything until it is checked
    """Read one line of JSON as strictly as a stranger's file needs.

    Raises
    ------
    JournalError
        If it is not JSON, nests too deeply, names a key twice, or holds a
        number or character that cannot be written back.
    """
    try:
        if not line.isascii() and len(line.encode()) > MAX_ENTRY_BYTES:
            raise JournalError(TOO_LONG)
        value = _decoder.decode(line)
        if line.count("{") + line.count("[") > MAX_DEPTH:
            _check_depth(value)
        if "\\u" in line:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise JournalError("the line holds half a character, which no file can keep") from error
    except RecursionError as error:
        raise JournalError(f"the line nests deeper than {MAX_DEPTH} levels") from error
    except ValueError as error:
        raise JournalError("the line is not JSON") from error
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
        raise JournalError(f"the body of the entry nests deeper than {MAX_DEPTH} levels")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _half_character.sub("�", str.__str__(value))
    if isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            raise JournalError(f"a number in the body of the entry has more than {MAX_DIGITS} digits")
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise JournalError(f"the body of the entry holds {value}, which is no number JSON knows")
        return float(value)
    if isinstance(value, list | tuple):
        return [json_copy(item, depth + 1) for item in value]
    if hasattr(value, "items") and all(isinstance(key, str) for key in value):
        return {json_copy(key): json_copy(item, depth + 1) for key, item in value.items()}
    raise JournalError(f"the body of the entry holds a {type(value).__name__}, which is not JSON")


def timestamp(at: datetime | None = None) -> str:
    """Write a time as entries do; now when left out.

    Examples
    --------
    >>> timestamp(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    '2026-03-01T09:30:00.000Z'
    """
    if at is not None and at.tzinfo is None:
        raise JournalError("the time has no time zone; give one such as datetime.now(UTC)")
    moment = datetime.now(UTC) if at is None else at.astimezone(UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def same(one: Entry, other: Entry) -> bool:
    """Tell whether two entries with one id say the same. ``==`` would take 1, 1.0 and true for one value."""
    return one == other and (repr(one.body) == repr(other.body) or one.to_line() == other.to_line())


def prefer(one: Entry, other: Entry) -> Entry:
    """Choose between two entries of one id: everybody must choose the same, in whatever order they met."""
    return min(one, other, key=Entry.to_line)


@lru_cache(maxsize=4096)
def _fit_name(name: str) -> bool:
    return 0 < len(name) <= MAX_NAME and not name.isspace() and not _unfit_for_a_name(name)


def _check_depth(value: object) -> None:
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH + 2):  # the entry itself is one level, its body counts from the next
        level = [
            item
            for holder in level
            for item in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(item, dict | list)
        ]
        if not level:
            return
    raise JournalError(f"the line nests deeper than {MAX_DEPTH} levels")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JournalError("the line names a key twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise JournalError(f"the line holds a number of more than {MAX_DIGITS} digits")
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise JournalError("the line holds a number that is too large")
    return number


def _no_number(name: str) -> float:
    raise JournalError(f"the line holds {name}, which is no number JSON knows")


_decoder = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_fraction, parse_constant=_no_number
)
