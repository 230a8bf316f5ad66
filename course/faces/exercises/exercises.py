"""Exercises: answer, read why, try again; look at one's own text with a rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.exercises import LEVEL_LABELS, Exercises
from course.faces.face import Face
from course.language import NotAllowed
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.session.session import Session

MARKS = {"open": "", "right": "✓", "partly": "◐", "not_yet": "▲", "written": "✎", "assessed": "✓"}


class ExercisesFace(Face):
    """One exercise at a time, with the others in reach.

    Parameters
    ----------
    session
        The learner's session.
    set_id
        Which set of exercises.
    """

    template: ClassVar[str] = "exercises/exercises.html"
    title: ClassVar[str] = "Exercises"
    listens: ClassVar[frozenset[str]] = frozenset({"exercises"})

    def __init__(self, session: Session, set_id: str) -> None:
        self.work = Exercises(session.case, session.journal, who=session.who, set_id=set_id)
        self.at = 0
        self.orders: dict[str, list[str]] = {}  # an order half made; it counts once it is answered
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work = self.work
        work.who = self.session.who
        views = [work.view(item.id) for item in work.items]
        view = views[self.at]
        latest = work.latest(view.id)
        answered = latest is not None and not work.trying_again(view.id)
        return {
            "set": work.set,
            "views": views,
            "view": view,
            "number": self.at + 1,
            "marks": [(MARKS[work.outcome(v.id).state], work.outcome(v.id).words) for v in views],
            "feedback": work.feedback(view.id) if answered else None,
            "order": self._order(view.id) if view.kind == "ordering" else (),
            "before": latest.response if latest and isinstance(latest.response, str) else "",
            "progress": work.progress.words,
            "level_labels": LEVEL_LABELS,
        }

    # --- what a person can do ------------------------------------------------

    def on_go(self, to: int) -> str:
        """Go to another exercise of the set."""
        self.at = max(0, min(int(to), len(self.work.items) - 1))
        self.focus(f"#{self.uid}-item")
        return ""

    def on_answer(self, item: str, **fields: Any) -> str:  # noqa: ANN401 - what the form holds depends on the item
        """Keep an answer and open its feedback."""
        self.work.who = self.session.who
        self.work.answer(item, self._response(item, fields))
        self.orders.pop(item, None)
        self.focus(f"#{self.uid}-feedback")
        return self.work.outcome(item).words + "."

    def on_move(self, item: str, step: str, by: int) -> str:
        """Move a line up or down."""
        order = self._order(item)
        if step not in order:
            raise NotAllowed("This line is no longer here. Run the cell again.")
        old = order.index(step)
        new = max(0, min(old + int(by), len(order) - 1))
        order.insert(new, order.pop(old))
        self.orders[item] = order
        # At the end of the list that button is gone; the other one is where the hand is.
        way = "up" if (int(by) < 0 and new > 0) or new == len(order) - 1 else "down"
        self.focus(f"#{self.uid}-{way}-{step}")
        return f"Now line {new + 1} of {len(order)}."

    def on_retry(self, item: str) -> str:
        """Open an exercise again."""
        self.work.retry(item)
        self.focus(f"#{self.uid}-item")
        return "Try again; your earlier answer is kept."

    def on_assess(self, item: str, **levels: Any) -> str:  # noqa: ANN401 - one field for each criterion
        """Keep what one thinks of one's own text."""
        chosen = {
            name.removeprefix("r-"): str(level) for name, level in levels.items() if name.startswith("r-")
        }
        self.work.assess(item, chosen)
        self.focus(f"#{self.uid}-feedback")
        return "Your self-assessment is kept."

    def on_csv(self) -> str:
        """Hand over the answers as a table."""
        self.download(f"{self.work.set.id}.csv", "text/csv", to_csv(self.work.rows()))
        return "The table is on its way to your downloads."

    def on_markdown(self) -> str:
        """Hand over the answers as text."""
        self.download(f"{self.work.set.id}.md", "text/markdown", self.work.to_markdown())
        return "The text is on its way to your downloads."

    # --- inside --------------------------------------------------------------

    def _order(self, item: str) -> list[str]:
        if item not in self.orders:
            return [c.id for c in self.work.view(item).choices]
        return list(self.orders[item])

    def _response(self, item: str, fields: Mapping[str, Any]) -> object:
        kind = self.work.item(item).kind
        if kind == "multiple_choice":
            return fields.get("choices", [])
        if kind == "ordering":
            return self._order(item)
        if kind == "matching":
            return {k.removeprefix("m-"): v for k, v in fields.items() if k.startswith("m-")}
        if kind == "find_flaw":
            return {"span": fields.get("span", ""), "flaw": fields.get("flaw", "")}
        return fields.get("text" if kind in ("rewrite", "short_answer") else "choice", "")
