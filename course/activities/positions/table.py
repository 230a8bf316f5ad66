"""Issues by parties: what the ledger knows of every pair, and what it does not know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from course.case.cells import CELL_LABELS, cell_states, why_empty
from course.case.kept import kept_for_each
from course.case.words import CONFIDENCE_LABELS
from course.language import N_, Labels, _, language

if TYPE_CHECKING:
    from course.case import Case
    from course.case.cells import CellState
    from course.case.records import Issue, LaterPosition, Option, Position, Stakeholder, StatedPosition

Relation = Literal["same", "next", "opposed", "unknown"]

RELATION_LABELS: Final = Labels(
    {
        "same": N_("The same option"),
        "next": N_("Next to each other"),
        "opposed": N_("Opposed"),
        "unknown": N_("Cannot be compared"),
    }
)
EMPTY_WORDS: Final = Labels(
    {
        "looked_for": N_("Looked for, nothing found"),
        "not_looked_for": N_("Not looked for yet"),
        "outside": N_("Outside its concern"),
    }
)
"""What stands in a cell without a position."""
EMPTY_MARKS: Final[dict[str, str]] = {"looked_for": "∅", "not_looked_for": "?", "outside": "–"}
"""A sign for each of them, so that the table shows them apart."""
OPPOSED_FROM: Final = 2
"""How many steps apart two options count as opposed; on a scale of two options, one."""
STATED_MARK, EMPTY_MARK = "●", "○"
INFERRED_MARK, FAINT_MARK = "◌", "·"  # beside hollow dots, a dotted one is hard to see


def option_words(option: Option) -> str:
    """Give an option's label as words.

    Examples
    --------
    >>> from course.case import load_case
    >>> option_words(load_case().issue("range").scale[1])
    'National self limit'
    """
    words = option.label.replace("_", " ")
    return words[:1].upper() + words[1:]


def option_in_full(option: Option) -> str:
    """Give an option's label and what it means; the label alone where its meaning only repeats it.

    Examples
    --------
    >>> from course.case import load_case
    >>> [option_in_full(option) for option in load_case().issue("range").scale[:2]]
    ['No limit', 'National self limit: a ceiling declared and changed by the state itself']
    """
    words = option_words(option)
    return words if words.lower() == option.meaning.lower() else f"{words}: {option.meaning}"


def party_words(party: Stakeholder) -> str:
    """Give a party's name as it stands above a column, without what its record adds in brackets."""
    return party.label.split(" (")[0]


def step_of(issue: Issue, level: int | None) -> int | None:
    """Give the place of a level in the issue's order, from 0; None where the scale has no such level."""
    for step, option in enumerate(issue.scale):
        if option.level == level:
            return step
    return None


def opposed_from(issue: Issue, steps: int = OPPOSED_FROM) -> int:
    """Give how many steps apart count as opposed on this issue's scale."""
    return max(1, min(steps, len(issue.scale) - 1))


def relation(issue: Issue, one: int | None, other: int | None, *, steps: int = OPPOSED_FROM) -> Relation:
    """Say how two levels of an issue stand to each other: only their order is used.

    Examples
    --------
    >>> from course.case import load_case
    >>> issue = load_case().issue("range")
    >>> relation(issue, 1, 1), relation(issue, 1, 2), relation(issue, 1, 4), relation(issue, 1, None)
    ('same', 'next', 'opposed', 'unknown')
    """
    a, b = step_of(issue, one), step_of(issue, other)
    if a is None or b is None:
        return "unknown"
    if a == b:
        return "same"
    return "opposed" if abs(a - b) >= opposed_from(issue, steps) else "next"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the ledger knows of one party on one issue.

    Attributes
    ----------
    state
        One of :data:`course.case.cells.CELL_LABELS`. Only a stated and an inferred
        position say where a party stands; the other three are not "neutral".
    level
        The option held, or None where none can be assigned.
    words
        The option in words, or why there is none.
    scale, place
        The option's place in the order: as a row of marks, and in words.
    position, spoken
        The records that this rests on.
    later
        What the party said or did after the paper: shown apart, and counted nowhere.
    why_empty
        Why there is no position: what was looked for, or that nobody looked yet.
    """

    issue: str
    actor: str
    state: CellState
    level: int | None
    words: str
    scale: str
    place: str
    confidence: str
    position: Position | None = None
    spoken: tuple[StatedPosition, ...] = ()
    later: tuple[LaterPosition, ...] = ()
    why_empty: str = ""

    @property
    def known(self) -> bool:
        """Whether the ledger says anything."""
        return self.state in ("stated", "inferred")

    @property
    def state_words(self) -> str:
        """How it is known, in words."""
        return CELL_LABELS[self.state]

    @property
    def confidence_words(self) -> str:
        """How sure the ledger is, in words; empty where it knows nothing."""
        return (
            _("{confidence} confidence").format(confidence=CONFIDENCE_LABELS[self.confidence])
            if self.confidence
            else ""
        )

    @property
    def quote(self) -> str:
        """The paper's own words for it, or nothing."""
        own = self.position.quote if self.position else None
        return own or next((s.quote for s in self.spoken if s.quote), None) or ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of all sources, without repeats."""
        first = self.position.sources if self.position else ()
        return tuple(dict.fromkeys([*first, *(i for s in self.spoken for i in s.sources)]))


def scale_marks(issue: Issue, level: int | None, *, inferred: bool) -> str:
    """Draw an option's place in the order as a row of marks."""
    here = step_of(issue, level)
    mark, rest = (INFERRED_MARK, FAINT_MARK) if inferred else (STATED_MARK, EMPTY_MARK)
    return "".join(mark if i == here else rest for i in range(len(issue.scale)))


