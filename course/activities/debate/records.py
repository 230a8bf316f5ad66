"""What a debate consists of, as its journal tells it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from course.language import N_, Labels, _

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from course.case import Format
    from course.journal import Journal

PARTS: Final = ("claim", "warrant", "backing", "qualifier", "rebuttal")
"""Toulmin's parts of an argument (The Uses of Argument, 1958) that are words; grounds are a record."""
CHOICES: Final = Labels({"for": N_("For"), "against": N_("Against"), "undecided": N_("Undecided")})
MISSING: Final = "missing"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a card rests on: the ledger, a passage or source of the case, or a source of one's own."""

    kind: str
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a card."""

    entry: str
    who: str
    at: str
    texts: dict[str, str]
    grounds: Grounds | None


@dataclass(slots=True)
class Card:
    """An argument in Toulmin's parts, with everything that was done to it.

    ``answers`` holds what each person answered to each critical question.
    """

    id: str
    number: int
    who: str
    at: str
    side: str
    institution: str
    phase: int
    relation: str
    to: str
    scheme: str
    heads: list[Version]
    withdrawn: bool = False
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    ties: list[tuple[str, str]] = field(default_factory=list)

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """How it stands to which cards: what it was played for first, then what it was tied to later."""
        first = ((self.relation, self.to),) if self.relation else ()
        return (*first, *self.ties)

    @property
    def now(self) -> Version:
        """The latest wording."""
        return self.heads[-1]

    @property
    def claim(self) -> str:
        """What the card says."""
        return self.now.texts.get("claim", "")

    @property
    def grounds(self) -> Grounds | None:
        """What it rests on now; None if nothing is named."""
        return self.now.grounds


@dataclass(frozen=True, slots=True)
class Said:
    """What was said when."""

    entry: str
    who: str
    at: str
    phase: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw of the lot: who got which roles, and for whom they speak."""

    entry: str
    who: str
    seed: str
    chairs: dict[str, tuple[str, ...]]
    institutions: dict[str, str]


