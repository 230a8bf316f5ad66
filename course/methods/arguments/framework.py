"""Abstract argumentation frameworks (Dung 1995): which arguments stand, given only who attacks whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from course.language import _, ngettext, number
from course.methods.arguments.sets import bits
from course.methods.arguments.solver import OutOfPatienceError, preferred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
Status = Literal["in", "out", "undecided"]
MOST_SETS: Final = 100
"""How many preferred sets are listed unless more are asked for."""
MOST_STEPS: Final = 20_000
"""How many questions and conflicts the solver may take before the search says that it stopped."""


@dataclass(frozen=True, slots=True)
class Preferred:
    """The preferred sets that were found, and whether these are all."""

    sets: tuple[tuple[str, ...], ...]
    complete: bool
    why: str = ""

    @property
    def sentence(self) -> str:
        """Say how many there are, and whether the list is whole."""
        count = len(self.sets)
        if self.complete:
            whole = ngettext("There is one preferred set.", "There are {n} preferred sets.", count)
            return whole.format(n=number(count))
        if not count:
            return " ".join([self.why, _("No preferred set was found by then.")])
        some = ngettext("This is one of them, not all.", "These {n} are some of them, not all.", count)
        return f"{self.why} {some.format(n=number(count))}"


@dataclass(frozen=True)
class Framework:
    """Arguments and who attacks whom.

    Parameters
    ----------
    names
        The arguments, in order.
    attacks
        Pairs of positions: the first attacks the second.

    Examples
    --------
    >>> nixon = Framework.of("ab", [("a", "b"), ("b", "a")])
    >>> nixon.grounded(), nixon.preferred().sets
    ((), (('a',), ('b',)))
    """

    names: tuple[str, ...]
    attacks: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, names: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Framework:
        """Make a framework from names."""
        order = tuple(dict.fromkeys(names))
        at = {name: i for i, name in enumerate(order)}
        return cls(order, tuple(dict.fromkeys((at[a], at[b]) for a, b in attacks)))

    @cached_property
    def attackers(self) -> tuple[int, ...]:
        """For each argument, the set of those that attack it, as bits."""
        found = [0] * len(self.names)
        for a, b in self.attacks:
            found[b] |= 1 << a
        return tuple(found)

    @cached_property
    def attacked(self) -> tuple[int, ...]:
        """For each argument, the set of those that it attacks, as bits."""
        found = [0] * len(self.names)
        for a, b in self.attacks:
            found[a] |= 1 << b
        return tuple(found)

    @cached_property
    def _grounded(self) -> tuple[int, int]:
        """Those that must be in and those that must be out, as bits (Modgil & Caminada 2009)."""
        inside = out = 0
        fresh = waiting = (1 << len(self.names)) - 1
        while fresh:
            new = 0
            for i in bits(fresh & waiting):
                if not self.attackers[i] & ~out:
                    new |= 1 << i
            inside |= new
            lost = 0
            for i in bits(new):
                lost |= self.attacked[i]
            lost &= ~out
            fresh = 0
            for i in bits(lost):
                fresh |= self.attacked[i]
            out |= lost
            waiting &= ~(new | lost)
        return inside, out

    def grounded(self) -> tuple[str, ...]:
        """Give the grounded extension: what stands whoever is asked."""
        return self._named(self._grounded[0])

    def labels(self) -> dict[str, Status]:
        """Give the grounded labelling."""
        inside, out = self._grounded
        return {
            name: "in" if inside >> i & 1 else "out" if out >> i & 1 else "undecided"
            for i, name in enumerate(self.names)
        }

    def preferred(self, *, most: int | None = MOST_SETS, steps: int = MOST_STEPS) -> Preferred:
        """Give the preferred extensions: the largest sets that agree within and answer every attack.

        Parameters
        ----------
        most
            How many to list; None lists all.
        steps
            How long to search, as the questions and conflicts that the solver may take. The same framework
            always stops at the same place, and a result that is cut short says so.

        Examples
        --------
        >>> pairs = [(f"a{n}", f"b{n}") for n in range(10)]
        >>> both = [*pairs, *((b, a) for a, b in pairs)]
        >>> Framework.of((name for pair in pairs for name in pair), both).preferred().sentence
        'There are more than 100 preferred sets. These 100 are some of them, not all.'
        """
        found, why = self.extensions(lambda extension: tuple(bits(extension)), most=most, steps=steps)
        named = (tuple(self.names[i] for i in one) for one in sorted(found))
        return Preferred(tuple(named), complete=not why, why=why)

    def extensions(
        self, read: Callable[[int], T], *, most: int | None, steps: int
    ) -> tuple[tuple[T, ...], str]:
        """Give preferred extensions as ``read`` reads them from bits, and why there may be more.

        What reads alike counts once.
        """
        found: dict[T, None] = {}
        try:
            for extension in preferred(self.attackers, steps=steps):
                one = read(extension)
                if most is not None and len(found) == most and one not in found:
                    return tuple(found), _("There are more than {n} preferred sets.").format(n=number(most))
                found[one] = None
        except OutOfPatienceError:
            return tuple(found), _("The search stopped after {n} steps.").format(n=number(steps))
        return tuple(found), ""

    def _named(self, mask: int) -> tuple[str, ...]:
        return tuple(self.names[i] for i in bits(mask))
