"""Maps of arguments worked out the plain way: every argument of ASPIC+ as a finite tree, every set tried."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from course.methods.arguments import Document, Node, Relation, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SUPPORTS = ("support", "entails")
BOTH_WAYS = ("contradiction", "contrary")
KINDS = ("support", "attack", "undercut", "contradiction", "contrary", "entails")


def subsets(n: int) -> Iterator[frozenset[int]]:
    """Give every set of the first n numbers."""
    for chosen in chain.from_iterable(combinations(range(n), k) for k in range(n + 1)):
        yield frozenset(chosen)


def admissible(n: int, attacks: set[tuple[int, int]]) -> list[frozenset[int]]:
    """Try every set: free of conflict, and every attack on it answered (Dung 1995, definitions 5 and 6)."""
    return [
        s
        for s in subsets(n)
        if not any((a, b) in attacks for a in s for b in s)
        and all(any((c, a) in attacks for c in s) for a, b in attacks if b in s)
    ]


def preferred_by_trying(n: int, attacks: set[tuple[int, int]]) -> set[frozenset[int]]:
    """Give the largest admissible sets (definition 7)."""
    found = admissible(n, attacks)
    return {s for s in found if not any(s < other for other in found)}


def grounded_by_trying(n: int, attacks: set[tuple[int, int]]) -> frozenset[int]:
    """Give the least set that holds exactly what it defends (definitions 20 and 23)."""

    def defended(s: frozenset[int]) -> frozenset[int]:
        return frozenset(
            b for b in range(n) if all(any((c, a) in attacks for c in s) for a, x in attacks if x == b)
        )

    complete = [s for s in admissible(n, attacks) if defended(s) == s]
    least = min(complete, key=len)
    assert all(least <= s for s in complete)
    return least


def grounded_step_by_step(n: int, attacks: set[tuple[int, int]]) -> frozenset[int]:
    """Add what is defended until nothing is added."""
    by: list[set[int]] = [set() for _ in range(n)]
    for a, b in attacks:
        by[b].add(a)
    found: frozenset[int] = frozenset()
    while True:
        beaten = {b for b in range(n) if by[b] & found}
        more = frozenset(b for b in range(n) if by[b] <= beaten)
        if more == found:
            return found
        found = more


@dataclass(frozen=True)
class Tree:
    """An argument of ASPIC+: its last inference, what it concludes, and what it is built from."""

    rule: str
    concludes: frozenset[str]
    below: tuple[Tree, ...] = ()

    def parts(self) -> Iterator[Tree]:
        yield self
        for tree in self.below:
            yield from tree.parts()


class TooLargeError(Exception):
    """There are more trees than can be tried."""


class ByTrees:
    """Every argument that a small map allows, as a framework of Dung's."""

    def __init__(self, document: Document, *, most: int = 60) -> None:
        self.document = document
        self.nodes = {n.id: n for n in document.nodes if n.kind != "locution"}
        self.used = self._used()
        self.most = most
        self.concluded: dict[str, list[str]] = {}
        for node in self.nodes.values():
            for step in node.steps:
                if step.role == "main-conclusion" and step.statement in self.nodes:
                    self.concluded.setdefault(step.statement, []).append(node.id)
        self.trees: list[Tree] = []
        for name in self.nodes:
            self._note(self.for_node(name, frozenset()))
        for link in self.used:
            if link.kind not in SUPPORTS:
                self._note(self.for_relation(link))
        self.trees = list(dict.fromkeys(self.trees))
        self.attacks = {
            (i, j) for i, a in enumerate(self.trees) for j, b in enumerate(self.trees) if self.hits(a, b)
        }

    def _note(self, trees: Iterable[Tree]) -> None:
        for tree in trees:
            self.trees.append(tree)
            if len(self.trees) > self.most:
                raise TooLargeError

    def _used(self) -> list[Relation]:
        used = [r for r in self.document.relations if r.kind in KINDS]
        for _ in range(len(used) + 1):
            ids = {*self.nodes, *(r.id for r in used)}
            used = [
                r
                for r in used
                if all(s in self.nodes for s in r.sources)
                and all(t in (self.nodes if r.kind in SUPPORTS else ids) for t in r.targets)
            ]
        return used

    def conclusions(self, node: str) -> frozenset[str]:
        steps = [s.statement for s in self.nodes[node].steps if s.role == "main-conclusion"]
        return frozenset([node, *(s for s in steps if s in self.nodes)])

    def for_node(self, node: str, above: frozenset[str]) -> Iterator[Tree]:
        """Give every tree that carries a node and in which nothing rests on itself."""
        if node in above:
            return
        above |= {node}
        it = self.nodes[node]
        supports = [r for r in self.used if r.kind in SUPPORTS and node in r.targets]
        if it.kind == "argument" or it.steps or not (supports or node in self.concluded):
            premises = [s.statement for s in it.steps if s.role == "premise" and s.statement in self.nodes]
            for below in product(*(list(self.for_node(p, above)) for p in dict.fromkeys(premises))):
                yield Tree(f"own {node}", self.conclusions(node), below)
        for link in supports:
            for below in product(*(list(self.for_node(s, above)) for s in dict.fromkeys(link.sources))):
                yield Tree(f"by {link.id}", self.conclusions(node), below)
        for argument in self.concluded.get(node, []):
            if argument != node:
                yield from self.for_node(argument, above)

    def for_relation(self, link: Relation) -> Iterator[Tree]:
        """Give the trees of who speaks in a relation that is not a support."""
        for below in product(*(list(self.for_node(s, frozenset())) for s in dict.fromkeys(link.sources))):
            yield Tree(f"speaks {link.id}", frozenset(), below)
        if link.kind in BOTH_WAYS:
            for target in (t for t in link.targets if t in self.nodes):
                for tree in self.for_node(target, frozenset()):
                    yield Tree(f"speaks {link.id} back {target}", frozenset(), (tree,))

    def hits(self, by: Tree, tree: Tree) -> bool:
        """Whether a relation that ``by`` speaks in is drawn to a part of a tree."""
        return any(self._hits(by.rule, part) for part in tree.parts())

    def _hits(self, rule: str, part: Tree) -> bool:
        for link in self.used:
            if rule == f"speaks {link.id}":
                return any(self._drawn(link, target, part) for target in link.targets)
            if rule.startswith(f"speaks {link.id} back "):
                return bool(set(link.sources) & part.concludes)
        return False

    def _drawn(self, link: Relation, target: str, part: Tree) -> bool:
        if target not in self.nodes:
            return part.rule == f"by {target}" or part.rule.split(" back ")[0] == f"speaks {target}"
        own = f"own {target}"
        if link.kind == "undercut" and any(t.rule == own for t in self._everything()):
            return part.rule == own
        return target in part.concludes

    def _everything(self) -> Iterator[Tree]:
        it = [n for n in self.nodes if self._has_own(n)]
        return (Tree(f"own {n}", frozenset()) for n in it)

    def _has_own(self, node: str) -> bool:
        it = self.nodes[node]
        supported = any(r.kind in SUPPORTS and node in r.targets for r in self.used)
        return it.kind == "argument" or bool(it.steps) or not (supported or node in self.concluded)

    def labels(self) -> dict[str, str]:
        """Label nodes: a node stands with a tree that does, and falls where none is left or there is none."""
        inside = grounded_step_by_step(len(self.trees), self.attacks)
        beaten = {b for a, b in self.attacks if a in inside}
        found = {}
        for node in self.nodes:
            mine = [i for i, t in enumerate(self.trees) if node in t.concludes]
            found[node] = "in" if set(mine) & inside else "out" if set(mine) <= beaten else "undecided"
        return found

    def preferred(self) -> set[frozenset[str]]:
        """Give the preferred sets, as the nodes that they carry."""
        return {
            frozenset(n for n in self.nodes if any(n in self.trees[i].concludes for i in s))
            for s in preferred_by_trying(len(self.trees), self.attacks)
        }


