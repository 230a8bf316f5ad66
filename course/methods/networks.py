"""Networks of agreement and disagreement, as in discourse network analysis.

Somebody says something about a concept and takes one of several values on it:
agree or disagree, or one of the options of an issue. From such statements two
kinds of network follow (Leifeld, 2017): the two-mode network of actors and
concepts, and one-mode networks of actors. Two actors are *congruent* where
they give a concept the same value, and in *conflict* where their values differ
by at least a threshold; *subtract* is the one count less the other. With two
values and a threshold of one step this is the method's published binary form.
An order is used, and no distance: a step more or less never adds to a weight.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DISAGREE, AGREE = 0, 1


@dataclass(frozen=True, slots=True)
class Statement:
    """An actor gives a concept a value, in an order from 0; ``count`` says how often."""

    actor: str
    concept: str
    value: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tie:
    """How two actors stand to each other over everything that both speak about.

    ``same``, ``near`` and ``opposed`` name the concepts behind the counts; one
    concept may stand in several of them where an actor said different things.
    """

    one: str
    other: str
    congruence: int
    near_count: int
    conflict: int
    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()

    @property
    def subtract(self) -> int:
        """Congruence less conflict: above 0 they agree more often than they are opposed."""
        return self.congruence - self.conflict

    @property
    def together(self) -> int:
        """How often both speak about the same concept, whatever they say of it."""
        return self.congruence + self.near_count + self.conflict


@dataclass(frozen=True, slots=True)
class Affiliation:
    """How often an actor agrees and disagrees with a concept: an edge of the two-mode network."""

    actor: str
    concept: str
    agree: int
    disagree: int

    @property
    def subtract(self) -> int:
        """Agreements less disagreements."""
        return self.agree - self.disagree


def one_mode(
    statements: Iterable[Statement],
    *,
    threshold: Mapping[str, int] | None = None,
    order: Iterable[str] = (),
) -> tuple[Tie, ...]:
    """Tie every two actors that speak about a common concept.

    Parameters
    ----------
    statements
        Who said what; two of one actor on one concept both count.
    threshold
        For a concept, from how many steps apart two values are in conflict; 1
        where it is not named.
    order
        Actors in the order in which pairs are named; the rest follow by name.

    Examples
    --------
    >>> said = [Statement("a", "tax", AGREE), Statement("b", "tax", DISAGREE, count=2)]
    >>> one_mode(said)[0].subtract
    -2
    """
    said: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for s in statements:
        said[s.actor][s.concept][s.value] += s.count
    first = [a for a in dict.fromkeys(order) if a in said]
    names = [*first, *sorted(set(said) - set(first))]
    ties = (_tie(a, b, said[a], said[b], threshold or {}) for a, b in combinations(names, 2))
    return tuple(t for t in ties if t.together)


def _tie(
    one: str,
    other: str,
    mine: Mapping[str, Mapping[int, int]],
    theirs: Mapping[str, Mapping[int, int]],
    threshold: Mapping[str, int],
) -> Tie:
    counts = [0, 0, 0]
    concepts: tuple[dict[str, None], dict[str, None], dict[str, None]] = ({}, {}, {})
    for concept, values in mine.items():
        answers = theirs.get(concept)
        if answers is None:
            continue
        for value, times in values.items():
            for answer, again in answers.items():
                apart = abs(value - answer)
                kind = 0 if apart == 0 else 2 if apart >= threshold.get(concept, 1) else 1
                counts[kind] += times * again
                concepts[kind][concept] = None
    return Tie(one, other, counts[0], counts[1], counts[2], *(tuple(c) for c in concepts))


def two_mode(statements: Iterable[Statement]) -> tuple[Affiliation, ...]:
    """Tie actors to concepts, from statements that agree (1) or disagree (0).

    Examples
    --------
    >>> two_mode([Statement("a", "tax", AGREE, 2), Statement("a", "tax", DISAGREE, 3)])[0].subtract
    -1
    """
    found: dict[tuple[str, str], list[int]] = {}
    for s in statements:
        found.setdefault((s.actor, s.concept), [0, 0])[1 if s.value == AGREE else 0] += s.count
    return tuple(Affiliation(a, c, agree, disagree) for (a, c), (disagree, agree) in found.items())
