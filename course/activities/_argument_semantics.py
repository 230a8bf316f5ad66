"""From a map with supports and undercuts to an abstract framework whose labels say what stands.

The reading is that of ASPIC+ without preferences (Modgil & Prakken 2014, *Argument &
Computation* 5(1)), with what counts as a premise in a map of statements after Bex, Modgil,
Prakken & Reed (2013, *Journal of Logic and Computation* 23(5)), and undercuts as Pollock (1987) has them:

- An argument stands on its own grounds. A statement that nothing supports is a premise;
  one with support stands on that support. Each such footing is a *leg*.
- A support is a further leg. It carries only while what it comes from stands.
- An attack hits what is claimed, so every leg of it. An undercut hits one inference: an
  argument's own leg, or the one relation it is drawn to, which may be an attack too.
- A thing stands if one of its legs stands, falls if all have fallen, and is open otherwise.

With attacks alone this is exactly Dung's framework. A support therefore never outweighs a
reply; it helps where the first inference was undercut. A circle of supports that
rests on nothing else stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from course.activities._argument_framework import MOST_SETS, Framework, Preferred, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities._argument_model import Document, Relation

SUPPORTS: Final = ("support", "entails")
ATTACKS: Final = ("attack", "contradiction", "contrary")
_BOTH_WAYS: Final = ("contradiction", "contrary")
SEMANTICS: Final = (
    "Grounded labelling (Dung 1995); supports and undercuts as in ASPIC+ without preferences "
    "(Modgil & Prakken 2014; Pollock 1987)."
)


@dataclass
class _Building:
    legs: dict[str, list[int]] = field(default_factory=dict)
    own: dict[str, int] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    lacks: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    attacks: dict[tuple[int, int], None] = field(default_factory=dict)

    def leg(self, name: str) -> int:
        self.names.append(name)
        return len(self.names) - 1

    def hit(self, by: Iterable[int], what: Iterable[int]) -> None:
        targets = list(what)
        for a in by:
            for b in targets:
                self.attacks[a, b] = None

    def needs(self, leg: int, thing: str) -> None:
        """Let a leg fall where nothing carries ``thing``."""
        if thing not in self.lacks:
            self.lacks[thing] = self.leg(f"nothing carries {thing}")
            self.hit(self.legs[thing], [self.lacks[thing]])
        self.hit([self.lacks[thing]], [leg])


class Standing:
    """What stands in a document, and why the framework is as it is.

    Parameters
    ----------
    document
        The map. Acts of speech and relations that are neither support nor
        attack are left out of the reading.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        made = _build(document)
        self.legs = {thing: tuple(legs) for thing, legs in made.legs.items()}
        self.own = made.own
        self.links = made.links
        self.framework = Framework(tuple(made.names), tuple(made.attacks))
        self.nodes = tuple(n.id for n in document.nodes if n.id in self.legs)

    @cached_property
    def labels(self) -> dict[str, Status]:
        """Give what stands (``in``), has fallen (``out``) or is open (``undecided``)."""
        return self.labels_if(0)

    def labels_if(self, beaten: int) -> dict[str, Status]:
        """Give the labels as they would be if some legs had fallen."""
        inside, out, _ = self.framework.rounds(beaten)
        return {thing: self._label(thing, inside, out) for thing in self.legs}

    @cached_property
    def rounds(self) -> dict[str, int]:
        """Give the round in which each thing was labelled; what comes later rests on what came before."""
        inside, _, when = self.framework.rounds()
        found = {}
        for thing, legs in self.legs.items():
            carried = [when[leg] for leg in legs if inside >> leg & 1]
            found[thing] = min(carried) if carried else max((when[leg] for leg in legs), default=0)
        return found

    def mask(self, legs: Iterable[int]) -> int:
        """Give legs as bits."""
        found = 0
        for leg in legs:
            found |= 1 << leg
        return found

    def preferred(self, *, most: int | None = MOST_SETS, steps: int = 20_000) -> Preferred:
        """Give the preferred sets, as nodes of the document."""
        raw = self.framework.preferred(most=most, steps=steps)
        at = {name: i for i, name in enumerate(self.framework.names)}
        found: dict[tuple[str, ...], None] = {}
        for names in raw.sets:
            carried = self.mask(at[name] for name in names)
            found[tuple(n for n in self.nodes if self.mask(self.legs[n]) & carried)] = None
        return Preferred(tuple(found), raw.complete, raw.why)

    def _label(self, thing: str, inside: int, out: int) -> Status:
        legs = self.mask(self.legs[thing])
        if legs & inside:
            return "in"
        return "out" if legs & ~out == 0 else "undecided"


def attacks_on(document: Document, thing: str) -> tuple[Relation, ...]:
    """Give the attacks and undercuts drawn to a node or a relation, those that work both ways included."""
    return tuple(
        r
        for r in document.relations
        if (r.kind in (*ATTACKS, "undercut") and thing in r.targets)
        or (r.kind in _BOTH_WAYS and thing in r.sources)
    )


def _build(document: Document) -> _Building:
    made = _Building()
    nodes = [n for n in document.nodes if n.kind != "locution"]
    known = {n.id for n in nodes}
    used = [r for r in document.relations if r.kind in (*SUPPORTS, *ATTACKS, "undercut")]
    used = _grounded_relations(used, known)
    aimed_at = {t for r in used for t in r.targets if t not in known}
    concluded: dict[str, list[str]] = {}
    for node in nodes:
        for step in node.steps:
            if step.role == "main-conclusion" and step.statement in known:
                concluded.setdefault(step.statement, []).append(node.id)
    supported = {t for r in used if r.kind in SUPPORTS for t in r.targets} | set(concluded)
    for node in nodes:
        made.legs[node.id] = []
        if node.kind == "argument" or node.id not in supported:
            made.own[node.id] = made.leg(node.id)
            made.legs[node.id].append(made.own[node.id])
    for statement, arguments in concluded.items():
        made.legs[statement] += [made.own[a] for a in arguments if made.own[a] not in made.legs[statement]]
    for link in used:
        carries = link.kind in SUPPORTS
        if carries or link.id in aimed_at or len(link.sources) > 1:
            made.links[link.id] = made.leg(link.id)
            made.legs[link.id] = [made.links[link.id]]
            if carries:
                for target in link.targets:
                    if target in known:
                        made.legs[target].append(made.links[link.id])
    for link in used:
        _connect(made, link)
    for node in nodes:
        for step in node.steps:
            if step.role == "premise" and step.statement in made.legs and step.statement != node.id:
                made.needs(made.own[node.id], step.statement)
    return made


def _connect(made: _Building, link: Relation) -> None:
    if link.id in made.links:
        for source in link.sources:
            made.needs(made.links[link.id], source)
    if link.kind in SUPPORTS:
        return
    by = [made.links[link.id]] if link.id in made.links else [x for s in link.sources for x in made.legs[s]]
    for target in link.targets:
        hits_one = link.kind == "undercut" and target in made.own
        made.hit(by, [made.own[target]] if hits_one else made.legs[target])
        if link.kind in _BOTH_WAYS:
            for source in link.sources:
                made.hit(made.legs[target], made.legs[source])


def _grounded_relations(used: list[Relation], known: set[str]) -> list[Relation]:
    """Leave out relations whose ends are not in the reading, until none is left that hangs in the air."""
    while True:
        ids = known | {r.id for r in used}
        # A relation may be a target; what argues is always a node.
        kept = [
            r for r in used if r.sources and r.targets and set(r.sources) <= known and set(r.targets) <= ids
        ]
        if len(kept) == len(used):
            return kept
        used = kept
