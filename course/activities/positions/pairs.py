"""Two parties side by side: where they agree, are next to each other, are opposed, and what lies behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.activities.positions.table import OPPOSED_FROM, opposed_from, relation, step_of
from course.language import _, ngettext
from course.methods.networks import AGREE, DISAGREE, Statement, Tie, one_mode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.activities.positions.table import Cell, PositionTable
    from course.case.records import Stakeholder

Levels = dict[tuple[str, str], tuple[int, str]]
"""For an issue and a party: the level held, and ``"stated"`` or ``"inferred"``."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties on every issue, and the interests that both are said to have in the same words."""

    one: Stakeholder
    other: Stakeholder
    groups: dict[str, tuple[tuple[Cell, Cell], ...]]
    same_words: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The counts, as a sentence."""
        same, near, opposed, unknown = (len(self.groups[k]) for k in ("same", "next", "opposed", "unknown"))
        if not same + near + opposed:
            return _("No issue has an option for both of them, so the ledger cannot compare their positions.")
        said = _("The same option on {same}, next to each other on {near}, opposed on {opposed}.").format(
            same=same, near=near, opposed=opposed
        )
        left = ngettext(
            "One issue cannot be compared, because one of them has no option there.",
            "{n} issues cannot be compared, because one of them has no option there.",
            unknown,
        ).format(n=unknown)
        return f"{said} {left}" if unknown else said


def compare(table: PositionTable, one: str, other: str) -> Pair:
    """Set two parties side by side.

    Examples
    --------
    >>> from course.activities.positions.table import PositionTable
    >>> from course.case import load_case
    >>> pair = compare(PositionTable(load_case()), "russia", "china")
    >>> all(mine.level == theirs.level for mine, theirs in pair.groups["same"])
    True
    """
    groups: dict[str, list[tuple[Cell, Cell]]] = {"same": [], "next": [], "opposed": [], "unknown": []}
    for name, issue in table.issues.items():
        a, b = table.cell(name, one), table.cell(name, other)
        groups[relation(issue, a.level, b.level)].append((a, b))
    mine, theirs = table.parties[one], table.parties[other]
    known = {w.casefold() for w in theirs.interests}
    shared = tuple(w for w in mine.interests if w.casefold() in known)
    return Pair(mine, theirs, {k: tuple(v) for k, v in groups.items()}, shared)


def ledger_levels(table: PositionTable) -> Levels:
    """Give every option that the ledger assigns, and how it knows it."""
    return {k: (c.level, c.state) for k, c in table.cells.items() if c.level is not None}


def party_ties(
    table: PositionTable,
    levels: Mapping[tuple[str, str], tuple[int, str]],
    actors: Sequence[str],
    *,
    steps: int = OPPOSED_FROM,
    inferred: bool = True,
) -> tuple[Tie, ...]:
    """Tie parties by the issues on which they hold the same option, or opposed ones.

    Examples
    --------
    >>> from course.activities.positions.table import PositionTable
    >>> from course.case import load_case
    >>> table = PositionTable(load_case())
    >>> tie = party_ties(table, ledger_levels(table), ("russia", "china"))[0]
    >>> tie.congruence == len(compare(table, "russia", "china").groups["same"])
    True
    """
    said = [
        Statement(actor, issue, step)
        for (issue, actor), (level, how) in levels.items()
        if actor in actors
        and (inferred or how == "stated")
        and (step := step_of(table.issues[issue], level)) is not None
    ]
    threshold = {i: opposed_from(issue, steps) for i, issue in table.issues.items()}
    return one_mode(said, threshold=threshold, order=actors)


def option_statements(
    table: PositionTable,
    levels: Mapping[tuple[str, str], tuple[int, str]],
    actors: Sequence[str],
    issues: Sequence[str],
    *,
    steps: int = OPPOSED_FROM,
    inferred: bool = True,
) -> list[Statement]:
    """Say of every option that somebody holds who agrees with it, and whose own option is opposed to it.

    An option next to one's own is neither. Concepts are named ``issue:level``.
    """
    found: list[Statement] = []
    for issue_id in issues:
        issue = table.issues[issue_id]
        held = {
            a: levels[issue_id, a][0]
            for a in actors
            if (issue_id, a) in levels and (inferred or levels[issue_id, a][1] == "stated")
        }
        levels_held = set(held.values())
        for option in issue.scale:
            if option.level not in levels_held:
                continue
            concept = f"{issue_id}:{option.level}"
            how = {level: relation(issue, level, option.level, steps=steps) for level in levels_held}
            for actor, level in held.items():
                if how[level] in ("same", "opposed"):
                    found.append(Statement(actor, concept, AGREE if how[level] == "same" else DISAGREE))
    return found
