"""The plan of the lesson in minutes: followed part by part, or left."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.room import plan_of
from course.faces.room.part import Part, now
from course.faces.verbs import Key, verb
from course.language import NotAllowed, _, ngettext

if TYPE_CHECKING:
    from course.activities.room import Plan, Planned


class PlanPart(Part):
    """The plan, where the class is in it, and the press that goes on to its next part."""

    template: ClassVar[str] = "room/plan.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        plan, planned = self.state.plan, self.planned
        return {
            "plan": plan,
            "planned": planned,
            "minutes": sum(one.minutes for one in planned),
            "following": self.following,
            "until": _until(plan, planned) if plan else "",
            "late": self._late(),
        }

    @property
    def following(self) -> bool:
        """Whether a plan is followed now."""
        return self.state.plan is not None and not self.state.plan.left

    @property
    def planned(self) -> tuple[Planned, ...]:
        """The plan that is followed or was left; where there is none, that of the lesson that is offered."""
        plan = self.state.plan
        return plan_of(self.face.session.case.lesson(plan.lesson if plan else self.face.lesson))

    @property
    def next(self) -> Planned | None:
        """The part that comes next in a plan that is followed; none at its end, or where none is followed."""
        plan, planned = self.state.plan, self.planned
        if plan is None or plan.left:
            return None
        at = [one.part for one in planned].index(plan.part)
        return planned[at + 1] if at + 1 < len(planned) else None

    @verb
    def on_begin_part(self, part: Key) -> str:
        """Go to a part of the plan, and put what it begins with in front of the class."""
        found = next((one for one in self.planned if one.part == part), None)
        if found is None:
            raise NotAllowed(_("This lesson has no such part."))
        plan = self.state.plan
        said = self.face.put(found.kind, found.about, part=found.item, text=found.text, minutes=found.minutes)
        self.face.room.follow(plan.lesson if plan else self.face.lesson, part)
        return said

    @verb
    def on_next_part(self, seen: Key) -> str:
        """Go on to the next part; a second press from an old page does nothing."""
        plan = self.state.plan
        if self.next is None or plan is None or plan.part != seen:
            return ""
        return self.on_begin_part(self.next.part)

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
        first = plan_of(self.face.session.case.lesson(self.face.lesson))[0]
        self.face.room.follow(self.face.lesson, first.part)
        return self.on_begin_part(first.part)

    def _late(self) -> str:
        plan = self.state.plan
        if plan is None or plan.left:
            return ""
        part = next(one for one in self.planned if one.part == plan.part)
        over = int((now() - datetime.fromisoformat(plan.since)).total_seconds() // 60) - part.minutes
        if over <= 0:
            return _("on time")
        return ngettext("{n} minute over", "{n} minutes over", over).format(n=over)


def _until(plan: Plan, planned: tuple[Planned, ...]) -> str:
    part = next(one for one in planned if one.part == plan.part)
    return (datetime.fromisoformat(plan.since) + timedelta(minutes=part.minutes)).isoformat()
