"""The learner's session: the case, the journal, who acts, and where the work is kept."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from course.activities.listing import check_bodies
from course.files.system import remedy_for
from course.journal import PEOPLE, FileStore, ForeignFile, Journal, JournalError, new_author, open_journal
from course.language import NotAllowed, _
from course.session.desk import ENDING, OWN, Desk, digest, file_name
from course.session.names import checked_name, suggested_name
from course.session.place import place_of_machine, work_folder
from course.session.table import Table
from course.session.uploads import first_of, read_upload

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from course.case import Case
    from course.journal import Entry
    from course.session.uploads import Incoming
    from course.session.watcher import Watcher


class Session(Table):
    """What a learner does about their own work: who they are, which seminar is open, what comes in and goes.

    What is in its attributes, :class:`~course.session.table.Table` says.
    """

    @classmethod
    def start(cls, case: Case, folder: Path | None = None) -> Session:
        """Open the journal of a folder, or work in memory where the machine does not let us save."""
        place = place_of_machine()
        folder = folder or work_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            desk = Desk(folder)
            last = desk.remembered().get("seminar")
            journal = open_journal(folder / (last if last in desk.seminars() else OWN))
        except (OSError, JournalError) as error:
            trouble = str(error) if isinstance(error, JournalError) else f"{folder}: {remedy_for(error)}."
            return cls._of_somebody(case, Journal(seminar=new_author()), place="memory", trouble=trouble)
        if journal.read_only:
            words = _("{why} Until then you can read what is there; what you do now stays in this browser.")
            trouble = words.format(why=" ".join(journal.problems))
            journal = Journal(journal, seminar=journal.seminar)
            return cls._of_somebody(case, journal, place="memory", folder=folder, trouble=trouble)
        return cls._of_somebody(case, journal, place=place, folder=folder)

    @classmethod
    def _of_somebody(cls, case: Case, journal: Journal, **where: Any) -> Session:  # noqa: ANN401 - its own fields
        """Go on as whom the folder remembers, else as somebody new."""
        session = cls(case, journal, "", **where)
        session._be_whoever_was_here()
        return session

    # --- who acts --------------------------------------------------------------

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
            raise NotAllowed(_("Choose somebody who is in this journal."))
        self._go_on(person)

    def this_is_me(self, person: str) -> None:
        """Say that the person who acts also worked under another id, as on another machine.

        Raises
        ------
        NotAllowed
            If there is nobody of that id, or it is the same person already.
        """
        if person not in self.journal.people or self.journal.person(person) == self.who:
            raise NotAllowed(_("Choose somebody else who is in this journal."))
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

    def forget_me(self) -> int:
        """Delete what the person who acts did, here and in this browser; give how many entries went.

        Here means every seminar of the folder.
        """
        ids = self._mine()
        authors = {self.who, *(e.author for e in self.journal if self.journal.person(e.author) == self.who)}
        others = [file for file in self.desk.seminars() if file != self.seminar]
        elsewhere = [entry for file in others for entry in self._forget_in(file, authors)]
        count = len(elsewhere) + self.journal.forget(self.who)
        self._note_forgotten(self.seminar, authors)
        self._forget_in_browser(ids + elsewhere)
        self.somebody_else()
        return count

    def leave(self) -> int:
        """Delete the browser's copy of one's own work alone, and let it keep no more; give how many went."""
        ids = self._mine()
        self.browser.left = True
        self._forget_in_browser(ids)
        self.refresh_all()
        return len(ids)

    # --- seminars --------------------------------------------------------------

    def open_seminar(self, file: str) -> None:
        """Close the seminar that is open and open another; the same person goes on.

        Raises
        ------
        NotAllowed
            If there is no such seminar.
        JournalError
            If its file cannot be opened; the one that was open then stays open.
        """
        name = self.journal.called(self.who)
        self.journal.turn_to(self.desk.path_of(file))
        if self.who not in self.journal.people:
            self.journal.call(self.who, name)
        self.browser.offered.clear()
        self._remember()
        if self.last_used is not None:
            self.browser.send(self.last_used)
        self.refresh_all()

    def begin_seminar(self, name: str) -> None:
        """Begin another seminar and open it, if the name can be one."""
        file = self.desk.name_seminar(name)
        assert self.folder is not None  # else there was no name to give
        open_journal(self.folder / file)
        self.open_seminar(file)

    def name_seminar(self, name: str) -> None:
        """Call the seminar that is open otherwise, if the name can be one."""
        self.desk.name_seminar(name, self.seminar)
        self.refresh_all()

    # --- files -------------------------------------------------------------------

    def bring_in(self, entries: Iterable[Entry]) -> int:
        """Merge entries of an uploaded file; give how many were new."""
        new = self.journal.merge(entries)
        self.refresh_all()
        return len([entry for entry in new if entry.activity != PEOPLE])

    def may_be_mine(self, brought: Incoming) -> bool:
        """Tell whether a file may be one's own from another machine: of one person, before anything is done.

        It may as well be a student's, so it is asked.
        """
        new = self.who not in self.journal.people and self.seminar in (OWN, "")
        return new and len(brought.authors) == 1

    def bring_in_file(self, name: str, data: bytes) -> str:
        """Merge an uploaded journal, or a zip of journals, into this one, and say what came of it.

        Raises
        ------
        NotAllowed
            If nothing in the file can be read; the message says which file to choose.
        """
        return self.take_in(read_upload(name, data), whose="all")

    def take_in(self, brought: Incoming, *, whose: Literal["mine", "others", "all"]) -> str:
        """Merge what a file holds into this journal, and say what came of it.

        Parameters
        ----------
        brought
            What it holds.
        whose
            What is of ``"others"`` goes to a seminar of its own, so that students' files never land in the
            teacher's own work; where nothing saves seminars, it is said that it stands beside it. With what
            is ``"mine"``, I go on as the one who did it. What is of ``"all"`` may come to one's own, as a
            debate does.
        """
        apart = self._make_room_for(brought) if whose == "others" else ""
        before = self.journal.problems
        new = self.bring_in(brought.entries)
        check_bodies(self.journal, {e.activity for e in brought.done})
        problems = (*brought.problems, *(p for p in self.journal.problems if p not in before))
        if whose == "mine":
            self._go_on(self.journal.person(*brought.authors))
            apart = _("You go on as {name}.").format(name=self.name)
        return " ".join(filter(None, (brought.in_words(new, self.journal), apart, *first_of(problems))))

    def as_file(self) -> tuple[str, str, str]:
        """Give the whole journal as a file: its name, its kind and its text."""
        text = "\n".join(self.journal.to_lines()) + "\n"
        mark = digest(self.who)[:8]  # two of one name, or of signs only, give two files
        return f"{file_name(self.journal.called(self.who), mark)}{ENDING}", "application/x-ndjson", text

    # --- the browser's copy ------------------------------------------------------

    def meet_browser(self, watcher: Watcher, held: Iterable[str]) -> str:
        """Compare what a browser keeps with the journal: send what it lacks, ask for what we lack.

        Returns
        -------
        str
            What is to be said of it; mostly nothing.
        """
        self.last_used = watcher
        self.catch_up()
        kept = self.browser.keeps
        self.browser.meet(watcher, held)
        if self.browser.keeps and not kept and self.place != "browser":
            watcher.refresh()  # from now on it can be said
        return self.turn_of_saving()

    def bring_back(self, author: str) -> int:
        """Merge what the browser kept of somebody who says: that is me; give how many entries came back."""
        new = self.bring_in(self.browser.take(author))
        person = self.journal.person(author)
        if person != self.who and person in self.journal.people:
            self._go_on(person)
        self.refresh_all()
        return new

    def forget_browser(self, author: str) -> None:
        """Delete the copy that this browser keeps of somebody's work which is not on this machine."""
        self._forget_in_browser([entry.id for entry in self.browser.take(author)])
        self.refresh_all()

    def not_me(self, author: str) -> None:
        """Offer somebody's work no longer to whoever acts now; the browser goes on keeping it."""
        self.browser.take(author)
        self.refresh_all()

    def catch_up(self) -> tuple[Entry, ...]:
        """Read what another window's kernel has written; of those whom it forgot, keep nothing."""
        path = self.journal.path
        with suppress(OSError, JournalError):  # whatever is refused is said where something is written
            # Else nothing is held, or the file itself says who was forgotten.
            if path is not None and len(self.journal) and not path.exists():
                gone = self.desk.forgotten(path.name)
                for author in {e.author for e in self.journal if digest(e.author) in gone}:
                    self.journal.forget(author)
        return super().catch_up()

    # --- inside ----------------------------------------------------------------------

    def _make_room_for(self, brought: Incoming) -> str:
        """Open a seminar for the work of others, where one's own is open; say so, or that there is none.

        What I did with a partner is mine; of a class I may be one, and it is the class's all the same.
        """
        known = {self.journal.person(author) for author in brought.authors}
        if self.who in known and (len(known) == 1 or not brought.of_a_class):
            return ""
        alone = not set(self.journal.people) - {self.who}
        if not self.seminar and alone and self.place in ("memory", "browser"):
            return _(
                "It is the work of others and stands beside yours here: only where a machine saves do "
                "seminars have files of their own. If it is yours, choose “This is me, too”."
            )
        if self.seminar != OWN:
            return ""
        file = next((f for f, name in self.desk.seminars().items() if name == _("Class")), "")
        if file:
            self.open_seminar(file)
        else:
            self.begin_seminar(_("Class"))
        return _(
            "It is the work of others, so it came to the seminar “{name}”, which is open now. "
            "Your own work stays where it was."
        ).format(name=_("Class"))

    def _mine(self) -> list[str]:
        here = [e.id for e in self.journal if self.journal.person(e.author) == self.who]
        return here + [
            i for i, e in self.browser.offered.items() if self.journal.person(e.author) == self.who
        ]

    def _forget_in(self, file: str, authors: Collection[str]) -> list[str]:
        """Delete what somebody did in another seminar; give the ids of the entries that were theirs."""
        try:
            other = Journal(store=FileStore(self.desk.path_of(file)))
        except ForeignFile:
            return []  # no seminar, whatever it is called
        persons = {other.person(author) for author in authors}.intersection(other.people)
        gone = [entry.id for entry in other if other.person(entry.author) in persons]
        for person in persons:
            other.forget(person)
        self._note_forgotten(file, authors)
        return gone

    def _note_forgotten(self, file: str, authors: Collection[str]) -> None:
        with suppress(OSError):
            self.desk.forget(file, authors)

    def _forget_in_browser(self, ids: list[str]) -> None:
        self.browser.drop(ids)
        if self.last_used is not None and ids:
            self.last_used.forget(ids)
