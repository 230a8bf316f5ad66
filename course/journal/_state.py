"""All entries of a journal in memory, and which of them still hold."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from course.journal._entry import RETRACT, Entry, prefer, same

if TYPE_CHECKING:
    from collections.abc import Iterable

_by_id = attrgetter("id")


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

    A retraction counts if the same person made it in the same activity and
    after what it takes back. Ids only grow along a chain of retractions, so
    there are no circles and the outcome does not depend on the order of arrival.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[str, Entry] = {}
        self.ordered: list[Entry] = []
        self.conflicts: list[str] = []  # ids that came with two contents, in the order met
        self._clear()
        self.include(entries)

    @property
    def newest(self) -> str:
        """The greatest id; empty where there is no entry."""
        return self.ordered[-1].id if self.ordered else ""

    def sift(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Give the entries that would be new, in order of their ids, and note conflicts."""
        new: dict[str, Entry] = {}
        for entry in entries:
            known = new.get(entry.id) or self.entries.get(entry.id)
            if known is not None:
                if same(known, entry):
                    continue
                if entry.id not in self.conflicts:
                    self.conflicts.append(entry.id)
                if prefer(known, entry) is known:
                    continue
            new[entry.id] = entry
        return tuple(sorted(new.values(), key=_by_id))

    def include(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Add entries; give those that were new, in order of their ids."""
        added = self.sift(entries)
        replaced = any(entry.id in self.entries for entry in added)
        self.entries.update((entry.id, entry) for entry in added)
        # Below an eighth, adding one by one costs less than folding everything again.
        if replaced or len(added) * 8 > len(self.entries):
            self.ordered = sorted(self.entries.values(), key=_by_id)
            self._fold()
        else:
            for entry in added:
                insort(self.ordered, entry, key=_by_id)
                self._add(entry)
        return added

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

    def undoable(self, who: str, activity: str | None) -> str:
        """Give the id of what undo would take back; empty if there is nothing."""
        return max((t.live[-1] for t in self._of(who, activity) if t.live), default="")

    def redoable(self, who: str, activity: str | None) -> str:
        """Give the id of the retraction that redo would take back; empty if there is nothing."""
        undone = (t.undone[-1] for t in self._of(who, activity) if t.undone and t.undone[-1] > t.newest)
        return max(undone, default="")

    def _of(self, who: str, activity: str | None) -> Iterable[Thread]:
        mine = self._threads.get(who, {})
        return mine.values() if activity is None else [mine[activity]] if activity in mine else []

    # --- the fold ------------------------------------------------------------

    def _clear(self) -> None:
        self._against: dict[str, int] = {}  # how many retractions that hold are against an entry
        self._claims: dict[str, list[Entry]] = {}  # target id -> retractions, the target may be yet to come
        self._live: dict[str | None, list[Entry]] = {None: []}
        self._tuples: dict[str | None, tuple[Entry, ...]] = {}
        self._threads: dict[str, dict[str, Thread]] = {}

    def _fold(self) -> None:
        self._clear()
        against = self._against
        for entry in reversed(self.ordered):  # whatever could retract a retraction is later, so already known
            if entry.verb == RETRACT and (target_id := _target_id(entry)) is not None:
                self._claims.setdefault(target_id, []).append(entry)
                target = self.entries.get(target_id)
                if target is not None and _counts(entry, target) and not against.get(entry.id):
                    against[target_id] = against.get(target_id, 0) + 1
        everything = self._live[None]
        for entry in self.ordered:
            thread = self._thread(entry)
            if entry.verb != RETRACT:
                thread.newest = entry.id
                if not against.get(entry.id):
                    thread.live.append(entry.id)
                    everything.append(entry)
                    self._live.setdefault(entry.activity, []).append(entry)
            elif not against.get(entry.id):
                target = self.entries.get(_target_id(entry) or "")
                if target is not None and target.verb != RETRACT and _counts(entry, target):
                    thread.undone.append(entry.id)

    def _add(self, entry: Entry) -> None:
        thread = self._thread(entry)
        against = 0
        for claim in self._claims.get(entry.id, ()):
            if _counts(claim, entry) and self.holds(claim):
                against += 1
                if entry.verb != RETRACT:
                    insort(thread.undone, claim.id)
        if against:
            self._against[entry.id] = against
        if entry.verb != RETRACT:
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
            if target is None or not _counts(entry, target):
                return
            if target.verb != RETRACT:
                _toggle(self._thread(entry).undone, entry.id, on=on)
            before = self._against.get(target.id, 0)
            after = before + (1 if on else -1)
            self._against[target.id] = after
            if bool(before) == bool(after):
                return
            entry, on = target, not after
        _toggle(self._thread(entry).live, entry.id, on=on)
        for activity in (None, entry.activity):
            _toggle_entry(self._live.setdefault(activity, []), entry, on=on)
            self._tuples.pop(activity, None)

    def _thread(self, entry: Entry) -> Thread:
        mine = self._threads.get(entry.who)
        if mine is None:
            mine = self._threads[entry.who] = {}
        thread = mine.get(entry.activity)
        if thread is None:
            thread = mine[entry.activity] = Thread()
        return thread


def _target_id(entry: Entry) -> str | None:
    target = entry.body.get("entry")
    return target if isinstance(target, str) else None


def _counts(retraction: Entry, target: Entry) -> bool:
    return (
        retraction.who == target.who and retraction.activity == target.activity and retraction.id > target.id
    )


def _toggle(ids: list[str], entry_id: str, *, on: bool) -> None:
    if on:
        insort(ids, entry_id)
    else:
        del ids[bisect_left(ids, entry_id)]


def _toggle_entry(entries: list[Entry], entry: Entry, *, on: bool) -> None:
    if on:
        insort(entries, entry, key=_by_id)
    else:
        del entries[bisect_left(entries, entry.id, key=_by_id)]
