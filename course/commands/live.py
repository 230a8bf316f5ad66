"""``course live``: a class in one room, each on their own phone or laptop."""

from __future__ import annotations

import errno
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from course.commands import CommandError
from course.commands.options import add_case, chosen_case
from course.commands.start import port_number
from course.files.extras import command_for
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from starlette.types import ASGIApp

    from course.live.room.database import Database
    from course.live.room.hub import Hub
    from course.live.room.room import Room

PORT: Final = 8878
_NEXT: Final = 20  # ports that are tried after the usual one
_NO_HOST: Final = (socket.EAI_NONAME, socket.EAI_AGAIN, socket.EAI_FAMILY, errno.EADDRNOTAVAIL)
_NOWHERE: Final = "192.0.2.1"  # an address for documentation: asked for the way there, nothing is sent


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course live`` is for and takes."""
    parser.description = _(
        "Open a room for a class. It prints an address and a code for the class, and an address for "
        "whoever leads, which is secret. Everybody in the same network can reach the room. What "
        "people do is "
        "kept in a folder of this machine; the same folder opens the same room again. Ctrl-C stops it."
    )
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="DIR",
        help=_(
            "where the room is kept (when left out: a new folder in my-rooms); with --database only the keys "
            "of open votes are, and servers of one room share it"
        ),
    )
    parser.add_argument(
        "--lesson", default="", metavar="LESSON", help=_("the lesson that is offered first, such as 03")
    )
    add_case(parser)
    parser.add_argument(
        "--database",
        default=os.environ.get("COURSE_DATABASE", ""),
        metavar="URL",
        help=_(
            "keep the room in PostgreSQL instead of a file, so that several servers can share it: "
            "postgresql://user@host/name (when left out: the variable COURSE_DATABASE)"
        ),
    )
    parser.add_argument(
        "--room",
        metavar="NAME",
        help=_("the room’s name in that database, which may hold many (when left out: room)"),
    )
    parser.add_argument(
        "--host",
        default="0.0.0.0",  # noqa: S104 - a room is for others; what they may do is in course/live/room/rules.py
        metavar="HOST",
        help=_("where to listen (when left out: everywhere; 127.0.0.1 is this machine only)"),
    )
    parser.add_argument(
        "--port", type=port_number, metavar="N", help=_("the port (when left out: {port})").format(port=PORT)
    )
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help=_("the address under which people reach the room, where another server stands before it"),
    )
    parser.add_argument(
        "--hub",
        action="store_true",
        help=_("run as a service that a JupyterHub starts: people come in with their account there"),
    )
    parser.add_argument(
        "--leader",
        action="append",
        default=[],
        metavar="NAME",
        help=_("with --hub: the name there of somebody who may lead the room; may be given more than once"),
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Open the room until Ctrl-C.

    Raises
    ------
    CommandError
        If the folder, the port, the lesson or the case cannot be used.
    """
    from course.collect import lesson_of  # noqa: PLC0415 - keeps `course --help` quick
    from course.journal import JournalError  # noqa: PLC0415 - as above
    from course.live.room.account import HubDoor  # noqa: PLC0415 - as above
    from course.live.room.app import RoomServer  # noqa: PLC0415 - as above
    from course.live.room.room import Room  # noqa: PLC0415 - as above
    from course.live.server import run as serve  # noqa: PLC0415 - as above

    if args.room and not args.database:
        raise CommandError(
            _("--room is for a room in a database: name that with --database, or a folder with --folder.")
        )
    name = (args.room or "room") if args.database else f"{datetime.now(UTC).astimezone():%Y-%m-%d-%H%M%S}"
    folder = args.folder or Path("my-rooms", name)
    case = chosen_case(args)
    try:
        lesson = lesson_of(case, args.lesson) if args.lesson else ""
        hub = _hub(args)
    except NotAllowed as error:
        raise CommandError(str(error)) from error
    named = _checked(args.address) if args.address else ""
    with _listening(args.host, args.port) as at:
        address = named or _address(args.host, at.getsockname()[1])
        try:
            database = _database(args.database, name) if args.database else None
            notebooks = case.folder.parent / "notebooks"
            room = Room(case, folder, notebooks, lesson=lesson, address=address, database=database)
        except JournalError as error:
            raise CommandError(str(error)) from error
        app: ASGIApp = RoomServer(room).app()
        if hub:
            app, words = HubDoor(app, hub, room.folder, args.leader), _words_of_hub(room, address)
        else:
            words = _words(room, address, room.lead())
        try:
            serve(app, at, lambda: print(words, flush=True), lives=True)
        finally:
            room.close()
    again = _("\nStopped. The room is kept in {folder}; name it with --folder to open it again.")
    if args.database:
        again = _("\nStopped. The room is kept in the database; the same words open it again.")
    print(again.format(folder=folder))
    return 0


