"""Trivial Graph Format: a line for each argument with its words, ``#``, a line ``a b`` for each attack."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from course.exchange.maps._abstract import arguments_of, attacks_of, document_of
from course.exchange.maps._doubts import Doubts
from course.exchange.maps._plain import one_line
from course.files.lines import lines_of, soft_lines
from course.files.mistakes import FormatError
from course.language import _

if TYPE_CHECKING:
    from course.methods.arguments import Document

HOLDS: Final = frozenset({"names", "texts", "words"})
_GAP: Final = re.compile(r"[ \t]+|[\u00a0\u202f]")  # word processors put hard spaces
_NO_NAME: Final = re.compile(r"[ \t\r\n\ufeff\u00a0\u202f]")
_ENDS: Final = 2
_SUPPORT: Final = re.compile(r"\+|(?:pro|supports?|supporting|supported|backs?|for)\b", re.IGNORECASE)
_ATTACK: Final = re.compile(
    r"[-−–x×]|att(?:ack(?:s|ed|ing)?)?|con(?:tra)?|against|rebut(?:s|tal)?|defeats?|undercuts?|undermines?"
    r"|conflicts?|\d+(?:[.,]\d+)?",
    re.IGNORECASE,
)
"""What a further word may say of an attack and nobody misses, such as its weight."""


def read(text: str, *, name: str = "file.tgf") -> Document:
    r"""Read a framework.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.

    Examples
    --------
    >>> read("a A deal is possible.\nb\n#\nb a\n").by_id["a"].text
    'A deal is possible.'
    """
    texts: dict[str, str] = {}
    attacks: list[tuple[str, str]] = []
    marked = False
    doubts = Doubts(name)
    labels: set[str] = set()
    lines = lines_of(text.removeprefix("\ufeff"))
    for number, raw in enumerate(lines, 1):
        line = raw.strip(" \t\r")
        _doubt(line, number, doubts)
        if line == "#":
            if marked:
                right = _("keep only the one between names and attacks")
                raise FormatError(name, number, _("a second line “#”"), right)
            marked = True
        elif line and marked:
            attacks.append(_attack(line, texts, name, number))
            _doubt_label(line, number, doubts, labels)
        elif line:
            word, *rest = _GAP.split(line, maxsplit=1)
            if word in texts:
                wrong = _("“{word}” is there twice").format(word=word[:40])
                raise FormatError(name, number, wrong, _("give each argument its own name"))
            texts[word] = rest[0] if rest else ""
    if not marked:
        raise FormatError(name, len(lines), _("the line “#” is missing"), _("write “#” after the names"))
    return replace(document_of(texts, attacks, texts), notes=doubts.notes)


def _doubt(line: str, number: int, doubts: Doubts) -> None:
    """Name what a person sees as a line of its own, and what is read as a part of the line above it."""
    for piece in soft_lines(line)[1:]:
        if piece.strip():
            said = _(
                "“{line}” could be a line of its own; it is read as a part of the one above. "
                "If it is one, begin a new line with it"
            )
            doubts.add(number, said.format(line=piece.strip()[:40]))


def _doubt_label(line: str, number: int, doubts: Doubts, known: set[str]) -> None:
    """Name an attack that a further word calls a support, and each other word that is not read, once."""
    label = " ".join(_GAP.split(line, maxsplit=_ENDS)[_ENDS:])
    if _SUPPORT.match(label):
        said = _("“{line}” is called a support there; here it is read as an attack, as every line below “#”")
        doubts.add(number, said.format(line=line[:40]))
    elif label and label not in known and not _ATTACK.fullmatch(label):
        known.add(label)
        said = _("“{label}” is not read; here every line below “#” is an attack")
        doubts.add(number, said.format(label=label[:40]))


def _attack(line: str, texts: dict[str, str], name: str, number: int) -> tuple[str, str]:
    ends = _GAP.split(line, maxsplit=_ENDS)[:_ENDS]  # a further word may name the attack
    if len(ends) < _ENDS:
        raise FormatError(
            name,
            number,
            _("“{line}” is not an attack").format(line=line[:40]),
            _("write two names, such as “a b”"),
        )
    for end in ends:
        if end not in texts:
            wrong = _("there is no argument “{end}”").format(end=end[:40])
            raise FormatError(name, number, wrong, _("name it above the line “#”"))
    return ends[0], ends[1]


def write(document: Document) -> str:
    """Write names with their words, then who attacks whom."""
    named = names(document)
    lines = [f"{named[n.id]} {one_line(n.text)}".rstrip(" ") for n in arguments_of(document)]
    attacks = (f"{named[a]} {named[b]}" for a, b in attacks_of(document))
    return "\n".join([*lines, "#", *attacks]) + "\n"


def names(document: Document) -> dict[str, str]:
    """Give the name of each node in the file: its id, or numbers for all where one id cannot be a name."""
    ids = [n.id for n in arguments_of(document)]
    if all(i and i != "#" and not _NO_NAME.search(i) for i in ids):
        return {i: i for i in ids}
    return {i: str(number) for number, i in enumerate(ids, 1)}
