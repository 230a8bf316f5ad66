"""What people judged since a sentence was put in front of the class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.claims import Reading

if TYPE_CHECKING:
    from course.activities.claims import Judgement
    from course.activities.room import Stage
    from course.session.session import Session


class Judged:
    """The judgements of a room, read once until there are new ones.

    Parameters
    ----------
    session
        Of whoever looks: a leader's has everybody's, a student's one's own.
    """

    def __init__(self, session: Session) -> None:
        every = [section.id for section in session.case.sections]
        self.reading = Reading(session.case, session.journal, who=session.who, sections=every, mode="class")

    def since(self, stage: Stage) -> dict[str, Judgement]:
        """Give everybody's judgement of the sentence in front, by person; of another step nothing."""
        if stage.kind != "passage":
            return {}
        return {j.who: j for j in self.reading.judgements_of(stage.about) if j.entry > stage.id}