def _hub(args: Namespace) -> Hub | None:
    """Read what a hub has said to the service that it started, and listen where it says."""
    from course.live.room.hub import Hub  # noqa: PLC0415 - only here

    if not args.hub:
        if args.leader:
            raise CommandError(_("--leader names an account of a hub: say --hub, too."))
        return None
    hub = Hub.told()
    at = urlsplit(os.environ.get("JUPYTERHUB_SERVICE_URL", ""))
    if not at.hostname or not at.port:
        raise CommandError(_("The hub names no address for this service: give it a url, with a port."))
    args.host, args.port = at.hostname, at.port
    args.address = args.address or os.environ.get("JUPYTERHUB_PUBLIC_URL", "")
    if not args.address:
        raise CommandError(_("Say with --address under which address people reach the hub’s service."))
    return hub


def _listening(host: str, wanted: int | None) -> socket.socket:
    """Take the port that was named, or the usual one or one of the next."""
    from course.live.server import bound  # noqa: PLC0415 - keeps `course --help` quick

    if not host.strip():
        raise CommandError(_("--host: write a name or an address; leave it out to listen everywhere."))
    port = wanted or PORT
    try:
        return bound(host, port, tries=0 if wanted else _NEXT)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", "") or str(error)
        said = _("Port {port} of {host} cannot be used ({why}). Name another one.")
        if not isinstance(error, OSError) or error.errno in _NO_HOST:
            said = _(
                "--host: “{host}” is no address of this machine ({why}). Leave it out, or write 127.0.0.1."
            )
        raise CommandError(said.format(port=port, host=host, why=why)) from error


def _checked(address: str) -> str:
    """Give the address under which people reach the room, if it can be one."""
    try:
        parts = urlsplit(address)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole:
        said = _("{address}: an address begins with http:// or https://, and the name of a machine follows.")
        raise CommandError(said.format(address=address))
    return address.rstrip("/")


def _address(host: str, port: int) -> str:
    name = _host(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _database(url: str, name: str) -> Database:
    try:
        from course.live.room.postgres import Postgres  # noqa: PLC0415 - of the extra [postgres]
    except ImportError as error:
        said = _("A room in PostgreSQL needs a package that is not here. Say: {command}")
        raise CommandError(said.format(command=command_for("postgres"))) from error
    return Postgres(url, name)


def _words(room: Room, address: str, word: str) -> str:
    joining = f"{address}/?code={room.code}"
    words = _(
        "The room is open.\n\n"
        "For the class:     {address}\n"
        "Code:              {code}\n"
        "For who leads:     {address}/lead?word={word}\n\n"
        "The last address is secret: whoever has it leads the room. Open it first. The room is kept in "
        "{folder}. "
        "To stop, press Ctrl-C here."
    ).format(
        address=address,
        code=room.code or _("none now, so nobody else can join; whoever leads can draw a new one"),
        word=word,
        folder=room.folder,
    )
    return f"{words}\n{_picture(joining)}" if room.code else words


def _words_of_hub(room: Room, address: str) -> str:
    return _(
        "The room is open at the hub.\n\n"
        "For the class:     {address}/?code={code}\n"
        "For who leads:     {address}/lead\n\n"
        "Whoever is named with --leader leads. The room is kept in {folder}."
    ).format(address=address, code=room.code, folder=room.folder)


def _picture(text: str) -> str:
    """Draw an address as a QR code of letters, where a window shows it."""
    if sys.stdout is None or not sys.stdout.isatty():
        return ""
    from io import StringIO  # noqa: PLC0415 - only here

    import segno  # noqa: PLC0415 - keeps `course --help` quick

    out = StringIO()
    segno.make(text, error="m").terminal(out, compact=True)
    return out.getvalue()


def _host(host: str) -> str:
    """Give the name by which others in the network reach this machine."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_NOWHERE, 9))
            return str(probe.getsockname()[0])
        except OSError:  # no network at all
            return "127.0.0.1"
