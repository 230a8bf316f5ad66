"""ICCMA 2023: ``p af N``, then a line ``i j`` for each attack; ``#`` begins a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.activities.formats._abstract import attacks_of, document_of
from course.activities.formats._error import FormatError

if TYPE_CHECKING:
    from course.activities._argument_model import Document

HOLDS: Final = frozenset[str]()
MOST_ARGUMENTS: Final = 100_000
_HEADER = re.compile(r"p\s+af\s+(\d+)", re.ASCII)
_ATTACK = re.compile(r"(\d+)\s+(\d+)", re.ASCII)


def read(text: str, *, name: str = "file.af") -> Document:
    """Read a framework; its arguments are named by their numbers.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.

    Examples
    --------
    >>> read("p af 2\\n1 2\\n").relations[0].sources
    ('1',)
    """
    count: int | None = None
    attacks: list[tuple[str, str]] = []
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if count is None:
            header = _HEADER.fullmatch(line)
            if header is None:
                raise FormatError(
                    name, number, f"“{line[:40]}” is not the first line", "write “p af 5” for 5 arguments"
                )
            count = int(header[1][:9])
            if count > MOST_ARGUMENTS:
                raise FormatError(
                    name, number, f"{count:,} arguments are too many", f"use at most {MOST_ARGUMENTS:,}"
                )
            continue
        attack = _ATTACK.fullmatch(line)
        if attack is None:
            raise FormatError(
                name, number, f"“{line[:40]}” is not an attack", "write two numbers, such as “1 2”"
            )
        for end in attack.groups():
            if len(end) > 9 or not 1 <= int(end) <= count:  # noqa: PLR2004 - digits of a number
                raise FormatError(
                    name, number, f"there is no argument {end[:12]}", f"use a number from 1 to {count}"
                )
        attacks.append((str(int(attack[1])), str(int(attack[2]))))
    if count is None:
        raise FormatError(name, 1, "the first line is missing", "write “p af 5” for 5 arguments")
    return document_of((str(i) for i in range(1, count + 1)), attacks)


def write(document: Document) -> str:
    """Write who attacks whom, by number."""
    at = {node.id: i for i, node in enumerate(document.nodes, 1)}
    lines = [f"p af {len(at)}", *(f"{at[a]} {at[b]}" for a, b in attacks_of(document))]
    return "\n".join(lines) + "\n"
