"""What ``course doctor`` looks at: one function for each kind of trouble that people had.

Nothing but Python's own modules loads with this one: it speaks also where packages are missing or broken.
"""

from __future__ import annotations

import errno
import importlib.metadata
import os
import platform
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from course.commands import CommandError
from course.commands._finding import Finding
from course.commands._places import kept, of_jupyter
from course.commands.start import DEFAULT_PORT, lessons_source, refusal
from course.files.extras import NAME
from course.files.mistakes import UnfitFile
from course.files.system import remedy_for
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from packaging.requirements import Requirement

OLDEST: Final = (3, 11)
WRITTEN: Final = 2026
"""The year in which this was written: a clock that says less is wrong."""
_OF_PYTHON: Final = ("sqlite3", "ssl")  # a Python that somebody built may lack them
_COMPILED: Final = ("yaml", "pydantic", "numpy", "pandas", "pysat.solvers", "typst", "zmq", "tornado")
_LOAD: Final = "import sys\nfor name in sys.argv[1:]:\n    print(name, flush=True)\n    __import__(name)"
_MINUTE: Final = 60


def examine() -> Iterator[Finding]:
    """Look at everything, the machine first; nothing is changed."""
    looks: tuple[Callable[[], Iterable[Finding]], ...] = (
        lambda: [python(), clock()],
        packages,
        lambda: [loading()],
        lambda: [kernel()],
        lambda: [of_jupyter()],
        lambda: [lessons()],
        kept,
        lambda: [case()],
        lambda: [port()],
    )
    for look in looks:
        try:
            yield from look()
        except ImportError as error:
            said = _("More could not be looked at, because a package cannot be loaded: {why}.")
            yield Finding(False, said.format(why=error), _again())
        except OSError as error:
            said = _("More could not be looked at: {why}.")
            yield Finding(False, said.format(why=error.strerror or error), remedy_for(error))


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


def clock(now: datetime | None = None) -> Finding:
    """Ask whether the clock can be right: work is put in order by its time."""
    day = (now or datetime.now(UTC)).date()
    return Finding(
        day.year >= WRITTEN,
        _("The clock of this machine says {day}.").format(day=day.isoformat()),
        _("Set the clock: what people do is put in order by its time."),
    )


