"""One entry of a journal, and the one way to write it as a line."""

from __future__ import annotations

import json
import re
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from course.journal._authors import BOX, is_old_author, old_author, plain_name
from course.journal._ids import LATEST_ID
from course.journal._json import MAX_ENTRY_BYTES, JournalError, decode, too_long
from course.journal._plain import read_plain, write_plain
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MAX_NAME: Final = 200
"""Characters of a pseudonym, an activity or a verb, so that they fit on a screen."""
RETRACT: Final = "retract"
"""The verb of an entry that takes back another, which its body names: ``{"entry": id}``."""

_KEYS_1: Final = frozenset({"activity", "at", "body", "id", "verb", "who"})
_KEYS: Final = _KEYS_1 | {"by", "case", "seminar", "step"}
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_ID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_TIME: Final = r"[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}\.[0-9]{3}Z"
_is_id = re.compile(_ID).fullmatch
_is_time = re.compile(_TIME).fullmatch
_moment = datetime.fromisoformat
_unfit_for_a_name = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]").search


def is_step_name(text: object) -> TypeGuard[str]:
    """Tell whether a text may name a step before its first entry has an id: an id of no time.

    Examples
    --------
    >>> is_step_name("00000000-0000-7abc-8def-0123456789ab")
    True
    >>> is_step_name("01954f3a-2c00-7000-8000-000000000001")
    False
    """
    return isinstance(text, str) and text.startswith("00000000-0000-7") and bool(_is_id(text))


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that somebody did.

    Parameters
    ----------
    id
        A UUID of version 7 in lower case. Entries are ordered by it.
    at
        When it was done, in UTC to the millisecond: ``"2026-03-01T09:30:00.000Z"``.
    by
        Who did it, as an id. A journal in which two ids turned out to be one person gives
        that person's id here, and leaves what stands in the file in `author`.
    activity
        The name of the activity, such as ``"claims"``.
    verb
        What was done, such as ``"judge"``.
    body
        The details, as JSON. Treat it as frozen: the journal hands out the one copy it has.
    who
        The pseudonym at that time; the id where there is none.
    seminar
        In which seminar it was written; empty if in none with a name.
    step
        The id of the first entry that the same press wrote; empty for that first one.
    case
        The version of the case that people had before them; empty if unknown.
    author
        The id as it stands in the file.
    read
        What :meth:`read_with` made of the body; None before.

    Raises
    ------
    JournalError
        If a field is not as described.

    Examples
    --------
    >>> line = (
    ...     '{"activity":"claims","at":"2026-03-01T09:30:00.000Z","body":{"claim":"S1-01"},'
    ...     '"by":"01954f3a-2bff-7000-8000-000000000007","case":"2026-03-01",'
    ...     '"id":"01954f3a-2c00-7000-8000-000000000001","seminar":"","step":"","verb":"open","who":"heron"}'
    ... )
    >>> entry = Entry.from_line(line)
    >>> entry.who, entry.body["claim"]
    ('heron', 'S1-01')
    >>> entry.to_line() == line
    True
    """

    id: str
    at: str
    by: str = field(compare=False)
    activity: str
    verb: str
    body: Mapping[str, Any]
    who: str = ""
    seminar: str = ""
    step: str = ""
    case: str = ""
    author: str = ""
    read: object = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not _is_id(self.id):
            raise JournalError(_("the id of the entry is not a UUID of version 7 in lower case"))
        if self.id >= LATEST_ID:
            raise JournalError(_("the id of the entry names a time too far in the future"))
        if not isinstance(self.at, str) or not _is_time(self.at):
            raise JournalError(_("the time of the entry is not written like 2026-03-01T09:30:00.000Z"))
        if not _is_calendar(self.at):
            raise JournalError(_("the time of the entry is no day or hour of the calendar"))
        if not self.author:
            _set_author(self, self.by)
        if not self.who:
            _set_who(self, self.by)
        self._check_words()
        if not isinstance(self.body, dict):
            raise JournalError(_("the body of the entry is not an object"))

    def _check_words(self) -> None:
        try:
            fit = all(map(_fit, (self.by, self.author, self.who, self.activity, self.verb)))
            fit = fit and all(not word or _fit(word) for word in (self.seminar, self.case))
        except TypeError:
            fit = False  # not even text
        if not fit:
            raise JournalError(
                _(
                    "by, who, activity and verb must each be 1 to {max_name} characters on one line, "
                    "without control characters; seminar and case may be empty"
                ).format(max_name=MAX_NAME)
            )
        if not isinstance(self.step, str) or (
            self.step and not (_is_id(self.step) and self.step < LATEST_ID)
        ):
            raise JournalError(_("the step of the entry is not the id of an entry"))

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
            "by": self.author,
            "case": self.case,
            "id": self.id,
            "seminar": self.seminar,
            "step": self.step,
            "verb": self.verb,
            "who": self.who,
        }
        try:
            written = write_plain(record) or _encode(record).encode()
        except (TypeError, ValueError, RecursionError) as error:
            raise JournalError(
                _("the body of the entry cannot be written as JSON: {error}").format(error=error)
            ) from error
        if len(written) > MAX_ENTRY_BYTES:
            raise JournalError(too_long())
        return written.decode()

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
        return read_line(line)[0]

    def read_with(self, make: Callable[[Entry], object]) -> None:
        """Keep what an activity makes of the body: the journals of a room's seats share their entries."""
        _set_read(self, make(self))

    def known_as(self, person: str) -> Entry:
        """Give the same entry with another id in `by`: that of the person its author turned out to be."""
        if self.by == person:  # as nearly always: a room of many seats shares its entries
            return self
        entry = copy(self)
        _set_by(entry, person)
        return entry


