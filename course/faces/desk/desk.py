"""Your place at the table: a pseudonym, where the work is kept, and how to bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.listing import ACTIVITIES
from course.faces.face import Face
from course.faces.verbs import Key, Line, Upload, verb
from course.journal import PEOPLE
from course.session.words import kept_where

if TYPE_CHECKING:
    from course.session.session import Session


class DeskFace(Face):
    """Choose a pseudonym; see, download, bring back or delete what was done.

    Parameters
    ----------
    session
        The learner's session.
    chosen
        What an instructor chose for the lesson, in sentences.
    """

    template: ClassVar[str] = "desk/desk.html"
    title: ClassVar[str] = "Your place at the table"
    listens: ClassVar[frozenset[str]] = frozenset(ACTIVITIES)
    _said = ""

    def __init__(self, session: Session, chosen: tuple[str, ...] = ()) -> None:
        self.chosen = chosen
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        session = self.session
        mine = sum(e.by == session.who for e in session.journal if e.activity != PEOPLE)
        others = [person for person in session.people if person != session.who]
        entries = "entry" if mine == 1 else "entries"
        return {
            "count_line": f"{mine} {entries} so far." if mine else "Nothing done yet.",
            "others": others,
            "kept_where": kept_where(session),
            "problems": [
                p for p in (session.trouble, session.browser_trouble, *session.journal.problems) if p
            ],
            "said": self._said,
            "chosen": self.chosen,
        }

    @verb
    def on_rename(self, name: Line) -> str:
        """Be called by another pseudonym."""
        self.session.call_me(name)
        return f"You work as {self.session.name} now. What you did before stays yours."

    @verb
    def on_somebody_else(self) -> str:
        """Let somebody else begin here."""
        self.session.somebody_else()
        return f"You work as {self.session.name} now: somebody new, with nothing done yet."

    @verb
    def on_go_on(self, person: Key) -> str:
        """Let somebody who is in this journal go on here."""
        self.session.go_on_as(person)
        return f"You work as {self.session.name} now."

    @verb
    def on_this_is_me(self, person: Key) -> str:
        """Say that one also worked under another name."""
        self.session.this_is_me(person)
        return f"What was done under both names is yours now. You work as {self.session.name}."

    @verb
    def on_download(self) -> str:
        """Hand over the whole journal as one file."""
        self.download(*self.session.as_file())
        return "Your file is on its way to your downloads."

    @verb
    def on_upload(self, file: Upload) -> str:
        """Merge an uploaded journal into this one."""
        self._said = self.session.bring_in_file(file.name, file.data)
        return self._said

    @verb
    def on_forget_me(self) -> str:
        """Delete everything by the current pseudonym."""
        name = self.session.name
        count = self.session.forget_me()
        self._said = ""
        return f"Everything by {name} is deleted: {count} entries. You work as {self.session.name} now."
