"""Kialo's text export: a numbered tree of claims, each for or against the one above; read and written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.exchange.maps._details import relations_of
from course.exchange.maps._plain import one_line
from course.files.mistakes import FormatError
from course.methods.arguments import Document, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLDS: Final = frozenset({"texts", "words", "lines", "title", "support", "names"})
_TITLE: Final = re.compile(r"Discussion (?:Title|Name):[ \t]*(.*)")
_CLAIM: Final = re.compile(r"(\d{1,9}(?:\.\d{1,9})*)\.(?:[ \t]+(?:(Pro|Con):[ \t]*)?(.*))?", re.ASCII)
_SEE: Final = re.compile(r"->[ \t]*See[ \t]+(\d{1,9}(?:\.\d{1,9})*)\.?", re.ASCII | re.IGNORECASE)
_LEAD: Final = re.compile(r"(?:Pro|Con):|->[ \t]*See", re.IGNORECASE)
_KINDS: Final = {"Pro": "support", "Con": "attack"}
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
    tree = _Tree(name)
    for number, raw in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        tree.take(raw, number)
    if not tree.lines and tree.title is None:
        raise FormatError(name, 1, "there is no claim", "begin with “1. Thesis”")
    return tree.document()


class _Tree:
    """Takes lines in, and keeps the claims they make."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.title: str | None = None
        self.lines: dict[str, list[str]] = {}
        self.sides: dict[str, str] = {}
        self.at: dict[str, int] = {}
        self.roots = 0
        self.last: list[str] | None = None

    def take(self, raw: str, number: int) -> None:
        """Take a line in: a title, a claim, or more of the claim before it."""
        line = raw.strip(" \t\r")
        head = _TITLE.fullmatch(line)
        if head and self.title is None and not self.lines:
            self.title = head[1]
            return
        claim = _CLAIM.fullmatch(line)
        if claim and self._begins(claim[1], claim[2] or "", number):
            self.last = self.lines[claim[1]] = [claim[3] or ""]
            self.sides[claim[1]] = claim[2] or ""
            self.at[claim[1]] = number
        elif self.last is not None:
            self.last.append(raw.removesuffix("\r"))
        elif line:
            wrong = f"“{line[:40]}” stands before any claim"
            raise FormatError(self.name, number, wrong, "begin with “1. Thesis”")

    def _begins(self, key: str, side: str, number: int) -> bool:
        """Say whether a numbered line is a claim: one with a side, or the next thesis, after a blank line."""
        above = key.rpartition(".")[0]
        if not above:
            goes_on = self.last is not None and self.last[-1].strip(" \t") != ""
            if side or goes_on or (self.roots and int(key) != self.roots + 1):
                return False
            self.roots = int(key)
            return True
        if not side:
            return False
        if above not in self.lines:
            wrong = f"there is no claim {above[:40]} above {key[:40]}"
            raise FormatError(self.name, number, wrong, "write that one first")
        if key in self.lines:
            raise FormatError(
                self.name, number, f"the number {key[:40]} is there twice", "number each claim once"
            )
        return True

    def document(self) -> Document:
        """Give the map."""
        texts = {key: "\n".join(lines).strip("\n") for key, lines in self.lines.items()}
        same = self._same(texts)
        nodes = tuple(Node(k, t) for k, t in texts.items() if k not in same)
        pairs = (
            (_KINDS[side], same.get(key, key), same.get(above, above))
            for key, side in self.sides.items()
            if (above := key.rpartition(".")[0])
        )
        return Document(nodes, relations_of(pairs, (n.id for n in nodes)), title=self.title or "")

    def _same(self, texts: dict[str, str]) -> dict[str, str]:
        """Give the claims that only refer to another, and the one that is meant in the end."""
        same: dict[str, str] = {}
        for key, text in texts.items():
            see = _SEE.fullmatch(text.strip())
            if see and see[1] not in texts:
                wrong = f"there is no claim {see[1][:40]} to see"
                raise FormatError(self.name, self.at[key], wrong, "use the number of a claim")
            if see:
                same[key] = see[1]
        for key, first in list(same.items()):
            path = {key: None}
            at = first
            while at in same:
                if at in path:
                    wrong = "“See” leads back to itself"
                    raise FormatError(self.name, self.at[key], wrong, "write the claim out once")
                path[at] = None
                at = same[at]
            same.update(dict.fromkeys(path, at))
        return same


def write(document: Document) -> str:
    """Write a tree; a claim that stands in several places is written out once and referred to elsewhere."""
    lines = [f"Discussion Title: {one_line(document.title)}".rstrip(" "), ""]
    places = list(_places(document))
    numbers = _numbers(places)
    for number, key, side in places:
        lead = f"{number}. {side}: " if side else f"{number}. "
        if not side and len(lines) > _HEAD:
            lines.append("")
        here = numbers[key] == number
        lines.append(lead + (_text(document.by_id[key]) if here else f"-> See {numbers[key]}."))
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


def _text(node: Node) -> str:
    """Give its text; what looks like a claim joins the line before it, or is put in quotation marks."""
    text = (node.text.strip() and node.text) or node.title.strip() or node.id
    first, *rest = text.replace("\r\n", "\n").strip("\n").split("\n")
    out = [f"“{first}”" if _LEAD.match(first.strip(" \t")) else first]
    for line in rest:
        claim = _CLAIM.fullmatch(line.strip(" \t\r"))
        if claim and (claim[2] or not out[-1].strip(" \t\r")):
            out[-1] += " " + line.strip(" \t\r")
        else:
            out.append(line)
    return "\n".join(out)


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


def _below(document: Document, known: set[str]) -> dict[str, list[tuple[str, str]]]:
    below: dict[str, list[tuple[str, str]]] = {}
    for link in document.relations:
        if link.kind in ("rephrase", "preference", "turn", "says"):
            continue
        side = "Pro" if link.kind in ("support", "entails") else "Con"
        for a in link.sources:
            for b in link.targets:
                if a in known and b in known:
                    below.setdefault(b, []).append((a, side))
    return below
