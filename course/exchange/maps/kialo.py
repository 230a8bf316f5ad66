"""Kialo's text export: a numbered tree of claims, each for or against the one above; read and written."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final

from course.exchange.maps._kialo_reader import Tree
from course.exchange.maps._kialo_signs import LEAD, SOURCES, harmless
from course.exchange.maps._plain import one_line
from course.files.lines import SOFT, lines_of
from course.methods.arguments import NEITHER, SUPPORTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.methods.arguments import Document, Node

HOLDS: Final = frozenset({"texts", "words", "lines", "title", "support", "names"})
_BACKSLASH: Final = re.compile(rf"\\(?=[{re.escape(string.punctuation)}])")
_TWO: Final = r"\\\\"
_HEAD: Final = 2  # lines: the title, and a blank one
_MOST_DEPTH: Final = 50
"""How deep the writer goes before it begins a further tree and refers to it."""


def read(text: str, *, name: str = "file.txt") -> Document:
    r"""Read an export; a claim's id is its number.

    Raises
    ------
    FormatError
        If a claim has no place in the tree; the message names the line and the reason.

    Examples
    --------
    >>> document = read("Discussion Title: T\n\n1. Thesis\n1.1. Con: No.\n")
    >>> document.relations[0].kind, document.relations[0].targets
    ('attack', ('1',))
    """
    return Tree(name).read(text.removeprefix("\ufeff"))


def write(document: Document) -> str:
    """Write a tree; a claim that stands in several places is written out once and referred to elsewhere."""
    title = _quiet(_BACKSLASH.sub(_TWO, one_line(document.title)))
    lines = [f"Discussion Title: {title}".rstrip(" "), ""]
    places = list(_places(document))
    numbers = _numbers(places)
    for number, key, side in places:
        lead = f"{number}. {side}: " if side else f"{number}. "
        if not side and len(lines) > _HEAD:
            lines.append("")
        here = numbers[key] == number
        lines.append(lead + (_text(document.by_id[key], number) if here else f"-> See {numbers[key]}."))
    return "\n".join(lines) + "\n"


def names(document: Document) -> dict[str, str]:
    """Give the name of each node in the file: its number in the tree."""
    return _numbers(list(_places(document)))


def _numbers(places: list[tuple[str, str, str]]) -> dict[str, str]:
    """Give the number under which each claim is written out: as a thesis if it is one, else the first."""
    found: dict[str, str] = {}
    for number, key, side in places:
        if key not in found or (not side and "." in found[key]):
            found[key] = number
    return found


def _text(node: Node, number: str) -> str:
    """Give its text; a backslash keeps what looks like a claim, or like Markdown, from being read as one."""
    text = (node.text.strip() and node.text) or node.title.strip() or (node.id.strip() and node.id) or number
    first, *rest = lines_of(_BACKSLASH.sub(_TWO, text).strip("\n"))
    kept = (_quiet(harmless(harmless(line), SOURCES)) for line in rest)
    return "\n".join([_quiet(harmless(first, LEAD)), *kept])


def _quiet(line: str) -> str:
    """Keep what a word processor put below a line from looking like a claim."""
    pieces = SOFT.split(line)
    pieces[2::2] = map(harmless, pieces[2::2])
    return "".join(pieces)


def _places(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give each place of the tree: its number, the claim there, and its side."""
    plain = [n.id for n in document.nodes if n.kind != "locution"]
    below = _below(document, set(plain))
    above = {key for children in below.values() for key, _ in children}
    waiting = [*(n for n in plain if n not in above), *plain]
    waiting.reverse()
    seen: set[str] = set()
    count = 0
    while waiting:
        root = waiting.pop()
        if root in seen:
            continue
        count += 1
        stack = [(str(count), root, "", 1)]
        while stack:
            number, key, side, depth = stack.pop()
            yield number, key, side
            if key in seen:
                continue
            if depth > _MOST_DEPTH:
                waiting.append(key)
                continue
            seen.add(key)
            children = list(enumerate(below.get(key, ()), 1))
            stack += [(f"{number}.{i}", *child, depth + 1) for i, child in reversed(children)]


def _below(document: Document, known: set[str]) -> dict[str, dict[tuple[str, str], None]]:
    below: dict[str, dict[tuple[str, str], None]] = {}
    for link in document.relations:
        if link.kind in NEITHER:
            continue
        side = "Pro" if link.kind in SUPPORTS else "Con"
        for a in link.sources:
            for b in link.targets:
                if a in known and b in known:
                    below.setdefault(b, {})[a, side] = None  # drawn twice, it is one line: numbers stay
    return below
