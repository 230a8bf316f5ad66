"""A face about one what-if question, from which the others of the case can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.faces.face import Face
from course.faces.verbs import Key, verb

if TYPE_CHECKING:
    from course.activities.scenarios import Scenarios
    from course.activities.scenarios.axes import Axes
    from course.case.records import WhatIf
    from course.journal import Entry
    from course.session.session import Session


class WhatIfFace(Face):
    """Work on one what-if question of the case, and go on to another.

    Parameters
    ----------
    session
        The learner's session.
    what_if
        The id of the question to begin with; the case's first where none is given.
    """

    work: Scenarios | Axes

    def __init__(self, session: Session, what_if: str = "") -> None:
        self.begin(session, what_if)
        super().__init__(session)

    def begin(self, session: Session, what_if: str) -> None:
        """Take up a what-if question, with nothing chosen yet."""
        raise NotImplementedError

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only its what-if."""
        return super().shows(entry) and entry.body.get("what_if") == self.work.what_if.id

    def others(self) -> list[tuple[WhatIf, bool]]:
        """Give the other questions of the case, and whether this person has work on each."""
        who = self.session.who
        mine = {entry.body.get("what_if") for entry in self.work.entries() if entry.by == who}
        return [(one, one.id in mine) for one in self.work.case.what_ifs if one.id != self.work.what_if.id]

    @verb
    def on_question(self, what_if: Key) -> str:
        """Go on to another what-if question."""
        self.begin(self.session, what_if)
        self.focus(f"#{self.uid}-top")
        return ""  # the heading says it, to eyes and ears
