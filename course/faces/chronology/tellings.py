"""Tell the story from a viewpoint, event by event, and set two tellings side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.faces.chronology.step import Step, count
from course.faces.verbs import Key, Text, verb
from course.figures import timeline
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.chronology import ContrastRow
    from course.activities.chronology.state import Telling
    from course.faces.chronology.chronology import ChronologyFace


class TellingsStep(Step):
    """Events chosen for a telling, each with a reason; then two tellings beside each other.

    Parameters
    ----------
    face
        The face that the step belongs to.
    """

    def __init__(self, face: ChronologyFace) -> None:
        super().__init__(face)
        self.view_of = ""
        self.sides: tuple[str, str] = ("", "")

    def context(self) -> dict[str, Any]:
        """Give what the step's template shows."""
        line, session = self.line, self.face.session
        views, found = line.views(), line.tellings()
        names = [f"{session.journal.name_of(t.who)}, {views.get(t.view, t.view)}" for t in found]
        at, rows = self.both()
        return {
            "views": views,
            "view_of": self.view_of,
            "telling": line.telling(self.view_of),
            "events_of": line.events_of,
            "tellings": names,
            "numbered": dict(enumerate(names)),
            "chosen": at if rows else [],
            "rows": rows,
            "contrast_picture": self.face.figure(*_picture(rows, [names[n] for n in at])) if rows else None,
            "shared": sum(r.left is not None and r.right is not None for r in rows),
        }

    @verb
    def on_view(self, view: Key) -> str:
        """Choose from which viewpoint to tell."""
        if view not in self.line.views():
            raise NotAllowed(_("Choose whose story it is."))
        self.view_of = view
        self.focus("telling")
        return ""

    @verb
    def on_include(self, event: Key, why: Text) -> str:
        """Take an event into the telling."""
        self.line.include(event, view=self.view_of, why=why)
        self.focus("telling")
        return _("Kept. The telling has {count}.").format(
            count=count(self.line.telling(self.view_of).reasons)
        )

    @verb
    def on_leave_out(self, event: Key) -> str:
        """Take an event out of the telling."""
        self.line.leave_out(event, view=self.view_of)
        self.focus("telling")
        return _("Left out. Undo brings it back.")

    @verb
    def on_contrast(self, left: Key, right: Key) -> str:
        """Set two tellings side by side."""
        found = self.line.tellings()
        names = {str(n) for n in range(len(found))}
        if left not in names or right not in names or left == right:
            ask = _("Choose two different tellings.")
            raise NotAllowed(ask, {"right": ask})
        self.sides = (_name_of(found[int(left)]), _name_of(found[int(right)]))
        self.focus("contrast")
        return _("Side by side.")

    def both(self) -> tuple[list[int], tuple[ContrastRow, ...]]:
        """Give the numbers of the two tellings that are set side by side, and their rows."""
        found = self.line.tellings()
        at = [n for side in self.sides for n, t in enumerate(found) if _name_of(t) == side]
        both = len(at) == 2  # noqa: PLR2004 - two sides
        return at, self.line.contrast(found[at[0]], found[at[1]]) if both else ()


def lanes(rows: Sequence[ContrastRow]) -> dict[str, tuple[int, ...]]:
    """Give the lanes of each event: 0 where the left telling holds it, 1 where the right one does."""
    return {r.event.id: tuple(n for n, why in enumerate((r.left, r.right)) if why is not None) for r in rows}


def _name_of(telling: Telling) -> str:
    """Name a telling by its viewpoint and its teller, so that it is found again when others come between."""
    return f"{telling.view}|{telling.who}"


def _picture(rows: Sequence[ContrastRow], names: Sequence[str]) -> tuple[str, str]:
    """Draw two tellings in two lanes; give the picture and its words."""
    alt = _("Events in two lanes: {left}; {right}. The table says the same.").format(
        left=names[0], right=names[1]
    )
    return timeline.svg_tellings([r.event for r in rows], ("left", "right"), lanes(rows)), alt
