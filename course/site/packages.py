"""What Python needs in a browser: its core and a few packages, as files with known hashes.

The core is the npm package ``pyodide``; the packages come from PyPI, two of them built for WebAssembly.
Compiled parts of the others are left out, since each has the same in Python beside them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from course.files.packing import packed
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LIBRARY: Final = "python_stdlib.zip"
"""Python's standard library."""
WASM: Final = "pyodide.asm.wasm"
"""Pyodide's core."""
CORE: Final = ("pyodide.mjs", "pyodide.asm.mjs", WASM, LIBRARY)
"""The files of Pyodide that a page loads."""
LOCK: Final = "pyodide-lock.json"
AS_THEY_ARE: Final = ("pydantic-core", "python-sat", "typst")
"""Packages that are built for WebAssembly."""
_PYTHON: Final = "3.14"
_ABI: Final = "2026_0"
_LOCKS: Final = Path(__file__).parent / "locks"
_PLAIN: Final = ("--platform", "any", "--abi", "none")
LESSONS: Final = {
    "wasm.txt": ("--platform", f"pyemscripten_{_ABI}_wasm32", "--abi", "cp314", "--abi", "abi3"),
    "any.txt": _PLAIN,
    "with_c.txt": ("--platform", "manylinux2014_x86_64", "--abi", "cp314"),
}
"""For each list of packages that the pages need, for what machine they are asked."""
CELLS: Final = {"cells.txt": _PLAIN, "micropip.txt": _PLAIN}
"""The same for the packages that notebooks need beside those."""
_SHOWN: Final = 600
_FIELDS: Final = (("version", str), ("file_name", str), ("sha256", str), ("depends", list))
_COMPILED: Final = (".so", ".pyd", ".pyx", ".pxd", ".c", ".h")


class NotBuilt(Exception):  # noqa: N818 - reads as the sentence it carries
    """A site cannot be built; the text says why, and the remedy."""


class Wheel(NamedTuple):
    """A package as a file of the site."""

    name: str
    version: str
    file: Path


def core_folder(work: Path, distribution: Path | None = None) -> Path:
    """Give a folder that holds Pyodide: the one that is named, or what npm fetches.

    Parameters
    ----------
    work
        Where npm may write.
    distribution
        A folder that holds Pyodide already, as its release archive does.

    Raises
    ------
    NotBuilt
        If it cannot be had, or is not the one that this project was tested with.
    """
    source = distribution or _from_npm(work)
    missing = [name for name in (*CORE, LOCK) if not (source / name).is_file()]
    if missing:
        said = _("{folder}: there is no {file} in it. Name a folder that holds Pyodide, unpacked.")
        raise NotBuilt(said.format(folder=source, file=missing[0]))
    _check_fits(source)
    return source


def lock_in(folder: Path) -> dict[str, Any]:
    """Read the list of packages in a folder that holds Pyodide.

    Raises
    ------
    NotBuilt
        If it is torn.
    """
    file = folder / LOCK
    try:
        lock: dict[str, Any] = json.loads(file.read_bytes())
        if all(isinstance(one[field], kind) for one in lock["packages"].values() for field, kind in _FIELDS):
            return lock
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise NotBuilt(_("{file} is not whole. Unpack the archive again.").format(file=file))


def _check_fits(folder: Path) -> None:
    """See that the packages that are fetched run in this Pyodide."""
    info = lock_in(folder).get("info")
    there = info if isinstance(info, dict) else {}
    python, abi = str(there.get("python", "")), str(there.get("abi_version", ""))
    if python.rpartition(".")[0] != _PYTHON or abi != _ABI:
        said = _(
            "{folder} holds Pyodide for Python {python} ({abi}), and the packages here are for {wanted} "
            "({tested}). Name another folder."
        )
        raise NotBuilt(said.format(folder=folder, python=python, abi=abi, wanted=_PYTHON, tested=_ABI))


