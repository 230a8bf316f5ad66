"""From a map with supports and undercuts to *legs*: what each thing on it can stand on.

The reading is that of ASPIC+ without preferences (Prakken 2010, *Argument & Computation* 1(2);
Modgil & Prakken 2014, *Argument & Computation* 5(1)), with what counts as a premise in a map of
statements after Bex, Modgil, Prakken & Reed (2013, *Journal of Logic and Computation* 23(5)), and
undercuts as Pollock (1987, *Cognitive Science* 11(4)) has them:

- An argument stands on its own grounds. A statement that nothing supports is a premise; one with
  support stands on that support. Each such footing is a *leg*: an argument of ASPIC+ by its last inference.
- A support is a further leg. It carries only while what it comes from stands.
- An attack hits what is claimed, so every leg of it. It is directed, as a contrary is in ASPIC+; a
  contradiction works both ways. An undercut hits one inference: an argument's own leg, or the relation
  that it is drawn to, which may be an attack too.
- A thing stands if one of its legs stands, falls if all have fallen, and is open otherwise.
- Arguments are finite: a circle of supports that rests on nothing else carries nothing (as in frameworks
  with necessities, Nouioua & Risch 2011, and with evidence, Oren & Norman 2008).

With attacks alone this is exactly Dung's framework. A support therefore never outweighs a reply; it helps
where the first inference was undercut. Entailment is read as support.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.methods.arguments.relations import ATTACKS, BOTH_WAYS, SUPPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from course.methods.arguments.maps import Document, Node, Relation


@dataclass(frozen=True, slots=True)
class Attack:
    """What speaks against a leg.

    ``by`` is the thing that must stand for it: the speaker itself, or the relation where
    several speak together or the relation may be undercut. ``on`` is what it is drawn to.
    """

    relation: str
    by: str
    speakers: tuple[str, ...]
    on: str


@dataclass(slots=True)
class Leg:
    """One footing of a node, or a relation: falls with one of ``needs``, or to one of ``attacks``."""

    owner: str
    needs: dict[str, None] = field(default_factory=dict)
    attacks: list[Attack] = field(default_factory=list)


def relation_thing(relation: str, back_from: str = "") -> str:
    """Name the thing that a relation is, so that it meets no node of the same name."""
    return f"\0{relation}\0{back_from}" if back_from else f"\0{relation}"


@dataclass
class Legs:
    """Every leg of a map, and which thing stands on which."""

    legs: list[Leg] = field(default_factory=list)
    of: dict[str, list[int]] = field(default_factory=dict)
    own: dict[str, int] = field(default_factory=dict)
    steps: dict[tuple[str, int], int] = field(default_factory=dict)
    through: dict[tuple[str, int], str] = field(default_factory=dict)
    """For the leg of a statement that an argument concludes, the argument."""
    relations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each relation that is read, the things that it is: none where its speaker stands for it."""

    def add(self, thing: str, owner: str) -> int:
        """Give a thing one more leg."""
        self.legs.append(Leg(owner))
        self.of.setdefault(thing, []).append(len(self.legs) - 1)
        return len(self.legs) - 1

    def relation_legs(self, relation: str) -> list[int]:
        """Give the legs of a relation that is a thing of its own."""
        return [leg for thing in self.relations.get(relation, ()) for leg in self.of[thing]]

    def targets(self, thing: str, *, undercut: bool, step: int | None = None) -> list[int]:
        """Give the legs that an attack or an undercut of a node or a relation hits."""
        if thing not in self.of:
            return self.relation_legs(thing)
        if undercut and step is not None and (thing, step) in self.steps:
            return [self.steps[thing, step]]
        return [self.own[thing]] if undercut and thing in self.own else self.of[thing]


