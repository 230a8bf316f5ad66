"""The words of a text in a project, and places in it as the program that wrote it counts them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.files.decoded import wide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree import ElementTree as ET

_INTERNAL: Final = "internal://"
_ODD: Final = re.compile("\r\n|[\U00010000-\U0010ffff]")  # one sign to one program, two to another
_MOST_TRIED: Final = 1_000_000  # characters of a text in which ways of counting are tried
_ONE_FOR_TWO: Final = "ATLAS"  # counts the end of a line on Windows as one sign, and writes two


@dataclass(frozen=True, slots=True)
class Told:
    """A passage as a file tells it: from where to where, and how its words begin, if it says so."""

    start: str | None
    end: str | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    r"""A text whose lines end as ours do.

    Attributes
    ----------
    more
        Where, as the file counts, two signs stand for what is one here.

    Examples
    --------
    >>> words_of("a\r\nb", "NVivo").place("3"), words_of("a\r\nb", "ATLAS.ti 23").place("2")
    (2, 2)
    """

    text: str
    more: tuple[int, ...] = ()

    def place(self, said: str | None) -> int:
        """Give the place in the text that a file means; -1 where it means none."""
        try:
            at = int(said or "")
        except ValueError:
            return -1
        here = at - bisect_left(self.more, at)
        return here if 0 <= here <= len(self.text) else -1

    def fit(self, told: Told) -> int:
        """Tell how well the words of a passage stand where it is said to be: from 0, not at all, to 3."""
        begin = " ".join(told.words.removesuffix("…").removesuffix("...").split())
        start, end = self.place(told.start), self.place(told.end)
        if not begin or not 0 <= start < end:
            return 0
        most = start + 2 * len(told.words) + 1  # of a passage that is far longer than its name, the beginning
        here = re.sub(r"\s+", " ", self.text[start : min(end, most)])
        return here.strip().startswith(begin) + here.startswith(begin) + (here == begin)


def words_of(said: str, origin: str, told: Sequence[Told] = ()) -> Words:
    r"""Read the words of a text that a program, the origin, has written.

    Parameters
    ----------
    said
        What it wrote.
    origin
        Its name.
    told
        The passages. Where one way of counting puts more of their words where they are said to be than the
        way that the program is known for, that one counts: QualCoder can write two signs at the end of a
        line and count one; others count some signs, such as 😀, as two.

    Examples
    --------
    >>> words_of("a\r\nb c", "QualCoder 3.8", [Told("2", "3", "b")]).place("2")
    2
    >>> words_of("😀 b", "", [Told("3", "4", "b")]).place("3")
    2
    """
    text = said.replace("\r\n", "\n").replace("\r", "\n")
    two = _ONE_FOR_TWO not in origin.upper()
    named = [one for one in told if one.words] if len(said) <= _MOST_TRIED else []
    best, most = Words(text), -1
    for ends, units in ((two, False), (not two, False), (two, True), (not two, True)):
        words = Words(text, _more(said, two=ends, units=units))
        fits = [words.fit(one) for one in named]
        if sum(fits) > most:
            best, most = words, sum(fits)
        if all(fit > 1 for fit in fits):
            break
    return best


def _more(said: str, *, two: bool, units: bool) -> tuple[int, ...]:
    """Give where two signs stand for one, if the end of a line is two, or each unit of UTF-16 is one."""
    found, shift = list[int](), 0
    for odd in _ODD.finditer(said):
        end_of_line = len(odd[0]) > 1
        if two if end_of_line else units:
            found.append(odd.start() + shift)
        shift += (0 if two else -1) if end_of_line else int(units)
    return tuple(found)


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