def _from_npm(work: Path) -> Path:
    wanted = json.loads((_LOCKS / "pyodide.json").read_text(encoding="utf-8"))
    npm = which("npm")
    if npm is None:
        said = _(
            "npm is not installed here, and Python for the browser comes from there. Install Node.js, or "
            "say --pyodide FOLDER."
        )
        raise NotBuilt(said)
    run([npm, "pack", "--silent", f"pyodide@{wanted['version']}"], work)
    (archive,) = work.glob("*.tgz")
    if hash_of(archive) != wanted["sha256"]:
        said = _("{file} is not the one that this version was tested with.")
        raise NotBuilt(said.format(file=archive.name))
    with tarfile.open(archive) as packed:
        packed.extractall(work, filter="data")
    return work / "package"


def bring_packages(into: Path, lists: Mapping[str, Sequence[str]]) -> list[Wheel]:
    """Fetch the packages of some of the lists in ``locks/``, each by its hash.

    Parameters
    ----------
    into
        The folder for them.
    lists
        :data:`LESSONS` or :data:`CELLS`.

    Raises
    ------
    NotBuilt
        If one cannot be had.
    """
    with tempfile.TemporaryDirectory(prefix="seminar-pip-") as work:
        _download(into, _pip(Path(work)), lists)
    return [wheel_of(path) for path in sorted(into.glob("*.whl"))]


def _pip(work: Path) -> list[str]:
    """Give the command of pip: this environment's own, or one in an environment that is made for it."""
    if find_spec("pip") is not None:
        return [sys.executable, "-m", "pip"]
    run([sys.executable, "-m", "venv", str(work)], work)  # many tools make environments without pip
    return [str(work / Path(sys.executable).relative_to(sys.prefix)), "-m", "pip"]


def _download(into: Path, pip: Sequence[str], targets: Mapping[str, Sequence[str]]) -> None:
    for name, target in targets.items():
        asked = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
        asked += ["--only-binary", ":all:", "--python-version", _PYTHON, *target]
        there = ["--requirement", str(_LOCKS / name), "--dest", str(into)]
        run([*pip, *asked, *there], into)


def wheel_of(path: Path) -> Wheel:
    """Read from a file's name which package it is."""
    name, version, *_tags = path.stem.split("-")
    return Wheel(name.replace("_", "-").lower(), version, path)


def slimmed(wheel: Wheel, into: Path, keep: Callable[[str], bool] = lambda _name: True) -> Wheel:
    """Write a package anew without its compiled parts and without what a rule leaves out."""
    new = into / f"{wheel.name.replace('-', '_')}-{wheel.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel.file) as old:
        kept = [e for e in sorted(old.namelist()) if not e.endswith((*_COMPILED, "/")) and keep(e)]
        new.write_bytes(packed({entry: old.read(entry) for entry in kept}))
    return wheel._replace(file=new)


def lock_of(core: str, wheels: Iterable[Wheel], place: str = "") -> str:
    """Write the lock by which a page finds its packages: those beside it and nothing else.

    Parameters
    ----------
    core
        Pyodide's own lock, which says for what it is made.
    wheels
        The packages.
    place
        Where they lie, seen from the lock.

    Examples
    --------
    >>> lock_of('{"info": {}, "packages": {"numpy": {}}}', [])
    '{"info": {}, "packages": {}}'
    """
    packages = {
        wheel.name: {
            "name": wheel.name,
            "version": wheel.version,
            "file_name": place + wheel.file.name,
            "install_dir": "site",
            "sha256": hash_of(wheel.file),
            "package_type": "package",
            "imports": [],
            "depends": [],
            "unvendored_tests": False,
        }
        for wheel in wheels
    }
    return json.dumps({**json.loads(core), "packages": packages})


def hash_of(path: Path) -> str:
    """Give the hash of a file, as locks write it."""
    return sha256(path.read_bytes()).hexdigest()


def run(command: Sequence[str], folder: Path) -> None:
    """Run a command in a folder.

    Raises
    ------
    NotBuilt
        If it did not go through; with the end of what it said.
    """
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        name = " ".join(Path(word).name for word in command[:4])
        why = (done.stderr or done.stdout).strip()[-_SHOWN:]
        raise NotBuilt(_("{command} did not go through: {why}").format(command=name, why=why))
