"""The ``course`` command line."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from course import __version__
from course.commands import STOPPED, CommandError
from course.files.home import from_home
from course.language import N_, _, command_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_ERRORS = 2  # the number of the channel
# Name -> module and the line shown by `course --help`, which is quick because it imports none of the modules.
_COMMANDS = {
    "start": ("course.commands.start", N_("open JupyterLab at the first lesson")),
    "live": ("course.commands.live", N_("open a room for a class, each on their own phone or laptop")),
    "doctor": ("course.commands.doctor", N_("say what would not work here, and the remedy")),
    "check": ("course.commands.check", N_("check every file of a case and name every mistake")),
    "new-case": ("course.commands.new_case", N_("make the files for a case of your own")),
    "merge": ("course.commands.merge", N_("put several people’s work into one file")),
    "collect": ("course.commands.collect", N_("see what a class made of a lesson")),
    "page": ("course.commands.page", N_("write a lesson as a page to read, without a server")),
    "site": ("course.commands.site", N_("write the lessons as a folder for any web host")),
    "handout": ("course.commands.handout", N_("write what a class needs on paper")),
    "package": (
        "course.commands.package",
        N_("write files for Moodle, Canvas and other learning platforms"),
    ),
    "admit": ("course.commands.admit", N_("write what a university asks before it admits software")),
    "solve": (
        "course.commands.solve",
        N_("find every consistent scenario of a matrix, or what stands among arguments"),
    ),
    "transcript": ("course.commands.transcript", N_("write down a debate as Markdown, HTML or PDF")),
    "convert": ("course.commands.convert", N_("turn a map of arguments from one format into another")),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    argv
        The words after ``course``; the words of the command line when left out.

    Returns
    -------
    int
        0 when all is well, 1 when the command found something wrong, 2 when it could not run, 130 when
        Ctrl-C stopped it.

    Examples
    --------
    >>> main([])
    2
    """
    from course.files.mistakes import UnfitFile  # noqa: PLC0415 - keeps `course --help` quick

    _fill_what_is_closed()
    _print_any_name()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a reader who has gone away can still be dealt with
    except (CommandError, UnfitFile) as problem:
        _tell(problem)
    except BrokenPipeError:
        _stop_printing()  # whoever read the output, such as `head`, has enough
        return 1
    except OSError as problem:
        _stop_printing()
        from course.files.system import here_is_gone, remedy_for  # noqa: PLC0415 - keeps `course --help` quick

        where = f"{problem.filename}: " if problem.filename else ""
        if here_is_gone():
            _tell(_("The folder that you are in is gone."), _("Go to another one with cd."))
        else:
            _tell(f"{where}{problem.strerror or problem}. {remedy_for(problem)}.")
    except ImportError as problem:
        if (problem.name or "").partition(".")[0] == "course":
            raise
        said = _("A package cannot be loaded: {why}. To see what is missing, and the remedy: course doctor")
        _tell(said.format(why=problem))
    except KeyboardInterrupt:
        _tell(_("Stopped."))
        return STOPPED
    else:
        return code
    return 2


def _run(words: list[str]) -> int:
    parser = _parser(words)
    if any(map(_is_empty, words)):
        raise CommandError(
            _(
                "One of the words after “course” is empty: a shell makes that of a variable that is not set. "
                "Write what is meant, or leave it out; “.” means the folder you are in."
            )
        )
    if any(map(_is_dash, words)):
        raise CommandError(
            _("“-” names no file here: nothing is read from a pipe or written to one. Name a file.")
        )
    args = parser.parse_args([_as_path(word) for word in words])
    if "run" not in args:
        parser.print_help(sys.stderr)
        return 2
    return int(args.run(args))


def _is_empty(word: str) -> bool:
    """Say whether a word, or what follows the ``=`` of an option, says nothing."""
    option, equals, value = word.partition("=")
    return not (value if equals and option.startswith("--") else word).strip()


def _is_dash(word: str) -> bool:
    return word == "-" or (word.startswith("--") and word.endswith("=-"))


def _fill_what_is_closed() -> None:
    """Let no file that a command opens become its output, as the system has it where one of them is closed.

    And let nothing that is meant for the error channel go to the output: Python prints it there.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    while nowhere <= _ERRORS:
        nowhere = os.open(os.devnull, os.O_RDWR)
    os.close(nowhere)
    if sys.stderr is None:
        sys.stderr = open(_ERRORS, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as we live


def _print_any_name() -> None:
    """Let a name hold any sign, also one that the window or the file of the output has no letter for."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _as_path(word: str) -> str:
    """Let a name of a file that begins with a dash be one: whoever named them all with ``*`` means it so.

    And let a tilde be one’s own home also where no shell has seen it, as after the ``=`` of an option.
    """
    option, equals, value = word.partition("=")
    if equals and option.startswith("--"):
        return f"{option}={_at_home(value)}"
    if word.startswith("~"):
        return _at_home(word)
    path = Path(word)
    # No option of one dash has a suffix, so it is a file, be it one that is still to be made.
    is_file = word.startswith("-") and path.suffix and (not word.startswith("--") or path.is_file())
    return f".{os.sep}{word}" if is_file else word


def _at_home(word: str) -> str:
    own = word == "~" or word.startswith(("~/", f"~{os.sep}"))
    return str(from_home(word)) if own else word


def _tell(*words: object) -> None:
    """Say what went wrong; where the error channel is full or closed, the exit code alone tells."""
    with suppress(OSError):
        print(*words, file=sys.stderr)


def _stop_printing() -> None:
    """Send what cannot be printed nowhere, so that Python does not complain when it ends."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    command_line.speak()
    parser = argparse.ArgumentParser(
        prog="course",
        description=_("Red Line Seminar: guided lessons for discussing a hard diplomatic question."),
    )
    parser.add_argument(
        "--version", action="version", version=f"course {__version__}", help=_("show the version and exit")
    )
    subparsers = parser.add_subparsers(title=_("commands"), metavar="COMMAND")
    for name, (module, summary) in _COMMANDS.items():
        command = subparsers.add_parser(name, help=_(summary))
        if name in words:
            import_module(module).add_arguments(command)
    return parser
