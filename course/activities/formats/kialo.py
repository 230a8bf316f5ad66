"""Kialo's text export: a numbered tree of claims, each for or against the one above; read and written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.activities._argument_model import Document, Node, Relation
from course.activities.formats._error import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLDS: Final = frozenset({"texts", "lines", "title", "support", "names"})
_TITLE = re.compile(r"Discussion (?:Title|Name):\s*(.*)")
_CLAIM = re.compile(r"(\d+(?:\.\d+)*)\.\s+(?:(Pro|Con):\s*)?(.*)", re.ASCII)
_SEE = re.compile(r"->\s*See\s+(\d+(?:\.\d+)*)\.?", re.IGNORECASE)
_KINDS: Final = {"Pro": "support", "Con": "attack"}


def read(text: str, *, name: str = "file.txt") -> Document:
    """Read an export; a claim's id is its number.

    Raises
    ------
    FormatError
        If a claim has no place in the tree; the message names the line and the reason.

    Examples
    --------
    >>> document = read("Discussion Title: T\\n\\n1. Thesis\\n1.1. Con: No.\\n")
    >>> document.relations[0].kind, document.relations[0].targets
    ('attack', ('1',))
    """
    title = ""
    claims: dict[str, list[str]] = {}
    found: list[tuple[int, str, str]] = []
    last: list[str] | None = None
    for number, raw in enumerate(text.lstrip("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        line = raw.strip()
        head = _TITLE.fullmatch(line)
        if head and not claims:
            title = head[1]
            continue
        claim = _CLAIM.fullmatch(line)
        # A numbered list inside a text is no claim: claims come in the order of the tree.
        if claim and _follows(claim[1], claim[2], claims):
            if claim[1] in claims:
                raise FormatError(
                    name, number, f"the number {claim[1]} is there twice", "number each claim once"
                )
            last = claims[claim[1]] = [claim[3]]
            found.append((number, claim[1], claim[2] or ""))
        elif claim and claim[2]:
            above = claim[1].rpartition(".")[0]
            raise FormatError(
                name, number, f"there is no claim {above} above {claim[1]}", "write that one first"
            )
        elif last is not None:
            last.append(raw.rstrip())
        elif line:
            raise FormatError(
                name, number, f"“{line[:40]}” stands before any claim", "begin with “1. Thesis”"
            )
    if not claims:
        raise FormatError(name, 1, "there is no claim", "begin with “1. Thesis”")
    return Document(*_graph(claims, found, name), title=title)


def _follows(number: str, side: str | None, claims: dict[str, list[str]]) -> bool:
    above, _, _ = number.rpartition(".")
    return (
        above in claims and bool(side)
        if above
        else not side
        and not (claims and number in claims)
        and (not claims or int(number) == 1 + max(int(c) for c in claims if "." not in c))
    )


def _graph(
    claims: dict[str, list[str]], found: list[tuple[int, str, str]], name: str
) -> tuple[tuple[Node, ...], tuple[Relation, ...]]:
    texts = {key: "\n".join(lines).strip() for key, lines in claims.items()}
    same: dict[str, str] = {}
    for line, key, _ in found:
        see = _SEE.fullmatch(texts[key])
        if see:
            if see[1] not in texts:
                raise FormatError(
                    name, line, f"there is no claim {see[1]} to see", "use the number of a claim"
                )
            same[key] = see[1]
    for line, key, _ in found:
        seen, at = {key}, key
        while at in same:
            at = same[at]
            if at in seen:
                raise FormatError(name, line, "“See” leads back to itself", "write the claim out once")
            seen.add(at)
        if key in same:
            same[key] = at
    nodes = tuple(Node(k, t) for k, t in texts.items() if k not in same)
    links: dict[tuple[str, str, str], None] = {}
    for _, key, side in found:
        above = key.rpartition(".")[0]
        if above:
            links[_KINDS[side], same.get(key, key), same.get(above, above)] = None
    return nodes, tuple(Relation(f"r{i}", k, (a,), (b,)) for i, (k, a, b) in enumerate(links, 1))


def write(document: Document) -> str:
    """Write a tree; a claim that stands in several places is written out once and referred to elsewhere."""
    lines = [f"Discussion Title: {' '.join(document.title.split())}", ""]
    numbers: dict[str, str] = {}
    for number, node, side in _tree(document):
        lead = f"{number}. {side}: " if side else f"{number}. "
        if node.id in numbers:
            lines.append(f"{lead}-> See {numbers[node.id]}.")
        else:
            numbers[node.id] = number
            lines.append(lead + _text(node))
    return "\n".join(lines) + "\n"


def _text(node: Node) -> str:
    text = node.text or node.title or node.id
    # A line that would be read as a claim of its own joins the line before it.
    return re.sub(r"\n+(?=\s*\d+(?:\.\d+)*\.\s)", " ", text.strip())


def _tree(document: Document) -> Iterator[tuple[str, Node, str]]:
    below: dict[str, list[tuple[str, str]]] = {}
    above: set[str] = set()
    for link in document.relations:
        kind = {"support": "Pro", "entails": "Pro"}.get(link.kind, "Con")
        if link.kind in ("rephrase", "preference", "turn", "says"):
            continue
        for a in link.sources:
            for b in link.targets:
                if a in document.by_id and b in document.by_id:
                    below.setdefault(b, []).append((a, kind))
                    above.add(a)
    plain = [n for n in document.nodes if n.kind != "locution"]
    seen: set[str] = set()
    count = 0
    for root in [*(n for n in plain if n.id not in above), *plain]:
        if root.id in seen:
            continue
        count += 1
        stack = [(str(count), root.id, "")]
        while stack:
            number, thing, side = stack.pop()
            yield number, document.by_id[thing], side
            if thing in seen:
                continue
            seen.add(thing)
            children = below.get(thing, [])
            for i in range(len(children), 0, -1):
                stack.append((f"{number}.{i}", *children[i - 1]))
