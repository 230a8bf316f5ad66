"""APX (ASPARTIX): ``arg(a).`` for each argument, ``att(a,b).`` for each attack; ``%`` begins a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.exchange.maps._abstract import arguments_of, attacks_of, document_of
from course.files.lines import lines_of
from course.files.mistakes import FormatError
from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.methods.arguments import Document

HOLDS: Final = frozenset({"names"})
_NAME: Final = r'("(?:[^"\\\n]|\\.)*"|[^\s(),."%]+)'
_FACT: Final = re.compile(rf"\s*(arg|att)\s*\(\s*{_NAME}\s*(?:,\s*{_NAME}\s*)?\)\s*\.")
_BARE: Final = re.compile(r"[A-Za-z0-9_]+", re.ASCII)
_REST: Final = re.compile(r"\s*(?:%|\Z)")
_ENDS: Final = {"n": "\n", "r": "\r"}
_RIGHT: Final = N_("write “arg(a).” or “att(a,b).”")


def read(text: str, *, name: str = "file.apx") -> Document:
    """Read a framework.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.

    Examples
    --------
    >>> [node.id for node in read("arg(a). arg(b). att(a,b).").nodes]
    ['a', 'b']
    """
    names: dict[str, None] = {}
    attacks: dict[tuple[str, str], int] = {}
    for number, kind, first, second in _facts(text.removeprefix("\ufeff"), name):
        if kind == "arg":
            names[first] = None
        else:
            attacks.setdefault((first, second), number)
    for pair, number in attacks.items():
        for end in pair:
            if end not in names:
                wrong = _("there is no argument “{end}”").format(end=end[:40])
                raise FormatError(name, number, wrong, _("add “arg({end}).”").format(end=end[:40]))
    return document_of(names, attacks)


def _facts(text: str, name: str) -> Iterator[tuple[int, str, str, str]]:
    for number, line in enumerate(lines_of(text), 1):
        at = 0
        while not _REST.match(line, at):
            fact = _FACT.match(line, at)
            if fact is None:
                wrong = _("“{line}” is not a fact").format(line=line[at : at + 40].strip())
                raise FormatError(name, number, wrong, _(_RIGHT))
            for word in fact[2], fact[3] or "":
                if ";" in word and not word.startswith('"'):
                    wrong = _("“{word}” names several arguments at once").format(word=word[:40])
                    raise FormatError(name, number, wrong, _("write each argument on its own"))
            if (fact[1] == "att") != bool(fact[3]):
                wrong = _("“{fact}” has the wrong number of names").format(fact=fact[0].strip()[:60])
                raise FormatError(name, number, wrong, _(_RIGHT))
            at = fact.end()
            yield number, fact[1], _plain(fact[2]), _plain(fact[3] or "")


def write(document: Document) -> str:
    """Write names, then who attacks whom."""
    lines = [f"arg({_quoted(node.id)})." for node in arguments_of(document)]
    lines += [f"att({_quoted(a)},{_quoted(b)})." for a, b in attacks_of(document)]
    return "\n".join(lines) + "\n"


def _plain(word: str) -> str:
    if not word.startswith('"'):
        return word
    return re.sub(r"\\(.)", lambda m: _ENDS.get(m[1], m[1]), word[1:-1])


def _quoted(word: str) -> str:
    if _BARE.fullmatch(word):
        return word
    inner = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{inner}"'
