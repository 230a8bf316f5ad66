"""Every preferred extension of an abstract framework, exactly.

The search follows the strongly connected components (SCC-recursiveness; Baroni,
Giacomin & Guida 2005) and, inside one, decides argument by argument with
propagation (after Nofal, Atkinson & Dunne 2014). Sets of arguments are bits of
an integer, which Python compares and joins quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DEEPEST = 50  # components within components; deeper, a part is searched as a whole


class OutOfPatienceError(Exception):
    """The search has taken as many steps as it may."""


def bits(mask: int) -> Iterator[int]:
    """Give the positions of the ones.

    Examples
    --------
    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask(positions: Iterable[int]) -> int:
    """Give positions as bits.

    Examples
    --------
    >>> mask([1, 3])
    10
    """
    found = 0
    for position in positions:
        found |= 1 << position
    return found


def union(masks: Iterable[int]) -> int:
    """Join sets."""
    found = 0
    for one in masks:
        found |= one
    return found


class Search:
    """One search over one framework.

    Parameters
    ----------
    attackers, attacked
        For each argument, the set of those that attack it, and of those that it attacks.
    steps
        How many arguments may be looked at, state by state, before :class:`OutOfPatienceError` is raised.
    """

    def __init__(self, attackers: Sequence[int], attacked: Sequence[int], *, steps: int) -> None:
        self.attackers = attackers
        self.attacked = attacked
        self.steps = steps

    def preferred(self) -> Iterator[int]:
        """Give each preferred extension once."""
        everything = (1 << len(self.attackers)) - 1
        return self._recursive(everything, everything, 0)

    def _recursive(self, scope: int, allowed: int, nested: int) -> Iterator[int]:
        """Give each maximal admissible set of the part ``scope`` that lies in ``allowed``."""
        parts = components(self.attackers, scope)
        if not parts:
            yield 0
            return
        # Depth first over the components, those that attack before those that are attacked.
        stack = [self._part(parts[0], 0, 0, allowed, nested)]
        chosen = [0]
        while stack:
            found = next(stack[-1], None)
            if found is None:
                stack.pop()
                chosen.pop()
                continue
            so_far = chosen[-1] | found
            if len(stack) == len(parts):
                yield so_far
                continue
            before = union(parts[: len(stack)])
            stack.append(self._part(parts[len(stack)], so_far, before, allowed, nested))
            chosen.append(so_far)

    def _part(self, part: int, chosen: int, before: int, allowed: int, nested: int) -> Iterator[int]:
        """Give the sets of one component, when ``chosen`` of the components before it is inside."""
        defeated = union(self.attacked[i] for i in bits(chosen))
        undecided = before & ~chosen & ~defeated
        rest = part & ~defeated
        may = allowed & mask(i for i in bits(rest) if not self.attackers[i] & undecided)
        if rest == part or nested == _DEEPEST:
            return self._within(rest, may)
        return self._recursive(rest, may, nested + 1)

    def _within(self, scope: int, allowed: int) -> Iterator[int]:
        """Give each maximal admissible set of a strongly connected part, those with more first."""
        found: list[int] = []
        attackers = {i: self.attackers[i] & scope for i in bits(scope)}
        attacked = {i: self.attacked[i] & scope for i in bits(scope)}
        may = allowed & mask(i for i in bits(scope) if not attackers[i] >> i & 1)
        size = scope.bit_count()
        stack = [(0, may)]
        while stack:
            self.steps -= size + len(found) // 8
            if self.steps < 0:
                raise OutOfPatienceError
            state = _propagate(*stack.pop(), attackers, attacked)
            if state is None:
                continue
            inside, may, need = state
            if any((inside | may) & ~other == 0 for other in found):
                continue
            if not may:
                found.append(inside)
                yield inside
                continue
            pool = may
            if need:
                pool = min((attackers[y] & may for y in bits(need)), key=int.bit_count)
            pick = max(bits(pool), key=lambda i: ((attacked[i] | attackers[i]) & may).bit_count())
            stack.append((inside, may & ~(1 << pick)))
            stack.append((inside | 1 << pick, may & ~(1 << pick)))


def components(neighbours: Sequence[int], scope: int) -> list[int]:
    """Give the strongly connected components of a part of a graph, neighbours first (Tarjan 1972).

    Parameters
    ----------
    neighbours
        For each place, those that it leads to, as bits.
    scope
        The part to look at.

    Examples
    --------
    >>> [list(bits(part)) for part in components([0b010, 0b001, 0b001], 0b111)]
    [[0, 1], [2]]
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    path: list[int] = []
    on_path = 0
    parts: list[int] = []
    for root in bits(scope):
        if root in index:
            continue
        index[root] = low[root] = len(index)
        path.append(root)
        on_path |= 1 << root
        work = [(root, bits(neighbours[root] & scope))]
        while work:
            node, rest = work[-1]
            child = next(rest, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = 0
                    while not part >> node & 1:
                        part |= 1 << path.pop()
                    on_path &= ~part
                    parts.append(part)
            elif child not in index:
                index[child] = low[child] = len(index)
                path.append(child)
                on_path |= 1 << child
                work.append((child, bits(neighbours[child] & scope)))
            elif on_path >> child & 1:
                low[node] = min(low[node], index[child])
    return parts


def _propagate(
    inside: int, may: int, attackers: dict[int, int], attacked: dict[int, int]
) -> tuple[int, int, int] | None:
    """Draw every conclusion that follows from a choice; None where it cannot become admissible.

    Returns the arguments inside, those still open, and the attackers still to be answered.
    """
    while True:
        beaten = union(attacked[i] for i in bits(inside))
        threats = union(attackers[i] for i in bits(inside))
        if beaten & inside:
            return None
        may &= ~(beaten | threats | inside)
        need = threats & ~beaten
        answers = [attackers[y] & may for y in bits(need)]
        if not all(answers):
            return None
        forced = union(only for only in answers if not only & (only - 1))
        if not forced:
            forced, hopeless = _sort(may, beaten, attackers)
            if not forced | hopeless:
                return inside, may, need
            if not forced:
                may &= ~hopeless
        inside |= forced


def _sort(may: int, beaten: int, attackers: dict[int, int]) -> tuple[int, int]:
    """Tell those that nothing threatens any more, and those that can no longer be defended."""
    safe = hopeless = 0
    for x in bits(may):
        threats = attackers[x] & ~beaten
        if not threats:
            safe |= 1 << x
        elif any(not attackers[y] & may for y in bits(threats)):
            hopeless |= 1 << x
    return safe, hopeless
