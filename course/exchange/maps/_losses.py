"""Say what of a map a format cannot hold: what it has no place for, and what reads otherwise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from course.exchange.maps._plain import one_line
from course.language import N_, Labels, ngettext, number
from course.methods.arguments import BOTH_WAYS, NEITHER, SUPPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from course.methods.arguments import Document, Node

SENTENCES: Final = Labels(
    {
        "names": N_("the names of {nodes} (they get numbers)"),
        "texts": N_("the texts of {nodes}"),
        "words": N_("the exact words of {nodes} (they look like signs of the format)"),
        "lines": N_("the line breaks and wide gaps in the texts of {nodes}"),
        "wordings": N_("further wordings of {nodes}"),
        "markup": N_("the emphasis, links and mentions in the texts of {nodes}"),
        "titles": N_("the titles of {nodes}"),
        "tags": N_("the tags of {nodes}"),
        "data": N_("details (such as warrant, backing or data) of {nodes}"),
        "speakers": N_("the speakers of {nodes}"),
        "sources": N_("the sources of {nodes}"),
        "times": N_("the times of {nodes}"),
        "kinds": N_("whether it is a statement or an argument, for {nodes}"),
        "steps": N_("the premises and conclusions of {nodes}"),
        "speech": "{acts}",
        "groups": "{headings}",
        "title": N_("the title of the map"),
        "meta": N_("what the file itself says under {names}"),
        "support": "{supports}",
        "undercut": N_("that {n} of the attacks are undercuts"),
        "contradiction": N_("that {n} of the attacks are contradictions, which work both ways"),
        "entails": N_("that {n} of the supports are entailments"),
        "contrary": N_("that {n} of the attacks are contraries, which work both ways"),
        "other": N_("{relations} of another kind"),
        "linked": N_("that the sources of {relations} work together"),
        "aimed": N_("{relations} to a relation"),
        "open": N_("{relations} with an end missing"),
        "schemes": N_("the scheme, text or details of {relations}"),
        "drawn": N_("the drawing of {relations} (to be read in another way)"),
    }
)
LAYOUT: Final = "aif-layout"
"""Where ``meta`` keeps how a file of AIF was laid out; in another format nobody misses it."""
_NAMED: Final = ("contradiction", "entails", "contrary")

# What a node makes use of, and how one that was read again may differ: by the features above.
_USES: Final[Mapping[str, Callable[[Node], object]]] = {
    "texts": lambda node: node.text,
    "lines": lambda node: node.text != one_line(node.text),
    "wordings": lambda node: node.texts,
    "markup": lambda node: node.markup or node.markups,
    "titles": lambda node: node.title and node.title != node.id,
    "tags": lambda node: node.tags,
    "data": lambda node: node.data,
    "speakers": lambda node: node.speaker,
    "sources": lambda node: node.sources,
    "times": lambda node: node.at,
    "steps": lambda node: node.steps,
    "speech": lambda node: node.kind == "locution",
}
_DIFFERS: Final[Mapping[str, Callable[[Node, Node], bool]]] = {
    "texts": lambda one, other: bool(one.text) and not other.text,
    "words": lambda one, other: bool(one.text and other.text) and _words(one) != _words(other),
    "lines": lambda one, other: bool(one.text) and one.text != other.text and _words(one) == _words(other),
    "wordings": lambda one, other: [*map(one_line, one.texts)] != [*map(one_line, other.texts)],
    "markup": lambda one, other: (one.markup, one.markups) != (other.markup, other.markups),
    "titles": lambda one, other: (one.title or one.id) != (other.title or other.id),
    "tags": lambda one, other: sorted(one.tags) != sorted(other.tags),
    "data": lambda one, other: dict(one.data) != dict(other.data),
    "speakers": lambda one, other: one.speaker != other.speaker,
    "sources": lambda one, other: one.sources != other.sources,
    "times": lambda one, other: one.at != other.at,
    "steps": lambda one, other: one.steps != other.steps,
}


def features(document: Document) -> dict[str, int]:
    """Count what a map makes use of."""
    nodes, relations, ids = document.nodes, document.relations, document.by_id
    return {
        **{feature: sum(bool(uses(n)) for n in nodes) for feature, uses in _USES.items()},
        "names": len(nodes),
        "kinds": sum(n.kind == "argument" for n in nodes) if _is_mixed(nodes) else 0,
        "groups": len(document.groups),
        "title": int(bool(document.title)),
        "meta": len(document.meta.keys() - {LAYOUT}),
        "linked": sum(len(r.sources) > 1 or len(r.targets) > 1 for r in relations),
        "aimed": sum(not all(e in ids for e in (*r.targets, *r.sources)) for r in relations),
        "schemes": sum(bool(r.scheme or r.text or r.data) for r in relations),
        "open": sum(not r.sources or not r.targets for r in relations),
        "other": sum(r.kind in NEITHER for r in relations),
        **{kind: sum(r.kind == kind for r in relations) for kind in ("support", "undercut", *_NAMED)},
    }


def differences(
    document: Document, again: Document, names: Mapping[str, str], holds: Collection[str]
) -> dict[str, int]:
    """Count what is not the same after it was written and read again.

    Parameters
    ----------
    document, again
        The map, and what was read of it.
    names
        The id of each node in the second, by its id in the first.
    holds
        The features that the format has a place for; relations of a kind it does not know are compared as
        the attacks and supports that it makes of them.
    """
    pairs = [(n, again.by_id[names[n.id]]) for n in document.nodes if names.get(n.id) in again.by_id]
    missing = Counter(kind for kind, *_rest in _drawn(document, names, holds) - _drawn(again, {}, holds))
    return {
        **{feature: sum(differs(*pair) for pair in pairs) for feature, differs in _DIFFERS.items()},
        "names": sum(names.get(n.id) != n.id for n in document.nodes if n.kind != "locution"),
        "kinds": sum(a.kind != b.kind for a, b in pairs) if _is_mixed([n for n, _ in pairs]) else 0,
        "groups": _regrouped(document, again, pairs),
        "title": int(document.title != again.title),
        "meta": sum(again.meta.get(k) != v for k, v in document.meta.items() if k != LAYOUT),
        "drawn": sum(count for kind, count in missing.items() if kind not in _NAMED),
        **{kind: missing[kind] for kind in _NAMED},
    }


def say(counts: Mapping[str, int], holds: Collection[str], found: Mapping[str, int]) -> tuple[str, ...]:
    """Give a phrase for each feature that a format does not hold, or did not hold where it was tried."""
    lost = {}
    for feature in SENTENCES:
        lost[feature] = found.get(feature, 0) if feature in holds else counts.get(feature, 0)
    return tuple(
        sentence.format(n=number(lost[feature]), **_counted(lost[feature]))
        for feature, sentence in SENTENCES.items()
        if lost[feature]
    )


def _counted(n: int) -> dict[str, str]:
    """Give what a phrase may be about, with its number."""
    words = {
        "nodes": ngettext("{n} node", "{n} nodes", n),
        "relations": ngettext("{n} relation", "{n} relations", n),
        "acts": ngettext("{n} act of speech", "{n} acts of speech", n),
        "headings": ngettext("{n} heading", "{n} headings", n),
        "names": ngettext("{n} name", "{n} names", n),
        "supports": ngettext("{n} support", "{n} supports", n),
    }
    return {name: text.format(n=number(n)) for name, text in words.items()}


def _is_mixed(nodes: Iterable[Node]) -> bool:
    """Tell whether it can be asked of a node which kind it is: a map of one kind alone says it of all."""
    return len({node.kind for node in nodes if node.kind != "locution"}) > 1


def _words(node: Node) -> str:
    return one_line(node.text)


def _regrouped(document: Document, again: Document, pairs: Iterable[tuple[Node, Node]]) -> int:
    """Count the headings that read otherwise; where none does, the nodes that stand under another one."""
    (before, under), (after, under_then) = _headings(document), _headings(again)
    renamed = sum(x != y for x, y in zip(before, after, strict=False))
    return renamed or sum(under.get(a.id) != under_then.get(b.id) for a, b in pairs)


def _headings(document: Document) -> tuple[list[tuple[str, int, dict[str, object]]], dict[str, int]]:
    """Give the headings, and for each node the number of its own."""
    at = {g.id: i for i, g in enumerate(document.groups)}
    headings = [(one_line(g.title), g.level, dict(g.data)) for g in document.groups]
    return headings, {n.id: at[n.group] for n in document.nodes if n.group in at}


def _drawn(
    document: Document, names: Mapping[str, str], holds: Collection[str]
) -> set[tuple[str, str, str, int | None]]:
    """Give the relations between nodes in a form that can be compared, whichever their ids."""
    found = set()
    ids = document.by_id
    for link in document.relations:
        kind = _kind(link.kind, holds)
        pairs = ((a, b) for a in link.sources for b in link.targets if a in ids and b in ids)
        for a, b in pairs if kind else ():
            ends = (names.get(a, a), names.get(b, b))
            step = link.step if ids[b].steps and "steps" in holds else None
            if kind in BOTH_WAYS:
                ends = (min(ends), max(ends))
            elif link.kind in BOTH_WAYS:
                found.add((kind, *ends[::-1], step))
            found.add((kind, *ends, step))
    return found


def _kind(kind: str, holds: Collection[str]) -> str:
    """Give the kind that a format makes of one that it does not know; nothing if it drops it."""
    if kind in NEITHER:
        return ""
    if kind == "attack" or kind in holds:
        return kind
    if kind in SUPPORTS:
        return "support" if "support" in holds else ""
    return "attack"
