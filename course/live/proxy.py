"""The pages behind Jupyter: a tile on its launcher and the address ``seminar/`` below its own.

jupyter-server-proxy finds :func:`setup` by its entry point, starts this module as a program when somebody
opens the tile, and lets in only whom Jupyter has let in. On Binder and on a JupyterHub it is the same.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import uvicorn

from course.language import _


def setup() -> dict[str, Any]:
    """Tell jupyter-server-proxy how to start the pages.

    Examples
    --------
    >>> setup()["launcher_entry"]["title"]
    'Seminar pages'
    """
    return {
        "command": [sys.executable, "-m", "course.live.proxy", "{unix_socket}"],
        "unix_socket": True,
        "timeout": 30,
        "launcher_entry": {
            "enabled": sys.platform != "win32",  # Python serves no socket of this kind there
            "title": _("Seminar pages"),
            "path_info": "seminar/",
        },
    }


def main(words: list[str] | None = None) -> None:
    """Serve the pages at a socket that only this person's Jupyter can reach."""
    from course.lessons.seat import Seat  # noqa: PLC0415 - as above
    from course.live.app import make_app  # noqa: PLC0415 - Jupyter asks for `setup` alone

    parser = ArgumentParser(description="Serve the lessons as pages behind Jupyter.")
    parser.add_argument("socket", help=_("the path of the socket"))
    at = parser.parse_args(words).socket
    seat = Seat.here(notebooks())
    uvicorn.run(make_app(seat), uds=at, log_level="error", access_log=False, lifespan="off")


def notebooks() -> Path:
    """Find the lessons: where Jupyter was started, else beside the package."""
    here = Path.cwd()
    for folder in (here, *here.parents, Path(__file__).parents[2], Path(__file__).parents[1] / "_bundled"):
        if (folder / "notebooks" / "00-start-here.ipynb").is_file():
            return folder / "notebooks"
    raise SystemExit(_("There are no lessons here. Start Jupyter in the folder that holds notebooks/."))


if __name__ == "__main__":
    main()