def legs_of(document: Document) -> Legs:
    """Read a document; acts of speech, and relations that neither support nor attack, are left out."""
    nodes = {n.id: n for n in document.nodes if n.kind != "locution"}
    used = _readable(document, nodes)
    made = Legs()
    _own_legs(made, nodes, used)
    aimed_at = {t for r in used for t in r.targets if t not in nodes}
    for link in used:
        _make_relation(made, link, nodes, aimed_at=link.id in aimed_at)
    for node in nodes.values():
        _conclude(made, node)
    for link in used:
        if link.kind not in SUPPORTS:
            _attack(made, link, nodes)
    return made


def _readable(document: Document, nodes: Mapping[str, Node]) -> list[Relation]:
    """Leave out relations whose ends are not in the reading, until none is left that hangs in the air."""
    used = [r for r in document.relations if r.kind in (*SUPPORTS, *ATTACKS, "undercut")]
    while True:
        # A relation may be a target, but not of a support; what argues is always a node.
        ids = nodes.keys() | {r.id for r in used}
        kept = [
            r
            for r in used
            if r.sources
            and r.targets
            and nodes.keys() >= set(r.sources)
            and (nodes.keys() if r.kind in SUPPORTS else ids) >= set(r.targets)
        ]
        if len(kept) == len(used):
            return kept
        used = kept


def _own_legs(made: Legs, nodes: Mapping[str, Node], used: list[Relation]) -> None:
    supported = {t for r in used if r.kind in SUPPORTS for t in r.targets}
    supported |= {s.statement for n in nodes.values() for s in n.steps if s.role != "premise"}
    for node in nodes.values():
        made.of[node.id] = []
        if node.kind == "argument" or node.steps or node.id not in supported:
            made.own[node.id] = made.add(node.id, node.id)


def _make_relation(made: Legs, link: Relation, nodes: Mapping[str, Node], *, aimed_at: bool) -> None:
    """Make a thing of a relation where it can fall by itself."""
    made.relations[link.id] = ()
    if link.kind not in SUPPORTS and not aimed_at and len(link.sources) == 1:
        return
    thing = relation_thing(link.id)
    made.relations[link.id] = (thing,)
    leg = made.add(thing, link.id)
    made.legs[leg].needs |= dict.fromkeys(link.sources)
    if link.kind in SUPPORTS:
        for target in link.targets:
            made.of[target].append(leg)
    elif link.kind in BOTH_WAYS:
        for target in dict.fromkeys(t for t in link.targets if t in nodes):
            back = relation_thing(link.id, target)
            made.legs[made.add(back, link.id)].needs[target] = None
            made.relations[link.id] += (back,)


def _conclude(made: Legs, node: Node) -> None:
    """Let an argument rest on its premises, and carry what it concludes."""
    before: list[str] = []
    for number, step in enumerate(node.steps):
        if step.statement not in made.of or step.statement == node.id:
            continue
        if step.role == "main-conclusion":
            made.steps[node.id, number] = made.own[node.id]
            for leg in made.of[node.id]:
                if leg not in made.of[step.statement]:
                    made.of[step.statement].append(leg)
                    made.through[step.statement, leg] = node.id
            continue
        if step.role != "premise":
            leg = made.steps[node.id, number] = made.add(step.statement, node.id)
            made.legs[leg].needs |= dict.fromkeys(before)
        before.append(step.statement)
    if before:
        made.legs[made.own[node.id]].needs |= dict.fromkeys(before)


def _attack(made: Legs, link: Relation, nodes: Mapping[str, Node]) -> None:
    own = made.relations[link.id]
    for target in link.targets:
        hits = made.targets(target, undercut=link.kind == "undercut", step=link.step)
        _hit(made, hits, Attack(link.id, own[0] if own else link.sources[0], link.sources, target))
        if link.kind in BOTH_WAYS and target in nodes:
            back = relation_thing(link.id, target)
            for source in link.sources:
                _hit(
                    made, made.of[source], Attack(link.id, back if back in own else target, (target,), source)
                )


def _hit(made: Legs, legs: Iterable[int], attack: Attack) -> None:
    for leg in legs:
        if attack not in made.legs[leg].attacks:
            made.legs[leg].attacks.append(attack)
