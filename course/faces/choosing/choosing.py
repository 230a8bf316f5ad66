"""A form for an instructor: parts of a lesson, a format and a motion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.faces.face import Face
from course.faces.verbs import Key, verb
from course.files.mistakes import UnfitFile
from course.language import N_, NotAllowed, _
from course.session.choice import Choice, in_words, place, read_choice, write_choice

if TYPE_CHECKING:
    from course.case.records import Lesson
    from course.session.session import Session


class ChoosingFace(Face):
    """Choose parts of a lesson, and format and motion of its debate; kept as a small file beside the lesson.

    Parameters
    ----------
    session
        The instructor's session.
    lesson
        The lesson.
    """

    template: ClassVar[str] = "choosing/choosing.html"
    title: ClassVar[str] = N_("Choose for your class")

    def __init__(self, session: Session, lesson: Lesson) -> None:
        self.lesson = lesson
        self.trouble_with_file = ""
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.trouble_with_file = ""
        try:
            chosen = read_choice(self.session.case, self.lesson)
        except UnfitFile as problem:
            chosen, self.trouble_with_file = Choice(), str(problem)
        return {
            "lesson": self.lesson,
            "chosen": chosen,
            "said": in_words(chosen, self.session.case, self.lesson),
            "file": place(self.lesson.id).name,
            "trouble": self.trouble_with_file,
            "short": {step.part for step in self.lesson.short},
        }

    @verb
    def on_choose(self, parts: list[Key] | None = None, format: Key = "", motion: Key = "") -> str:  # noqa: A002 - the field's name
        """Keep a choice."""
        ticked = tuple(parts or ())
        everything = len(ticked) == len(self.lesson.parts)
        kept = Choice(parts=() if everything else ticked, format=format, motion=motion)
        path = self._write(kept)
        if kept == Choice():
            return _("The whole lesson is chosen; there is no file any more.")
        return _("Kept in {file}. Hand it out with the notebook.").format(file=path)

    @verb
    def on_whole(self) -> str:
        """Take the choice back."""
        self._write(Choice())
        return _("The whole lesson is chosen; there is no file any more.")

    def _write(self, choice: Choice) -> str:
        try:
            return write_choice(self.session.case, self.lesson, choice).name
        except (UnfitFile, OSError) as problem:
            raise NotAllowed(str(problem)) from problem
