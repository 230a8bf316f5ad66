"""The grounded labelling of legs: what stands and what has fallen, whoever is asked.

Labels come round by round (Modgil & Caminada 2009, *Argumentation in Artificial Intelligence*, ch. 6); what
rests on nothing but itself is an unfounded set (Van Gelder, Ross & Schlipf 1991, *Journal of the ACM* 38(3)).
Sets are bits of an integer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from course.methods.arguments.sets import bits, components, mask, union

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.methods.arguments.legs import Legs


@dataclass(slots=True)
class Settled:
    """What follows: the legs, and the things, that stand and that have fallen.

    ``when`` is the round in which each leg was settled; ``circular`` are the legs that rest on circles only.
    """

    when: list[int]
    legs_out: int
    legs_in: int = 0
    things_in: int = 0
    things_out: int = 0
    circular: int = 0
    round: int = 0


class Labelling:
    """Labels for the legs of a map.

    Parameters
    ----------
    reading
        The legs.

    Examples
    --------
    >>> from course.methods.arguments.legs import legs_of
    >>> from course.methods.arguments.maps import Document, Node, Relation
    >>> attack = Relation("r", "attack", ("b",), ("a",))
    >>> labels = Labelling(legs_of(Document((Node("a"), Node("b")), (attack,))))
    >>> settled = labels.settle()
    >>> [labels.things[i] for i in bits(settled.things_in)]
    ['b']
    """

    def __init__(self, reading: Legs) -> None:
        self.reading = reading
        self.things = tuple(reading.of)
        self.at = {thing: i for i, thing in enumerate(self.things)}
        self.legs_of = tuple(mask(legs) for legs in reading.of.values())
        self._all = (1 << len(reading.legs)) - 1
        self._foes = [self._named(a.by for a in leg.attacks) for leg in reading.legs]
        self._needs = [self._named(leg.needs) for leg in reading.legs]
        self._concerns = [0] * len(self.things)
        for leg, (foes, needs) in enumerate(zip(self._foes, self._needs, strict=True)):
            for thing in bits(foes | needs):
                self._concerns[thing] |= 1 << leg
        self._carries = [0] * len(reading.legs)
        for thing, legs in enumerate(self.legs_of):
            for leg in bits(legs):
                self._carries[leg] |= 1 << thing

    def settle(self, beaten: int = 0, cut: str = "") -> Settled:
        """Label everything, as it is or as it would be after one further reply.

        Parameters
        ----------
        beaten
            Legs to which a reply stands that nobody answers.
        cut
            The id of an attack that does not count, because an undercut of it stands.
        """
        foes = self._foes
        if cut:
            foes = [self._named(a.by for a in leg.attacks if a.relation != cut) for leg in self.reading.legs]
        so_far = Settled([0] * len(foes), beaten)
        look = self._all
        self._spread(so_far, beaten)
        while look:
            look = self._spread(so_far, self._round(so_far, look, foes))
            if not look and self._in_circles:
                alone = self._all & ~so_far.legs_in & ~so_far.legs_out
                alone &= ~self._founded(alone | so_far.legs_in)
                so_far.legs_out |= alone
                so_far.circular |= alone
                for leg in bits(alone):
                    so_far.when[leg] = so_far.round
                look = self._spread(so_far, alone)
        return so_far

    def upstream(self, thing: str) -> int:
        """Give every leg on which the label of a thing can depend."""
        found = self.legs_of[self.at[thing]]
        new = found
        while new:
            things = union(self._foes[leg] | self._needs[leg] for leg in bits(new))
            new = union(self.legs_of[thing] for thing in bits(things)) & ~found
            found |= new
        return found

    def _named(self, things: Iterable[str]) -> int:
        return mask(self.at[thing] for thing in things)

    def _round(self, so_far: Settled, look: int, foes: list[int]) -> int:
        """Settle the legs that can be settled now, and give them."""
        so_far.round += 1
        fallen = stand = 0
        for leg in bits(look & ~so_far.legs_in & ~so_far.legs_out):
            if foes[leg] & so_far.things_in or self._needs[leg] & so_far.things_out:
                fallen |= 1 << leg
            elif not (foes[leg] & ~so_far.things_out or self._needs[leg] & ~so_far.things_in):
                stand |= 1 << leg
            else:
                continue
            so_far.when[leg] = so_far.round
        so_far.legs_in |= stand
        so_far.legs_out |= fallen
        return stand | fallen

    def _spread(self, so_far: Settled, settled: int) -> int:
        """Settle the things of these legs, and give the legs to look at next."""
        things = union(self._carries[leg] for leg in bits(settled))
        look = 0
        for thing in bits(things & ~so_far.things_in & ~so_far.things_out):
            if self.legs_of[thing] & so_far.legs_in:
                so_far.things_in |= 1 << thing
            elif not self.legs_of[thing] & ~so_far.legs_out:
                so_far.things_out |= 1 << thing
            else:
                continue
            look |= self._concerns[thing]
        return look

    @cached_property
    def _in_circles(self) -> bool:
        """Whether a leg needs, in the end, what it carries itself."""
        needs = [union(self._needs[leg] for leg in bits(mine)) for mine in self.legs_of]
        parts = components(needs, (1 << len(needs)) - 1)
        return len(parts) < len(needs) or any(theirs >> i & 1 for i, theirs in enumerate(needs))

    def _founded(self, legs: int) -> int:
        """Give those of some legs that rest, in the end, on legs that need nothing."""
        founded = things = 0
        look = legs
        while look:
            new = mask(leg for leg in bits(look & legs & ~founded) if not self._needs[leg] & ~things)
            founded |= new
            fresh = union(self._carries[leg] for leg in bits(new)) & ~things
            things |= fresh
            look = union(self._concerns[thing] for thing in bits(fresh))
        return founded
