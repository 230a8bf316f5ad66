"""Judge how drivers act on each other, and see which stories hold together.

Cross-impact balances (Weimer-Jehle, 2006): people judge in words how one state
of a driver acts on another. A story takes one state of each driver; it holds
together if, for each driver, nothing speaks more for another state. The method
tells consistent from inconsistent. It says nothing about what is likely.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.scenarios import verbs
from course.activities.scenarios.questions import questions
from course.activities.scenarios.state import DRAFT, STORY_PARTS, Cell, Fold, Guess, Influence, State, Story
from course.activities.scenarios.what_if import what_if_of
from course.activities.scenarios.words import JUDGEMENT_LABELS
from course.activities.writing import checked_text, chosen
from course.language import Misfits, NotAllowed, _
from course.methods.crossimpact import Descriptor, Matrix, departures, some

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.activities.bodies import Done, Verbs
    from course.case import Case
    from course.case.records import CrossImpact, Start
    from course.journal import Entry, Journal
    from course.methods.crossimpact import Scenario


@lru_cache(maxsize=64)
def _solved(matrix: Matrix, held: tuple[tuple[int, int], ...] = ()) -> tuple[tuple[Scenario, ...], bool]:
    """Look for the stories that hold together once: a page asks for them in many places."""
    return some(matrix, held=dict(held))


class Scenarios(Activity[State]):
    """Work on one what-if question.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    what_if
        The id of the question; the first one of the case where none is given.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Scenarios(load_case(), Journal(), who="heron", what_if="W1")
    >>> len(work.consistent())
    9
    """

    name: ClassVar[str] = "scenarios"
    verbs: ClassVar[Verbs] = verbs.SCENARIOS

    def __init__(self, case: Case, journal: Journal, *, who: str, what_if: str = "") -> None:
        super().__init__(case, journal, who=who)
        self.what_if = what_if_of(case, what_if)
        self._empty = Matrix(
            tuple(Descriptor(d.name, d.states) for d in self.what_if.drivers),
            tuple((0,) * self._width for _ in range(self._width)),
        )
        self._index = {
            (d.id, state): start + i
            for d, start in zip(self.what_if.drivers, self._empty.starts, strict=True)
            for i, state in enumerate(d.states)
        }
        self._keys = {index: key for key, index in self._index.items()}
        self._records: dict[Cell, CrossImpact] = {}
        self._draft = self._read_draft()
        self._fold = Fold(self.what_if, self._empty, self._index)

    def fold(self, done: Sequence[Done]) -> State:
        """Read what was judged and told about this question."""
        return self._fold.fold(done)

    @property
    def _width(self) -> int:
        return sum(len(d.states) for d in self.what_if.drivers)

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about judgements that differ and stories told."""
        for what_if in case.what_ifs:
            yield from questions(cls(case, journal, who=who, what_if=what_if.id))

    # --- reading the state ---------------------------------------------------

    @property
    def shape(self) -> Matrix:
        """The drivers and their states, without any judgement."""
        return self._empty

    def names(self, index: int) -> tuple[str, str]:
        """Name the driver and the state of a row or column."""
        driver, variant = self._empty.place(index)
        found = self._empty.descriptors[driver]
        return found.name, found.variants[variant]

    def label(self, index: int) -> str:
        """Name the driver and the state of a row or column in one."""
        return ": ".join(self.names(index))

    def judgement(self, row: int, column: int) -> Influence:
        """Give the judgement of a cell by the person who acts, or the draft's where there is none."""
        return self.changes().get((row, column)) or self._drafted(row, column)

    def changes(self) -> dict[Cell, Influence]:
        """Give the cells that the person who acts has judged."""
        return dict(self._state.own.get(self.who, {}))

    @property
    def judged(self) -> tuple[Cell, ...]:
        """The cells that the draft or the person who acts now has judged, in order."""
        return tuple(sorted({*self._draft, *self.changes()}))

    def matrix(self) -> Matrix:
        """Give the draft with the judgements of the person who acts."""
        cells = {cell: said.value for cell, said in {**self._draft, **self.changes()}.items()}
        return self._empty.changed(cells)

    @property
    def held(self) -> dict[int, int]:
        """The drivers that the person who acts now holds at a state."""
        return dict(self._state.held.get(self.who, {}))

    def consistent(self) -> tuple[Scenario, ...]:
        """Give the stories that hold together by what the person who acts now judged, at most 10,000."""
        return self._found[0]

    @property
    def more_hold(self) -> bool:
        """Whether more stories hold together than are given."""
        return self._found[1]

    @property
    def _found(self) -> tuple[tuple[Scenario, ...], bool]:
        return _solved(self.matrix(), tuple(sorted(self.held.items())))

    @property
    def by_themselves(self) -> tuple[Scenario, ...]:
        """The stories that hold together where no driver is held, at most 10,000."""
        return _solved(self.matrix())[0]

    @property
    def more_by_themselves(self) -> bool:
        """Whether more stories hold together by themselves than are given."""
        return _solved(self.matrix())[1]

    @property
    def guess(self) -> Guess | None:
        """What the person who acts now expected before looking; None if nobody has asked yet."""
        return self._state.guesses.get(self.who)

    @property
    def has_looked(self) -> bool:
        """Whether the person who acts now has guessed, judged, held or told something before."""
        state = self._state
        told = any(story.who == self.who for story in state.stories)
        return told or any(self.who in found for found in (state.guesses, state.own, state.held))

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories told so far, oldest first."""
        return tuple(self._state.stories)

    def starts(self) -> tuple[tuple[Start, Scenario], ...]:
        """Give the stories of the case to begin with, each with its scenario."""
        drivers = self.what_if.drivers
        return tuple(
            (start, tuple(d.states.index(start.states[d.id]) for d in drivers))
            for start in self.what_if.starts
        )

    def differing(self) -> tuple[tuple[Cell, tuple[Influence, ...]], ...]:
        """Give the cells that people judge differently, each with all that was said; never an average.

        Where only one person has judged a cell, the draft stands beside it.
        The widest differences come first.
        """
        cells = sorted({cell for own in self._state.own.values() for cell in own})
        found = []
        for cell in cells:
            said = [own[cell] for _, own in sorted(self._state.own.items()) if cell in own]
            if len(said) == 1:
                said = [self._drafted(*cell), *said]
            values = [j.value for j in said]
            if len(set(values)) > 1:
                found.append((max(values) - min(values), cell, tuple(said)))
        return tuple((cell, said) for _, cell, said in sorted(found, key=lambda f: (-f[0], f[1])))

    # --- acting --------------------------------------------------------------

    def expect(self, scenario: Scenario, holds: str) -> Entry:
        """Guess before looking whether a story holds together: yes, no, or empty to look without a guess."""
        taken = chosen(holds, get_args(verbs.Expected), _("Say whether you expect it to hold together."))
        names = self._states(self.checked(scenario))
        return self.enter(verbs.Guess, what_if=self.what_if.id, scenario=names, holds=taken)

    def judge(self, row: int | str, column: int | str, *, value: int | str, reason: str) -> Entry:
        """Record how one state acts on another.

        Parameters
        ----------
        row, column
            The state that acts, and the one that it acts on.
        value
            A key of :data:`JUDGEMENT_LABELS`.
        reason
            Why; it may be left empty.

        Raises
        ------
        NotAllowed
            If there is no such cell, or the word is missing.
        """
        source, target = self._cell(row, column)
        step = _whole(value, 99)
        wrong = Misfits()
        with wrong.at("value"):
            chosen(step, JUDGEMENT_LABELS, _("Choose how the one acts on the other."))
        with wrong.at("reason"):
            reason = checked_text(reason, what=_("your reason"), required=False)
        wrong.refuse()
        return self.enter(verbs.Judge, **self._names(source, target), value=step, reason=reason)

    def take_draft(self, row: int | str, column: int | str) -> Entry:
        """Go back to the draft's judgement of a cell."""
        source, target = self._cell(row, column)
        if (source, target) not in self.changes():
            raise NotAllowed(_("You have not changed this judgement."))
        return self.enter(verbs.TakeDraft, **self._names(source, target))

    def hold(self, driver: int | str, variant: int | str) -> Entry:
        """Hold a driver at a state, as if decided from outside; -1 lets it go."""
        at, state = _whole(driver, -1), _whole(variant, -1)
        if not 0 <= at < len(self.what_if.drivers):
            raise NotAllowed(_("Choose a driver to hold."))
        found = self.what_if.drivers[at]
        if not -1 <= state < len(found.states):
            raise NotAllowed(_("Choose one of the driver’s states."))
        name = "" if state < 0 else found.states[state]
        return self.enter(verbs.Hold, what_if=self.what_if.id, driver=found.id, state=name)

    def tell(self, scenario: Scenario, *, title: str, **parts: str) -> Entry:
        """Record a told story of a scenario that holds together.

        Raises
        ------
        NotAllowed
            If the scenario does not hold together, or a part is missing.
        """
        if departures(self.checked(scenario), self.held):
            raise NotAllowed(
                _(
                    "A driver is held at another state than this story has. Let the driver go, or tell "
                    "another."
                )
            )
        if not self.matrix().is_consistent(scenario, self.held):
            raise NotAllowed(
                _("This story does not hold together yet. Change a judgement first, or tell another.")
            )
        names = {d.id: d.states[v] for d, v in zip(self.what_if.drivers, scenario, strict=True)}
        wrong = Misfits()
        with wrong.at("title"):
            title = checked_text(title, what=_("a title"))
        said = {}
        for part, what in STORY_PARTS.items():
            with wrong.at(part):
                said[part] = checked_text(parts.get(part, ""), what=what)
        wrong.refuse()
        return self.enter(verbs.Tell, what_if=self.what_if.id, scenario=names, title=title, **said)

    def checked(self, scenario: Scenario) -> Scenario:
        """Give a scenario if it names one state of each driver.

        Raises
        ------
        NotAllowed
            If it does not.
        """
        sizes = self._empty.sizes
        if len(scenario) != len(sizes) or any(not 0 <= v < n for v, n in zip(scenario, sizes, strict=True)):
            raise NotAllowed(_("Choose one state for each driver."))
        return tuple(scenario)

    def drafted(self, row: int, column: int) -> CrossImpact | None:
        """Give the draft's record for a cell, with the evidence it names."""
        return self._records.get((row, column))

    def rests_on(self, row: int, column: int) -> str:
        """Say which claims, positions, events and sources the draft names for a cell."""
        record = self.drafted(row, column)
        if record is None or not record.rests_on_evidence:
            return _("judgement alone")
        named = {name: getattr(record, name) for name in ("claims", "positions", "events", "sources")}
        return "; ".join(f"{name} {', '.join(ids)}" for name, ids in named.items() if ids)

    # --- inside --------------------------------------------------------------

    def _states(self, scenario: Scenario) -> dict[str, str]:
        return {d.id: d.states[v] for d, v in zip(self.what_if.drivers, scenario, strict=True)}

    def _read_draft(self) -> dict[Cell, Influence]:
        draft = {}
        for record in self.case.cross_impacts:
            if record.what_if == self.what_if.id:
                row = self._index[record.driver, record.state]
                for state, value in record.effects.items():
                    cell = row, self._index[record.acts_on, state]
                    draft[cell] = Influence(DRAFT, value, record.reason)
                    self._records[cell] = record
        return draft

    def _drafted(self, row: int, column: int) -> Influence:
        return self._draft.get((row, column)) or Influence(DRAFT, 0, "")

    def _cell(self, row: int | str, column: int | str) -> Cell:
        source, target = _whole(row, -1), _whole(column, -1)
        if source not in self._keys or target not in self._keys:
            raise NotAllowed(_("Choose two states: one that acts, and one that it acts on."))
        if self._empty.place(source)[0] == self._empty.place(target)[0]:
            raise NotAllowed(_("Choose states of two different drivers."))
        return source, target

    def _names(self, row: int, column: int) -> dict[str, str]:
        (driver, state), (acts_on, on_state) = self._keys[row], self._keys[column]
        return {
            "what_if": self.what_if.id,
            "driver": driver,
            "state": state,
            "acts_on": acts_on,
            "on_state": on_state,
        }


def _whole(value: int | str, otherwise: int) -> int:
    try:
        return int(value)
    except (ValueError, TypeError):
        return otherwise
