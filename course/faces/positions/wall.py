"""One issue on the wall: its options in their order, who holds which, and what one position rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.activities.positions.table import EMPTY_WORDS, option_words, party_words
from course.activities.positions.view import show
from course.faces.verbs import verb
from course.language import _

if TYPE_CHECKING:
    from course.activities.positions.table import Cell
    from course.activities.positions.view import Shown
    from course.faces.positions.positions import PositionsFace

MOST_NAMED: Final = 12
"""So many with a position are named; more, or others beside the evidence for one, stand with their marks."""
ALWAYS_NAMED: Final = 6
"""So many parties are always named; of more, those without a position are counted."""


class PositionsWall:
    """The table of positions for a projector, an issue at a time.

    Parameters
    ----------
    face
        The table: its parties are shown, and the evidence of the position that is chosen there.
    """

    def __init__(self, face: PositionsFace) -> None:
        self.face = face
        self.issue = ""

    def context(self) -> dict[str, Any]:
        """Give what the wall shows."""
        table = self.face.work.table
        shown, at = self._shown()
        if not shown.issues:
            return {"wall_kind": "holds", "issue": None, "all": 0}
        issue = table.issues[shown.issues[at]]
        seen = [a for a in shown.parties if (issue.id, a) not in shown.left_out]
        cells = [table.cell(issue.id, a) for a in seen]
        held: dict[int | None, list[Cell]] = {}
        for cell in cells:
            if cell.known:
                held.setdefault(cell.level, []).append(cell)
        chosen = self.face.chosen
        card = table.cell(*chosen) if chosen and chosen[0] == issue.id else None
        return {
            "wall_kind": "holds",
            "issue": issue,
            "at": at,
            "all": len(shown.issues),
            "options": [(option_words(o), held.get(o.level, [])) for o in issue.scale],
            "unplaced": held.get(None, []),
            "empty": [
                (words, here)
                for state, words in EMPTY_WORDS.items()
                if (here := [cell for cell in cells if cell.state == state])
            ],
            "names": {a: party_words(party) for a, party in table.parties.items()},
            "few": len(seen) <= ALWAYS_NAMED,
            "named": len(seen) <= ALWAYS_NAMED
            or (card is None and sum(map(len, held.values())) <= MOST_NAMED),
            "card": card,
        }

    @verb
    def on_wall_issue(self, step: int) -> str:
        """Go to another issue."""
        shown, at = self._shown()
        issues, at = shown.issues, at + (1 if step > 0 else -1)
        if not 0 <= at < len(issues):
            return ""
        self.issue = issues[at]
        title = self.face.work.table.issues[self.issue].title
        return _("Issue {n} of {all}: {title}").format(n=at + 1, all=len(issues), title=title)

    def _shown(self) -> tuple[Shown, int]:
        """Give what the table shows now, and at which of its issues the wall is."""
        shown = show(self.face.work.table, self.face.look)
        return shown, shown.issues.index(self.issue) if self.issue in shown.issues else 0
