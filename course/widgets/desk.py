"""Your place at the table: a pseudonym, where the work is kept, and how to bring it back."""

from __future__ import annotations

from typing import Any, ClassVar

from course.activities import NotAllowed
from course.journal import read_lines
from course.widgets._face import Face
from course.widgets._words import kept_where

MOST_SHOWN = 12  # names as buttons; a whole class would fill the screen


class DeskFace(Face):
    """Choose a pseudonym; see, download, bring back or delete what was done.

    Parameters
    ----------
    session
        The learner's session.
    """

    template: ClassVar[str] = "desk.html"
    title: ClassVar[str] = "Your place at the table"
    listens: ClassVar[frozenset[str]] = frozenset(
        {
            "claims",
            "exercises",
            "notes",
            "chronology",
            "debate",
            "positions",
            "priorities",
            "scenarios",
            "axes",
            "bargaining",
            "negotiation",
        }
    )
    _said = ""

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        session = self.session
        mine = sum(e.who == session.who for e in session.journal)
        others = [name for name in session.people if name != session.who]
        entries = "entry" if mine == 1 else "entries"
        return {
            "count_line": f"{mine} {entries} so far." if mine else "Nothing done yet.",
            "others": others[:MOST_SHOWN],
            "more_people": max(0, len(others) - MOST_SHOWN),
            "kept_where": kept_where(session),
            "problems": [
                p for p in (session.trouble, session.browser_trouble, *session.journal.problems) if p
            ],
            "said": self._said,
        }

    def on_rename(self, name: str) -> str:
        """Work under another pseudonym."""
        self.session.call_me(name)
        return f"You work as {self.session.who} now."

    def on_download(self) -> str:
        """Hand over the whole journal as one file."""
        text = "\n".join(self.session.journal.to_lines()) + "\n"
        name = "".join(c if c.isalnum() or c in "-_" else "-" for c in self.session.who)
        self.download(f"{name}.journal.jsonl", "application/x-ndjson", text)
        return "Your file is on its way to your downloads."

    def on_upload(self, name: str, data: bytes) -> str:
        """Merge an uploaded journal into this one."""
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
        new = self.session.bring_in(entries)
        count = len({e.who for e in entries})
        people = f"{count} person" if count == 1 else f"{count} people"
        self._said = f"{name}: {new} new of {len(entries)} entries, by {people}." + "".join(
            f" {p}" for p in problems[:3]
        )
        return self._said

    def on_forget_me(self) -> str:
        """Delete everything by the current pseudonym."""
        name = self.session.who
        count = self.session.forget_me()
        self._said = ""
        return f"Everything by {name} is deleted: {count} entries. You work as {self.session.who} now."
