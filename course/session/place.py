"""Where work is kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from course.case import CaseError, case_folder, default_folder
from course.files.home import from_home

Place = Literal["disk", "binder", "memory", "room", "browser"]


def work_folder() -> Path:
    """Give the folder where this machine keeps the learner's work.

    ``COURSE_WORK`` if it is set; else ``my-work`` beside the folder of the
    notebooks, or in the current folder where there is none above it.

    Raises
    ------
    UnfitFile
        If it names a home that is not there.
    """
    named = os.environ.get("COURSE_WORK", "").strip()
    if named:
        return from_home(os.path.expandvars(named))  # no shell may have been there to do it
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
