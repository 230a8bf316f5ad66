"""``course start --page``: the lessons as pages, with no cells and no kernel."""

from __future__ import annotations

import os
import secrets
import sys
import webbrowser
from typing import TYPE_CHECKING, Final

from course.commands import CommandError
from course.commands.start import HOST, tell_of_port
from course.language import _

if TYPE_CHECKING:
    from pathlib import Path

_NEXT = 50  # ports that are tried after the usual one
_TURN: Final = 0.001
"""Seconds after which the thread that makes views lets another send what is ready; in Python 0.005."""


def serve_pages(folder: Path, port: int, *, exact: bool, open_browser: bool) -> None:
    """Serve the lessons of a folder as pages, until Ctrl-C.

    Parameters
    ----------
    folder
        The folder that holds ``notebooks/``; work is kept beside it, as it is for notebooks.
    port
        The port that is tried first.
    exact
        Whether no other port will do.
    open_browser
        Whether the first page opens by itself.

    Raises
    ------
    CommandError
        If no port is free.
    """
    from course.lessons.seat import Seat  # noqa: PLC0415 - the other commands need none of it
    from course.live import make_app  # noqa: PLC0415 - as above
    from course.live.server import bound, run  # noqa: PLC0415 - as above

    os.chdir(folder)  # work is kept where a notebook of this folder would keep it
    seat = Seat.here(folder / "notebooks")
    token = secrets.token_urlsafe(24)
    try:
        at = bound(HOST, port, tries=0 if exact else _NEXT)
    except OSError as error:
        raise CommandError(
            _("Port {port} is taken. Leave --port out, or name another one.").format(port=port)
        ) from error
    number = at.getsockname()[1]
    address = f"http://{HOST}:{number}/?token={token}"

    def ready() -> None:
        tell_of_port(number, wanted=port)
        print(
            _(
                "The lessons are open as pages. If none appears in your browser, copy this address "
                "into it:\n\n    {address}\n\nLeave this window open while you work. To stop, press "
                "Ctrl-C here."
            ).format(address=address),
            flush=True,
        )
        if open_browser:
            webbrowser.open(address)

    sys.setswitchinterval(_TURN)
    run(make_app(seat, token=token, hosts=(HOST, "localhost")), at, ready)
    print("\n" + _("Stopped."))
