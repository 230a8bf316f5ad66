"""What all who show a session share: the case, the journal, who acts, and who is told of news."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakSet

from course.journal import BOX, PEOPLE, Journal, JournalError, new_author
from course.language import NotAllowed, _
from course.session.aside import Aside
from course.session.browser import BrowserCopy
from course.session.desk import Desk, account, digest
from course.session.names import checked_name, suggested_name
from course.session.place import Place, on_a_hub
from course.session.words import refusal_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from course.case import Case
    from course.journal import Entry
    from course.session.watcher import Watcher


@dataclass(eq=False)
class Table:
    """What all faces of one kernel share.

    Attributes
    ----------
    case, journal, who
        What is worked on, what was done, and by whom: the id of the person who acts.
    place
        ``"disk"``: saved on this machine; ``"binder"``: on this machine, which
        forgets; ``"memory"``: this machine refused to save, so only the browser
        keeps a copy; ``"browser"``: there is no other machine; ``"room"``: in a room.
    folder
        The folder of work, where there is one.
    trouble
        What could not be saved or read, as a sentence; empty if nothing.
    """

    case: Case
    journal: Journal
    who: str
    place: Place = "memory"
    folder: Path | None = None
    trouble: str = ""
    watchers: WeakSet[Watcher] = field(default_factory=WeakSet)
    last_used: Watcher | None = None
    _stale: set[str] = field(default_factory=set)
    _refused: bool = False  # whether it is said already that the machine has stopped saving

    def __post_init__(self) -> None:
        self.journal.case = str(self.case.meta.checked_on)
        self.browser = BrowserCopy(self.journal)
        self.aside = Aside()
        self.desk = Desk(self.folder)
        # What a room has not stored is not stored: memory must not stand in for it.
        self.journal.falls_back = self.place != "room"
        self.journal.listen(self._grown)

    @property
    def name(self) -> str:
        """The name by which the person who acts is shown."""
        return self.journal.name_of(self.who)

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of everybody in the journal, and of whoever acts now."""
        return tuple(dict.fromkeys([self.who, *self.journal.people]))

    @property
    def shelf(self) -> str:
        """Where a browser keeps its copy: apart for each case and, on a hub, for each account.

        The account is not readable in it: others may look into a shared browser.
        """
        case = self.case.meta.id
        return f"{case}@{digest(account())}" if on_a_hub() else case

    @property
    def saves(self) -> bool:
        """Whether what is done is saved on this machine."""
        return self.place in ("disk", "binder") and not self.journal.refusal

    @property
    def seminar(self) -> str:
        """The file of the seminar that is open; empty where nothing is saved."""
        return self.journal.path.name if self.journal.path else ""

    def catch_up(self) -> tuple[Entry, ...]:
        """Read what another window's kernel has written to the same file meanwhile; give what is new."""
        new: tuple[Entry, ...] = ()
        try:
            new = self.journal.refresh()
        except JournalError as error:
            self.trouble = str(error)
        self.browser.look_again()
        return new

    def refresh_all(self, *, activities: Iterable[str] | None = None, but: Watcher | None = None) -> None:
        """Tell all watchers that something has changed, or those that show one of these activities."""
        wanted = None if activities is None else set(activities)
        if wanted and PEOPLE in wanted:
            wanted = None  # names stand everywhere
        for watcher in list(self.watchers):
            if watcher is not but and (wanted is None or wanted & (watcher.listens | watcher.also_shows)):
                watcher.refresh()

    def turn_of_saving(self) -> str:
        """Say, once, that the machine has stopped saving, or saves again; empty where nothing has turned."""
        refused = bool(self.journal.refusal)
        if refused == self._refused:
            return ""
        self._refused = refused
        if not refused:
            self._remember()
        acting = self.last_used
        self.refresh_all(but=acting if acting is not None and acting.busy else None)
        return (
            refusal_in_words(self)
            if refused
            else _("Saving works again. All that you did is in the file now.")
        )

    def answered(self, watcher: Watcher) -> None:
        """Tell the others what the one that acted has just changed."""
        stale, self._stale = self._stale, set()
        if stale:
            self.refresh_all(activities=stale, but=watcher)

    def _grown(self, new: tuple[Entry, ...]) -> None:
        self.who = self.journal.person(self.who)  # who may have turned out to be known already
        if not new:  # entries were forgotten, perhaps by another window
            self._follow_the_other_window()
            self.refresh_all()
            return
        acting = self.last_used
        if acting is not None:
            self.browser.send(acting)
        if acting is not None and acting.busy:
            self._stale |= {e.activity for e in new}  # the acting face answers first
        else:
            self.refresh_all(activities={e.activity for e in new})

    def _go_on(self, person: str, name: str = "") -> None:
        self.who = person
        self.browser.left = False
        if name:
            self.journal.call(person, name)
        self._remember()
        self.refresh_all()

    def _be_whoever_was_here(self) -> None:
        kept = self.desk.remembered()
        try:
            name = checked_name(kept["who"])
        except (KeyError, NotAllowed):
            name, kept = suggested_name(), {}  # nobody yet, or a file that somebody edited
        by = kept.get("by")
        # Before people had ids, the desk remembered a name alone; and nobody is the ballot box.
        self.who = self.journal.person(by) if by and by != BOX else self.journal.named(name)
        self.who = self.who or new_author()
        if self.who not in self.journal.people:
            self.journal.call(self.who, name)
        self._remember()

    def _follow_the_other_window(self) -> None:
        """Be whom the folder remembers by now, where somebody asked to be forgotten in another window."""
        by = self.desk.remembered().get("by")
        if by is not None and by != self.who and self.who not in self.journal.people:
            self._be_whoever_was_here()

    def _remember(self) -> None:
        if not self.saves:
            return
        try:
            self.desk.remember(by=self.who, who=self.journal.called(self.who), seminar=self.seminar)
        except OSError as error:
            self.trouble = _(
                "Your pseudonym could not be remembered ({why}); choose it again next time."
            ).format(why=error.strerror or error)
