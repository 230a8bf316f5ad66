"""From legs to an abstract framework (Dung 1995) in which the same things stand, for preferred sets.

That a thing has nothing left to stand on is an argument here too: every leg of the thing attacks it, and it
attacks whatever needs the thing. Supports that run in circles are unrolled, one copy of each leg for each
length that a support without a circle can have, so that no circle carries itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.methods.arguments.framework import Framework
from course.methods.arguments.sets import bits, components, mask

if TYPE_CHECKING:
    from course.methods.arguments.legs import Legs

MOST_ARGUMENTS: Final = 5_000
"""How large the framework may grow by copies."""


class TooManyArgumentsError(Exception):
    """Supports run in circles that are too long to be unrolled."""


def unrolled(reading: Legs) -> Framework:
    """Make the framework; its first arguments are the legs in their order.

    Parameters
    ----------
    reading
        The legs of a map.

    Raises
    ------
    TooManyArgumentsError
        If copies would make it larger than :data:`MOST_ARGUMENTS`.
    """
    return _Unrolling(reading).framework()


class _Unrolling:
    """The framework while it is made.

    A depth says through how many steps of its circle a support may run; None, through as many as it takes.
    """

    def __init__(self, reading: Legs) -> None:
        self.reading = reading
        self.size = len(reading.legs)
        self.attacks: dict[tuple[int, int], None] = {}
        self.lacking: dict[tuple[str, int | None], int] = {}
        self.copies: dict[tuple[int, int], int] = {}
        self.waiting: list[tuple[int, int, int]] = []
        things = list(reading.of)
        at = {thing: i for i, thing in enumerate(things)}
        needs = [mask(at[n] for leg in legs for n in reading.legs[leg].needs) for legs in reading.of.values()]
        self.circle: dict[str, frozenset[str]] = {}
        for part in components(needs, (1 << len(things)) - 1):
            members = frozenset(things[i] for i in bits(part))
            self.circle |= dict.fromkeys(members, members)
        self.turns: dict[int, frozenset[str]] = {}
        for thing, legs in reading.of.items():
            for leg in legs:
                if self.circle[thing] & reading.legs[leg].needs.keys():
                    self.turns[leg] = self.circle[thing]

    def framework(self) -> Framework:
        for leg in range(self.size):
            # One more than the circle has things: a leg may carry something outside it too.
            self.waiting.append((leg, len(self.turns.get(leg, ())) + 1, leg))
        while self.waiting:
            self._connect(*self.waiting.pop())
        return Framework(tuple(map(str, range(self.size))), tuple(self.attacks))

    def _connect(self, leg: int, depth: int, argument: int) -> None:
        """Let a copy of a leg be attacked by what attacks the leg, and by the lack of what it needs."""
        for attack in self.reading.legs[leg].attacks:
            self.attacks.update(dict.fromkeys((by, argument) for by in self.reading.of[attack.by]))
        inside = self.turns.get(leg, frozenset())
        for thing in self.reading.legs[leg].needs:
            lack = self._lack(thing, depth - 1 if thing in inside else None)
            self.attacks[lack, argument] = None

    def _lack(self, thing: str, depth: int | None) -> int:
        if (thing, depth) not in self.lacking:
            lack = self.lacking[thing, depth] = self._new()
            if depth != 0:
                for leg in self.reading.of[thing]:
                    self.attacks[self._copy(leg, depth), lack] = None
        return self.lacking[thing, depth]

    def _copy(self, leg: int, depth: int | None) -> int:
        if leg not in self.turns or depth is None:
            return leg
        if (leg, depth) not in self.copies:
            copy = self.copies[leg, depth] = self._new()
            self.waiting.append((leg, depth, copy))
        return self.copies[leg, depth]

    def _new(self) -> int:
        if self.size >= MOST_ARGUMENTS + len(self.reading.legs):
            raise TooManyArgumentsError
        self.size += 1
        return self.size - 1