def packages(name: str = NAME) -> Iterator[Finding]:
    """Ask whether each package that the seminar needs is there, in a version that fits."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - needs packages

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
        yield Finding(False, _("Packages that do not fit: {wrong}.").format(wrong="; ".join(wrong)), _again())
    else:
        yield Finding(
            True,
            ngettext("The one package is there.", "All {n} packages are there.", len(needed)).format(
                n=len(needed)
            ),
        )


def _wrong(needed: Requirement) -> str:
    from packaging.version import InvalidVersion, Version  # noqa: PLC0415 - needs packages

    if needed.marker and not needed.marker.evaluate():
        return ""
    try:
        there = importlib.metadata.version(needed.name)
        fits = needed.specifier.contains(Version(there), prereleases=True)
    except importlib.metadata.PackageNotFoundError:
        return _("{package} is missing").format(package=needed.name)
    except (InvalidVersion, KeyError, TypeError):  # as an installation that was stopped leaves it
        return _("{package} is there in parts only").format(package=needed.name)
    if fits:
        return ""
    wrong = _("{package} is {there}, wanted {wanted}")
    return wrong.format(package=needed.name, there=there, wanted=needed.specifier)


def loading(names: Sequence[str] = (*_OF_PYTHON, *_COMPILED)) -> Finding:
    """Ask whether what is compiled runs on this machine: a processor may be too old, a library be missing."""
    there = [name for name in names if find_spec(name.partition(".")[0])]  # what is missing was named above
    try:
        ran = subprocess.run(  # noqa: S603 - this Python, and our own words
            [sys.executable, "-c", _LOAD, *there], capture_output=True, check=False, timeout=2 * _MINUTE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding(False, _("Packages cannot be loaded ({why}).").format(why=error), _again())
    if ran.returncode == 0:
        return Finding(True, _("What is compiled runs on this machine."))
    name = ran.stdout.decode("utf-8", "replace").split()[-1:]
    package = name[0] if name else sys.executable
    why = _last_line(ran.stderr) or _("it ends the Python that loads it")
    if package in _OF_PYTHON:
        return Finding(
            False,
            _("This Python was built without {part} ({why}).").format(part=package, why=why),
            _("Take a Python of your system, of python.org or of conda, and install the seminar with it."),
        )
    remedy = _("Install it again: {command} (if that changes nothing, work on another machine)")
    return Finding(
        False,
        _("{package} cannot be loaded on this machine ({why}).").format(package=package, why=why),
        remedy.format(command=_installing("--force-reinstall")),
    )


def kernel() -> Finding:
    """Ask whether the Python behind the notebooks is one that knows the seminar."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel  # noqa: PLC0415 - slow to load

    try:
        command = str(KernelSpecManager().get_kernel_spec("python3").argv[0])
    except NoSuchKernel:
        return Finding(
            False, _("Jupyter finds no Python for the notebooks."), _("Install it: pip install ipykernel")
        )
    except Exception as error:  # noqa: BLE001 - whatever stands in a file that anybody may have written
        return Finding(
            False,
            _("Jupyter’s settings of Python cannot be read ({error}).").format(error=error),
            _let_this_one_be_it(),
        )
    try:
        ran = subprocess.run(  # noqa: S603 - Jupyter would run the same
            [command, "-c", "import course"], capture_output=True, check=False, timeout=_MINUTE
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        why = str(error)
    else:
        if ran.returncode == 0:
            return Finding(True, _("The notebooks run with a Python that knows the seminar."))
        why = _last_line(ran.stderr)
    return Finding(
        False,
        _("The notebooks would run with {command}, which does not know the seminar ({why}).").format(
            command=command, why=why
        ),
        _let_this_one_be_it(),
    )


def lessons() -> Finding:
    """Ask whether the lessons are there."""
    try:
        source, _here = lessons_source()
    except CommandError as error:
        return Finding(False, str(error).partition(". ")[0] + ".", _again())
    count = len(list((source / "notebooks").glob("[0-9]*.ipynb")))
    return Finding(
        count > 0,
        ngettext("{n} lesson is in {folder}.", "{n} lessons are in {folder}.", count).format(
            n=count, folder=source / "notebooks"
        ),
        _again(),
    )


def case() -> Finding:
    """Ask whether the case that belongs to this folder can be read."""
    from course.case import CaseError, load_case  # noqa: PLC0415 - needs packages
    from course.session.place import case_here  # noqa: PLC0415 - needs packages

    try:
        loaded = load_case(case_here())
    except (CaseError, UnfitFile) as error:
        return Finding(False, str(error).partition("\n")[0], _("To see every mistake: course check"))
    return Finding(True, _("The case “{title}” can be read.").format(title=loaded.meta.title))


def port(number: int = DEFAULT_PORT) -> Finding:
    """Ask whether the seminar's usual port is free: the browser's copy of work belongs to it."""
    try:
        problem = refusal(number)
    except OSError as error:  # a machine without a network of any kind
        problem = error
    if problem is None:
        return Finding(True, _("Port {number} is free.").format(number=number))
    if problem.errno != errno.EADDRINUSE:
        return Finding(
            False,
            _("Port {number} cannot be used ({why}).").format(number=number, why=problem.strerror or problem),
            _("Ask whoever runs this machine, or name another port: course start --port N"),
        )
    return Finding(
        False,
        _(
            "Port {number} is taken, perhaps by a seminar that is open. At another port the copy "
            "in your browser does not show."
        ).format(number=number),
        _("Close the other seminar, or go on: course start takes the next free port."),
    )


def _again() -> str:
    return _("Install it again: {command}").format(command=_installing())


def _installing(*options: str) -> str:
    """Give the command that installs the seminar again, with this Python and no other one."""
    try:
        source, is_checkout = lessons_source()
    except CommandError:
        what = [NAME]
    else:
        what = ["-e", str(source)] if is_checkout else [NAME]
    return _typed(sys.executable, "-m", "pip", "install", *options, *what)


def _let_this_one_be_it() -> str:
    command = _typed(sys.executable, "-m", "ipykernel", "install", "--sys-prefix")
    return _("Let this Python be the one: {command}").format(command=command)


def _typed(*words: str) -> str:
    """Give a command as one types it on this system."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _last_line(said: bytes) -> str:
    return said.decode("utf-8", "replace").strip().rpartition("\n")[2]
