"""ICCMA 2023: ``p af N``, then a line ``i j`` for each attack; ``#`` begins a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.exchange.maps._abstract import arguments_of, attacks_of, document_of
from course.files.lines import lines_of
from course.files.mistakes import FormatError
from course.language import _
from course.language import number as in_figures

if TYPE_CHECKING:
    from course.methods.arguments import Document

HOLDS: Final = frozenset({"names"})
MOST_ARGUMENTS: Final = 100_000
_HEADER: Final = re.compile(r"p\s+af\s+(\d+)", re.ASCII)
_ATTACK: Final = re.compile(r"(\d+)\s+(\d+)", re.ASCII)
_MOST_DIGITS: Final = 9


def read(text: str, *, name: str = "file.af") -> Document:
    r"""Read a framework; its arguments are named by their numbers.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.

    Examples
    --------
    >>> read("p af 2\n1 2\n").relations[0].sources
    ('1',)
    """
    count: int | None = None
    attacks: list[tuple[str, str]] = []
    for number, raw in enumerate(lines_of(text.removeprefix("\ufeff")), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if count is None:
            count = _count(line, name, number)
        else:
            attacks.append(_attack(line, count, name, number))
    if count is None:
        raise FormatError(name, 1, _("the first line is missing"), _("write “p af 5” for 5 arguments"))
    return document_of((str(i) for i in range(1, count + 1)), attacks)


def _count(line: str, name: str, number: int) -> int:
    header = _HEADER.fullmatch(line)
    if header is None:
        wrong = _("“{line}” is not the first line").format(line=line[:40])
        raise FormatError(name, number, wrong, _("write “p af 5” for 5 arguments"))
    count = int(header[1]) if len(header[1]) <= _MOST_DIGITS else MOST_ARGUMENTS + 1
    if count > MOST_ARGUMENTS:
        wrong = _("{n} arguments are too many").format(n=header[1][:20])
        raise FormatError(
            name,
            number,
            wrong,
            _("use at most {most}").format(most=in_figures(MOST_ARGUMENTS)),
        )
    return count


def _attack(line: str, count: int, name: str, number: int) -> tuple[str, str]:
    found = _ATTACK.fullmatch(line)
    if found is None:
        wrong = _("“{line}” is not an attack").format(line=line[:40])
        raise FormatError(name, number, wrong, _("write two numbers, such as “1 2”"))
    for end in found.groups():
        if len(end) > _MOST_DIGITS or not 1 <= int(end) <= count:
            right = (
                _("use a number from 1 to {count}").format(count=count)
                if count
                else _("begin with “p af 5” for 5 arguments")
            )
            raise FormatError(name, number, _("there is no argument {end}").format(end=end[:12]), right)
    return str(int(found[1])), str(int(found[2]))


def write(document: Document) -> str:
    """Write who attacks whom, by number."""
    at = names(document)
    lines = [f"p af {len(at)}", *(f"{at[a]} {at[b]}" for a, b in attacks_of(document))]
    return "\n".join(lines) + "\n"


def names(document: Document) -> dict[str, str]:
    """Give the name of each node in the file: its number."""
    return {node.id: str(number) for number, node in enumerate(arguments_of(document), 1)}
