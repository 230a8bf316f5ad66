"""Lay the lessons into a person's own folder without ever overwriting their work."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.files import limits
from course.files.lines import lines_of
from course.files.whole import read_bytes, replace
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = ".course-lessons.json"
ROOMS = ("notebooks", "exercises", "instructor")
# Left by Jupyter or by a learner who works in a checkout: never part of the lessons.
_NOT_LESSONS = {"my-work", "__pycache__"}


@dataclass(frozen=True, slots=True)
class Report:
    """What a copy did; paths are relative to the folder, with forward slashes."""

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)

    def sentences(self) -> Iterator[str]:
        """Say what happened, in words for the person who owns the folder."""
        if self.new:
            n = len(self.new)
            yield ngettext("{n} file laid into the folder.", "{n} files laid into the folder.", n).format(n=n)
        if self.updated:
            n = len(self.updated)
            yield ngettext(
                "{n} file brought up to date. You had not changed it.",
                "{n} files brought up to date. You had not changed them.",
                n,
            ).format(n=n)
        for changed, newer in self.beside:
            yield _("You changed {file}, so it stays as it is. The new version is beside it: {newer}").format(
                file=changed, newer=newer
            )


def lay_out(source: Path, folder: Path, version: str) -> Report:
    """Copy the lessons of `source` into `folder` and leave alone what the person changed.

    A file the person changed stays. When the lessons bring another version of it, that version is laid
    beside it under a name that says which version it is, once.

    Parameters
    ----------
    source
        Folder that holds ``notebooks/`` and ``exercises/``.
    folder
        The person's folder; it is made when it is missing.
    version
        Version of the lessons, used in the name of a file that is laid beside a changed one.

    Returns
    -------
    Report
        The files that are new, updated, or laid beside a changed one.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     source, folder = Path(name, "source"), Path(name, "mine")
    ...     Path(source, "notebooks").mkdir(parents=True)
    ...     _ = Path(source, "notebooks", "00-start-here.ipynb").write_text("{}")
    ...     first, second = lay_out(source, folder, "1.0"), lay_out(source, folder, "1.0")
    >>> first.new
    ['notebooks/00-start-here.ipynb']
    >>> second.new
    []
    """
    if folder.exists() and not folder.is_dir():
        raise CommandError(_("{folder} is a file. Name a folder for the lessons.").format(folder=folder))
    folder.mkdir(parents=True, exist_ok=True)
    laid = _read_manifest(folder)
    report = Report()
    for path in _lessons(source):
        name = path.relative_to(source).as_posix()
        content = path.read_bytes()
        offered, known = _marks(name, content), laid.get(name)
        target = folder / name
        there = _marks(name, _read(target)) if target.exists() else []
        if not there:
            _write(target, content)
            report.new.append(name)
        elif known in there and known not in offered:
            _write(target, content)
            report.updated.append(name)
        elif known not in offered and not set(offered) & set(there):
            newer = _free_name(target, version, content)
            _write(newer, content)
            report.beside.append((name, newer.relative_to(folder).as_posix()))
        laid[name] = offered[0]
    text = json.dumps({"version": version, "files": laid}, indent=1, sort_keys=True)
    _write(folder / MANIFEST, text.encode())
    return report


def _free_name(target: Path, version: str, content: bytes) -> Path:
    newer = target.with_name(f"{target.stem}.new-{version}{target.suffix}")
    number = 1
    while newer.exists() and _read(newer) != content:
        number += 1
        newer = target.with_name(f"{target.stem}.new-{version}-{number}{target.suffix}")
    return newer


def _lessons(source: Path) -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((source / room).rglob("*")):
            parts = path.relative_to(source).parts
            if path.is_file() and not any(part.startswith(".") or part in _NOT_LESSONS for part in parts):
                yield path


def _read(path: Path) -> bytes:
    """Read what lies in the person's folder: a pipe in place of a lesson would keep us waiting."""
    return read_bytes(path, most=limits.JOURNAL)


def _read_manifest(folder: Path) -> dict[str, str]:
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        files = json.loads(_read(path))["files"]
    except (ValueError, KeyError, TypeError, RecursionError):
        # Without a readable list nothing is known to be unchanged, so nothing is replaced.
        return {}
    return {str(name): str(digest) for name, digest in files.items()} if isinstance(files, dict) else {}


def _write(path: Path, content: bytes) -> None:
    """Write in one step, so that an interrupted copy leaves no half file that looks like the person's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, [content], sync=False)


def _marks(name: str, content: bytes) -> list[str]:
    """Give what tells versions of a file apart; of a notebook its cells, for running it is no change.

    Nor is another kind of line ends, or the empty cell that appears below the last one that is run.

    The mark of the bytes comes last: lists that older versions wrote hold it for notebooks, too.
    """
    marks = [_hash(content)]
    if b"\r\n" in content:
        marks.insert(0, _hash(content.replace(b"\r\n", b"\n")))  # an editor on Windows may have saved it
    if name.endswith(".ipynb"):
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
            cells = json.loads(content)["cells"]
            words = [
                [c["cell_type"], "\n".join(lines_of("".join(c["source"]))), c.get("attachments", {})]
                for c in cells
            ]
            # Whoever runs the last cell is given an empty one below it.
            said = [cell for cell in words if cell[1].strip() or cell[2]]
            marks.insert(0, _hash(json.dumps(said, sort_keys=True).encode()))
    return marks


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
