"""Say what of a map a format cannot hold: what it has no place for, and what reads otherwise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from course.exchange.maps._plain import one_line
from course.language import N_, Labels, ngettext, number
from course.methods.arguments import BOTH_WAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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
        "schemes": N_("the scheme, text or details of {relations}"),
        "drawn": N_("the drawing of {relations} (to be read in another way)"),
    }
)
_OTHER: Final = ("rephrase", "preference", "turn", "says")
_NAMED: Final = ("contradiction", "entails", "contrary")


def features(document: Document) -> dict[str, int]:
    """Count what a map makes use of."""
    nodes, relations = document.nodes, document.relations
    plain = [n for n in nodes if n.kind != "locution"]
    mixed = len({n.kind for n in plain}) > 1
    ids = document.by_id
    return {
        "names": len(nodes),
        "texts": _count(n.text for n in nodes),
        "lines": sum(n.text != one_line(n.text) for n in nodes),
        "wordings": _count(n.texts for n in nodes),
        "markup": _count(n.markup or n.markups for n in nodes),
        "titles": sum(bool(n.title) and n.title != n.id for n in nodes),
        "tags": _count(n.tags for n in nodes),
        "data": _count(n.data for n in nodes),
        "speakers": _count(n.speaker for n in nodes),
        "sources": _count(n.sources for n in nodes),
        "times": _count(n.at for n in nodes),
        "kinds": sum(n.kind == "argument" for n in plain) if mixed else 0,
        "steps": _count(n.steps for n in nodes),
        "speech": len(nodes) - len(plain),
        "groups": len(document.groups),
        "title": int(bool(document.title)),
        "meta": len(document.meta),
        "linked": sum(len(r.sources) > 1 or len(r.targets) > 1 for r in relations),
        "aimed": sum(not all(e in ids for e in (*r.targets, *r.sources)) for r in relations),
        "schemes": sum(bool(r.scheme or r.text or r.data) for r in relations),
        "other": sum(r.kind in _OTHER for r in relations),
    } | {
        kind: sum(r.kind == kind for r in relations)
        for kind in ("support", "undercut", "contradiction", "entails", "contrary")
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
    before, after = _headings(document), _headings(again)
    mixed = len({n.kind for n, _other in pairs if n.kind != "locution"}) > 1
    missing = Counter(kind for kind, *_rest in _drawn(document, names, holds) - _drawn(again, {}, holds))
    return {
        "names": sum(names.get(n.id) != n.id for n in document.nodes if n.kind != "locution"),
        "texts": sum(bool(a.text) and not b.text for a, b in pairs),
        "words": sum(bool(a.text and b.text) and _words(a) != one_line(b.text) for a, b in pairs),
        "lines": sum(a.text != b.text and _words(a) == one_line(b.text) for a, b in pairs if a.text),
        "wordings": sum([*map(one_line, a.texts)] != [*map(one_line, b.texts)] for a, b in pairs),
        "markup": sum((a.markup, a.markups) != (b.markup, b.markups) for a, b in pairs),
        "titles": sum((a.title or a.id) != (b.title or b.id) for a, b in pairs),
        "tags": sum(sorted(a.tags) != sorted(b.tags) for a, b in pairs),
        "data": sum(dict(a.data) != dict(b.data) for a, b in pairs),
        "speakers": sum(a.speaker != b.speaker for a, b in pairs),
        "sources": sum(a.sources != b.sources for a, b in pairs),
        "times": sum(a.at != b.at for a, b in pairs),
        "kinds": sum(a.kind != b.kind for a, b in pairs) if mixed else 0,
        "steps": sum(a.steps != b.steps for a, b in pairs),
        "groups": sum(x != y for x, y in zip(before[0], after[0], strict=False))
        or sum(before[1].get(a.id) != after[1].get(b.id) for a, b in pairs),
        "title": int(document.title != again.title),
        "meta": sum(again.meta.get(key) != value for key, value in document.meta.items()),
        "drawn": sum(count for kind, count in missing.items() if kind not in _NAMED),
    } | {kind: missing[kind] for kind in _NAMED}


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


def _count(things: Iterable[object]) -> int:
    return sum(map(bool, things))


def _words(node: Node) -> str:
    return one_line(node.text)


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
    if kind in _OTHER:
        return ""
    if kind == "attack" or kind in holds:
        return kind
    if kind in ("support", "entails"):
        return "support" if "support" in holds else ""
    return "attack"
