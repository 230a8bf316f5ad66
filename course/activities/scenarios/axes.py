"""A warm-up: two uncertain drivers, two ends of each, and the four worlds between them.

The 2 × 2 of scenario planning. It is quick and shows where it falls short: two
drivers only, and nobody has asked whether the corners hold together. That
question leads to cross-impact balances.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final, get_args

from course.activities.activity import Activity
from course.activities.scenarios import axes_verbs as verbs
from course.activities.scenarios.what_if import what_if_of
from course.activities.writing import checked_text
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bodies import Done, Verbs
    from course.case import Case
    from course.journal import Entry, Journal

CORNERS: Final = get_args(verbs.Corner)
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


@dataclass
class Worlds:
    """By person: the pairs of drivers chosen, oldest first, and the worlds named, by pair and corner."""

    chosen: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    named: dict[str, dict[tuple[tuple[str, str], str], World]] = field(default_factory=dict)


class Axes(Activity["Worlds"]):
    """Choose two drivers of a what-if and name the four worlds.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    what_if
        The id of the question; the first one of the case where none is given.
    """

    name: ClassVar[str] = "axes"
    verbs: ClassVar[Verbs] = verbs.AXES

    def __init__(self, case: Case, journal: Journal, *, who: str, what_if: str = "") -> None:
        super().__init__(case, journal, who=who)
        self.what_if = what_if_of(case, what_if)

    def fold(self, done: Sequence[Done]) -> Worlds:
        """Read which drivers people chose and which worlds they named."""
        state = Worlds()
        for entry, body in done:
            if body.what_if != self.what_if.id:
                continue
            if isinstance(body, verbs.Choose):
                state.chosen.setdefault(entry.by, []).append((body.across, body.up))
            else:
                world = World(entry.by, body.title, body.text)
                state.named.setdefault(entry.by, {})[body.drivers, body.corner] = world
        return state

    def axes(self) -> tuple[Axis, Axis] | None:
        """Give the two axes that the person who acts now chose last, or None."""
        for across, up in reversed(self._state.chosen.get(self.who, [])):
            one, other = self._axis(across), self._axis(up)
            if one is not None and other is not None:
                return one, other
        return None

    def first_axes(self) -> tuple[Axis, Axis] | None:
        """Give the axes to begin with: those the case names, else the first two drivers; None if fewer."""
        first = [self._axis(d) for d in self.what_if.axes or [d.id for d in self.what_if.drivers[:2]]]
        one, other = (*first, None, None)[:2]
        return (one, other) if one is not None and other is not None else None

    def worlds(self, who: str = "") -> dict[str, World]:
        """Give the worlds that a person named between the present axes, by corner."""
        pair = self.axes()
        if pair is None:
            return {}
        drivers = (pair[0].driver, pair[1].driver)
        named = self._state.named.get(who or self.who, {})
        return {corner: named[drivers, corner] for corner in CORNERS if (drivers, corner) in named}

    @property
    def people(self) -> list[str]:
        """Whoever chose drivers or named a world, in alphabetical order of their names."""
        return sorted({*self._state.chosen, *self._state.named}, key=self.journal.name_of)

    def choose(self, across: str, up: str) -> Entry:
        """Choose the driver across and the driver up; the first and last state of each are the ends.

        Raises
        ------
        NotAllowed
            If a driver is unknown, or both are the same.
        """
        known = {d.id for d in self.what_if.drivers}
        if across not in known or up not in known:
            raise NotAllowed(_("Choose a driver for each direction."))
        if across == up:
            ask = _("Choose two different drivers; one alone makes a line, not a field.")
            raise NotAllowed(ask, {"up": ask})
        return self.enter(verbs.Choose, what_if=self.what_if.id, across=across, up=up)

    def name_world(self, corner: str, *, title: str, text: str) -> Entry:
        """Name the world in a corner, and say in a sentence or two how it came about.

        Raises
        ------
        NotAllowed
            If no axes are chosen, there is no such corner, or something is missing.
        """
        pair = self.axes()
        if pair is None:
            raise NotAllowed(_("Choose two drivers first."))
        where = next((c for c in CORNERS if c == corner), None)
        if where is None:
            raise NotAllowed(_("Choose one of the four corners."))
        wrong = Misfits()
        with wrong.at("title"):
            title = checked_text(title, what=_("a name for this world"))
        with wrong.at("text"):
            text = checked_text(text, what=_("how it came about"), required=False)
        wrong.refuse()
        return self.enter(
            verbs.Name,
            what_if=self.what_if.id,
            drivers=(pair[0].driver, pair[1].driver),
            corner=where,
            title=title,
            text=text,
        )

    def _axis(self, driver: object) -> Axis | None:
        found = next((d for d in self.what_if.drivers if d.id == driver), None)
        return Axis(found.id, found.name, found.states[0], found.states[-1]) if found else None
