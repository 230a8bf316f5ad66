"""Every preferred extension of an abstract framework, exactly.

The search follows the strongly connected components (SCC-recursiveness; Baroni,
Giacomin & Guida 2005) and, inside one, decides argument by argument with
propagation (after Nofal, Atkinson & Dunne 2014). Sets of arguments are bits of
an integer, which Python compares and joins quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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


class Search:
    """One search over one framework.

    Parameters
    ----------
    attackers, attacked
        For each argument, the set of those that attack it, and of those that it attacks.
    steps
        How many states may be looked at before :class:`OutOfPatienceError` is raised.
    """

    def __init__(self, attackers: Sequence[int], attacked: Sequence[int], *, steps: int) -> None:
        self.attackers = attackers
        self.attacked = attacked
        self.steps = steps

    def preferred(self) -> Iterator[int]:
        """Give each preferred extension once."""
        everything = (1 << len(self.attackers)) - 1
        return self._recursive(everything, everything)

    def _recursive(self, scope: int, allowed: int) -> Iterator[int]:
        """Give each maximal admissible set of the part ``scope`` that lies in ``allowed``."""
        parts = self._components(scope)
        if not parts:
            yield 0
            return
        # Depth first over the components, those that attack before those that are attacked.
        stack = [self._part(scope, parts[0], allowed, 0, 0)]
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
            seen = 0
            for part in parts[: len(stack)]:
                seen |= part
            stack.append(self._part(scope, parts[len(stack)], allowed, so_far, seen))
            chosen.append(so_far)

    def _part(self, scope: int, part: int, allowed: int, chosen: int, seen: int) -> Iterator[int]:
        defeated = 0
        for i in bits(chosen):
            defeated |= self.attacked[i]
        undecided = seen & scope & ~chosen & ~defeated
        rest = part & ~defeated
        threatened = 0
        for i in bits(rest):
            if self.attackers[i] & undecided:
                threatened |= 1 << i
        may = allowed & rest & ~threatened
        if rest == part:
            return self._within(part, may)
        return self._recursive(rest, may)

    def _within(self, scope: int, allowed: int) -> Iterator[int]:
        """Give each maximal admissible set of a strongly connected part, those with more first."""
        found: list[int] = []
        attackers = {i: self.attackers[i] & scope for i in bits(scope)}
        attacked = {i: self.attacked[i] & scope for i in bits(scope)}
        may = allowed & scope
        for i in bits(may):
            if attackers[i] >> i & 1:
                may &= ~(1 << i)
        stack = [(0, may)]
        while stack:
            self.steps -= 1
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

    def _components(self, scope: int) -> list[int]:
        """Give the strongly connected components, in an order in which attackers come first (Tarjan 1972)."""
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
            work = [(root, bits(self.attackers[root] & scope))]
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
                    work.append((child, bits(self.attackers[child] & scope)))
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
        beaten = threats = 0
        for i in bits(inside):
            beaten |= attacked[i]
            threats |= attackers[i]
        if beaten & inside:
            return None
        may &= ~(beaten | threats | inside)
        need = threats & ~beaten
        forced = 0
        for y in bits(need):
            answers = attackers[y] & may
            if not answers:
                return None
            if not answers & (answers - 1):
                forced |= answers
        if forced:
            inside |= forced
            continue
        hopeless = safe = 0
        for x in bits(may):
            open_ = attackers[x] & ~beaten
            if not open_:
                safe |= 1 << x
            elif any(not attackers[y] & may for y in bits(open_)):
                hopeless |= 1 << x
        if safe:
            inside |= safe
        elif hopeless:
            may &= ~hopeless
        else:
            return inside, may, need
