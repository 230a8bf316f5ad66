"""Which network is wanted, made from the positions of the case or of one reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from course.activities.positions.pairs import option_statements, party_ties
from course.activities.positions.table import OPPOSED_FROM, option_words, party_words
from course.activities.positions.view import TableView, show
from course.language import N_, Labels, ngettext
from course.methods.networks import Affiliation, Tie, two_mode

if TYPE_CHECKING:
    from course.activities.positions.positions import Positions
    from course.activities.positions.table import Cell

KIND_LABELS: Final = Labels(
    {
        "congruence": N_("Congruence: who holds the same option"),
        "conflict": N_("Conflict: who is opposed"),
        "both": N_("Both at once"),
        "subtract": N_("Subtract: the same option less opposed"),
        "two_mode": N_("Parties and options"),
    }
)
STEPS_LABELS: Final = Labels(
    {
        "1": N_("One step apart or more (any other option)"),
        "2": N_("Two steps apart or more (options next to each other are neither)"),
        "3": N_("Three steps apart or more (far options only)"),
    }
)
LEAST: Final = 5
"""The highest threshold that is offered."""


def least_labels() -> dict[str, str]:
    """Name the thresholds from which a tie is drawn."""
    return {
        str(n): ngettext("{n} issue or more", "{n} issues or more", n).format(n=n)
        for n in range(1, LEAST + 1)
    }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of the networks."""

    kind: str = "both"
    who: str = "few"
    parties: tuple[str, ...] = ()
    issue: str = ""
    steps: int = OPPOSED_FROM
    least: int = 1
    inferred: bool = True
    coder: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """A network and the names in it; ``ties`` holds every pair, ``shown`` those at the threshold."""

    names: dict[str, str]
    ties: tuple[Tie, ...]
    shown: tuple[Tie, ...]
    edges: tuple[Affiliation, ...]
    options: dict[str, str]
    cells: tuple[Cell, ...]
    alone: tuple[str, ...]


def weight(tie: Tie, kind: str) -> int:
    """Give the weight that a threshold is held against."""
    return {
        "congruence": tie.congruence,
        "conflict": tie.conflict,
        "subtract": abs(tie.subtract),
    }.get(kind, max(tie.congruence, tie.conflict))


def make_network(work: Positions, wanted: Wanted) -> Network:
    """Make the wanted network."""
    table = work.table
    chosen = show(table, TableView(who=wanted.who, parties=wanted.parties)).parties
    if chosen:  # neighbours in the ring are alike, so fewer lines cross
        chosen = table.by_likeness(chosen[0], chosen)
    levels = work.levels(wanted.coder)
    names = {a: party_words(table.parties[a]) for a in chosen}
    ties = party_ties(table, levels, chosen, steps=wanted.steps, inferred=wanted.inferred)
    shown = tuple(t for t in ties if weight(t, wanted.kind) >= wanted.least)
    issues = [wanted.issue] if wanted.issue in table.issues else list(table.issues)
    said = option_statements(table, levels, chosen, issues, steps=wanted.steps, inferred=wanted.inferred)
    held = {s.concept for s in said}
    options = {
        name: f"{table.issues[i].title}: {option_words(o)}" if len(issues) > 1 else option_words(o)
        for i in issues
        for o in table.issues[i].scale
        if (name := f"{i}:{o.level}") in held
    }
    counted = [table.cell(i, a) for i in table.issues for a in chosen if (i, a) in levels]
    cells = tuple(
        c
        for c in counted
        if (wanted.inferred or c.state == "stated") and (wanted.kind != "two_mode" or c.issue in issues)
    )
    tied = {a for t in shown for a in (t.one, t.other)}
    alone = tuple(names[a] for a in chosen if a not in tied)
    return Network(names, ties, shown, two_mode(said), options, cells, alone)


def tie_rows(work: Positions, network: Network) -> list[dict[str, Any]]:
    """Give one row for each pair of parties that both hold an option on some issue."""
    titles = {i: issue.title for i, issue in work.table.issues.items()}
    return [
        {
            "one": network.names[t.one],
            "other": network.names[t.other],
            "issues_of_both": t.together,
            "congruence": t.congruence,
            "neither": t.near_count,
            "conflict": t.conflict,
            "subtract": t.subtract,
            "same_option_on": "; ".join(titles[c] for c in t.same),
            "opposed_on": "; ".join(titles[c] for c in t.opposed),
        }
        for t in network.ties
    ]


def option_rows(network: Network) -> list[dict[str, Any]]:
    """Give one row for each edge of the two-mode network."""
    return [
        {
            "party": network.names[e.actor],
            "option": network.options[e.concept],
            "agrees": e.agree,
            "is_opposed": e.disagree,
        }
        for e in network.edges
    ]
