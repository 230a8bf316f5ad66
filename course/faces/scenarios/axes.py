"""The warm-up: two drivers, four corners, and a name for each world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.scenarios.axes import CORNERS, Axes
from course.faces.face import Face
from course.faces.verbs import Key, Line, PaperForm, Text, verb
from course.language import N_, _
from course.publish.worlds import worlds

if TYPE_CHECKING:
    from course.journal import Entry
    from course.session.session import Session


class AxesFace(Face):
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

    def __init__(self, session: Session, what_if: str = "") -> None:
        self.work = Axes(session.case, session.journal, who=session.who, what_if=what_if)
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only its what-if."""
        return super().shows(entry) and entry.body.get("what_if") == self.work.what_if.id

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.work.who = self.session.who
        pair, worlds = self.work.axes(), self.work.worlds()
        corners = []
        if pair:
            for corner in ("low-high", "high-high", "low-low", "high-low"):  # as on paper: up is up
                across, up = corner.split("-")
                where = f"{pair[0].name}: {getattr(pair[0], across)}; {pair[1].name}: {getattr(pair[1], up)}"
                corners.append({"id": corner, "where": where, "world": worlds.get(corner)})
        return {
            "what_if": self.work.what_if,
            "pair": pair,
            "corners": corners,
            "done": len(worlds),
            "all_done": len(worlds) == len(CORNERS),
        }

    @verb
    def on_choose(self, across: Key, up: Key) -> str:
        """Choose the two drivers."""
        self.work.who = self.session.who
        self.work.choose(across, up)
        self.focus(f"#{self.uid}-worlds")
        return _("Four corners are open. Name each world.")

    @verb
    def on_name(self, corner: Key, title: Line, text: Text) -> str:
        """Name one world."""
        self.work.who = self.session.who
        self.work.name_world(corner, title=title, text=text)
        return _("Kept.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        self.work.who = self.session.who
        return self.hand_over(f"{self.work.what_if.id}-worlds", worlds(self.work), form)
