"""One entry of a journal, and the one way to write it as a line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from course.journal._json import MAX_ENTRY_BYTES, TOO_LONG, JournalError, decode, decode_at

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_NAME: Final = 200
"""Characters of a pseudonym, an activity or a verb, so that they fit on a screen."""
RETRACT: Final = "retract"
"""The verb of an entry that takes back another, which its body names: ``{"entry": id}``."""
LATEST_ID: Final = "80000000-0000"
"""Ids from here on (the year 6429) are refused: after the very last id no further entry could be written."""

_KEYS: Final = frozenset({"activity", "at", "body", "id", "verb", "who"})
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_ID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_TIME: Final = r"[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}\.[0-9]{3}Z"
_WORD: Final = r'[^"\\\x00-\x1f]+'  # a JSON string that needs no escapes
_is_id = re.compile(_ID).fullmatch
_is_time = re.compile(_TIME).fullmatch
_unfit_for_a_name = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]").search


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
        if not _is_calendar(self.at):
            raise JournalError("the time of the entry is no day or hour of the calendar")
        try:
            fit = _fit(self.who) and _fit(self.activity) and _fit(self.verb)
        except TypeError:
            fit = ""  # not even text
        if not fit:
            raise JournalError(
                "who, activity and verb must each be 1 to "
                f"{MAX_NAME} characters on one line, without control characters"
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
            line = _encode(record)
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
        course.journal._json.JournalError: the line is not JSON
        """
        return _from_canonical(line) or _from_any(line)


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


# The way `to_line` writes. Reading it this way takes half the time of the general way; whatever is odd
# about a line is left to the general way, which says what it is.
_head = re.compile(rf'\{{"activity":"({_WORD})","at":"({_TIME})","body":(?=\{{)').match
_foot = re.compile(rf',"id":"({_ID})","verb":"({_WORD})","who":"({_WORD})"\}}\s*').fullmatch


def _from_canonical(line: str) -> Entry | None:
    head = _head(line)
    if head is None:
        return None
    body, end = decode_at(line, head.end())
    foot = _foot(line, end)
    if foot is None:
        return None
    # Many entries share these words; the cache hands out one copy of each.
    who, activity, verb = _fit(foot[3]), _fit(head[1]), _fit(foot[2])
    if not (who and activity and verb and foot[1] < LATEST_ID and _is_calendar(head[2])):
        return None
    entry = _bare(Entry)  # all is checked that the constructor would check again
    _set_id(entry, foot[1])
    _set_at(entry, head[2])
    _set_who(entry, who)
    _set_activity(entry, activity)
    _set_verb(entry, verb)
    _set_body(entry, body)
    return entry


_bare = object.__new__
_set_id, _set_at, _set_who, _set_activity, _set_verb, _set_body = (
    Entry.__dict__[field].__set__ for field in ("id", "at", "who", "activity", "verb", "body")
)


def _from_any(line: str) -> Entry:
    record = decode(line)
    if not isinstance(record, dict) or record.keys() != _KEYS:
        raise JournalError("the line is not an entry of a journal")
    return Entry(**record)


def _is_calendar(at: str) -> bool:
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def _fit(name: str) -> str:
    """Give a name back if it may be one; empty if not."""
    fits = len(name) <= MAX_NAME and not name.isspace() and not _unfit_for_a_name(name)
    return name if fits else ""
