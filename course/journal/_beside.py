"""Where work goes on when the file of that name is not a journal."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from course.files import limits
from course.files.system import is_regular
from course.journal._json import JournalError
from course.journal._reading import Intake, lines_of
from course.journal._store import FileStore, ForeignFile
from course.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from course.journal._entry import Entry

_MOST_BESIDE: Final = 100


def beside(path: Path, reason: ForeignFile) -> tuple[FileStore, str]:
    """Give a journal file beside one that is not ours, and a sentence that says so.

    What can be read of a damaged journal is copied into a new file, so that no work is out of sight.
    """
    stem, dot, ending = path.name.partition(".")
    for number in range(2, _MOST_BESIDE):
        store = FileStore(path.with_name(f"{stem}-{number}{dot}{ending}"))
        with contextlib.suppress(ForeignFile):
            store.check()
            with store.locked():
                store.read()
                if not store.exists:
                    store.append(_salvaged(path))
            said = _("{reason}. It stays as it is; your work is kept in {path} beside it.").format(
                reason=reason, path=store.path.name
            )
            return FileStore(store.path), said
    raise JournalError(_("{reason}. Move it out of the folder, then start again.").format(reason=reason))


def _salvaged(path: Path) -> list[Entry]:
    intake = Intake(path.name)
    with contextlib.suppress(OSError):
        if is_regular(path) and path.stat().st_size <= limits.JOURNAL:
            with path.open("rb") as file:
                for number, (line, _, _) in enumerate(lines_of(file), 1):
                    intake.take(line, number)
                    if intake.foreign:  # a newer format may mean something else by the same words
                        return []
    intake.close()
    return list(intake.entries.values())
