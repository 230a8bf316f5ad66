"""All entries of a journal in memory, and which of them still hold."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from course.journal._entry import RETRACT, Entry, prefer, same
from course.journal._ids import far_ahead, placed
from course.journal._people import JOIN, PEOPLE, Bearers, one_person

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

_by_id = attrgetter("id")
T = TypeVar("T")


@dataclass(slots=True)
class Thread:
    """What one person did in one activity, as ids in order."""

    newest: str = ""  # the newest entry that is no retraction
    live: list[str] = field(default_factory=list)
    undone: list[str] = field(
        default_factory=list
    )  # retractions that hold, of entries that are no retractions


class State:
    """A set of entries and its fold.

    A retraction counts if the same person made it in the same activity and, where it
    takes back a retraction, after it. Along a chain of retractions everything is later than
    what it takes back, so there are no circles and the order of arrival does not matter.

    Entries are in order of their ids. Those from far ahead come first: see `placed`.

    Entries about people come first: they tell which authors are one person. Their own
    authors are taken as they stand, so that nobody can undo a join by being joined.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[str, Entry] = {}
        self.ordered: list[Entry] = []
        self.conflicts: set[str] = set()  # ids that came with two contents
        self.twins: dict[tuple[str, str], Entry] = {}  # two ids that one entry from before ids was given
        self.persons: dict[str, str] = {}  # the person that an author is, where it is another id
        self._far = far_ahead()
        self._clear()
        self.include(entries)

    @property
    def newest(self) -> str:
        """The greatest id that new ones must exceed; empty where there is none."""
        far = far_ahead()
        return next((entry.id for entry in reversed(self.ordered) if entry.id < far), "")

    def sift(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Give the entries that would be new, sorted by their ids, and note conflicts."""
        new: dict[str, Entry] = {}
        for entry in entries:
            known = new.get(entry.id) or self.entries.get(entry.id)
            if known is not None:
                if same(known, entry):
                    if known.author != entry.author:
                        self.twins.setdefault(
                            (min(known.author, entry.author), max(known.author, entry.author)), known
                        )
                    continue
                self.conflicts.add(entry.id)
                if prefer(known, entry) is known:
                    continue
            new[entry.id] = entry
        return tuple(sorted(new.values(), key=_by_id))

    def include(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Add entries; give those that were new, sorted by their ids."""
        added = self.sift(entries)
        moved = self._look_at_the_clock()
        replaced = bool(self.entries) and any(entry.id in self.entries for entry in added)
        self.entries.update(zip(map(_by_id, added), added, strict=True))
        joined = any(entry.activity == PEOPLE for entry in added) and self._join()
        news = self.as_placed(added)
        # Below an eighth, adding one by one costs less than folding everything again.
        if replaced or joined or moved or len(added) * 8 > len(self.entries):
            if news is not added:
                self.entries.update((entry.id, entry) for entry in news)
            all_new = len(news) == len(self.entries)
            by_id = list(news) if all_new else sorted(self.entries.values(), key=_by_id)
            near = bisect_left(by_id, self._far, key=_by_id)
            self.ordered = by_id[near:] + by_id[:near]
            self._fold()
        else:
            for entry in news:
                self.entries[entry.id] = entry
                insort(self.ordered, entry, key=self._place_of)
                self._add(entry)
        return news

    def _look_at_the_clock(self) -> bool:
        """Find out from where on ids are far ahead; True if that changes the place of an entry."""
        before, self._far = self._far, far_ahead()
        ends = (self.ordered[0].id, self.ordered[-1].id) if self.ordered else ()
        return any((end < before) != (end < self._far) for end in ends)

    def _place(self, entry_id: str) -> str:
        return placed(entry_id, self._far)

    def _place_of(self, entry: Entry) -> str:
        return placed(entry.id, self._far)

    def live(self, activity: str | None = None) -> tuple[Entry, ...]:
        """Give the entries that hold, in order."""
        if activity not in self._tuples:
            self._tuples[activity] = tuple(self._live.get(activity, ()))
        return self._tuples[activity]

    def holds(self, entry: Entry) -> bool:
        """Tell whether nothing takes this entry back."""
        return not self._against.get(entry.id)

    @property
    def people(self) -> Iterable[str]:
        """Everybody who did something."""
        return self._threads.keys()

    def person(self, author: str) -> str:
        """Give the person that an author is."""
        return self.persons.get(author, author)

    def called(self, person: str) -> str:
        """Give the name that a person's latest entry carries; empty if there is none."""
        return self.bearers.latest(self.authors_of(person) if self.persons else (person,))

    def undoable(self, by: str, activities: Collection[str], which: Callable[[Entry], bool]) -> list[Entry]:
        """Give what undo would take back: what holds of the step that is the person's latest."""
        latest = max(
            (self._latest(t.live, which) for t in self._of(by, activities)), default="", key=self._place
        )
        return self._step_of(by, latest, lambda t: t.live) if latest else []

    def redoable(self, by: str, activities: Collection[str], which: Callable[[Entry], bool]) -> list[Entry]:
        """Give the retractions that redo would take back: the latest undo, if nothing was done since."""
        latest = max(
            (
                found
                for t in self._of(by, activities)
                if (found := self._latest(t.undone, lambda e: which(self.entries[str(e.body["entry"])])))
                > t.newest
            ),
            default="",
            key=self._place,
        )
        return self._step_of(by, latest, lambda t: t.undone) if latest else []

    def _latest(self, ids: list[str], which: Callable[[Entry], bool]) -> str:
        return next((i for i in reversed(ids) if which(self.entries[i])), "")

    def _step_of(self, by: str, entry_id: str, ids: Callable[[Thread], list[str]]) -> list[Entry]:
        """Give the person's entries of one step, of all activities, in order."""
        step = self.entries[entry_id].step or entry_id
        found = [
            self.entries[i]
            for thread in self._of(by, ())
            for i in ids(thread)[bisect_left(ids(thread), self._place(step), key=self._place) :]
            if (self.entries[i].step or i) == step
        ]
        return sorted(found, key=self._place_of)

    def _of(self, by: str, activities: Collection[str]) -> Iterator[Thread]:
        """Give the person's threads in some activities; in all where none is named."""
        mine = self._threads.get(self.person(by), {})
        for activity in activities or mine:
            if activity in mine and (activities or activity != PEOPLE):
                yield mine[activity]

    # --- people --------------------------------------------------------------

    def authors_of(self, person: str) -> set[str]:
        """Give all ids of a person."""
        return {person} | {author for author, one in self.persons.items() if one == person}

    def _join(self) -> bool:
        """Find out which authors are one person; True if that is not as before."""
        folk = [entry for entry in self.entries.values() if entry.activity == PEOPLE]
        persons = one_person(entry for entry in holding(folk) if entry.verb == JOIN)
        changed = persons != self.persons
        if changed:
            self.persons = persons
            self.entries = {i: self._placed(entry) for i, entry in self.entries.items()}
        return changed

    def as_placed(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Give entries as those of the persons who made them."""
        if not self.persons and all(entry.by == entry.author for entry in entries):
            return entries
        return tuple(map(self._placed, entries))

    def _placed(self, entry: Entry) -> Entry:
        """Give an entry as one of the person who made it."""
        person = entry.author if entry.activity == PEOPLE else self.person(entry.author)
        return entry.known_as(person)

    # --- the fold ------------------------------------------------------------

    def _clear(self) -> None:
        self._against: dict[str, int] = {}  # how many retractions that hold are against an entry
        self._claims: dict[str, list[Entry]] = {}  # target id -> retractions, the target may be yet to come
        self._live: dict[str | None, list[Entry]] = {None: []}
        self._tuples: dict[str | None, tuple[Entry, ...]] = {}
        self._threads: dict[str, dict[str, Thread]] = {}
        self.bearers = Bearers()

    def _fold(self) -> None:
        self._clear()
        against = self._against
        for entry in reversed(self.ordered):  # whatever could retract a retraction is later, so already known
            if entry.verb == RETRACT and (target_id := _target_id(entry)) is not None:
                self._claims.setdefault(target_id, []).append(entry)
                target = self.entries.get(target_id)
                if target is not None and self._counts(entry, target) and not against.get(entry.id):
                    against[target_id] = against.get(target_id, 0) + 1
        self._place_all()

    def _place_all(self) -> None:
        """Put every entry where it belongs, once it is known what is taken back."""
        against = self._against
        everything, far = self._live[None], self._far
        threads: dict[tuple[str, str, str], Thread] = {}
        last: dict[tuple[str, str, str], Entry] = {}
        for entry in self.ordered:
            key = (entry.author, entry.who, entry.activity)
            thread = threads.get(key) or threads.setdefault(key, self._thread(entry))
            last[key] = entry
            if entry.verb != RETRACT:
                if entry.id < far:
                    thread.newest = entry.id
                if not against.get(entry.id):
                    thread.live.append(entry.id)
                    everything.append(entry)
                    self._live.setdefault(entry.activity, []).append(entry)
            elif not against.get(entry.id):
                target = self.entries.get(_target_id(entry) or "")
                if target is not None and target.verb != RETRACT and self._counts(entry, target):
                    thread.undone.append(entry.id)
        for entry in last.values():  # the first and the last under a name tell when it was borne
            self.bearers.meet(entry)

    def _add(self, entry: Entry) -> None:
        thread = self._thread(entry)
        against = 0
        for claim in self._claims.get(entry.id, ()):
            if self._counts(claim, entry) and self.holds(claim):
                against += 1
                if entry.verb != RETRACT:
                    insort(thread.undone, claim.id, key=self._place)
        if against:
            self._against[entry.id] = against
        if entry.verb != RETRACT:
            if entry.id < self._far:
                thread.newest = max(thread.newest, entry.id)
        else:
            target_id = _target_id(entry)
            if target_id is None:
                return
            self._claims.setdefault(target_id, []).append(entry)
        if not against:
            self._switch(entry, on=True)

    def _switch(self, entry: Entry, *, on: bool) -> None:
        """Let an entry hold from now on, or no longer, and follow the chain of what it takes back."""
        while entry.verb == RETRACT:
            target = self.entries.get(_target_id(entry) or "")
            if target is None or not self._counts(entry, target):
                return
            if target.verb != RETRACT:
                _toggle(self._thread(entry).undone, entry.id, self._place, on=on)
            before = self._against.get(target.id, 0)
            after = before + (1 if on else -1)
            self._against[target.id] = after
            if bool(before) == bool(after):
                return
            entry, on = target, not after
        _toggle(self._thread(entry).live, entry.id, self._place, on=on)
        for activity in (None, entry.activity):
            _toggle(self._live.setdefault(activity, []), entry, self._place_of, on=on)
            self._tuples.pop(activity, None)

    def _counts(self, retraction: Entry, target: Entry) -> bool:
        return _counts(retraction, target, self._far)

    def _thread(self, entry: Entry) -> Thread:
        self.bearers.meet(entry)
        person = self.person(entry.author)
        mine = self._threads.get(person)
        if mine is None:
            mine = self._threads[person] = {}
        thread = mine.get(entry.activity)
        if thread is None:
            thread = mine[entry.activity] = Thread()
        return thread


def any_entry(_entry: Entry) -> bool:
    """Choose an entry, whichever it is."""
    return True


def _target_id(entry: Entry) -> str | None:
    target = entry.body.get("entry")
    return target if isinstance(target, str) else None


def _counts(retraction: Entry, target: Entry, far: str) -> bool:
    return (
        retraction.by == target.by
        and retraction.activity == target.activity
        and (target.verb != RETRACT or placed(retraction.id, far) > placed(target.id, far))
    )


def holding(entries: Iterable[Entry]) -> list[Entry]:
    """Give those of some entries about people that hold; authors are taken as they stand."""
    known = {entry.id: entry.known_as(entry.author) for entry in entries}
    against: set[str] = set()
    far = far_ahead()
    for entry in sorted(known.values(), key=lambda e: placed(e.id, far), reverse=True):
        if entry.verb == RETRACT and entry.id not in against:
            target = known.get(_target_id(entry) or "")
            if target is not None and _counts(entry, target, far):
                against.add(target.id)
    return [entry for entry in known.values() if entry.verb != RETRACT and entry.id not in against]


def _toggle(those: list[T], one: T, place: Callable[[T], str], *, on: bool) -> None:
    """Put one among those that are in order, or take it out."""
    if on:
        insort(those, one, key=place)
    else:
        del those[bisect_left(those, place(one), key=place)]
