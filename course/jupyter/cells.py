"""Lessons as cells of a notebook call them: a cell shows a face, or one sentence with the remedy."""

from __future__ import annotations

import logging
from functools import wraps
from html import escape
from typing import TYPE_CHECKING, Any, Final

from course.case import CaseError
from course.faces.face import SURPRISE
from course.journal import JournalError
from course.language import NotAllowed, _, direction, tag
from course.lessons.calling import FACES, face_of
from course.lessons.lesson import Lesson
from course.lessons.notebook import Call, NotALesson, call_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from course.faces.face import Face
    from course.session.session import Session

MOST_LINES: Final = 3
"""A longer cell is somebody's own program, and Python's own words serve it better."""
logger = logging.getLogger(__name__)


class Sentence:
    """What a cell shows where it cannot show a face.

    Examples
    --------
    >>> Sentence("Write it otherwise.")
    Write it otherwise.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        opening = _('<div class="rls" lang="{tag}" dir="{direction}">').format(
            tag=tag(), direction=direction()
        )
        return f'{opening}<p role="alert">{escape(self.text)}</p></div>'


class CellLesson(Lesson):
    """A lesson whose every call gives a face or a sentence, and raises nothing.

    Parameters
    ----------
    lesson_id
        The name of the notebook without its ending.
    session
        Gives the session; called here, because a case or a journal may be at fault.
    pages
        Where the same lessons are pages.
    """

    def __init__(self, lesson_id: str, session: Callable[[], Session], pages: str = "") -> None:
        self.trouble = ""
        self.pages = pages
        try:
            super().__init__(str(lesson_id), using=session())
        except (CaseError, JournalError, NotAllowed) as error:
            self.trouble = str(error)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever a lesson has
        found = super().__getattribute__(name)
        return wraps(found)(Asked(self, name)) if name in FACES else found

    def __getattr__(self, name: str) -> Asked:
        """Give for a name that a lesson does not have what says so when it is called."""
        if name.startswith("_"):
            raise AttributeError(name)
        return Asked(self, name)

    def __repr__(self) -> str:
        return self.trouble or _("This lesson is open. Say what it shall show, for example .read() after it.")


class Asked:
    """What a cell asks of a lesson; called, it gives a face or a sentence.

    Parameters
    ----------
    lesson
        The lesson.
    name
        What is asked for, which it may not have.
    """

    def __init__(self, lesson: CellLesson, name: str) -> None:
        self._lesson = lesson
        self._name = name

    def __call__(self, *args: object, **options: object) -> Sentence | Face:
        """Give the face, or what is wrong."""
        if self._lesson.trouble:
            return Sentence(self._lesson.trouble)
        try:
            return face_of(self._lesson, Call(self._name, args, options))
        except NotALesson as problem:
            return Sentence(str(problem))
        except Exception:
            logger.exception("%s could not be called", self._name)
            return Sentence(_(SURPRISE))

    def __repr__(self) -> str:
        return _("Write two brackets at the end: {name}()").format(name=self._name)


def explain(
    shell: Any,  # noqa: ANN401 - IPython has no types
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """Show a sentence for a cell of a lesson that Python could not run; for any other, what Python says."""
    if _of_a_lesson(cell := str(shell.user_ns.get("In", [""])[-1]), trace):
        shell.display_pub.publish(
            {
                "text/plain": (said := Sentence(slip_in_words(cell, error))).text,
                "text/html": said._repr_html_(),
            }
        )
    else:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _of_a_lesson(cell: str, trace: TracebackType | None) -> bool:
    """Tell whether a cell meant a lesson, and went wrong itself and not in what it called."""
    deep = -1  # the first frame is IPython's own
    while trace:
        deep, trace = deep + (trace.tb_frame.f_globals.get("__name__") != "course"), trace.tb_next
    return deep <= 1 and ("course." in cell or "lesson" in cell) and len(cell.split("\n")) <= MOST_LINES


def slip_in_words(cell: str, error: BaseException) -> str:
    """Say what is wrong with a cell that Python could not run.

    Examples
    --------
    >>> slip_in_words('course.lesson("a").read(abstract)', NameError("abstract"))
    'This cell cannot run: give the call plain values only: words in quotation marks, True.'
    """
    try:
        call = call_of(cell)
    except ValueError as problem:
        return _("This cell cannot run: {why}.").format(why=problem)
    if not call.lesson:
        return _(
            "This cell does not say which lesson it belongs to. Write import course in its first line, and "
            'in its second course.lesson("00-start-here") in place of lesson.'
        )
    return _("This cell cannot run: {why}. Write import course in its first line.").format(why=error)