@dataclass(frozen=True, slots=True)
class SlipCount:
    """Slips of paper that somebody counted by hand: for each vote and choice, how many."""

    entry: str
    who: str
    totals: Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody told a speaker, in words."""

    who: str
    to: str
    role: str
    levels: dict[str, str]
    worked: str
    next_step: str


@dataclass(slots=True)
class Clock:
    """Where the clock stands. ``left`` holds at ``since`` if it runs, and anyway if it does not.

    ``left_in`` has what was left of each phase when it was left.
    """

    phase: int = 0
    left: float = 0.0
    since: datetime | None = None
    started: bool = False
    holder: str = ""
    auto: bool = False
    entry: str = ""
    set: bool = False
    banks: dict[str, float] = field(default_factory=dict)
    bank: str = ""
    left_in: dict[int, float] = field(default_factory=dict)

    def left_at(self, at: datetime) -> float:
        """Give the seconds left; below zero is over time."""
        return self.left - (at - self.since).total_seconds() if self.since and not self.bank else self.left

    def bank_at(self, side: str, at: datetime) -> float:
        """Give the seconds of preparation that a side has left."""
        gone = (at - self.since).total_seconds() if self.since and self.bank == side else 0.0
        return max(0.0, self.banks.get(side, 0.0) - gone)


@dataclass(slots=True)
class DebateState:
    """One debate.

    ``moves`` counts pairs of ballots; ``totals`` counts what nothing pairs, by vote and choice, and ``slips``
    is the part of it that was counted by hand. ``ways`` says of each vote that was opened how it is taken.
    ``aside`` holds the cards that a class does not see now; they are not among ``cards``.
    """

    key: str
    code: str
    format: Format
    motion: dict[str, str]
    setting: str
    at: str
    journal: Journal
    last: str = ""
    draws: list[Draw] = field(default_factory=list)
    chairs: dict[str, list[str]] = field(default_factory=dict)
    speaks_for: dict[str, str] = field(default_factory=dict)
    moved_chairs: list[tuple[str, Any]] = field(default_factory=list)
    given: list[tuple[str, str]] = field(default_factory=list)  # who got which institution after the draw
    ready: set[str] = field(default_factory=set)
    clock: Clock = field(default_factory=Clock)
    cards: dict[str, Card] = field(default_factory=dict)
    aside: dict[str, Card] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    began_phase: dict[int, str] = field(default_factory=dict)
    ran: Counter[int] = field(default_factory=Counter)  # whole seconds that the clock of each phase ran
    polls: dict[str, str] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)
    paired: bool = True
    voted: dict[str, int] = field(default_factory=dict)
    sealed: list[str] = field(default_factory=list)
    key_lost: bool = False
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)
    totals: Counter[tuple[str, str]] = field(default_factory=Counter)
    slips: list[SlipCount] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    feedback: list[Feedback] = field(default_factory=list)
    joint: list[tuple[str, str, str]] = field(default_factory=list)
    agreed: dict[str, set[str]] = field(default_factory=dict)

    def without(self, aside: Collection[str]) -> DebateState:
        """Give the debate as a class sees it while some of its cards are set aside."""
        hidden = {card: self.cards[card] for card in self.cards if card in aside}
        if not hidden:
            return self
        shown = {card: self.cards[card] for card in self.cards if card not in hidden}
        return replace(self, cards=shown, aside=hidden)

    def person(self, named: object) -> str:
        """Give the id of somebody whom the body of an entry names."""
        return self.journal.person(str(named))

    def name_of(self, person: str) -> str:
        """Give the name by which somebody is shown."""
        return self.journal.name_of(person)

    @property
    def people(self) -> list[str]:
        """Everybody who has a chair, in alphabetical order of their names."""
        return sorted(self.chairs, key=self.name_of)

    @property
    def changes(self) -> list[str]:
        """Say who changed chairs since the draw."""
        return [
            _("{one} and {other} changed chairs.").format(one=self.name_of(who), other=self.name_of(to))
            if isinstance(to, str)
            else _("{who} took another chair: {role}.").format(who=self.name_of(who), role=to.name)
            for who, to in self.moved_chairs
        ]

    def role(self, role_id: str) -> Any:  # noqa: ANN401 - a Role, or None
        """Give a role of the format by its id, or None."""
        return next((r for r in self.format.roles if r.id == role_id), None)

    @property
    def seed(self) -> str:
        """The seed of the draw; of all draws, where several desks drew."""
        return ", ".join(dict.fromkeys(draw.seed for draw in self.draws))

    @property
    def drawn_twice(self) -> tuple[str, ...]:
        """Who got a chair at more than one desk; the later draw holds."""
        return tuple(who for who in self.people if sum(who in d.chairs for d in self.draws) > 1)

    @property
    def signers(self) -> tuple[str, ...]:
        """Who agrees to a joint statement: both sides, or everybody with the floor where there are none."""
        if self.format.two_sided:
            return ("for", "against")
        floor = {role for phase in self.format.phases for role in phase.speaks}
        return tuple(who for who in self.people if floor & set(self.chairs[who]))

    @property
    def swapped(self) -> bool:
        """Whether sides have changed by now."""
        return self._swapped_at(self.clock.phase)

    def _swapped_at(self, phase: int) -> bool:
        return any(p.swaps_sides for p in self.format.phases[: phase + 1])

    def speaking(self, role_id: str, phase: int) -> list[str]:
        """Give who speaks in a role in a phase: when sides have changed, those who sat opposite."""
        seat = self._seat(role_id, phase)
        return [who for who in self.people if seat in self.chairs[who]]

    def spoken(self) -> Counter[str]:
        """Give whole seconds by person, of phases in which one person speaks and not several."""
        found: Counter[str] = Counter()
        for phase, ran in self.ran.items():
            roles = self.format.phases[phase].speaks
            people = {who for role in roles for who in self.speaking(role, phase)}
            if len(people) == 1:
                found[people.pop()] += ran
        return found

    def _seat(self, role_id: str, phase: int) -> str:
        role = self.role(role_id)
        if role is None or role.side == "none" or not self._swapped_at(phase):
            return role_id
        ours = [r.id for r in self.format.roles if r.side == role.side]
        theirs = [r.id for r in self.format.roles if r.side not in (role.side, "none")]
        place = ours.index(role_id)
        return theirs[place] if place < len(theirs) else role_id

    def side_given(self, who: str) -> str:
        """Give the side somebody was given, as it stands in the present phase."""
        sides = [r.side for i in self.chairs.get(who, ()) if (r := self.role(i)) and r.side != "none"]
        if not sides:
            return "none"
        if len(set(sides)) > 1:
            return "both"
        return {"for": "against", "against": "for"}[sides[0]] if self.swapped else str(sides[0])
