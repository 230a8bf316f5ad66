"""What stands on a map: the labels of its nodes and relations, as they are and as they would be."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from course.language import N_, _
from course.methods.arguments.framework import MOST_SETS, MOST_STEPS, Preferred, Status
from course.methods.arguments.labelling import Labelling, Settled
from course.methods.arguments.legs import legs_of
from course.methods.arguments.relations import ATTACKS, SUPPORTS
from course.methods.arguments.sets import mask
from course.methods.arguments.unrolled import TooManyArgumentsError, unrolled

if TYPE_CHECKING:
    from course.methods.arguments.maps import Document

__all__ = ["ATTACKS", "SEMANTICS", "SUPPORTS", "Standing"]

SEMANTICS: Final = N_(
    "Grounded labelling (Dung 1995); supports and undercuts as in ASPIC+ without preferences "
    "(Prakken 2010; Modgil & Prakken 2014; Pollock 1987). A support is a further ground and never outweighs "
    "a reply; an undercut denies one step; a circle of supports carries nothing."
)


class Standing:
    """What stands in a document, and why.

    Parameters
    ----------
    document
        The map. Acts of speech and relations that are neither support nor
        attack are left out of the reading.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.reading = legs_of(document)
        self.labelling = Labelling(self.reading)
        self.settled = self.labelling.settle()
        self.nodes = tuple(dict.fromkeys(n.id for n in document.nodes if n.id in self.reading.of))

    @cached_property
    def labels(self) -> dict[str, Status]:
        """Give what stands (``in``), has fallen (``out``) or is open (``undecided``)."""
        return {thing: self.label(thing, self.settled) for thing in self.reading.of}

    def label(self, thing: str, settled: Settled) -> Status:
        """Give the label of one thing as things are, or as they would be."""
        bit = 1 << self.labelling.at[thing]
        return "in" if bit & settled.things_in else "out" if bit & settled.things_out else "undecided"

    def leg_label(self, leg: int) -> Status:
        """Give the label of one leg."""
        bit = 1 << leg
        return "in" if bit & self.settled.legs_in else "out" if bit & self.settled.legs_out else "undecided"

    def since(self, thing: str) -> int:
        """Give the round in which a thing came to stand; what comes later rests on what came before."""
        carried = [leg for leg in self.reading.of[thing] if self.leg_label(leg) == "in"]
        return min((self.settled.when[leg] for leg in carried), default=0)

    def fell(self, thing: str) -> int:
        """Give the round in which a thing lost the last that it stood on."""
        return max((self.settled.when[leg] for leg in self.reading.of[thing]), default=0)

    def preferred(self, *, most: int | None = MOST_SETS, steps: int = MOST_STEPS) -> Preferred:
        """Give the preferred sets, as nodes of the document."""
        try:
            framework = unrolled(self.reading)
        except TooManyArgumentsError:
            return Preferred((), complete=False, why=_("Supports run in circles too long to be followed."))
        legs = [mask(self.reading.of[node]) for node in self.nodes]
        found, why = framework.extensions(
            lambda extension: tuple(n for n, mine in enumerate(legs) if mine & extension),
            most=most,
            steps=steps,
        )
        named = (tuple(self.nodes[n] for n in one) for one in sorted(found))
        return Preferred(tuple(named), complete=not why, why=why)
