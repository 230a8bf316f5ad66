"""What parties could accept, as lines that an exact solver understands.

The set of agreements that a party could accept is its win-set; a deal needs an
agreement that lies in all of them (Putnam, 1988, International Organization
42(3)). Two kinds of line bound a win-set here: a red line on one issue, and a
linkage ("only if ...") between two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Mapping


Stance = Literal["acceptable", "tolerable", "beyond", "unknown"]
STANCE_LABELS: Final = Labels(
    {
        "acceptable": N_("Acceptable"),
        "tolerable": N_("Tolerable with something in return"),
        "beyond": N_("Beyond a red line"),
        "unknown": N_("No view known"),
    }
)
STANCE_MARKS: dict[str, str] = {"acceptable": "✓", "tolerable": "◐", "beyond": "▲", "unknown": "◌"}
Package = dict[str, int]
"""An option's level for each issue that is settled."""


Basis = Literal["record", "supposed", "unknown"]
"""What a line rests on: a view that is known, one that somebody supposes, or none at all."""


@dataclass(frozen=True, slots=True)
class RedLine:
    """A party accepts none of these options of an issue; or nobody knows whether it does."""

    party: str
    issue: str
    options: frozenset[int]
    basis: Basis = "record"


@dataclass(frozen=True, slots=True)
class Condition:
    """A party accepts some options of an issue only together with others elsewhere."""

    id: str
    party: str
    issue: str
    options: frozenset[int]
    only_if: str
    needs: frozenset[int]
    words: str


Line = RedLine | Condition


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What one party could accept on one issue; levels in no set are not known."""

    acceptable: frozenset[int] = frozenset()
    tolerable: frozenset[int] = frozenset()
    beyond: frozenset[int] = frozenset()

    def stance(self, level: int) -> Stance:
        """Give the stance towards one option."""
        if level in self.acceptable:
            return "acceptable"
        if level in self.tolerable:
            return "tolerable"
        return "beyond" if level in self.beyond else "unknown"


NOTHING_KNOWN = Acceptance()


@dataclass(frozen=True, slots=True)
class Problem:
    """Issues with their options, and the lines of the parties at the table.

    A package settles every issue with exactly one option. A linkage to an issue
    that is not on the table is not met. ``unknown`` are options about which no view of a party is known:
    they cross no line, and are no yes.

    Examples
    --------
    >>> problem = Problem((("water", (0, 1)),), (RedLine("abbey", "water", frozenset({0})),))
    >>> problem.accepts({"water": 1}), problem.accepts({"water": 0})
    (True, False)
    """

    issues: tuple[tuple[str, tuple[int, ...]], ...]
    lines: tuple[Line, ...]
    unknown: tuple[RedLine, ...] = ()

    @property
    def strict(self) -> Problem:
        """The same problem, in which whatever is unknown counts as a line."""
        return Problem(self.issues, (*self.lines, *self.unknown))

    def leans_on(self, package: Mapping[str, int]) -> tuple[RedLine, ...]:
        """Give the unknown views that a package needs to be a yes."""
        return tuple(line for line in self.unknown if not holds(line, package))

    def accepts(self, package: Mapping[str, int]) -> bool:
        """Whether a package crosses none of the lines."""
        return all(holds(line, package) for line in self.lines)


def holds(line: Line, package: Mapping[str, int]) -> bool:
    """Whether a package keeps a line; an issue that is not settled crosses nothing.

    Examples
    --------
    >>> link = Condition("l", "abbey", "water", frozenset({1}), "noise", frozenset({0}), "nights are quiet")
    >>> holds(link, {"water": 1, "noise": 1}), holds(link, {"water": 0, "noise": 1})
    (False, True)
    """
    if package.get(line.issue) not in line.options:
        return True
    return isinstance(line, Condition) and package.get(line.only_if) in line.needs