def frameworks(most: int = 7) -> st.SearchStrategy[tuple[int, set[tuple[int, int]]]]:
    """Small frameworks, those that attack themselves among them."""
    return st.integers(0, most).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.sets(st.tuples(st.integers(0, max(n - 1, 0)), st.integers(0, max(n - 1, 0))))
            if n
            else st.just(set[tuple[int, int]]()),
        )
    )


@st.composite
def documents(
    draw: st.DrawFn,
    *,
    most: int = 5,
    links: int = 7,
    kinds: Sequence[str] = KINDS,
    steps: bool = True,
    many: bool = True,
) -> Document:
    """Small maps of every kind of relation, to nodes and to relations, with circles and self-attacks."""
    count = draw(st.integers(1, most))
    ids = [f"n{i}" for i in range(count)]
    relations: list[Relation] = []
    for i in range(draw(st.integers(0, links))):
        kind = draw(st.sampled_from(list(kinds)))
        sources = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2 if many else 1, unique=True))
        ends = ids if kind in SUPPORTS else [*ids, *(f"r{j}" for j in range(i))]
        target = draw(st.sampled_from(ends))
        relations.append(Relation(f"r{i}", kind, tuple(sources), (target,)))
    nodes = []
    concluding = draw(st.booleans()) if steps and count > 2 else False
    for i, node in enumerate(ids):
        kind = draw(st.sampled_from(["statement", "argument"]))
        lines: tuple[Step, ...] = ()
        if concluding and i == 0:
            kind = "argument"
            lines = (Step(ids[1], "premise"), Step(ids[2], "main-conclusion"))
        nodes.append(Node(node, f"Thing {i}.", kind, steps=lines))
    return Document(tuple(nodes), tuple(relations))


CLAIM = (
    "Notice of launches reduces accidents and gives the other side time to ask before it reacts, which "
    "worked between armed rivals in 1971 and 1988. Inspectors can count what is declared, but not the rest."
)


def debate_of(count: int, *, seed: int = 9) -> Document:
    """Make a map as a debate makes it: each card may speak to an earlier one, some answer back."""
    chance, words = random.Random(seed), CLAIM.split()
    nodes: list[Node] = []
    relations: list[Relation] = []
    for n in range(count):
        start = chance.randrange(len(words) - 6)
        text = " ".join((words * 2)[start : start + chance.randrange(6, 30)]).capitalize()
        nodes.append(Node(f"c{n}", text, "argument", data={"side": chance.choice(["for", "against"])}))
        if n and chance.random() < 0.85:
            to = f"c{max(0, n - 1 - int(chance.expovariate(0.12)))}"
            kind = chance.choice(["support", "attack", "attack", "undercut"])
            relations.append(Relation(f"c{n}>{to}", kind, (f"c{n}",), (to,)))
            if chance.random() < 0.1:
                relations.append(Relation(f"{to}>c{n}", "attack", (to,), (f"c{n}",)))
    return Document(tuple(nodes), tuple(relations))
