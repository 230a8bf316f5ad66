"""Entries about people, and what follows from them: who is one person, and what everybody is called.

Such an entry is written by the journal itself. ``name`` says what its author is called;
``join`` says that its author and the one whom its body names are one person.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.journal._authors import BOX, is_old_author, look_of, plain_name, shown_name
from course.journal._entry import Entry
from course.journal._ids import far_ahead, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PEOPLE: Final = "people"
"""The activity of entries about people."""
NAME: Final = "name"
JOIN: Final = "join"


def one_person(joins: Iterable[Entry]) -> dict[str, str]:
    """Give for every author who was joined to another the id of the person that they are.

    Parameters
    ----------
    joins
        The entries with the verb ``join`` that hold, in any order.
    """
    parent: dict[str, str] = {}

    def top(author: str) -> str:
        while (above := parent.get(author, author)) != author:
            parent[author] = parent[above]  # shortens a long chain on the way
            author = above
        return author

    for entry in joins:
        other = entry.body.get("other")
        if isinstance(other, str) and other and BOX not in (other, entry.author):
            low, high = sorted((top(entry.author), top(other)))
            parent[high] = parent[low] = low
    return {author: top(author) for author in parent}


def join_of_old(one: str, other: str, shared: Entry) -> Entry:
    """Make one person of two ids that an entry from before ids was given in two files.

    Whoever meets the same makes the same entry.
    """
    digest = hashlib.sha256(f"{one}\0{other}\0{shared.id}".encode()).hexdigest()
    entry_id = f"{shared.id[:13]}-7{digest[:3]}-8{digest[3:6]}-{digest[6:18]}"
    return Entry(entry_id, shared.at, one, PEOPLE, JOIN, {"other": other}, shared.who)


@dataclass(slots=True)
class _Span:
    """From which entry to which somebody bore a name: an id, and the place of an id in order."""

    begin: str
    end: str
    name: str


class Bearers:
    """Who bore which name from when to when, as entries tell.

    Attributes
    ----------
    changes
        Grows whenever somebody may have to be called otherwise than before.
    """

    def __init__(self) -> None:
        self.changes = 0
        self._far = far_ahead()
        self._spans: dict[tuple[str, str], _Span] = {}
        self._latest: dict[str, _Span] = {}

    def meet(self, entry: Entry) -> None:
        """Take note of an entry; they may come in any order."""
        key = (entry.author, entry.who)
        span = self._spans.get(key)
        place = placed(entry.id, self._far)
        if span is None:
            span = self._spans[key] = _Span(entry.id, place, entry.who)
            self._latest.setdefault(entry.author, span)
            self.changes += 1
        elif place > span.end:
            span.end = place
        elif entry.id < span.begin:
            span.begin = entry.id
            self.changes += 1
        latest = self._latest[entry.author]
        if latest is not span and latest.end < span.end:
            self._latest[entry.author] = span
            self.changes += 1

    def latest(self, authors: Iterable[str]) -> str:
        """Give the name that some ids of one person bore last; empty if none is known."""
        spans = [self._latest[author] for author in authors if author in self._latest]
        return max(spans, key=lambda span: span.end).name if spans else ""

    def shown(self, persons: Mapping[str, str], introduced: Mapping[str, str]) -> dict[str, str]:
        """Give the name by which each person is shown; no two are alike.

        Parameters
        ----------
        persons
            The person that an author is, where it is another id.
        introduced
            Names of people who did nothing yet.
        """
        first: dict[str, str] = {}
        latest: dict[str, tuple[str, str]] = {}
        for (author, name), span in self._spans.items():
            person = persons.get(author, author)
            if person != BOX:
                first[person] = min(first.get(person, span.begin), span.begin)
                latest[person] = max(latest.get(person, ("", "")), (span.end, name))
        names = {person: latest[person][1] for person in sorted(first, key=lambda p: (first[p], p))}
        for author in sorted(introduced):
            names.setdefault(persons.get(author, author), introduced[author])
        return _told_apart(names)

    def named_in_old_bodies(self, persons: Mapping[str, str]) -> dict[str, str]:
        """Give who is meant where an entry from before authors had ids names somebody in its body."""
        meant: dict[str, tuple[str, str]] = {}
        for (author, name), span in self._spans.items():
            if is_old_author(author):
                plain = plain_name(name)
                candidate = (span.begin, persons.get(author, author))
                meant[plain] = min(meant.get(plain, candidate), candidate)
        return {name: person for name, (_, person) in meant.items()}


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Give everybody a name that looks like no other, nor as nobody's: "heron", "heron (2)"."""
    taken = {look_of(BOX)}
    numbers: dict[str, int] = {}  # by look, the last one given: thousands of one name take no hours
    shown = {}
    for person, name in names.items():
        name = wanted = shown_name(name) if look_of(name) else person  # noqa: PLW2901 - the same name
        number = numbers.get(look_of(wanted), 1)
        while look_of(name) in taken:
            number += 1
            name = f"{wanted} ({number})"  # noqa: PLW2901
        numbers[look_of(wanted)] = number
        taken.add(look_of(name))
        shown[person] = name
    return shown
