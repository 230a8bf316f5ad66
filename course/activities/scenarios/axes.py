"""A warm-up: two uncertain drivers, two ends of each, and the four worlds between them.

The 2 × 2 of scenario planning. It is quick and shows where it falls short: two
drivers only, and nobody has asked whether the corners hold together. That
question leads to cross-impact balances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.writing import checked_text
from course.files.mistakes import near
from course.language import NotAllowed
from course.publish.spreadsheet import one_line

if TYPE_CHECKING:
    from course.case import Case
    from course.case.records import WhatIf
    from course.journal import Entry, Journal

CORNERS = ("low-low", "high-low", "low-high", "high-high")
"""Across first, then up."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A driver and the two of its states that stand at the ends."""

    driver: str
    name: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class World:
    """What one person called a corner, and how it reads."""

    who: str
    title: str
    text: str


class Axes(Activity[Any]):
    """Choose two drivers of a what-if and name the four worlds.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    what_if
        The id of the question; the first one of the case where none is given.
    """

    name: ClassVar[str] = "axes"

    def __init__(self, case: Case, journal: Journal, *, who: str, what_if: str = "") -> None:
        super().__init__(case, journal, who=who)
        known = {w.id: w for w in case.what_ifs}
        if not known:
            raise NotAllowed("This case has no what-if question. Add one to what_ifs.yaml.")
        chosen = what_if or next(iter(known))
        if chosen not in known:
            raise NotAllowed(f"There is no what-if {chosen!r}: {near(chosen, known)}")
        self.what_if: WhatIf = known[chosen]

    def axes(self) -> tuple[Axis, Axis] | None:
        """Give the two axes that the person who acts now chose last, or None."""
        for entry in reversed(self._mine("choose")):
            pair = [self._axis(entry.body.get(side)) for side in ("across", "up")]
            if pair[0] is not None and pair[1] is not None:
                return pair[0], pair[1]
        return None

    def worlds(self, who: str = "") -> dict[str, World]:
        """Give the worlds that a person named between the present axes, by corner."""
        pair = self.axes()
        found = {}
        for entry in self._mine("name", who):
            body = entry.body
            if (
                pair
                and body.get("drivers") == [pair[0].driver, pair[1].driver]
                and body.get("corner") in CORNERS
            ):
                text = str(body.get("text", ""))
                found[str(body["corner"])] = World(entry.by, str(body.get("title", "")), text)
        return found

    def choose(self, across: str, up: str) -> Entry:
        """Choose the driver across and the driver up; the first and last state of each are the ends.

        Raises
        ------
        NotAllowed
            If a driver is unknown, or both are the same.
        """
        known = {d.id for d in self.what_if.drivers}
        if across not in known or up not in known:
            raise NotAllowed("Choose a driver for each direction.")
        if across == up:
            raise NotAllowed("Choose two different drivers; one alone makes a line, not a field.")
        return self.record("choose", {"what_if": self.what_if.id, "across": across, "up": up})

    def name_world(self, corner: str, *, title: str, text: str) -> Entry:
        """Name the world in a corner, and say in a sentence or two how it came about.

        Raises
        ------
        NotAllowed
            If no axes are chosen, there is no such corner, or something is missing.
        """
        pair = self.axes()
        if pair is None:
            raise NotAllowed("Choose two drivers first.")
        if corner not in CORNERS:
            raise NotAllowed("Choose one of the four corners.")
        body: dict[str, Any] = {
            "what_if": self.what_if.id,
            "drivers": [pair[0].driver, pair[1].driver],
            "corner": corner,
            "title": checked_text(title, what="a name for this world"),
            "text": checked_text(text, what="how it came about"),
        }
        return self.record("name", body)

    def to_markdown(self) -> str:
        """Write the worlds of everybody who chose the same two drivers as text."""
        pair = self.axes()
        lines = [f"# {self.what_if.question}", "", "Four worlds between two drivers. None is a forecast.", ""]
        people = sorted({e.by for e in self.entries()}, key=self.journal.name_of)
        for corner in CORNERS if pair else ():
            ends = zip(pair or (), corner.split("-"), strict=True)
            lines += [f"## {'; '.join(f'{a.name}: {getattr(a, end)}' for a, end in ends)}", ""]
            worlds = (w for who in people if (w := self.worlds(who).get(corner)))
            lines += [
                f"- {one_line(w.title)} ({one_line(self.journal.name_of(w.who))}): {one_line(w.text)}"
                for w in worlds
            ]
            lines.append("")
        return "\n".join(lines)

    def _axis(self, driver: object) -> Axis | None:
        found = next((d for d in self.what_if.drivers if d.id == driver), None)
        return Axis(found.id, found.name, found.states[0], found.states[-1]) if found else None

    def _mine(self, verb: str, who: str = "") -> list[Entry]:
        person = who or self.who
        return [
            e
            for e in self.entries()
            if e.verb == verb and e.by == person and e.body.get("what_if") == self.what_if.id
        ]
