"""Your place at the table: a pseudonym, where the work is kept, and how to bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.listing import ACTIVITIES
from course.faces.face import Face
from course.faces.verbs import Key, Line, Upload, verb
from course.journal import PEOPLE
from course.language import N_, NotAllowed, _, ngettext, number
from course.session.uploads import read_upload
from course.session.words import kept_where

if TYPE_CHECKING:
    from course.session.session import Session
    from course.session.uploads import Incoming


class DeskFace(Face):
    """Choose a pseudonym; see, download, bring back or delete what was done.

    Parameters
    ----------
    session
        The learner's session.
    chosen
        What an instructor chose for the lesson, in sentences.
    unfit
        What is wrong with the file of that choice.
    page
        The address of the lesson as a page; empty where there is none, or this is it.
    """

    template: ClassVar[str] = "desk/desk.html"
    title: ClassVar[str] = N_("Your place at the table")
    listens: ClassVar[frozenset[str]] = frozenset(ACTIVITIES)
    _said: tuple[str, ...] = ()  # of each file that was brought in
    _asked: Incoming | None = None  # of one person, and nobody has said yet who that is

    def __init__(
        self, session: Session, chosen: tuple[str, ...] = (), unfit: str = "", page: str = ""
    ) -> None:
        self.page = page
        self.chosen = chosen
        self.unfit = unfit
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        session = self.session
        refused = _refused(session.browser.trouble)
        mine = sum(e.by == session.who for e in session.journal if e.activity != PEOPLE)
        others = [person for person in session.people if person != session.who]
        count = ngettext("{n} entry so far.", "{n} entries so far.", mine).format(n=number(mine))
        return {
            "count_line": count if mine else _("Nothing done yet."),
            "others": others,
            "kept_where": kept_where(session),
            "problems": [p for p in (session.trouble, refused, *session.journal.problems) if p],
            "said": self._said,
            "asked": self._asked,
            "chosen": self.chosen,
            "unfit": self.unfit,
            "page": self.page,
            "seminars": session.desk.seminars() if session.seminar else {},
        }

    @verb
    def on_rename(self, name: Line) -> str:
        """Be called by another pseudonym."""
        self.session.call_me(name)
        return _("You work as {name} now. What you did before stays yours.").format(name=self.session.name)

    @verb
    def on_somebody_else(self) -> str:
        """Let somebody else begin here."""
        self.session.somebody_else()
        return _("You work as {name} now: somebody new, with nothing done yet.").format(
            name=self.session.name
        )

    @verb
    def on_go_on(self, person: Key) -> str:
        """Let somebody who is in this journal go on here."""
        self.session.go_on_as(person)
        return _("You work as {name} now.").format(name=self.session.name)

    @verb
    def on_this_is_me(self, person: Key) -> str:
        """Say that one also worked under another name."""
        self.session.this_is_me(person)
        return _("What was done under both names is yours now. You work as {name}.").format(
            name=self.session.name
        )

    @verb
    def on_download(self) -> str:
        """Hand over the whole journal as one file."""
        self.download(*self.session.as_file())
        return _("Your file is on its way to your downloads.")

    @verb
    def on_upload(self, file: Upload) -> str:
        """Merge an uploaded journal, or a zip of journals, into this one."""
        if file.file == 0:
            self._forget_files()
        try:
            brought = read_upload(file.name, file.data)
            if file.files == 1 and self.session.may_be_mine(brought):
                self._asked = brought
                self.focus(f"#{self.uid}-asked")
                return _("Whose work is this?")
            said = self.session.take_in(brought, whose="others")
        except NotAllowed as error:
            if file.files == 1:
                raise
            said = str(error)  # the other files are read all the same
        self._said = (*self._said, said)
        count = len(self._said)
        read = ngettext("{n} file is read.", "{n} files are read.", count).format(n=number(count))
        return said if file.files == 1 else read

    @verb
    def on_take_in(self, *, mine: bool) -> str:
        """Bring in the file of one person, who is whoever acts or somebody else."""
        brought, self._asked = self._asked, None
        if brought is None:
            return _("Choose the file again.")
        said = self.session.take_in(brought, whose="mine" if mine else "others")
        self._said = (said,)
        return said

    @verb
    def on_open_seminar(self, file: Line) -> str:
        """Close the seminar that is open and open another."""
        self.session.open_seminar(file)
        self._forget_files()
        return _("The seminar “{name}” is open.").format(name=self.session.desk.seminars()[file])

    @verb
    def on_begin_seminar(self, name: Line) -> str:
        """Begin another seminar and open it."""
        self.session.begin_seminar(name)
        self._forget_files()
        return _("The seminar “{name}” is open; nothing has been done in it yet.").format(name=name.strip())

    @verb
    def on_name_seminar(self, name: Line) -> str:
        """Call the seminar that is open otherwise."""
        self.session.name_seminar(name)
        return _("This seminar is called “{name}” now.").format(name=name.strip())

    @verb
    def on_leave(self) -> str:
        """Delete the browser's copy of one's own work, and nothing else."""
        self.session.leave()
        return _("This browser keeps nothing of yours any more. What is saved elsewhere is as it was.")

    @verb
    def on_forget_me(self) -> str:
        """Delete everything by the current pseudonym."""
        name = self.session.name
        count = self.session.forget_me()
        self._forget_files()
        words = ngettext(
            "Everything by {name} is deleted: {n} entry. You work as {new} now.",
            "Everything by {name} is deleted: {n} entries. You work as {new} now.",
            count,
        )
        return words.format(name=name, n=number(count), new=self.session.name)

    def _forget_files(self) -> None:
        """Say no more of files that were brought in, nor ask whose one is."""
        self._said, self._asked = (), None


def _refused(why: str) -> str:
    """Say that the browser refuses to keep a copy, and why, if it does."""
    if not why:
        return ""
    said = _("This browser refuses to keep a copy (it says: {why}). Download your file before you leave.")
    return said.format(why=why)
