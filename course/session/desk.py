"""What a folder of work remembers: who worked here last on each account, and what its seminars are called."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import re
import unicodedata
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from course.case.records.lessons import WAYS, Way
from course.files import limits
from course.files.mistakes import UnfitFile
from course.files.objects import read_object
from course.files.system import remedy_for
from course.files.whole import as_bytes, read_text, replace
from course.journal import JournalError, Lock, look_of
from course.language import N_, NotAllowed, _
from course.session.names import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

OWN: Final = "seminar.journal.jsonl"
"""The file of one's own work, which is there from the start."""
ENDING: Final = ".journal.jsonl"
MOST_NAME: Final = 60
_FILE: Final = "desk.json"
_OF_WINDOWS: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{device}{n}" for device in ("COM", "LPT") for n in range(1, 10))}
)
"""Names that no file may have there, whatever its suffix."""
_OWN_NAME: Final = N_("My own work")


def account() -> str:
    """Give the account under which somebody works here: the hub's name where there is a hub.

    Several accounts may share one folder, and several people one browser.
    """
    try:
        return os.environ.get("JUPYTERHUB_USER") or getpass.getuser()
    except (OSError, KeyError):  # a machine without accounts
        return ""


def digest(text: str) -> str:
    """Give a mark that tells texts apart and does not give them away at a glance."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def file_name(name: str, mark: str = "") -> str:
    """Make the part of a file's name that comes from what people wrote.

    It never begins with a dash or a dot, is never empty and never a device of Windows; ``mark`` keeps two of
    one name apart.

    Examples
    --------
    >>> file_name("quiet heron"), file_name("-rf", "7f3a"), file_name("🦊", "7f3a"), file_name("Con")
    ('quiet-heron', 'rf-7f3a', 'work-7f3a', 'work-Con')
    """
    plain = unicodedata.normalize("NFC", name)
    kept = re.sub(r"-+", "-", "".join(c if c.isalnum() or c == "_" else "-" for c in plain)).strip("-")
    if kept.upper() in _OF_WINDOWS:
        kept = f"work-{kept}"
    return "-".join(part for part in (kept or "work", mark) if part)


class Desk:
    """The folder of work.

    Parameters
    ----------
    folder
        Where it is; without one nothing is remembered.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._lock = Lock(folder / _FILE) if folder else None
        way = self.remembered().get("way")
        self.way: Way = way if way in WAYS else "solo"

    def work_in(self, way: Way) -> None:
        """Work alone, in a pair or in a class from now on; where nothing can be saved, until the end."""
        self.way = way
        with suppress(OSError):
            self.remember(way=way)

    def remembered(self) -> dict[str, str]:
        """Give what is remembered of this account: ``by``, ``who``, ``seminar``, ``way``, ``language``."""
        kept = self._read()
        mine = _within(kept, "people").get(account())
        mine = mine if isinstance(mine, dict) else {k: kept[k] for k in ("who",) if k in kept}
        return {k: said for k, said in mine.items() if isinstance(said, str)}

    def remember(self, **what: str) -> None:
        """Remember something of this account.

        Raises
        ------
        OSError
            If the folder refuses.
        """
        if self.folder is None:
            return
        with self._alone():
            kept = self._read()
            mine = {account(): {**self.remembered(), **what}}
            self._write({**kept, "people": _within(kept, "people") | mine})

    def forgotten(self, file: str) -> frozenset[str]:
        """Give the marks (:func:`digest`) of the authors who were forgotten in a seminar."""
        marks = _within(self._read(), "forgotten").get(file)
        return frozenset(map(str, marks)) if isinstance(marks, list) else frozenset()

    def forget(self, file: str, authors: Iterable[str]) -> None:
        """Remember who was forgotten in a seminar, by no name, for windows that outlive its file.

        Raises
        ------
        OSError
            If the folder refuses.
        """
        if self.folder is None:
            return
        with self._alone():
            kept = self._read()
            marks = sorted(self.forgotten(file).union(map(digest, authors)))
            self._write({**kept, "forgotten": _within(kept, "forgotten") | {file: marks}})

    def seminars(self) -> dict[str, str]:
        """Give the seminars of this folder: the name of each file, and what the seminar is called."""
        if self.folder is None:
            return {}
        files = sorted(p.name for p in self.folder.glob(f"*{ENDING}") if p.is_file())
        names = self._names()
        found = {OWN: names.get(OWN) or _(_OWN_NAME)}
        return found | {f: names.get(f) or f.removesuffix(ENDING) for f in files if f != OWN}

    def path_of(self, file: str) -> Path:
        """Give the path of a seminar's file.

        Raises
        ------
        NotAllowed
            If there is no such seminar.
        """
        if self.folder is None or file not in self.seminars():
            raise NotAllowed(_("Choose a seminar of this folder."))
        return self.folder / file

    def name_seminar(self, name: str, file: str = "") -> str:
        """Give a seminar a name, or begin one of that name; give its file.

        Raises
        ------
        NotAllowed
            If the name is empty, too long, or another seminar’s; or if the folder refuses.
        """
        clean = in_one_line(name)
        if self.folder is None:
            raise NotAllowed(_("Seminars need a folder, and nothing is saved on this machine."))
        if not look_of(clean) or len(clean) > MOST_NAME:
            raise NotAllowed(
                _("Write a name for the seminar, of at most {most} characters.").format(most=MOST_NAME)
            )
        with self._alone():
            if any(look_of(known) == look_of(clean) and f != file for f, known in self.seminars().items()):
                raise NotAllowed(
                    _("There is a seminar of this name already. Choose another name, or open it.")
                )
            if not file:
                taken = {known.casefold() for known in self.seminars()}
                made = (file_name(clean, str(n) if n > 1 else "") + ENDING for n in count(1))
                file = next(f for f in made if f.casefold() not in taken)
            try:
                self._write({**self._read(), "seminars": {**self._names(), file: clean}})
            except OSError as error:
                why, remedy = error.strerror or error, remedy_for(error)
                words = _("{name} cannot be written ({why}). {remedy}.")
                raise NotAllowed(words.format(name=_FILE, why=why, remedy=remedy)) from error
        return file

    def _names(self) -> dict[str, str]:
        return {f: n for f, n in _within(self._read(), "seminars").items() if isinstance(n, str)}

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other window change the file meanwhile; a folder that has no locks is written to without."""
        with ExitStack() as held:
            if self._lock is not None and self._lock.path.parent.is_dir():
                with suppress(JournalError):
                    held.enter_context(self._lock.held())
            yield

    def _read(self) -> dict[str, Any]:
        if self.folder is None:
            return {}
        try:
            kept = read_text(self.folder / _FILE, most=limits.UPLOAD).text
        except (OSError, UnfitFile):
            return {}  # no file yet, one that is no text, or none at all: a folder, a pipe
        return read_object(kept)

    def _write(self, kept: dict[str, Any]) -> None:
        assert self.folder is not None
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        replace(self.folder / _FILE, [as_bytes(text)])


def _within(kept: dict[str, Any], name: str) -> dict[str, Any]:
    """Give a part of what is kept; nothing where it is not there, or somebody wrote something else."""
    part = kept.get(name)
    return part if isinstance(part, dict) else {}
