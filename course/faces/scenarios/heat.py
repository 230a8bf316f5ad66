"""What acts on what, as a table for each driver that acts; a driver does not act on itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.activities.scenarios.words import sign_of
from course.language import _, language, upper

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from course.activities.scenarios import Scenarios
    from course.activities.scenarios.state import Influence
    from course.methods.crossimpact import Scenario


@dataclass(frozen=True, slots=True)
class Cell:
    """One judgement, as the table shows it."""

    row: int
    column: int
    said: Influence
    sentence: str
    sign: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one state of a driver does to the states of the others."""

    key: Hashable
    """The same as long as the row shows the same."""
    index: int
    name: str
    mine: bool
    stop: tuple[int, int]
    columns: tuple[int, ...]
    cell: Callable[[int, int], Cell]

    def cells(self) -> Iterator[Cell]:
        """Give its judgements; most rows are shown as they were, and need none."""
        return (self.cell(self.index, column) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Table:
    """What the states of one driver do; one stop of the Tab key."""

    driver: str
    rows: tuple[Row, ...]
    open: bool


class Heat:
    """The judgements of one what-if.

    Parameters
    ----------
    work
        The activity.
    story
        The scenario that is shown: its states are marked.
    at
        The cell that is open; the table that it is in stands open.
    name_of
        What somebody is called now.
    """

    def __init__(
        self, work: Scenarios, story: Scenario, at: tuple[int, int], name_of: Callable[[str], str]
    ) -> None:
        self._work, self._story, self._at, self._name_of = work, story, at, name_of

    def tables(self) -> list[Table]:
        """Give the tables, in the order of the drivers."""
        shape, made = self._work.shape, list[Table]()
        spans = [
            range(start, start + len(d.variants))
            for d, start in zip(shape.descriptors, shape.starts, strict=True)
        ]
        for driver, own in zip(shape.descriptors, spans, strict=True):
            columns = tuple(column for span in spans if span is not own for column in span)
            here = self._at[0] in own
            stop = self._at if here or not columns else (own[0], columns[0])
            rows = tuple(self._row(index, columns, stop) for index in own)
            made.append(Table(driver.name, rows, here))
        return made

    def cell(self, row: int, column: int) -> Cell:
        """Give one judgement in words."""
        said = self._work.judgement(row, column)
        (driver, state), (other, target) = self._work.names(row), self._work.names(column)
        sentence = _("{driver}: {state} {acts} “{target}” ({other}).").format(
            driver=upper(driver), state=state, acts=said.words, target=target, other=other
        )
        return Cell(row, column, said, sentence, sign_of(said.value))

    def _row(self, index: int, columns: tuple[int, ...], stop: tuple[int, int]) -> Row:
        driver, variant = self._work.shape.place(index)
        mine = self._story[driver] == variant
        said = tuple(self._work.judgement(index, column) for column in columns)
        told = tuple((one, self._name_of(one.who)) for one in said)
        key = (language(), index, mine, stop[1] if stop[0] == index else None, told)
        return Row(key, index, self._work.names(index)[1], mine, stop, columns, self.cell)
