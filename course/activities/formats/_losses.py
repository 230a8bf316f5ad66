"""Say what a map holds that a format cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from course.activities._argument_model import Document

SENTENCES = {
    "names": "the names of {} (they get numbers)",
    "texts": "the texts of {}",
    "lines": "the line breaks in the texts of {}",
    "wordings": "further wordings of {}",
    "markup": "the emphasis, links and mentions in the texts of {}",
    "titles": "the titles of {}",
    "tags": "the tags of {}",
    "data": "details (such as warrant, backing or data) of {}",
    "speakers": "the speakers of {}",
    "sources": "the sources of {}",
    "times": "the times of {}",
    "kinds": "whether it is a statement or an argument, for {}",
    "steps": "the premises and conclusions of {}",
    "speech": "{} act(s) of speech",
    "groups": "{} heading(s)",
    "title": "the title of the map",
    "meta": "what the file itself says under {} name(s)",
    "support": "{} support(s)",
    "undercut": "that {} of the attacks are undercuts",
    "contradiction": "that {} of the attacks are contradictions, which work both ways",
    "entails": "that {} of the supports are entailments",
    "contrary": "that {} of the attacks are contraries, which work both ways",
    "other": "{} relation(s) of another kind",
    "linked": "that the sources of {} relation(s) work together",
    "aimed": "{} relation(s) to a relation",
    "schemes": "the scheme, text or details of {} relation(s)",
    "graph": "{} relation(s) that do not fit a tree",
}
_COUNTED_IN_NODES = frozenset(
    [
        "names",
        "texts",
        "lines",
        "markup",
        "wordings",
        "titles",
        "tags",
        "data",
        "speakers",
        "sources",
        "times",
        "kinds",
        "steps",
    ]
)


def features(document: Document) -> dict[str, int]:
    """Count what a map makes use of."""
    nodes, relations = document.nodes, document.relations
    plain = [n for n in nodes if n.kind != "locution"]
    kinds = {n.kind for n in plain}
    ids = {n.id for n in nodes}
    counts = {
        "names": sum(n.id != str(i) for i, n in enumerate(nodes, 1)),
        "texts": _count(n.text for n in nodes),
        "lines": sum(n.text != " ".join(n.text.split()) for n in nodes),
        "markup": _count(n.markup for n in nodes),
        "wordings": _count(n.texts for n in nodes),
        "titles": sum(bool(n.title) and n.title != n.id for n in nodes),
        "tags": _count(n.tags for n in nodes),
        "data": _count(n.data for n in nodes),
        "speakers": _count(n.speaker for n in nodes),
        "sources": _count(n.sources for n in nodes),
        "times": _count(n.at for n in nodes),
        "kinds": sum(n.kind == "argument" for n in plain) if len(kinds) > 1 else 0,
        "steps": _count(n.steps for n in nodes),
        "speech": sum(n.kind == "locution" for n in nodes),
        "groups": len(document.groups),
        "title": int(bool(document.title)),
        "meta": len(document.meta),
        "linked": sum(len(r.sources) > 1 or len(r.targets) > 1 for r in relations),
        "aimed": sum(not set((*r.targets, *r.sources)) <= ids for r in relations),
        "schemes": sum(bool(r.scheme or r.text or r.data) for r in relations),
        "other": sum(r.kind in ("rephrase", "preference", "turn", "says") for r in relations),
    }
    for kind in ("support", "undercut", "contradiction", "entails", "contrary"):
        counts[kind] = sum(r.kind == kind for r in relations)
    return counts


def say(counts: dict[str, int], holds: Collection[str]) -> tuple[str, ...]:
    """Give a phrase for each feature in use that a format does not hold."""
    found = []
    for feature, sentence in SENTENCES.items():
        number = counts.get(feature, 0)
        if number and feature not in holds:
            what = (
                f"{number:,} node{'s' if number > 1 else ''}"
                if feature in _COUNTED_IN_NODES
                else f"{number:,}"
            )
            found.append(sentence.format(what))
    return tuple(found)


def _count(things: Iterable[object]) -> int:
    return sum(map(bool, things))
