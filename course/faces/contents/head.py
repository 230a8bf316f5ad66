"""What stands under a lesson's title on its page: goal and end of a sitting, and how somebody works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.claims import Reading
from course.faces.face import Face
from course.faces.ways.ways import NOW, WaySwitch
from course.language import N_

if TYPE_CHECKING:
    from course.case.records import Lesson
    from course.session.session import Session


class HeadFace(Face):
    """The sitting that comes next, and the switch: alone, in a pair, in a class.

    Parameters
    ----------
    session
        The learner's session.
    record
        The lesson.
    """

    template: ClassVar[str] = "contents/head.html"
    title: ClassVar[str] = N_("How do you work?")
    listens: ClassVar[frozenset[str]] = frozenset({"claims"})

    def __init__(self, session: Session, record: Lesson) -> None:
        self.record = record
        self.parts = (WaySwitch(session),)
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        case, journal = self.session.case, self.session.journal
        sections = tuple(section.id for section in case.sections)
        judged = set(Reading(case, journal, who=self.session.who, sections=sections).judged())
        sittings = self.record.sittings
        wanted = [{claim for part in one.parts for claim in part.claims} for one in sittings]
        # Where nothing is judged, nothing says whether it is done.
        number = next(
            (n for n, claims in enumerate(wanted) if not claims or claims - judged), len(wanted) - 1
        )
        sitting = sittings[number] if sittings else None
        return {
            "sitting": sitting,
            "number": number + 1,
            "many": len(sittings) > 1,
            "minutes": sum(p.minutes[self.session.desk.way] for p in sitting.parts) if sitting else 0,
            "now": NOW[self.session.desk.way],
        }


class WhoFace(Face):
    """One line: who works, and where the work is kept.

    Parameters
    ----------
    session
        The learner's session.
    """

    template: ClassVar[str] = "contents/who.html"
    title: ClassVar[str] = N_("Who works here")
