"""What a full distribution of Pyodide brings for cells: tables as DataFrames, and pictures of one's own.

Pages need none of it. PyPI has no such wheels for the browser; Pyodide's makers put them into their archive.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion

from course.files.extras import needed
from course.language import _
from course.site.packages import NotBuilt, hash_of, lock_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from packaging.requirements import Requirement

AT_ONCE: Final = "pandas"
"""Loaded before the first cell: what gives a table imports it out of a cell's sight."""
WHEN_IMPORTED: Final = "matplotlib"
"""Loaded when a cell imports it."""


def brought(distribution: Path, into: Path, there: Collection[str]) -> dict[str, dict[str, Any]]:
    """Copy what cells can use of a full distribution; give its records for a lock.

    Parameters
    ----------
    distribution
        A folder that holds Pyodide. Where its packages are not there, as in the core alone, nothing comes.
    into
        The folder for the packages.
    there
        The names of those that the site has already.

    Raises
    ------
    NotBuilt
        If a version is not one that the toolkit works with, or a file is not the one that the lock names.
    """
    known: dict[str, dict[str, Any]] = lock_in(distribution)["packages"]
    wanted = [name for name in (AT_ONCE, WHEN_IMPORTED) if name in known and _file(distribution, known[name])]
    bounds = _bounds()
    found: dict[str, dict[str, Any]] = {}
    for name in needed_by(known, *wanted):
        package = known[name]
        if name in there:
            continue
        _check(package, bounds.get(name), distribution)
        shutil.copyfile(distribution / package["file_name"], into / package["file_name"])
        found[name] = package
    return found


def needed_by(known: dict[str, dict[str, Any]], *names: str) -> list[str]:
    """Give packages and all that they need, those that are known.

    Examples
    --------
    >>> known = {"a": {"depends": ["b", "c"]}, "b": {"depends": ["a"]}, "d": {"depends": []}}
    >>> needed_by(known, "a", "e")
    ['a', 'b']
    """
    found: list[str] = []
    waiting = list(reversed(names))
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.append(name)
            waiting += reversed(known[name]["depends"])
    return found


def _bounds() -> dict[str, Requirement]:
    """Give the bounds of the toolkit's own packages."""
    return {canonicalize_name(one.name): one for one in needed()}


def _within(version: str, bound: Requirement) -> bool:
    try:
        return version in bound.specifier
    except InvalidVersion:
        return False


def _file(distribution: Path, package: dict[str, Any]) -> Path | None:
    """Give the file of a package, where it lies in the folder itself."""
    file = distribution / Path(package["file_name"]).name
    return file if file.name == package["file_name"] and file.is_file() else None


def _check(package: dict[str, Any], bound: Requirement | None, distribution: Path) -> None:
    if bound and not _within(package["version"], bound):
        said = _(
            "{folder} holds {package} {version}, and the toolkit works with {bounds}. Name another folder."
        )
        raise NotBuilt(
            said.format(
                folder=distribution,
                package=package["name"],
                version=package["version"],
                bounds=bound.specifier,
            )
        )
    file = _file(distribution, package)
    if file is None:
        said = _("{folder}: there is no {file} in it, which its list names. Unpack the archive again.")
        raise NotBuilt(said.format(folder=distribution, file=package["file_name"]))
    if hash_of(file) != package["sha256"]:
        said = _("{file} is not the one that its folder’s list names. Unpack the archive again.")
        raise NotBuilt(said.format(file=file))
