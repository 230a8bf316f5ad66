"""What of a site is Python: its core, the packages that lessons need, and our own rooms as a package."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.figures.fonts import font_folder
from course.files.packing import packed
from course.language import language
from course.site.packages import (
    AS_THEY_ARE,
    CORE,
    LESSONS,
    LOCK,
    Wheel,
    bring_packages,
    core_folder,
    lock_of,
    slimmed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COURSE: Final = Path(__file__).parents[1]
_ROOMS: Final = (
    "activities", "case", "collect", "exchange", "faces", "figures", "files", "journal", "language",
    "lessons", "methods", "publish", "session", "site",
)  # fmt: skip
"""The rooms that run in a browser's pages."""
_BUILDS: Final = ("build.py", "distribution.py", "notebooks.py", "packages.py", "python.py")
_NOT_RUN: Final = ("locks", "front", *_BUILDS)
_BABEL: Final = "babel/locale-data/"
_DATES: Final = ("root", "en", "en_001", "en_GB")
_UNUSED: Final = ("pydantic/v1/", "pydantic/mypy.py")
_FONTS: Final = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def write_python(python: Path, work: Path, release: str, distribution: Path | None) -> None:
    """Write Python for the browser, the packages that lessons need, and our own rooms.

    Parameters
    ----------
    python
        The folder to fill.
    work
        A folder in which to fetch and unpack.
    release
        The version of the toolkit.
    distribution
        A folder that holds Pyodide already; else npm fetches it.

    Raises
    ------
    NotBuilt
        If something cannot be had.
    """
    fetched, npm = work / "fetched", work / "npm"
    fetched.mkdir()
    npm.mkdir()
    core = core_folder(npm, distribution)
    for name in CORE:
        shutil.copyfile(core / name, python / name)
    course = Wheel("red-line-seminar", release, python)
    wheels = [rooms_wheel(course, _ROOMS, _COURSE.glob("*.py")), _letters(python, release)]
    for wheel in bring_packages(fetched, LESSONS):
        if wheel.name in AS_THEY_ARE:
            file = shutil.copyfile(wheel.file, python / wheel.file.name)
            wheels.append(wheel._replace(file=file))
        else:
            wheels.append(slimmed(wheel, python, _needed))
    lock = lock_of((core / LOCK).read_text(encoding="utf-8"), wheels)
    (python / LOCK).write_text(lock, encoding="utf-8", newline="\n")


def _needed(name: str) -> bool:
    """Keep of Babel's languages the one in which the site speaks, and of Pydantic what is used."""
    if name.startswith(_BABEL):
        return Path(name).stem in {*_DATES, language()}
    return not name.startswith(_UNUSED)


def rooms_wheel(about: Wheel, rooms: Sequence[str], alone: Iterable[Path] = ()) -> Wheel:
    """Pack rooms of our own.

    Parameters
    ----------
    about
        Its name, its version, and the folder for it.
    rooms
        The names of the rooms.
    alone
        Files that stand in no room.
    """
    paths = sorted([*alone, *_ours(rooms)])
    return _wheel(about, {f"course/{path.relative_to(_COURSE).as_posix()}": path for path in paths})


def _letters(into: Path, release: str) -> Wheel:
    """Pack the fonts, which only a PDF and a question about letters need."""
    files = {f"seminar_letters/{name}": font_folder() / name for name in _FONTS}
    return _wheel(Wheel("seminar-letters", release, into), files, {"seminar_letters/__init__.py": b""})


def _wheel(about: Wheel, files: dict[str, Path], more: dict[str, bytes] | None = None) -> Wheel:
    plain = about.name.replace("-", "_")
    wheel = about._replace(file=about.file / f"{plain}-{about.version}-py3-none-any.whl")
    info = f"{plain}-{about.version}.dist-info"
    named = (about.name.encode(), about.version.encode())
    said = {
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: %s\nVersion: %s\n" % named,
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    read = {place: path.read_bytes() for place, path in files.items()}
    wheel.file.write_bytes(packed({**read, **(more or {}), **said}))
    return wheel


def _ours(rooms: Sequence[str]) -> Iterator[Path]:
    for room in rooms:
        for path in (_COURSE / room).rglob("*"):
            inside = path.relative_to(_COURSE).parts
            not_run = room == "site" and set(inside) & set(_NOT_RUN)
            not_said = "locales" in inside and language() not in inside  # a site speaks one language
            if path.is_file() and not not_run and not not_said and "__pycache__" not in inside:
                yield path
