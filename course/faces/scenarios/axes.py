"""The warm-up: two drivers, four corners, and a name for each world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from course.activities.scenarios import Scenarios
from course.activities.scenarios.axes import CORNERS, Axes
from course.activities.writing import checked_text
from course.faces.scenarios.questions import WhatIfFace
from course.faces.verbs import Key, PaperForm, Prefixed, Text, verb
from course.language import N_, Misfits, NotAllowed, _, listed, number
from course.publish.worlds import worlds

if TYPE_CHECKING:
    from course.activities.scenarios.axes import Axis
    from course.session.session import Session


class AxesFace(WhatIfFace):
    """Choose two drivers, and name the four worlds between their ends.

    Parameters
    ----------
    session
        The learner's session.
    what_if
        The id of the what-if question; the case's first where none is given.
    """

    template: ClassVar[str] = "scenarios/axes.html"
    title: ClassVar[str] = N_("Four worlds")
    listens: ClassVar[frozenset[str]] = frozenset({"axes"})
    work: Axes

    def begin(self, session: Session, what_if: str) -> None:
        """Take up a what-if question, with the axes that this person chose last in it."""
        self.work = Axes(session.case, session.journal, who=session.who, what_if=what_if)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.work.who = self.session.who
        pair, worlds = self.work.axes() or self.work.first_axes(), self.work.worlds()
        corners = []
        if pair:
            for corner in ("low-high", "high-high", "low-low", "high-low"):  # as on paper: up is up
                across, up = corner.split("-")
                ends = (getattr(pair[0], across), getattr(pair[1], up))
                where = f"{pair[0].name}: {ends[0]}; {pair[1].name}: {ends[1]}"
                world = worlds.get(corner)
                stories = self._stories(pair, ends) if world else ""
                corners.append({"id": corner, "where": where, "world": world, "stories": stories})
        return {
            "what_if": self.work.what_if,
            "pair": pair,
            "ticks": next(
                (d.states for d in self.work.what_if.drivers if pair and d.id == pair[0].driver), ()
            ),
            "corners": corners,
            "done": len(worlds),
            "all_done": len(worlds) == len(CORNERS),
        }

    def _stories(self, pair: tuple[Axis, Axis], ends: tuple[str, str]) -> str:
        """Say how many of the stories that hold together stand in a corner."""
        work = Scenarios(
            self.session.case, self.session.journal, who=self.session.who, what_if=self.work.what_if.id
        )
        drivers = [d.id for d in self.work.what_if.drivers]
        places = [
            (
                drivers.index(axis.driver),
                self.work.what_if.drivers[drivers.index(axis.driver)].states.index(end),
            )
            for axis, end in zip(pair, ends, strict=True)
        ]
        found = work.by_themselves
        if work.more_by_themselves:
            return _("More than {count} stories hold together.").format(count=number(len(found)))
        here = sum(all(story[at] == state for at, state in places) for story in found)
        said = _("Stories that hold together: {all}. In this corner: {n}.")
        return said.format(all=number(len(found)), n=number(here))

    @verb
    def on_across(self, value: Key) -> str:
        """Choose the driver that goes across; where it went up, the two change places."""
        across, up = self._drivers()
        return self._choose(value, across if value == up else up)

    @verb
    def on_up(self, value: Key) -> str:
        """Choose the driver that goes up; where it went across, the two change places."""
        across, up = self._drivers()
        return self._choose(up if value == across else across, value)

    @verb
    def on_swap(self) -> str:
        """Let the driver across go up, and the other across."""
        across, up = self._drivers()
        return self._choose(up, across)

    def _drivers(self) -> tuple[str, str]:
        """Give the driver across and the one that goes up, as they are shown now."""
        self.work.who = self.session.who
        pair = self.work.axes() or self.work.first_axes()
        if pair is None:
            raise NotAllowed(_("Choose two drivers first."))
        return pair[0].driver, pair[1].driver

    def _choose(self, across: str, up: str) -> str:
        swapped = (up, across) == self._drivers()
        self.work.choose(across, up)
        return _("The axes are swapped.") if swapped else _("Four corners are open. Name each world.")

    @verb
    def on_keep(self, *, worlds: Annotated[dict[str, Text], Prefixed("w-")]) -> str:
        """Keep the worlds whose words were written or changed."""
        self.work.who = self.session.who
        known, changed, wrong = self.work.worlds(), {}, Misfits()
        for corner in CORNERS:
            title, text = worlds.get(f"{corner}-title", "").strip(), worlds.get(f"{corner}-text", "").strip()
            before = known.get(corner)
            if (title, text) in (("", ""), (before.title, before.text) if before else ("", "")):
                continue
            for part, said, what, needed in (
                ("title", title, _("a name for this world"), True),
                ("text", text, _("how it came about"), False),
            ):
                with wrong.at(f"{corner}-{part}"):
                    checked_text(said, what=what, required=needed)
            changed[corner] = title, text
        wrong.refuse()
        if not changed:
            ask = _("Name a world first, or change one.")
            raise NotAllowed(ask, {f"{CORNERS[0]}-title": ask})
        self._begin()
        for corner, (title, text) in changed.items():
            self.work.name_world(corner, title=title, text=text)
        return _("Kept: {worlds}.").format(worlds=listed(f"“{title}”" for title, _text in changed.values()))

    def _begin(self) -> None:
        """Take the two drivers that are shown, where nobody has chosen others."""
        pair = self.work.first_axes()
        if self.work.axes() is None and pair is not None:
            self.work.choose(pair[0].driver, pair[1].driver)

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        self.work.who = self.session.who
        return self.hand_over(f"{self.work.what_if.id}-worlds", worlds(self.work), form)
