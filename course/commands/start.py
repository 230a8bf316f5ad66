"""``course start``: open JupyterLab at the first lesson, on this machine only."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import signal
import socket
import sys
from argparse import ArgumentTypeError
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import course
from course.commands import CommandError
from course.commands._copy import MANIFEST, lay_out
from course.commands.options import add_case, add_language, speak
from course.files.home import from_home
from course.language import _, language
from course.language.figures import plain_digits

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HOST = "127.0.0.1"
# One port always comes first. The browser keeps a copy of a learner's work for each address, and the port is
# part of the address: at another port that copy does not show. Jupyter's own 8888 is too often taken.
DEFAULT_PORT = 8868
_LAST_PORT = 65_535
START_PAGE = "notebooks/00-start-here.ipynb"
# "doc" is JupyterLab with one lesson and no list of files beside it, as Binder's link opens it: it can be
# read on a narrow screen and at 400 % zoom. "reset" leaves out what was open the last time, which JupyterLab
# would bring back in place of the first lesson.
_FIRST_ADDRESS = "doc/tree/{page}?reset"
# A kernel needs about 100 MB, and Jupyter never ends one by itself. One that no page shows any more, and that
# does nothing, ends after this time; what was done is in the journal, and the saved lesson shows its page.
_LEFT_ALONE = 60 * 60
_LOOK_EVERY = 5 * 60
SUGGESTED_FOLDER = "red-line-seminar"
# Read by JupyterLab for this run only: no question about news from the Jupyter project on the first page.
_LAB_CONFIG = Path(__file__).with_name("lab_config")


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course start`` is for and takes."""
    parser.description = _(
        "Open JupyterLab at the first lesson. Only this machine can reach it. Ctrl-C stops it."
    )
    add_case(parser)
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="DIR",
        help=_(
            "your folder for the lessons; what is missing there is copied, what you changed is left alone"
        ),
    )
    parser.add_argument(
        "--port",
        type=port_number,
        metavar="N",
        help=_("use this port (when left out: {default_port}, or the next free one)").format(
            default_port=DEFAULT_PORT
        ),
    )
    add_language(parser)
    parser.add_argument(
        "--page", action="store_true", help=_("open the lessons as pages: no cells, everything running")
    )
    parser.add_argument("--no-browser", action="store_true", help=_("print the address and open no browser"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Serve the lessons until Ctrl-C."""
    try:
        speak(args)
        if args.port is not None and (problem := refusal(args.port)):
            said = _("Port {port} of {host} cannot be used ({why}). Name another one.")
            if problem.errno == errno.EADDRINUSE:
                said = _("Port {port} is taken. Leave --port out, or name another one.")
            raise CommandError(said.format(port=args.port, host=HOST, why=problem.strerror))
        source, in_place, page = _case(args.case) if args.case else (*lessons_source(), START_PAGE)
        folder = _folder(args.folder, source, in_place=in_place)
        if args.page:
            from course.commands._pages import serve_pages  # noqa: PLC0415 - JupyterLab needs none of it

            serve_pages(
                folder,
                args.port or DEFAULT_PORT,
                exact=args.port is not None,
                open_browser=not args.no_browser,
            )
        else:
            _serve(folder, args.port, spoken(folder, page), open_browser=not args.no_browser)
    except KeyboardInterrupt:
        # Before the server runs. While it runs, Ctrl-C is an ordinary request to stop.
        print("\n" + _("Stopped."))
    return 0


def lessons_source() -> tuple[Path, bool]:
    """Find the lessons: beside the package in a checkout, inside it when it was installed.

    Returns
    -------
    tuple of Path and bool
        The folder that holds ``notebooks/``, and whether it is a checkout, which is a place to work in.

    Examples
    --------
    >>> folder, is_checkout = lessons_source()
    >>> (folder / "notebooks").is_dir()
    True
    """
    package = Path(course.__file__).parent
    bundled = package / "_bundled"
    if bundled.is_dir():
        return bundled, False
    if (package.parent / "notebooks").is_dir():
        return package.parent, True
    raise CommandError(
        _("There are no lessons in {package}. Install the package again.").format(package=package)
    )


def _case(named: str) -> tuple[Path, bool, str]:
    """Find the lessons of a case, whether one may work in its folder, and its first lesson."""
    from course.case import CaseError, case_folder  # noqa: PLC0415 - keeps `course --help` quick

    try:
        source = case_folder(named).parent
    except CaseError as problem:
        raise CommandError(str(problem)) from None
    lessons = sorted((source / "notebooks").glob("*.ipynb"))
    if not lessons:
        raise CommandError(
            _("There are no lessons in {source}. Write one for each record of lessons.yaml.").format(
                source=source / "notebooks"
            )
        )
    os.environ["COURSE_CASE"] = str(source)  # the kernels read it
    return source, "_bundled" not in source.parts, f"notebooks/{lessons[0].name}"


def spoken(folder: Path, page: str) -> str:
    """Give a lesson of a folder in the language that is spoken, where somebody has translated it."""
    lesson = Path(page)
    there = lesson.parent / language() / lesson.name
    return there.as_posix() if (folder / there).is_file() else page


def _folder(named: Path | None, source: Path, *, in_place: bool) -> Path:
    if named is None and in_place:
        return source
    if named is None and Path(MANIFEST).is_file():
        named = Path()  # the person stands in the folder they chose last time
    folder = Path(os.path.realpath(from_home(named or _ask_for_folder())))
    if folder != source:
        report = lay_out(source, folder, course.__version__)
        print(_("Your lessons are in {folder}").format(folder=folder))
        for sentence in report.sentences():
            print(f"  {sentence}")
    return folder


def _ask_for_folder() -> Path:
    if not (sys.stdin and sys.stdin.isatty()):
        raise CommandError(_("Name a folder for the lessons: course start --folder DIR"))
    print(_("The lessons are copied into a folder of yours, where you can change them."))
    return Path(
        input(_("Folder [{suggested}]: ").format(suggested=SUGGESTED_FOLDER)).strip() or SUGGESTED_FOLDER
    )


def port_number(text: str) -> int:
    """Read a port from a command line.

    Raises
    ------
    ArgumentTypeError
        If it is none.
    """
    plain = plain_digits(text).lstrip("0")
    known = plain.isascii() and plain.isdecimal() and len(plain) <= len(str(_LAST_PORT))
    if not (known and int(plain) <= _LAST_PORT):
        raise ArgumentTypeError(
            _("“{text}” is no port; write a number from 1 to 65535.").format(text=text[:40])
        )
    return int(plain)


def refusal(port: int) -> OSError | None:
    """Give why a port of this machine cannot be taken: somebody has it, or only an administrator may."""
    with socket.socket() as probe:
        if os.name == "posix":
            # A port that was closed a moment ago counts as free, as it does for the server itself.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            return problem
    return None


def _options(
    folder: Path, port: int | None, token: str, page: str = START_PAGE, *, open_browser: bool
) -> list[str]:
    """Say everything that matters for safety here, so that no settings file on the machine changes it."""
    return [
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port or DEFAULT_PORT}",
        f"--ServerApp.port_retries={50 if port is None else 0}",
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.open_browser={open_browser}",
        f"--ExtensionApp.open_browser={open_browser}",
        "--ServerApp.allow_root=True",  # the only user in many containers; the page is local, with a token
        f"--IdentityProvider.token={token}",
        f"--MappingKernelManager.cull_idle_timeout={_LEFT_ALONE}",
        f"--MappingKernelManager.cull_interval={_LOOK_EVERY}",
        "--MappingKernelManager.cull_connected=False",  # an open page keeps its kernel
        "--MappingKernelManager.cull_busy=False",
        f"--LabApp.default_url=/{_FIRST_ADDRESS.format(page=page)}",
        "--Application.log_level=ERROR",
    ]


def _serve(folder: Path, port: int | None, page: str, *, open_browser: bool) -> None:
    if not (folder / page).is_file():
        raise CommandError(
            _("There is no {page} in {folder}. Name another folder: course start --folder DIR").format(
                page=page, folder=folder
            )
        )
    os.chdir(folder)  # the folder that one stands in may be gone, and Jupyter asks for it again and again
    print(_("Starting JupyterLab ..."), flush=True)
    searched = [str(_LAB_CONFIG), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, searched))
    from jupyterlab.labapp import LabApp  # noqa: PLC0415 - takes most of a second; the other commands need none of it

    # Python's warnings are about Jupyter's own code here, and mean nothing to those who read this window.
    logging.captureWarnings(capture=True)
    _keep_kernels_quiet()
    # Jupyter's own token, set here because a settings file could have emptied it.
    token = os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24)
    server = LabApp.initialize_server(argv=_options(folder, port, token, page, open_browser=open_browser))
    _stop_on_signals(server)
    unsaid: list[OSError] = []

    def ready() -> None:
        try:
            _announce(server, token, page, wanted=port or DEFAULT_PORT)
        except OSError as error:  # nobody can read the address: stop in order, then say why
            unsaid.append(error)
            server.stop()

    # The loop runs this first, so the address is printed when the page answers and not before.
    server.io_loop.add_callback(ready)
    server.start()
    if unsaid:
        raise unsaid[0]
    with suppress(OSError):
        print(_("Stopped."))


def _keep_kernels_quiet() -> None:
    """Keep what a kernel says of itself out of this window, such as its traceback when it is stopped early.

    Kernels write to the error channel they were started with. What a notebook prints is not touched.
    """
    sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="replace", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _announce(server: Any, token: str, page: str, *, wanted: int) -> None:  # noqa: ANN401 - Jupyter's ServerApp
    tell_of_port(server.port, wanted=wanted)
    address = f"{server.connection_url}{_FIRST_ADDRESS.format(page=page)}&token={token}"
    print(
        _(
            "The seminar is open. If no page appears in your browser, copy this address into "
            "it:\n\n    {address}\n\nLeave this window open while you work. To stop, press Ctrl-C "
            "here."
        ).format(address=address),
        flush=True,
    )


def tell_of_port(port: int, *, wanted: int) -> None:
    """Say so where another port than the usual one is used: the browser's copy belongs to the address."""
    if port != wanted:
        print(
            _(
                "Port {wanted} is taken, perhaps by another open seminar, so this one has "
                "{port}.\nYour browser keeps its copy of your work for each address: what it kept "
                "there is not shown here."
            ).format(wanted=wanted, port=port)
        )


def _stop_on_signals(server: Any) -> None:  # noqa: ANN401 - Jupyter's ServerApp
    """Stop at once and in order. Jupyter would ask a question first, or leave the kernels behind."""
    stopping = False

    def stop() -> None:
        nonlocal stopping
        if not stopping:
            stopping = True
            server.stop()
            with suppress(OSError):  # nobody may read any more what is printed here
                print("\n" + _("Stopping ..."), flush=True)

    def ask_to_stop(_number: int, _frame: object) -> None:
        # A signal may come in the middle of a print, where another print fails. The loop stops in between.
        server.io_loop.add_callback_from_signal(stop)

    signal.signal(signal.SIGINT, ask_to_stop)
    signal.signal(signal.SIGTERM, ask_to_stop)
