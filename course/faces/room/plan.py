"""The plan of the lesson in minutes: followed part by part, or left."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.room import plan_of
from course.faces.part import now
from course.faces.room.part import Part
from course.faces.verbs import Key, verb
from course.language import NotAllowed, _, ngettext

if TYPE_CHECKING:
    from course.activities.room import Plan, Planned


class PlanPart(Part):
    """The plan, where the class is in it, and the press that goes on to its next part."""

    template: ClassVar[str] = "room/plan.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        ends = self._ends
        return {
            "plan": self.state.plan,
            "planned": self.planned,
            "minutes": sum(one.minutes for one in self.planned),
            "following": self.following is not None,
            "until": ends.isoformat() if ends else "",
            "late": _late(ends) if ends else "",
        }

    @property
    def following(self) -> Plan | None:
        """The plan that is followed now."""
        plan = self.state.plan
        return None if plan is None or plan.left else plan

    @property
    def planned(self) -> tuple[Planned, ...]:
        """The plan that is followed or was left; where there is none, that of the lesson that is offered."""
        return self._plan_of(self._lesson)

    @property
    def next(self) -> Planned | None:
        """The part that comes next in a plan that is followed; none at its end, or where none is followed."""
        if (plan := self.following) is None:
            return None
        planned = self.planned
        at = [one.part for one in planned].index(plan.part)
        return planned[at + 1] if at + 1 < len(planned) else None

    @property
    def another(self) -> str:
        """The next sentence to judge of the part where the class is; none where all were in front."""
        if (plan := self.following) is None:
            return ""
        lesson = self.face.session.case.lesson(plan.lesson)
        part = next(one for one in lesson.parts if one.id == plan.part)
        seen = {stage.about for stage in self.state.stages.values() if stage.kind == "passage"}
        return next((claim for claim in part.claims if claim not in seen), "")

    @verb
    def on_begin_part(self, part: Key) -> str:
        """Go to a part of the plan, and put what it begins with in front of the class."""
        return self._begin(self._lesson, part)

    @verb
    def on_next_part(self, seen: Key) -> str:
        """Go on to the next part; a second press from an old page does nothing."""
        plan, following = self.following, self.next
        if following is None or plan is None or plan.part != seen:
            return ""
        return self.on_begin_part(following.part)

    @verb
    def on_leave_plan(self) -> str:
        """Leave the plan."""
        self.face.room.leave()
        return _("You have left the plan. What is in front of the class stays; nothing is lost.")

    @verb
    def on_back_to_plan(self) -> str:
        """Follow the plan again, where it was left."""
        plan = self.state.plan
        if plan is None:
            raise NotAllowed(_("No plan was followed yet."))
        self.face.room.follow(plan.lesson, plan.part)
        return _("You follow the plan again, where you left it.")

    @verb
    def on_other_plan(self) -> str:
        """Begin the plan of the lesson that is offered now, instead of the one that was left."""
        lesson = self.face.lesson
        return self._begin(lesson, self._plan_of(lesson)[0].part)

    @property
    def _lesson(self) -> str:
        return self.state.plan.lesson if self.state.plan else self.face.lesson

    @property
    def _ends(self) -> datetime | None:
        """When the part of a plan that is followed is to end."""
        if (plan := self.following) is None:
            return None
        part = next(one for one in self.planned if one.part == plan.part)
        return datetime.fromisoformat(plan.since) + timedelta(minutes=part.minutes)

    def _plan_of(self, lesson: str) -> tuple[Planned, ...]:
        return plan_of(self.face.session.case.lesson(lesson))

    def _begin(self, lesson: str, part: str) -> str:
        found = next((one for one in self._plan_of(lesson) if one.part == part), None)
        if found is None:
            raise NotAllowed(_("This lesson has no such part."))
        said = self.face.put(found.kind, found.about, part=found.item, text=found.text, minutes=found.minutes)
        self.face.room.follow(lesson, part)
        return said


def _late(ends: datetime) -> str:
    over = int((now() - ends).total_seconds() // 60)
    if over <= 0:
        return _("on time")
    return ngettext("{n} minute over", "{n} minutes over", over).format(n=over)
