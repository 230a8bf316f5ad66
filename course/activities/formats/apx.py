"""APX (ASPARTIX): ``arg(a).`` for each argument, ``att(a,b).`` for each attack; ``%`` begins a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.activities.formats._abstract import attacks_of, document_of
from course.activities.formats._error import FormatError

if TYPE_CHECKING:
    from course.activities._argument_model import Document

HOLDS: Final = frozenset({"names"})
_NAME = r'("(?:[^"\\\n]|\\.)*"|[^\s(),."%]+)'
_FACT = re.compile(rf"\s*(arg|att)\s*\(\s*{_NAME}\s*(?:,\s*{_NAME}\s*)?\)\s*\.")
_BARE = re.compile(r"[A-Za-z0-9_]+", re.ASCII)


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
    attacks: list[tuple[str, str, int]] = []
    for number, raw in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        at = 0
        while (rest := raw[at:].strip()) and not rest.startswith("%"):
            fact = _FACT.match(raw, at)
            if fact is None:
                raise FormatError(
                    name, number, f"“{rest[:40]}” is not a fact", "write “arg(a).” or “att(a,b).”"
                )
            at = fact.end()
            first, second = _plain(fact[2]), _plain(fact[3] or "")
            if (fact[1] == "att") != bool(fact[3]):
                raise FormatError(name, number, f"“{fact[0].strip()}” has the wrong number of names",
                                  "write “arg(a).” or “att(a,b).”")  # fmt: skip
            if fact[1] == "arg":
                names[first] = None
            else:
                attacks.append((first, second, number))
    for a, b, number in attacks:
        for end in (a, b):
            if end not in names:
                raise FormatError(
                    name, number, f"there is no argument “{end[:40]}”", f"add “arg({end[:40]}).”"
                )
    return document_of(names, ((a, b) for a, b, _ in attacks))


def write(document: Document) -> str:
    """Write names, then who attacks whom."""
    lines = [f"arg({_quoted(node.id)})." for node in document.nodes]
    lines += [f"att({_quoted(a)},{_quoted(b)})." for a, b in attacks_of(document)]
    return "\n".join(lines) + "\n"


def _plain(word: str) -> str:
    if not word.startswith('"'):
        return word
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else str(m[1]), word[1:-1])


def _quoted(word: str) -> str:
    if _BARE.fullmatch(word):
        return word
    inner = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{inner}"'