def make_cell(
    issue: Issue,
    party: Stakeholder,
    state: CellState,
    position: Position | None,
    later: tuple[LaterPosition, ...] = (),
) -> Cell:
    """Put together what the ledger knows of one party on one issue."""
    spoken = tuple(s for s in party.stated_positions if s.issue == issue.id and not s.after_paper)
    if position is None and not spoken:
        words, why = EMPTY_WORDS[state], why_empty(issue, party.id)
        return Cell(issue.id, party.id, state, None, words, "", "", "", later=later, why_empty=why)
    if position is None:
        words = _("Spoke on it; no option assigned")
        sure = spoken[0].confidence
        return Cell(issue.id, party.id, state, None, words, "", "", sure, None, spoken, later)
    step = step_of(issue, position.level)
    common = (position.evidence_kind, position.level if step is not None else None)
    if step is None:
        words, scale, place = _("No option assigned"), "", ""
    else:
        words = option_words(issue.scale[step])
        scale = scale_marks(issue, position.level, inferred=position.evidence_kind == "inferred")
        place = _("option {step} of {n}").format(step=step + 1, n=len(issue.scale))
    return Cell(
        issue.id, party.id, *common, words, scale, place, position.confidence, position, spoken, later
    )


class PositionTable:
    """Every issue with every party.

    Examples
    --------
    >>> from course.case import load_case
    >>> table = PositionTable(load_case())
    >>> table.cell("format", "oman").words
    'Indirect'
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.issues = {i.id: i for i in case.issues}
        self.parties = {s.id: s for s in case.stakeholders}
        known = {(p.issue, p.actor): p for p in case.positions}
        states = cell_states(case)
        later: dict[tuple[str, str], tuple[LaterPosition, ...]] = {}
        for said in case.later_positions:
            later[said.issue, said.actor] = (*later.get((said.issue, said.actor), ()), said)
        self.cells = {
            (i, a): make_cell(
                self.issues[i], self.parties[a], state, known.get((i, a)), later.get((i, a), ())
            )
            for (i, a), state in states.items()
        }

    def cell(self, issue: str, actor: str) -> Cell:
        """Give one cell; a KeyError for an unknown pair is a mistake of the caller."""
        return self.cells[issue, actor]

    def level(self, issue: str, actor: str) -> int | None:
        """Give the level the ledger assigns, or None."""
        return self.cells[issue, actor].level

    def spoken_on(self, actor: str) -> tuple[str, ...]:
        """Give the issues on which the ledger knows something of a party."""
        return tuple(i for i in self.issues if self.cells[i, actor].known)

    def few(self, count: int = 4) -> tuple[str, ...]:
        """Give the few parties that the paper names most, in the order of the case.

        How much is known of a party grows with every search, so it decides only between two that the paper
        names as often. Others follow only where the paper names too few.
        """
        order = list(self.parties)
        named = Counter(actor for claim in self.case.claims for actor in claim.actors)

        def rank(actor: str) -> tuple[bool, int, int, int]:
            beyond = not self.parties[actor].in_paper
            return (beyond, -named[actor], -len(self.spoken_on(actor)), order.index(actor))

        most = sorted(order, key=rank)[:count]
        return tuple(a for a in order if a in most)

    def likeness(self, one: str, other: str) -> tuple[int, int, int]:
        """Count issues with the same option, issues on which they are opposed, and issues to compare."""
        found = [
            relation(issue, self.level(i, one), self.level(i, other)) for i, issue in self.issues.items()
        ]
        compared = [r for r in found if r != "unknown"]
        return compared.count("same"), compared.count("opposed"), len(compared)

    def by_likeness(self, to: str, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Order parties by how many options they share with one; then by fewer opposed; then by the case."""
        order = list(self.parties)

        def rank(actor: str) -> tuple[int, int, int, int]:
            same, opposed, _ = self.likeness(to, actor)
            return (actor != to, -same, opposed, order.index(actor))

        return tuple(sorted(actors, key=rank))


_tables: Final = kept_for_each(lambda _case: dict[str, PositionTable]())


def table_of(case: Case) -> PositionTable:
    """Give the table of a case in the present language: every face asks for the same one.

    Examples
    --------
    >>> from course.case import load_case
    >>> table_of(load_case()) is table_of(load_case())
    True
    """
    known, now = _tables(case), language()
    if now not in known:
        known[now] = PositionTable(case)
    return known[now]
