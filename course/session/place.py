"""Where work is kept."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, Literal

from course.case import CaseError, case_folder, default_folder
from course.files.home import from_home
from course.files.mistakes import UnfitFile
from course.language import _

_VARIABLE: Final = re.compile(r"\$\w+|\$\{\w+\}" + (r"|%\w+%" if os.name == "nt" else ""))
Place = Literal["disk", "binder", "memory", "room", "browser"]


def work_folder() -> Path:
    """Give the folder where this machine keeps the learner's work.

    ``COURSE_WORK`` if it is set; else ``my-work`` beside the folder of the
    notebooks, or in the current folder where there is none above it.

    Raises
    ------
    UnfitFile
        If it names a home or a variable that is not there.
    """
    named = os.environ.get("COURSE_WORK", "").strip()
    if named:
        whole = os.path.expandvars(named)  # no shell may have been there to do it
        if unset := _VARIABLE.search(whole):
            wrong = _("COURSE_WORK: there is no variable {name}; write the full path of a folder.")
            raise UnfitFile(wrong.format(name=unset[0]))
        return from_home(whole)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "notebooks").is_dir():
            return folder / "my-work"
    return here / "my-work"


def case_here() -> Path:
    """Give the folder of the case that belongs to where this process runs.

    What ``course start --case`` named; else the case beside the folder of the
    notebooks; else the case that ships.
    """
    if named := os.environ.get("COURSE_CASE"):
        return case_folder(named)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "notebooks").is_dir():
            try:
                return case_folder(folder)
            except CaseError:
                break
    return default_folder().resolve()


def on_a_hub() -> bool:
    """Tell whether a hub with accounts runs this, and not Binder, where everybody is new."""
    return bool(os.environ.get("JUPYTERHUB_USER")) and place_of_machine() != "binder"


def place_of_machine() -> Place:
    """Say where work can be kept on this machine."""
    return (
        "binder" if os.environ.get("BINDER_SERVICE_HOST") or os.environ.get("BINDER_LAUNCH_HOST") else "disk"
    )
