"""The first line of a journal file, which says that it is one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from course.journal._json import JournalError, decode
from course.language import _

JOURNAL: Final = "red-line-seminar"
VERSIONS: Final = {
    1: "2026-11-24: the first; an entry says who by a name",
    2: "2026-11-25: an entry also says by whose id (two people may bear one name), in which seminar, "
    "with which press (so that Undo takes back all of it) and with which version of the case",
}
"""The versions of the format, each with the day and the reason. Older files are read as they are."""
VERSION: Final = max(VERSIONS)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line says.

    Parameters
    ----------
    file
        Names this file, so that a file written anew can be told from another one; empty in a download.
    forgotten
        How often somebody asked to be forgotten. A process that still knows
        the old file then follows the new one instead of bringing everything back.
    version
        The version of the format.
    merged
        Whether `course merge` made it, so that more may be merged into it: nobody's own work is.
    """

    file: str = ""
    forgotten: int = 0
    version: int = VERSION
    merged: bool = False

    def to_line(self) -> str:
        """Write the header, without a line break.

        Examples
        --------
        >>> Header().to_line()
        '{"journal":"red-line-seminar","version":2}'
        """
        record: dict[str, object] = {"journal": JOURNAL, "version": self.version}
        if self.file:
            record |= {"file": self.file, "forgotten": self.forgotten}
        if self.merged:
            record["merged"] = True
        return json.dumps(record, sort_keys=True, separators=(",", ":"))


class NewerFormat(JournalError):  # noqa: N818 - names what was found
    """A journal of a later version of the toolkit."""


def read_header(line: str) -> Header | None:
    """Read a header, or give None if the line is none.

    Raises
    ------
    NewerFormat
        If a later version of the toolkit wrote it.

    Examples
    --------
    >>> read_header('{"journal":"red-line-seminar","version":1}')
    Header(file='', forgotten=0, version=1, merged=False)
    >>> read_header("%PDF-1.7") is None
    True
    """
    if '"journal"' not in line:
        return None
    try:
        record = decode(line)
    except JournalError:
        return None
    if not isinstance(record, dict) or record.get("journal") != JOURNAL:
        return None
    version = record.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return None
    if version > VERSION:
        raise NewerFormat(
            _(
                "a newer version of the toolkit wrote this file (format {version}, not {known}). "
                "Update the toolkit to read it"
            ).format(version=version, known=VERSION)
        )
    file, forgotten = record.get("file", ""), record.get("forgotten", 0)
    if not isinstance(file, str) or isinstance(forgotten, bool) or not isinstance(forgotten, int):
        return Header(version=version)
    return Header(file, forgotten, version, record.get("merged") is True)
