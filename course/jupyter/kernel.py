"""What a kernel shares: one session for each case, and one way to show faces."""

from __future__ import annotations

import logging
import os
import sys
from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from traitlets.log import get_logger

from course import load_ipython_extension
from course.case import case_folder, load_case
from course.language import use
from course.language.catalogues import fitting
from course.lessons import Lesson
from course.session.place import case_here, work_folder
from course.session.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from course.jupyter.widget import FaceWidget

sessions: dict[Path, Session] = {}
"""The sessions of this kernel, each by the folder of its case."""


def session(case: Path | str | None = None) -> Session:
    """Give this kernel's session for a case; see :func:`lesson` for which case that is."""
    here = case_here()
    folder = case_folder(case) if case is not None else here
    if folder not in sessions:
        sessions[folder] = _start(folder, here)
    return sessions[folder]


def lesson(lesson_id: str, case: Path | str | None = None, *, language: str = "") -> Lesson:
    """Open a lesson in this kernel.

    Parameters
    ----------
    lesson_id
        The name of the notebook without its ending.
    case
        The folder of a case, or the name of one that ships. Where it is left out: what ``course start
        --case`` named, else the case beside the folder of the notebooks, else the case that ships.
    language
        What this kernel speaks from now on, wherever the notebook is opened. Where it is left out, or is not
        there: what ``course start --language`` or the environment names.

    Raises
    ------
    course.case.CaseError
        If there is no such case or lesson; the message says which there are. In a cell of a notebook
        nothing is raised: the cell shows the message.

    Examples
    --------
    >>> lesson("01-introduction").record.id
    '01-introduction'
    >>> lesson("01-claims", case="seabed").case.meta.id
    'seabed'
    """
    if there := fitting(language):
        use(there)
        for folder, opened in sessions.items():  # a kernel without a machine has one before any cell runs
            opened.case = load_case(folder)
    if not show_faces():
        return Lesson(lesson_id, using=session(case))
    from course.jupyter.cells import CellLesson  # noqa: PLC0415 - for cells alone

    return CellLesson(lesson_id, partial(session, case), pages_address() if case is None else "")


def pages_address() -> str:
    """Give the beginning of the address at which this kernel's Jupyter shows the lessons as pages.

    Empty where no Jupyter server started this kernel, or none that passes pages on: none does on Windows
    (``course/live/proxy.py``).
    """
    passes_on = sys.platform != "win32" and find_spec("jupyter_server_proxy") is not None
    if "JPY_SESSION_NAME" not in os.environ or not passes_on:
        return ""
    return f"{os.environ.get('JUPYTERHUB_SERVICE_PREFIX', '/')}seminar/"


def _start(folder: Path, here: Path) -> Session:
    # Work on another case is kept apart: its entries mean nothing to this one.
    case = load_case(folder)
    return Session.start(case, None if folder == here else work_folder() / case.meta.id)


@cache
def show_faces() -> bool:
    """Let a cell that ends in a face show it; tell whether there are cells at all, as with IPython."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return False
    from course.faces.face import Face  # noqa: PLC0415 - for cells alone
    from course.jupyter.saved import SavedPages  # noqa: PLC0415 - as above

    _log_where_jupyter_does()
    pages = SavedPages(shell.display_pub.publish)
    widgets: WeakKeyDictionary[Face, FaceWidget] = WeakKeyDictionary()

    def show(face: Face) -> None:
        from course.jupyter.widget import FaceWidget  # noqa: PLC0415 - widgets load with the first face

        if face not in widgets:
            widgets[face] = FaceWidget(face, pages)
        widgets[face].show()

    shell.display_formatter.ipython_display_formatter.for_type(Face, show)
    load_ipython_extension(shell)
    return True


def _log_where_jupyter_does() -> None:
    """Let what the faces log go where the kernel logs, and not into the output of somebody's cell."""
    log = logging.getLogger("course")
    for handler in getattr(get_logger(), "handlers", ()):
        log.addHandler(handler)
