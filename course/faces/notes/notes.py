"""Prompts to discuss or to reflect on, each with a place to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.notes import Notes
from course.activities.questions import questions
from course.faces.face import Face
from course.faces.verbs import Key, PaperForm, Text, verb
from course.language import N_, _
from course.publish.notes import notes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.journal import Entry
    from course.session.session import Session


class NotesFace(Face):
    """Questions with a box for each; what others of a merged class wrote stands below.

    Parameters
    ----------
    session
        The learner's session.
    lesson
        Id of the lesson.
    prompts
        The questions, by their ids.
    heading, lead
        What stands above them.
    about
        Activities: what was done in them makes further questions.
    """

    template: ClassVar[str] = "notes/notes.html"
    title: ClassVar[str] = N_("Questions to talk about")
    listens: ClassVar[frozenset[str]] = frozenset({"notes"})

    def __init__(
        self,
        session: Session,
        lesson: str,
        prompts: Mapping[str, str],
        *,
        heading: str,
        lead: str,
        about: Sequence[str] = (),
    ) -> None:
        self.notes = Notes(session.case, session.journal, who=session.who, lesson=lesson, prompts=prompts)
        self.heading = heading
        self.lead = lead
        self.also_shows = frozenset(about)
        self.about = tuple(about)
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only its lesson’s prompts, of which it has some."""
        body = entry.body
        here = body.get("lesson") == self.notes.lesson.id and body.get("prompt") in self.notes.prompts
        return super().shows(entry) and here

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.notes.who = self.session.who
        prompts = [
            {
                "id": prompt,
                "question": question,
                "text": self.notes.text(prompt),
                "others": [n for n in self.notes.of_class(prompt) if n.who != self.notes.who],
            }
            for prompt, question in self.notes.prompts.items()
        ]
        return {
            "heading": self.heading,
            "lead": self.lead,
            "prompts": prompts,
            "asked": questions(self.session.case, self.session.journal, self.session.who, self.about),
            "lesson": self.notes.lesson.id,
        }

    @verb
    def on_write(self, prompt: Key, text: Text) -> str:
        """Keep a note."""
        self.notes.who = self.session.who
        if text.strip() == self.notes.text(prompt) and text.strip():
            return _("Nothing has changed since you kept it.")
        self.notes.write(prompt, text)
        return _("Kept.") if text.strip() else _("Your note is taken back.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over(f"{self.notes.lesson.id}-notes", notes(self.notes), form)
