"""What a class made of a lesson, on the wall: one finding at a time, without names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.collect.paper import MOST_DISPUTES
from course.faces.verbs import verb
from course.language import N_, Labels

if TYPE_CHECKING:
    from course.faces.group.group import GroupFace

KINDS: Final = Labels(
    {
        "point": N_("What to talk about next"),
        "dispute": N_("Disputed sentences"),
        "misled": N_("Exercises that misled"),
        "difference": N_("Where positions, priorities, packages and stories differ"),
    }
)


class GroupWall:
    """The view of a class for a projector: points to talk about first, then what they rest on.

    Parameters
    ----------
    face
        The view of the class.
    """

    def __init__(self, face: GroupFace) -> None:
        self.face = face
        self.at = 0

    def context(self) -> dict[str, Any]:
        """Give the finding that is shown, its kind, and its place among all."""
        group = self.face.group
        found = [
            *(("point", point) for point in group.talk),
            *(("dispute", one) for one in group.disputes[:MOST_DISPUTES] if one.counts),
            *(("misled", one) for one in group.misled),
            *(("difference", one) for one in group.differences),
        ]
        at = min(self.at, max(0, len(found) - 1))
        kind, one = found[at] if found else ("point", None)
        return {"wall_kind": "grouped", "kind": kind, "kinds": KINDS, "one": one, "at": at, "all": len(found)}

    @verb
    def on_wall_finding(self, at: int) -> str:
        """Show another finding."""
        self.at = max(0, at)
        return ""