def read_line(line: str) -> tuple[Entry, bool]:
    """Read an entry, and tell whether it was written before authors had ids.

    Such an entry gets an id from its name and its own id; whoever reads a whole file gives
    all entries of that name the id of the first: see `with_old_authors`.

    Raises
    ------
    JournalError
        If the line is not an entry; the message says why.
    """
    entry = _quickly_made(read_plain(line))
    if entry is not None:
        return entry, False
    record = decode(line)
    entry = _quickly_made(record)
    entry, old = (entry, False) if entry else _carefully_made(record)
    if len(line) > MAX_ENTRY_BYTES // 8:
        entry.to_line()  # some numbers, and entries of version 1, take more room as we write them
    return entry, old


def with_old_authors(entries: Iterable[Entry], known: dict[str, str]) -> None:
    """Give entries from before authors had ids the id that belongs to their name in this file.

    Parameters
    ----------
    entries
        Those entries; nobody else has seen them yet.
    known
        The ids of names already met in the file; those met now are added.
    """
    entries = tuple(entries)
    first: dict[str, str] = {}
    for entry in entries:
        name = plain_name(entry.who)
        first[name] = min(first.get(name, entry.id), entry.id)
    for name, entry_id in first.items():
        known.setdefault(name, BOX if name == BOX else old_author(name, entry_id))
    for entry in entries:
        by = known[plain_name(entry.who)]
        _set_by(entry, by)
        _set_author(entry, by)


def timestamp(at: datetime | None = None) -> str:
    """Write a time as entries do; now when left out.

    Examples
    --------
    >>> timestamp(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    '2026-03-01T09:30:00.000Z'
    """
    if at is not None and at.tzinfo is None:
        raise JournalError(_("the time has no time zone; give one such as datetime.now(UTC)"))
    moment = datetime.now(UTC) if at is None else at.astimezone(UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def same(one: Entry, other: Entry) -> bool:
    """Tell whether two entries with one id say the same. ``==`` would take 1, 1.0 and true for one value.

    Authors may differ where both got their id afterwards, in two files that share the entry.
    """
    if one.author != other.author and is_old_author(one.author) and is_old_author(other.author):
        return same(one, replace(other, author=one.author))
    return one == other and (repr(one.body) == repr(other.body) or one.to_line() == other.to_line())


def prefer(one: Entry, other: Entry) -> Entry:
    """Choose between two entries of one id: everybody must choose the same, in whatever order they met."""
    return min(one, other, key=Entry.to_line)


def _quickly_made(record: object) -> Entry | None:
    """Make an entry of what a line holds; None where something is odd, which the constructor names."""
    if type(record) is not dict or len(record) != len(_KEYS):
        return None
    try:
        entry_id, at, body, step = record["id"], record["at"], record["body"], record["step"]
        # Many entries share these words; the cache hands out one copy of each.
        by, who = _fit(record["by"]), _fit(record["who"])
        activity, verb = _fit(record["activity"]), _fit(record["verb"])
        seminar, case = record["seminar"], record["case"]
        if not (
            (by and who and activity and verb and type(body) is dict)
            and (_is_id(entry_id) and entry_id < LATEST_ID)
            and (_is_time(at) and _moment(at))
            and (step == "" or (_is_id(step) and step < LATEST_ID))
            and (seminar == "" or (seminar := _fit(seminar)))
            and (case == "" or (case := _fit(case)))
        ):
            return None
    except (KeyError, TypeError, ValueError):
        return None
    entry = _bare(Entry)  # all is checked that the constructor would check again
    _set_id(entry, entry_id)
    _set_at(entry, at)
    _set_by(entry, by)
    _set_activity(entry, activity)
    _set_verb(entry, verb)
    _set_body(entry, body)
    _set_who(entry, who)
    _set_seminar(entry, seminar)
    _set_step(entry, step)
    _set_case(entry, case)
    _set_author(entry, by)
    _set_read(entry, None)
    return entry


_bare = object.__new__
_set_id, _set_at, _set_by, _set_activity, _set_verb, _set_body, _set_who = (
    Entry.__dict__[name].__set__ for name in ("id", "at", "by", "activity", "verb", "body", "who")
)
_set_seminar, _set_step, _set_case, _set_author, _set_read = (
    Entry.__dict__[name].__set__ for name in ("seminar", "step", "case", "author", "read")
)


def _carefully_made(record: object) -> tuple[Entry, bool]:
    if not isinstance(record, dict) or record.keys() not in (_KEYS, _KEYS_1):
        raise JournalError(_("the line is not an entry of a journal"))
    old = "by" not in record
    for key in ("who",) if old else ("by", "who"):
        if not isinstance(record[key], str) or not record[key]:
            raise JournalError(_("the entry does not say {key}").format(key=key))
    if not old:
        return Entry(**record), False
    entry = Entry(**record, by=record["who"])
    with_old_authors((entry,), {})
    return entry, True


def _is_calendar(at: str) -> bool:
    try:
        _moment(at)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def _fit(name: str) -> str:
    """Give a name back if it may be one; empty if not."""
    fits = len(name) <= MAX_NAME and not name.isspace() and not _unfit_for_a_name(name)
    return name if fits else ""
