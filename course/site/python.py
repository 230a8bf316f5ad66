"""What of a site is Python: its core, the packages that lessons need, and our own rooms as a package."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Final

from course.figures.fonts import font_folder
from course.files.packing import packed, rolled
from course.language import available
from course.language.catalogues import locale_of
from course.site.packages import (
    AS_THEY_ARE,
    CORE,
    LESSONS,
    LIBRARY,
    LOCK,
    WASM,
    Wheel,
    bring_packages,
    core_folder,
    lock_of,
    run,
    slimmed,
)
from course.site.start import LATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COURSE: Final = Path(__file__).parents[1]
_ROOMS: Final = (
    "activities", "case", "collect", "exchange", "faces", "figures", "files", "journal", "language",
    "lessons", "methods", "publish", "session", "site",
)  # fmt: skip
"""The rooms that run in a browser's pages."""
_BUILDS: Final = (
    "build.py", "compiling.py", "distribution.py", "languages.py", "notebooks.py", "packages.py", "python.py",
)  # fmt: skip
_NOT_RUN: Final = ("locks", "front", *_BUILDS)
PACK: Final = "packages.pack"
"""The packages that a page loads at once, as one file."""
CORE_PACK: Final = "core.pack"
"""Pyodide's core, packed: many hosts do not pack it on its way, and some do not know its type."""
WHEELS: Final = "wheels"
"""The folder, in the one where a site is made, of all packages as they are read by people."""
_BABEL: Final = "babel/locale-data/"
_DATES: Final = ("root", "en", "en_001", "en_GB")
_UNUSED: Final = ("pydantic/v1/", "pydantic/mypy.py", "pysat/allies/")
_FRONT: Final = Path(__file__).with_name("front")
_COMPILING: Final = Path(__file__).with_name("compiling.py")
_FONTS: Final = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def write_python(python: Path, work: Path, release: str, distribution: Path | None) -> None:
    """Write Python for the browser, the packages that lessons need, and our own rooms.

    Where Node.js is there, all of it is compiled, which a page would else do at every start.

    Parameters
    ----------
    python
        The folder to fill.
    work
        A folder in which to fetch and unpack; the packages stay there, with a lock, in :data:`WHEELS`.
    release
        The version of the toolkit.
    distribution
        A folder that holds Pyodide already; else npm fetches it.

    Raises
    ------
    NotBuilt
        If something cannot be had.
    """
    fetched, npm, sources = (work / name for name in ("fetched", "npm", WHEELS))
    for folder in (fetched, npm, sources):
        folder.mkdir()
    core = core_folder(npm, distribution)
    for name in (*CORE, LOCK):
        shutil.copyfile(core / name, python / name)
    shutil.copyfile(core / LIBRARY, sources / LIBRARY)
    course = Wheel("red-line-seminar", release, sources)
    wheels = [rooms_wheel(course, _ROOMS, _COURSE.glob("*.py")), _letters(sources, release)]
    for wheel in bring_packages(fetched, LESSONS):
        if wheel.name in AS_THEY_ARE:
            file = shutil.copyfile(wheel.file, sources / wheel.file.name)
            wheels.append(wheel._replace(file=file))
        else:
            wheels.append(slimmed(wheel, sources, _needed))
    known = (core / LOCK).read_text(encoding="utf-8")
    (sources / LOCK).write_text(lock_of(known, wheels), encoding="utf-8", newline="\n")
    late = [wheel for wheel in wheels if wheel.name in LATE.values()]
    for wheel in late:
        shutil.copyfile(wheel.file, python / wheel.file.name)
    at_once = _write_pack(python, [wheel for wheel in wheels if wheel not in late])
    (python / LOCK).write_text(lock_of(known, [*late, at_once]), encoding="utf-8", newline="\n")
    wasm = python / WASM
    (python / CORE_PACK).write_bytes(gzip.compress(wasm.read_bytes(), mtime=0))
    wasm.unlink()


def _write_pack(python: Path, wheels: Iterable[Wheel]) -> Wheel:
    """Put packages into one file, and compile them and the standard library."""
    files: dict[str, bytes] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel.file) as old:
            files |= {name: old.read(name) for name in old.namelist() if _runs(name)}
    pack = Wheel(Path(PACK).stem, "1", python / PACK)
    pack.file.write_bytes(rolled(files))
    if node := which("node"):
        run([node, str(_FRONT / "ready.mjs"), str(python), str(pack.file), str(_COMPILING)], python)
    return pack


def _runs(name: str) -> bool:
    """Leave out what is told of a package, but for whose it is, and its commands and types."""
    told = ".dist-info/" in name and "licen" not in name.lower()
    return not (told or ".data/scripts/" in name or name.endswith(".pyi"))


def _needed(name: str) -> bool:
    """Keep of Babel's languages those in which the site speaks, and of Pydantic what is used."""
    if name.startswith(_BABEL):
        spoken = [locale_of(code) for code in available()]
        return Path(name).stem in {*_DATES, *(one.language for one in spoken), *map(str, spoken)}
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
            apart = {"locales", "__pycache__"} & set(inside)  # of each language a page has its own
            if path.is_file() and not not_run and not apart:
                yield path
