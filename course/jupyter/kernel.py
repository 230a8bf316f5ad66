"""What a kernel shares: one session, and one way to show faces."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from course.case import load_case
from course.lessons import Lesson
from course.session.session import Session

if TYPE_CHECKING:
    from course.faces.face import Face


@cache
def session() -> Session:
    """Give the one session of this kernel: the case that ships, and this machine's journal."""
    return Session.start(load_case())


def lesson(lesson_id: str) -> Lesson:
    """Open a lesson in this kernel.

    Examples
    --------
    >>> lesson("01-introduction").record.id
    '01-introduction'
    """
    show_faces()
    return Lesson(lesson_id, using=session())


@cache
def show_faces() -> None:
    """Let a cell that ends in a face show it; without IPython there are no cells, and nothing to do."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.display_formatter.mimebundle_formatter.for_type_by_name("course.faces.face", "Face", _shown)


def _shown(face: Face, include: Any = None, exclude: Any = None) -> Any:  # noqa: ANN401 - as Jupyter gives them
    from course.jupyter.widget import mime_bundle  # noqa: PLC0415 - widgets load with the first face

    return mime_bundle(face, include=include, exclude=exclude)
