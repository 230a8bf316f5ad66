"""Look back: where you and the ledger differ, and how well you knew how sure to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.claims import CALIBRATION_FROM, SURE_LABELS, Reading
from course.faces.face import Face
from course.faces.verbs import PaperForm, verb
from course.figures import calibration
from course.language import N_, _
from course.publish.judgements import judgements
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.journal import Entry
    from course.session.session import Session


class SummaryFace(Face):
    """What was judged, where the learner and the ledger differ with both reasons, and calibration.

    Parameters
    ----------
    session
        The learner's session.
    sections
        Ids of the sections to look back on.
    """

    template: ClassVar[str] = "claims/summary.html"
    title: ClassVar[str] = N_("Look back at your judgements")
    listens: ClassVar[frozenset[str]] = frozenset({"claims"})

    def __init__(self, session: Session, sections: Sequence[str]) -> None:
        self.reading = Reading(session.case, session.journal, who=session.who, sections=sections)
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only claims of its sections."""
        return super().shows(entry) and any(c.id == entry.body.get("claim") for c in self.reading.claims)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.reading.who = self.session.who
        compared = self.reading.comparisons()
        steps = self.reading.calibration()
        told = [s for s in reversed(steps) if s.agreed or s.differed]
        counted = sum(s.agreed + s.differed for s in steps)  # those that say how sure one was
        enough = counted >= CALIBRATION_FROM
        return {
            "judged": len(self.reading.judged()),
            "total": len(self.reading.claims),
            "differ": [c for c in compared if not c.same_status],
            "agree": [c for c in compared if c.same_status],
            "steps": told,
            "still": CALIBRATION_FROM - counted,
            "finding": calibration.finding(steps) if enough else "",
            "picture": self.figure(calibration.svg(steps), calibration.describe(steps)) if enough else None,
            "sure_labels": SURE_LABELS,
        }

    @verb
    def on_csv(self) -> str:
        """Hand over a table of the judgements."""
        self.download("judgements.csv", "text/csv", to_csv(self.reading.rows()))
        return _("The table is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over("judgements", judgements(self.reading), form)
