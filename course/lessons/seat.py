"""A seat behind any door: one person's session, and the pages of lessons that are open on it."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, ClassVar, Final

from markupsafe import Markup

from course.case import load_case
from course.faces.contents.contents import ContentsFace
from course.faces.contents.head import HeadFace, WhoFace
from course.faces.screen import Screen
from course.language import available, speaking, use
from course.lessons import Lesson
from course.lessons.calling import face_of
from course.lessons.page import Frame, Page, anchors_of, lay_out
from course.lessons.siblings import read_lesson
from course.session.aside import Aside
from course.session.place import case_here
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from course.case.records import Lesson as Record
    from course.faces import wire
    from course.faces.face import Face
    from course.lessons.notebook import Call
    from course.lessons.outline import Outline
    from course.lessons.page import Heading

MOST_PAGES: Final = 20
"""Pages kept for a socket that may come back; the oldest goes first."""


@dataclass
class OpenPage:
    """A lesson that was opened: its faces in the order of the page, found again when a socket comes back.

    Attributes
    ----------
    key
        Names it; nobody can guess it.
    page, frame
        What is shown, with each face as it was when the page was asked for.
    unfit
        What is wrong with the file of what an instructor chose for it; empty where nothing is.
    faces
        Its faces: those of the lesson, then those of its frame.
    """

    key: str
    lesson: str
    page: Page
    frame: Frame
    unfit: str = ""
    faces: list[Face] = field(default_factory=list)


class Seat:
    """What a door keeps for one person.

    Parameters
    ----------
    session
        The case, the journal and who acts.
    notebooks
        The folder of the lessons.

    Notes
    -----
    Faces are not made for several threads at once: whoever touches one holds ``busy``.
    """

    most_pages: ClassVar[int] = MOST_PAGES

    def __init__(self, session: Session, notebooks: Path) -> None:
        self.session = session
        self.notebooks = notebooks
        self.busy = RLock()
        self._pages: dict[str, OpenPage] = {}
        session.aside = Aside(self._in_turn)

    @classmethod
    def here(cls, notebooks: Path) -> Seat:
        """Take the seat of whoever works in this folder: its case, the work kept beside it, and its language.

        What was asked for when the process was started comes before what was chosen on a page.
        """
        seat = cls(Session.start(load_case(case_here())), notebooks)
        chosen = seat.session.desk.remembered().get("language")
        if isinstance(chosen, str) and chosen in available() and "COURSE_LANGUAGE" not in os.environ:
            seat.speak(chosen)
        return seat

    def speak(self, wanted: str) -> None:
        """Speak another language from now on, and the next time somebody of this account works here.

        Raises
        ------
        NotAllowed
            If there is no such language.
        course.case.CaseError
            If the case cannot be read any more.
        """
        with self.busy:
            with speaking(wanted) as chosen:
                self.session.case = load_case(self.session.case.folder)
            use(chosen)
            with suppress(OSError):  # then it holds until this server stops
                self.session.desk.remember(language=chosen)

    def open(self, lesson_id: str, *, link: Callable[[str], str] = str) -> OpenPage:
        """Open a lesson: its prose, and a fresh face for each call.

        Raises
        ------
        course.case.CaseError
            If there is no such lesson.
        NotALesson
            If its notebook cannot be read.
        """
        with self.busy:
            lesson = Lesson(lesson_id, using=self.session)
            faces: list[Face] = []

            def show(call: Call) -> str:
                faces.append(face_of(lesson, call))
                return faces[-1].rendered()[0]

            page = lay_out(read_lesson(self.notebooks, lesson_id), show, link=link)
            round_it = self._frame(lesson.record, page.contents)
            places = enumerate(round_it, len(faces))
            frame = Frame(*((number, Markup(face.rendered()[0])) for number, face in places))  # noqa: S704 - faces escape
            return self.keep(
                OpenPage(secrets.token_urlsafe(16), lesson_id, page, frame, lesson.unfit, [*faces, *round_it])
            )

    def faces(self, lesson_id: str, outline: Outline) -> list[Face]:
        """Make the faces of a lesson whose page is written already: as :meth:`open` does, and shows none.

        Raises
        ------
        course.case.CaseError
            If there is no such lesson.
        NotALesson
            If a call of it is none.
        """
        with self.busy:
            lesson = Lesson(lesson_id, using=self.session)
            faces = [face_of(lesson, call) for call in outline.calls]
            return [*faces, *self._frame(lesson.record, outline.headings)]

    def _frame(self, record: Record, headings: Sequence[Heading]) -> tuple[Face, ...]:
        """Make the faces round a lesson."""
        return (
            WhoFace(self.session),
            ContentsFace(self.session, record, anchors_of(headings, record)),
            HeadFace(self.session, record),
        )

    def has_done(self, press: str) -> bool:
        """Tell whether what a press wrote is in the journal, of whomever: it is the step of its entries."""
        self.session.catch_up()
        return any(entry.step == press for entry in self.session.journal)

    def keep(self, opened: OpenPage) -> OpenPage:
        """Keep a page for the socket that will ask for it."""
        self._pages[opened.key] = opened
        while len(self._pages) > self.most_pages:
            del self._pages[next(iter(self._pages))]
        return opened

    def find(self, key: str) -> OpenPage | None:
        """Give a page that was opened, or None where this server does not have it (any more)."""
        return self._pages.get(key)

    def _in_turn(self, then: Callable[[], object]) -> None:
        with self.busy:
            then()

    def screens(self, faces: Sequence[Face], send: Callable[[int, wire.ToBrowser], None]) -> list[Screen]:
        """Connect a browser with the faces of a page; each sends its view at once."""
        with self.busy:
            return [Screen(face, partial(send, number)) for number, face in enumerate(faces)]
