"""The learner's session: the case, the journal, a pseudonym, and where the work is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from course.activities.listing import check_bodies
from course.journal import BOX, PEOPLE, Journal, JournalError, new_author, open_journal, read_lines
from course.language import NotAllowed
from course.session.names import checked_name, suggested_name
from course.session.place import Place, place_of_machine, work_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from course.case import Case
    from course.journal import Entry
    from course.session.watcher import Watcher


@dataclass(eq=False)
class Session:
    """What all faces of one kernel share.

    Attributes
    ----------
    case, journal, who
        What is worked on, what was done, and by whom: the id of the person who acts.
    place
        ``"disk"``: saved on this machine; ``"binder"``: on this machine, which
        forgets; ``"browser"``: only in the browser; ``"memory"``: this machine
        refused to save, so only the browser keeps a copy.
    offered
        Entries the browser keeps and the journal lacks, until they are brought back.
    browser_trouble
        Why the browser keeps no copy; empty if it does.
    """

    case: Case
    journal: Journal
    who: str
    place: Place = "memory"
    folder: Path | None = None
    trouble: str = ""
    offered: dict[str, Entry] = field(default_factory=dict)
    browser_trouble: str = ""
    browser_holds: set[str] = field(default_factory=set)
    watchers: WeakSet[Watcher] = field(default_factory=WeakSet)
    last_used: Watcher | None = None
    _stale: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.journal.case = str(self.case.meta.checked_on)
        self.journal.listen(self._grown)

    @classmethod
    def start(cls, case: Case, folder: Path | None = None) -> Session:
        """Open the journal of a folder, or work in memory where the machine does not let us save."""
        place = place_of_machine()
        if place == "browser":
            return cls._of_somebody(case, Journal(), place=place)
        folder = folder or work_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            journal = open_journal(folder / "seminar.journal.jsonl")
        except (OSError, JournalError) as error:
            return cls._of_somebody(case, Journal(), place="memory", trouble=str(error))
        return cls._of_somebody(case, journal, place=place, folder=folder)

    @classmethod
    def _of_somebody(cls, case: Case, journal: Journal, **where: Any) -> Session:  # noqa: ANN401 - its own fields
        """Go on as whom the folder remembers, else as somebody new."""
        session = cls(case, journal, "", **where)
        session.who, name = session._remembered()
        if session.who not in journal.people:
            journal.call(session.who, name)
        session._remember()
        return session

    @property
    def name(self) -> str:
        """The name by which the person who acts is shown."""
        return self.journal.name_of(self.who)

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of everybody in the journal, and of whoever acts now."""
        return tuple(dict.fromkeys([self.who, *self.journal.people]))

    def call_me(self, name: str) -> None:
        """Be called by another pseudonym from now on; what was done before stays one's own."""
        self.journal.call(self.who, checked_name(name))
        self._remember()
        self.refresh_all()

    def somebody_else(self) -> None:
        """Let somebody else work here, who is new."""
        self._go_on(new_author(), suggested_name())

    def go_on_as(self, person: str) -> None:
        """Let somebody of whom the journal holds something go on here.

        Raises
        ------
        NotAllowed
            If there is nobody of that id.
        """
        if person not in self.journal.people:
            raise NotAllowed("Choose somebody who is in this journal.")
        self._go_on(person)

    def this_is_me(self, person: str) -> None:
        """Say that the person who acts also worked under another id, as on another machine.

        Raises
        ------
        NotAllowed
            If there is nobody of that id, or it is the same person already.
        """
        if person not in self.journal.people or self.journal.person(person) == self.who:
            raise NotAllowed("Choose somebody else who is in this journal.")
        self.journal.join(self.who, person)
        self._remember()
        self.refresh_all()

    def people_named(self, names: Iterable[str]) -> list[str]:
        """Give the ids of people by the names that are shown; who is not known yet gets one.

        Raises
        ------
        NotAllowed
            If a name cannot be one.
        """
        checked = [checked_name(name) for name in names]
        return [
            self.who if name == self.name else self.journal.named(name) or self.journal.introduce(name)
            for name in checked
        ]

    def _go_on(self, person: str, name: str = "") -> None:
        self.who = person
        if name:
            self.journal.call(person, name)
        self._remember()
        self.refresh_all()

    def bring_back(self) -> int:
        """Merge what the browser kept into the journal; give how many entries came back."""
        offered = tuple(self.offered.values())
        self.offered.clear()
        new = self.journal.merge(offered)
        if new and self.who not in self.journal.people:
            self.who = new[-1].by  # whoever worked last is most likely the one who came back
            self._remember()
        self.refresh_all()
        return len(new)

    def bring_in(self, entries: Iterable[Entry]) -> int:
        """Merge entries of an uploaded file; give how many were new."""
        new = self.journal.merge(entries)
        self.refresh_all()
        return len(new)

    def bring_in_file(self, name: str, data: bytes) -> str:
        """Merge an uploaded journal into this one, and say what came of it.

        Raises
        ------
        NotAllowed
            If nothing in the file can be read; the message says which file to choose.
        """
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotAllowed(
                f"{name} is not a journal of this toolkit. Choose the file that “Download my work” gave."
            ) from error
        entries, problems = read_lines(text, name=name)
        if not entries:
            found = f" {problems[0]}" if problems else ""
            raise NotAllowed(
                f"{name} holds no work that can be read.{found} Choose the file that “Download my work” gave."
            )
        before = self.journal.problems
        new = self.bring_in(entries)
        check_bodies(self.journal, {e.activity for e in entries})
        problems = (*problems, *(p for p in self.journal.problems if p not in before))
        count = len({e.by for e in entries if e.activity != PEOPLE} - {BOX})
        people = f"{count} person" if count == 1 else f"{count} people"
        told = "".join(f" {p}" for p in problems[:3])
        return f"{name}: {new} new of {len(entries)} entries, by {people}.{told}"

    def as_file(self) -> tuple[str, str, str]:
        """Give the whole journal as a file: its name, its kind and its text."""
        text = "\n".join(self.journal.to_lines()) + "\n"
        name = "".join(c if c.isalnum() or c in "-_" else "-" for c in self.name)
        return f"{name}.journal.jsonl", "application/x-ndjson", text

    def forget_me(self) -> int:
        """Delete what the person who acts did, here and in this browser; give how many entries went."""
        me = self.who
        mine = [e.id for e in self.journal if self.journal.person(e.author) == me]
        mine += [i for i, e in self.offered.items() if self.journal.person(e.author) == me]
        count = self.journal.forget(me)
        self.offered = {i: e for i, e in self.offered.items() if i not in mine}
        self.browser_holds -= set(mine)
        if self.last_used is not None:
            self.last_used.forget(mine)
        self.somebody_else()
        return count

    def forget_browser(self) -> None:
        """Delete the copy that this browser keeps of work which is not on this machine."""
        ids = list(self.offered)
        self.offered.clear()
        if self.last_used is not None:
            self.last_used.forget(ids)
        self.refresh_all()

    def catch_up(self) -> None:
        """Read what another window's kernel has written to the same file meanwhile."""
        try:
            self.journal.refresh()
        except JournalError as error:
            self.trouble = str(error)
        self.offered = {i: e for i, e in self.offered.items() if i not in self.journal}

    def refresh_all(self, *, activities: Iterable[str] | None = None, but: Watcher | None = None) -> None:
        """Tell all watchers that something has changed, or those that show one of these activities."""
        wanted = None if activities is None else set(activities)
        if wanted and PEOPLE in wanted:
            wanted = None  # names stand everywhere
        for watcher in list(self.watchers):
            if watcher is not but and (wanted is None or wanted & (watcher.listens | watcher.also_shows)):
                watcher.refresh()

    def meet_browser(self, watcher: Watcher, held: Iterable[str]) -> None:
        """Compare what a browser keeps with the journal: send what it lacks, ask for what we lack."""
        self.last_used = watcher
        self.catch_up()
        held = {str(i) for i in held}
        self.browser_holds |= held
        lacking = [e for e in self.journal if e.id not in held]
        if lacking:
            self._send_lines(watcher, lacking)
        unknown = [i for i in held if i not in self.journal and i not in self.offered]
        if unknown:
            watcher.bring(unknown)

    def _grown(self, new: tuple[Entry, ...]) -> None:
        self.who = self.journal.person(self.who)  # who may have turned out to be known already
        if not new:  # entries were forgotten, perhaps by another window
            self.refresh_all()
            return
        acting = self.last_used
        fresh = [e for e in new if e.id not in self.browser_holds]
        if acting is not None and fresh:
            self._send_lines(acting, fresh)
        if acting is not None and acting.busy:
            self._stale |= {e.activity for e in new}  # it answers first
        else:
            self.refresh_all(activities={e.activity for e in new})

    def answered(self, watcher: Watcher) -> None:
        """Tell the others what the one that acted has just changed."""
        stale, self._stale = self._stale, set()
        if stale:
            self.refresh_all(activities=stale, but=watcher)

    def _send_lines(self, watcher: Watcher, entries: list[Entry]) -> None:
        step = 2000  # lines a message, well below the websocket's limit
        for i in range(0, len(entries), step):
            watcher.keep([(e.id, e.to_line()) for e in entries[i : i + step]])
        self.browser_holds |= {e.id for e in entries}

    def _remembered(self) -> tuple[str, str]:
        """Give the id and the name of whoever worked here last, or of somebody new."""
        try:
            kept: Any = (
                json.loads((self.folder / "desk.json").read_text(encoding="utf-8")) if self.folder else {}
            )
            name = checked_name(kept["who"])
            # Before people had ids, the desk remembered a name alone.
            by = kept.get("by") or self.journal.named(name) or new_author()
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return new_author(), suggested_name()  # no file yet, or one that somebody edited
        return (self.journal.person(by), name) if isinstance(by, str) else (new_author(), name)

    def _remember(self) -> None:
        if self.folder is None:
            return
        kept = {"by": self.who, "who": self.journal.called(self.who)}
        try:
            (self.folder / "desk.json").write_text(json.dumps(kept), encoding="utf-8")
        except OSError as error:
            self.trouble = (
                f"Your pseudonym could not be remembered ({error.strerror}); choose it again next time."
            )
