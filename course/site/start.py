"""The first lines that a browser's worker runs: Python's end of the door, and packages that come late."""

from __future__ import annotations

import io
import json
import random
import sys
import zipfile
from functools import cache
from hashlib import sha256
from importlib import invalidate_caches
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.language import NotAllowed, _
from course.site.door import Door

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.machinery import ModuleSpec

LATE = {"typst": "typst", "seminar_letters": "seminar-letters"}
"""Packages that are fetched when they are first imported, by what is imported: big, and seldom needed."""


class Late(MetaPathFinder):
    """Finds packages that lie beside the page, fetches them and unpacks them where Python looks.

    Parameters
    ----------
    fetch
        Gives the bytes of a file beside Python, and waits for them, as a worker may.
    into
        The folder where Python looks.
    """

    def __init__(self, fetch: Callable[[str], bytes], into: Path) -> None:
        self._fetch = fetch
        self._into = into
        self._left = set(LATE)

    def find_spec(self, fullname: str, *_more: object) -> ModuleSpec | None:
        """Fetch a package that is still missing, and leave it to Python to find it then.

        Raises
        ------
        NotAllowed
            If it cannot be fetched, or is not the one that this site was built with.
        """
        if fullname not in self._left:
            return None
        try:
            known = json.loads(self._fetch("pyodide-lock.json"))["packages"][LATE[fullname]]
            wheel = self._fetch(known["file_name"])
        except (OSError, KeyError) as error:
            raise NotAllowed(
                _("What makes a PDF could not be fetched. Try again with a connection, or take HTML.")
            ) from error
        if sha256(wheel).hexdigest() != known["sha256"]:
            raise NotAllowed(_("What makes a PDF arrived damaged. Load the page again, or take HTML."))
        zipfile.ZipFile(io.BytesIO(wheel)).extractall(self._into)
        self._left.remove(fullname)
        invalidate_caches()
        return None


@cache
def door_of(home: str, python: str) -> Door:
    """Make the door of a page; the worker calls this.

    It is made once: where a visit goes on from memory that an earlier one kept, it is in it.

    Parameters
    ----------
    home
        The folder into which the case was unpacked.
    python
        The address of the folder that Python came from.
    """
    bring_late(python)
    return Door(Path(home))


def rehearse(home: str, python: str, lesson: str) -> None:
    """Open a lesson for nobody, so that memory holds whatever a first view needs, and nobody's work."""
    door_of(home, python).open(lesson, _unheard)


def _unheard(_message: str) -> None:
    pass


def go_on() -> None:
    """Take up memory that an earlier visit kept, but with chances of its own."""
    random.seed()


def bring_late(python: str) -> None:
    """Let packages that come late be fetched from the folder that Python came from."""
    site = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    sys.meta_path.insert(0, Late(lambda name: _fetched(python + name), site))


def _fetched(address: str) -> bytes:
    from js import XMLHttpRequest  # type: ignore[import-not-found]  # noqa: PLC0415 - a browser's own

    request: Any = XMLHttpRequest.new()
    request.open("GET", address, False)
    request.responseType = "arraybuffer"
    try:
        request.send()
    except Exception as error:
        raise OSError(address) from error
    if request.status != 200:  # noqa: PLR2004 - as HTTP has it
        raise OSError(address)
    found: bytes = request.response.to_bytes()
    return found
