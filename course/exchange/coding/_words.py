"""The words of a text in a project, and places in it as the program that wrote it counts them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.files.decoded import wide

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

_INTERNAL: Final = "internal://"
_TWO: Final = re.compile("\r\n")
_ONE_FOR_TWO: Final = "ATLAS"  # counts the end of a line on Windows as one sign, and writes two


@dataclass(frozen=True, slots=True)
class Words:
    r"""A text whose lines end as ours do.

    Attributes
    ----------
    ends
        Where, as the file counts, two signs end a line of which one is left.

    Examples
    --------
    >>> words_of("a\r\nb", "NVivo").place("3"), words_of("a\r\nb", "ATLAS.ti 23").place("2")
    (2, 2)
    """

    text: str
    ends: tuple[int, ...] = ()

    def place(self, said: str | None) -> int:
        """Give the place in the text that a file means; -1 where it means none."""
        try:
            at = int(said or "")
        except ValueError:
            return -1
        here = at - bisect_left(self.ends, at)
        return here if 0 <= here <= len(self.text) else -1


def words_of(said: str, origin: str) -> Words:
    """Read the words of a text that a program, the origin, has written."""
    two = () if _ONE_FOR_TWO in origin.upper() else tuple(found.start() for found in _TWO.finditer(said))
    return Words(said.replace("\r\n", "\n").replace("\r", "\n"), two)


def plain(source: ET.Element, files: Mapping[str, bytes]) -> str:
    """Give the words of a text, from the project or a file beside it; none that are unreadable.

    Parameters
    ----------
    source
        What names or holds them.
    files
        The files of the zip by their names without folders, in small letters.
    """
    if (said := source.findtext("PlainTextContent")) is not None:
        return said
    path = source.get("plainTextPath") or ""
    if ":" in path.removeprefix(_INTERNAL):  # it lies elsewhere on the machine of whoever wrote it
        return ""
    name = path.removeprefix(_INTERNAL).rpartition("/")[2].casefold()
    data = files.get(name, b"")
    try:
        return data.decode(wide(data) or "utf-8-sig")
    except UnicodeDecodeError:
        return ""
