"""What people judged and told about one what-if question, read from their journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from course.activities.scenarios import verbs
from course.activities.scenarios.words import words_of
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.activities.bodies import Done
    from course.case.records import WhatIf
    from course.journal import Entry
    from course.methods.crossimpact import Matrix, Scenario

Cell = tuple[int, int]
DRAFT: Final = N_("the draft")
STORY_PARTS: Final = Labels(
    {
        "true": N_("what would have to be true"),
        "gains": N_("who gains"),
        "loses": N_("who loses"),
        "sign": N_("one early sign"),
    }
)


@dataclass(frozen=True, slots=True)
class Influence:
    """What somebody said about one cell; the draft's are hypotheses for discussion."""

    who: str
    value: int
    reason: str

    @property
    def words(self) -> str:
        """The judgement in words."""
        return words_of(self.value)


@dataclass(frozen=True, slots=True)
class Story:
    """A scenario told by somebody: no probability, only what would have to be true."""

    entry: str
    who: str
    scenario: Scenario
    title: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """Whether somebody expected a story to hold together, before looking; None: looked without a guess."""

    scenario: Scenario
    holds: bool | None


@dataclass
class State:
    """Guesses, judgements and held drivers by person, and the stories told."""

    guesses: dict[str, Guess] = field(default_factory=dict)
    own: dict[str, dict[Cell, Influence]] = field(default_factory=dict)
    held: dict[str, dict[int, int]] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)


class Fold:
    """Read what people did; whatever names a driver or state that is not there is passed over.

    Parameters
    ----------
    what_if
        Which question.
    shape
        Its drivers and their states, without any judgement.
    index
        The number of each state.
    """

    def __init__(self, what_if: WhatIf, shape: Matrix, index: Mapping[tuple[str, str], int]) -> None:
        self.what_if = what_if
        self.drivers = [d.id for d in what_if.drivers]
        self.shape = shape
        self.index = index

    def fold(self, done: Sequence[Done]) -> State:
        """Give what was judged and told about this question."""
        state = State()
        for entry, body in done:
            if body.what_if != self.what_if.id:
                continue
            match body:
                case verbs.Guess():
                    self._guess(state, entry, body)
                case verbs.Judge() | verbs.TakeDraft():
                    self._judge(state, entry, body)
                case verbs.Hold():
                    self._hold(state.held.setdefault(entry.by, {}), body)
                case verbs.Tell():
                    self._tell(state, entry, body)
        return state

    def _judge(self, state: State, entry: Entry, body: verbs.Judge | verbs.TakeDraft) -> None:
        row = self.index.get((body.driver, body.state))
        column = self.index.get((body.acts_on, body.on_state))
        if row is None or column is None:
            return
        own = state.own.setdefault(entry.by, {})
        if isinstance(body, verbs.Judge):
            own[row, column] = Influence(entry.by, body.value, body.reason)
        else:
            own.pop((row, column), None)

    def _hold(self, held: dict[int, int], body: verbs.Hold) -> None:
        if body.driver in self.drivers:
            held.pop(self.drivers.index(body.driver), None)
        index = self.index.get((body.driver, body.state))
        if index is not None:
            driver, variant = self.shape.place(index)
            held[driver] = variant

    def _guess(self, state: State, entry: Entry, body: verbs.Guess) -> None:
        scenario = self._scenario(body.scenario)
        if len(scenario) == len(self.drivers):
            holds = {"yes": True, "no": False, "": None}[body.holds]
            state.guesses[entry.by] = Guess(scenario, holds)

    def _scenario(self, states: Mapping[str, str]) -> Scenario:
        found = [self.index.get((driver, states.get(driver, ""))) for driver in self.drivers]
        return tuple(self.shape.place(i)[1] for i in found if i is not None)

    def _tell(self, state: State, entry: Entry, body: verbs.Tell) -> None:
        scenario = self._scenario(body.scenario)
        if len(scenario) == len(self.drivers):
            parts = tuple((what, getattr(body, part)) for part, what in STORY_PARTS.items())
            state.stories.append(Story(entry.id, entry.by, scenario, body.title, parts))
