"""Exercises: answer, read why, try again; look at one's own text with a rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from course.activities.exercises import Exercises
from course.case.exercises import LEVEL_LABELS
from course.faces.face import Face
from course.faces.verbs import Key, PaperForm, Prefixed, Text, verb
from course.language import N_, NotAllowed, _
from course.publish.answers import answers
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.journal import Entry
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
    title: ClassVar[str] = N_("Exercises")
    listens: ClassVar[frozenset[str]] = frozenset({"exercises"})

    def __init__(self, session: Session, set_id: str) -> None:
        self.work = Exercises(session.case, session.journal, who=session.who, set_id=set_id)
        self.at = 0
        self.orders: dict[str, list[str]] = {}  # an order half made; it counts once it is answered
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only items of its set."""
        return super().shows(entry) and any(i.id == entry.body.get("item") for i in self.work.items)

    def reveal(self, entry: Entry) -> str:
        """Go to the item that an entry is about."""
        self.at = [item.id for item in self.work.items].index(str(entry.body["item"]))
        return f"{self.uid}-item"

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
            "order": self._order(view.id) if view.control == "order" else (),
            "before": latest.response if latest and isinstance(latest.response, str) else "",
            "progress": work.progress.words,
            "level_labels": LEVEL_LABELS,
        }

    # --- what a person can do ------------------------------------------------

    @verb
    def on_go(self, to: int) -> str:
        """Go to another exercise of the set."""
        self.at = max(0, min(to, len(self.work.items) - 1))
        self.focus(f"#{self.uid}-item")
        return ""

    @verb
    def on_answer(
        self,
        item: Key,
        *,
        matches: Annotated[dict[str, Key], Prefixed("m-")],
        choice: Key = "",
        choices: list[Key] | None = None,
        span: Text = "",
        flaw: Key = "",
        text: Text = "",
    ) -> str:
        """Keep an answer and open its feedback; what the form holds depends on the kind of the item."""
        self.work.who = self.session.who
        fields = {"choice": choice, "choices": choices or [], "span": span, "flaw": flaw, "text": text}
        self.work.answer(item, self._response(item, fields | {"matches": matches}))
        self.orders.pop(item, None)
        self.focus(f"#{self.uid}-feedback")
        return self.work.outcome(item).words + "."

    @verb
    def on_move(self, item: Key, step: Key, by: int) -> str:
        """Move a line up or down."""
        order = self._order(item)
        if step not in order:
            raise NotAllowed(_("This line is no longer here. Run the cell again."))
        old = order.index(step)
        new = max(0, min(old + by, len(order) - 1))
        order.insert(new, order.pop(old))
        self.orders[item] = order
        # At the end of the list that button is gone; the other one is where the hand is.
        way = "up" if (by < 0 and new > 0) or new == len(order) - 1 else "down"
        self.focus(f"#{self.uid}-{way}-{step}")
        return _("Now line {new} of {n}.").format(new=new + 1, n=len(order))

    @verb
    def on_retry(self, item: Key) -> str:
        """Open an exercise again."""
        self.work.retry(item)
        self.focus(f"#{self.uid}-item")
        return _("Try again; your earlier answer is kept.")

    @verb
    def on_assess(self, item: Key, *, levels: Annotated[dict[str, Key], Prefixed("r-")]) -> str:
        """Keep what one thinks of one's own text: a level for each criterion."""
        self.work.assess(item, levels)
        self.focus(f"#{self.uid}-feedback")
        return _("Your self-assessment is kept.")

    @verb
    def on_csv(self) -> str:
        """Hand over the answers as a table."""
        self.download(f"{self.work.set.id}.csv", "text/csv", to_csv(self.work.rows()))
        return _("The table is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over(self.work.set.id, answers(self.work), form)

    # --- inside --------------------------------------------------------------

    def _order(self, item: str) -> list[str]:
        if item not in self.orders:
            return [c.id for c in self.work.view(item).choices]
        return list(self.orders[item])

    def _response(self, item: str, fields: Mapping[str, Any]) -> object:
        control = self.work.item(item).control
        if control == "many":
            return fields["choices"]
        if control == "order":
            return self._order(item)
        if control == "pairs":
            return fields["matches"]
        if control == "words":
            return {"span": fields["span"], "flaw": fields["flaw"]}
        return fields["text" if control == "text" else "choice"]
