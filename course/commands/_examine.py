"""What ``course doctor`` looks at: one function for each kind of trouble that people had."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement

from course.case import CaseError, load_case
from course.commands import CommandError
from course.commands.start import DEFAULT_PORT, lessons_source, refusal
from course.files.system import remedy_for
from course.language import _, ngettext, number
from course.session.place import work_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME: Final = "red-line-seminar"
OLDEST: Final = (3, 11)
ROOM: Final = 200_000_000
"""Bytes: a class's files, pictures and papers of a term."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do where it would not work."""

    well: bool
    words: str
    remedy: str = ""


def examine() -> Iterator[Finding]:
    """Look at everything, the machine first; nothing is changed."""
    yield python()
    yield from packages()
    yield kernel()
    yield lessons()
    yield case()
    yield from folder(work_folder())
    yield port()


def python(version: tuple[int, int] = sys.version_info[:2]) -> Finding:
    """Ask whether this Python is new enough."""
    here = ".".join(map(str, version))
    said = _("Python {version} on {system}.").format(
        version=here, system=platform.system() or _("this machine")
    )
    needed = ".".join(map(str, OLDEST))
    return Finding(
        version >= OLDEST,
        said,
        _("Install Python {needed} or newer, then install the seminar with it.").format(needed=needed),
    )


def packages(name: str = NAME) -> Iterator[Finding]:
    """Ask whether each package that the seminar needs is there, in a version that fits."""
    try:
        needed = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding(
            False,
            _("The seminar is not installed in this Python."),
            _("In the folder of the project: pip install -e ."),
        )
        return
    wrong = [words for line in needed if (words := _wrong(Requirement(line)))]
    if wrong:
        yield Finding(
            False,
            _("Packages that do not fit: {wrong}.").format(wrong="; ".join(wrong)),
            _("Install them again: pip install {name}").format(name=name),
        )
    else:
        yield Finding(
            True,
            ngettext("The one package is there.", "All {n} packages are there.", len(needed)).format(
                n=len(needed)
            ),
        )


def _wrong(needed: Requirement) -> str:
    if needed.marker and not needed.marker.evaluate():
        return ""
    try:
        there = importlib.metadata.version(needed.name)
    except importlib.metadata.PackageNotFoundError:
        return _("{package} is missing").format(package=needed.name)
    fits = needed.specifier.contains(there, prereleases=True)
    return (
        ""
        if fits
        else _("{package} is {there}, wanted {wanted}").format(
            package=needed.name, there=there, wanted=needed.specifier
        )
    )


def kernel() -> Finding:
    """Ask whether the Python behind the notebooks is one that knows the seminar."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel  # noqa: PLC0415 - slow to load

    try:
        command = KernelSpecManager().get_kernel_spec("python3").argv[0]
    except NoSuchKernel:
        return Finding(
            False, _("Jupyter finds no Python for the notebooks."), _("Install it: pip install ipykernel")
        )
    except (OSError, ValueError) as error:
        return Finding(
            False,
            _("Jupyter's settings of Python cannot be read ({error}).").format(error=error),
            "pip install --force ipykernel",
        )
    try:
        ran = subprocess.run(  # noqa: S603 - Jupyter would run the same
            [command, "-c", "import course"], capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        why = str(error)
    else:
        if ran.returncode == 0:
            return Finding(True, _("The notebooks run with a Python that knows the seminar."))
        why = ran.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return Finding(
        False,
        _("The notebooks would run with {command}, which does not know the seminar ({why}).").format(
            command=command, why=why
        ),
        _("Let this Python be the one: {executable} -m ipykernel install --sys-prefix").format(
            executable=sys.executable
        ),
    )


def lessons() -> Finding:
    """Ask whether the lessons are there."""
    try:
        source, _here = lessons_source()
    except CommandError as error:
        return Finding(False, str(error).partition(". ")[0] + ".", _("Install the package again."))
    count = len(list((source / "notebooks").glob("[0-9]*.ipynb")))
    return Finding(
        count > 0,
        ngettext("{n} lesson is in {folder}.", "{n} lessons are in {folder}.", count).format(
            n=count, folder=source / "notebooks"
        ),
        _("Install the package again."),
    )


def case() -> Finding:
    """Ask whether the case can be read."""
    try:
        loaded = load_case()
    except CaseError as error:
        return Finding(False, str(error).partition("\n")[0], _("To see every mistake: course check"))
    return Finding(True, _("The case “{title}” can be read.").format(title=loaded.meta.title))


def folder(at: Path) -> Iterator[Finding]:
    """Ask whether work can be kept in a folder: written, locked, read again, and alone."""
    said = _("Your work is kept in {at}").format(at=at)
    try:
        if at.is_symlink():
            at.stat()  # a link that leads nowhere, or back to itself, is no folder that is still to be made
        there = at if at.exists() else next((p for p in at.parents if p.exists()), Path(at.anchor))
        if at.exists() and not at.is_dir():
            raise NotADirectoryError(20, _("it is a file"), str(at))
        _try_writing(there)
    except OSError as error:
        yield Finding(
            False,
            _("{said}: it cannot be written ({why}). Work would be lost with the page.").format(
                said=said, why=error.strerror or error
            ),
            _("{remedy}; or name another folder: set COURSE_WORK to its full path.").format(
                remedy=remedy_for(error)
            ),
        )
        return
    yield Finding(True, _("{said}: it can be written.").format(said=said))
    free = shutil.disk_usage(there).free
    yield Finding(
        free > ROOM,
        _("{free} MB are free there.").format(free=number(free // 1_000_000)),
        _("Delete something, or set COURSE_WORK to a folder on another disk."),
    )
    if os.name == "posix" and at.exists() and at.stat().st_mode & 0o077:
        yield Finding(
            False,
            _("Other people on this machine can read that folder."),
            _("Close it: chmod 700 '{at}'").format(at=at),
        )


def _try_writing(at: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=at, prefix=".course-doctor-") as file:
        file.write(b"x" * 4096)
        file.flush()
        os.fsync(file.fileno())


def port(number: int = DEFAULT_PORT) -> Finding:
    """Ask whether the seminar's usual port is free: the browser's copy of work belongs to it."""
    if refusal(number) is None:
        return Finding(True, _("Port {number} is free.").format(number=number))
    return Finding(
        False,
        _(
            "Port {number} is taken, perhaps by a seminar that is open. At another port the copy "
            "in your browser does not show."
        ).format(number=number),
        _("Close the other seminar, or go on: course start takes the next free port."),
    )
