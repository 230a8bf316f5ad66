"""Events in time: put them in order, choose where the story begins, set two tellings side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from course.activities.chronology import Chronology
from course.activities.chronology.dates import in_words
from course.case.citations import citations
from course.faces.chronology.events import by_decade, event_in_words
from course.faces.chronology.line import LineStep
from course.faces.chronology.order import OrderStep
from course.faces.chronology.start import StartStep
from course.faces.chronology.tellings import TellingsStep, lanes
from course.faces.face import Face
from course.faces.pieces import Pieces
from course.faces.places import place_in_paper, said_as
from course.faces.verbs import Key, PaperForm, PictureKind, verb
from course.figures import timeline
from course.language import N_, Labels, NotAllowed, _
from course.publish.chronology import chronology
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    import pandas as pd

    from course.figures.timeline import Shape
    from course.journal import Entry
    from course.session.session import Session

STEPS: Final = Labels(
    {
        "order": N_("Put events in order"),
        "line": N_("See the line"),
        "start": N_("Choose a start"),
        "tellings": N_("Contrast two tellings"),
    }
)
AFTER_STEP = "after"
_STEP_OF = {
    "order": "order",
    "place": "line",
    "start": "start",
    "include": "tellings",
    "leave_out": "tellings",
}


class ChronologyFace(Face):
    """Order a handful of events by keyboard or mouse; then the dates open, and the line can be told.

    Parameters
    ----------
    session
        The learner's session.
    chair
        True for whoever runs the class: the dates are open, and everybody's work shows.
    """

    template: ClassVar[str] = "chronology/chronology.html"
    title: ClassVar[str] = N_("Events in time")
    listens: ClassVar[frozenset[str]] = frozenset({"chronology"})

    def __init__(self, session: Session, *, chair: bool = False) -> None:
        self.line = Chronology(session.case, session.journal, who=session.who, chair=chair)
        self.step = "order"
        self._to_read = False
        self.pieces = Pieces()
        self.order, self.rows = OrderStep(self), LineStep(self)
        self.start, self.tellings = StartStep(self), TellingsStep(self)
        self.parts = (self.order, self.rows, self.start, self.tellings)
        super().__init__(session)

    def current(self) -> Chronology:
        """Give the events, for whoever acts."""
        self.line.who = self.session.who
        return self.line

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: all but comparisons, which have their own."""
        return super().shows(entry) and entry.verb != "compare"

    def reveal(self, entry: Entry) -> str:
        """Go to the step that an entry belongs to."""
        self.step = _STEP_OF.get(entry.verb, self.step)
        return f"{self.uid}-step"

    def html(self, *, live: bool = True) -> str:
        """Render the face; a page to read shows the whole line, because nothing can be ordered there."""
        self._to_read = not live
        try:
            return super().html(live=live)
        finally:
            self._to_read = False

    def context(self) -> dict[str, Any]:
        """Give what the template shows; each step only what it needs."""
        line = self.current()
        if not line.dates_open and self.step != AFTER_STEP:
            self.step = "order"  # Undo may have closed the dates again
        step = self.step
        if self._to_read:
            step = "line"
        return {
            "line": line,
            "step": step,
            "steps": STEPS,
            "in_words": in_words,
            "about": partial(event_in_words, self.session.case),
            "place_of": partial(place_in_paper, self.session),
            "page": self.pieces.of(live=not self._to_read),
            "said_as": said_as(self.session),
            "all_events": line.events,
            "decades": by_decade(line.events),
            **(self._step(step) if line.events else {}),
        }

    # --- what a person can do ----------------------------------------------------

    @verb
    def on_go(self, to: Key) -> str:
        """Go to another step."""
        if to not in {*STEPS, AFTER_STEP}:
            raise NotAllowed(_("There is no such step."))
        if to not in {"order", AFTER_STEP} and not self.current().dates_open:
            raise NotAllowed(
                _("This step shows the dates. Put the events in order first, or choose “Show the dates now”.")
            )
        self.step = to
        self.focus(f"#{self.uid}-step")
        return ""

    @verb
    def on_open_after(self) -> str:
        """Ask for the sheet of what came after the paper."""
        later = self.current().later
        if not later.is_open:
            later.open()
        self.focus(f"#{self.uid}-after")
        return _("The sheet is open.")

    @verb
    def on_csv(self) -> str:
        """Hand over what was done as a table."""
        self.download("chronology.csv", "text/csv", to_csv(self.current().rows()))
        return _("The table is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over("chronology", chronology(self.current()), form)

    @verb
    def on_picture(self, kind: PictureKind, what: Literal["page", "wide", "tellings"] = "page") -> str:
        """Hand over the picture of the line, or of two tellings, with the sources of its events."""
        if not self.current().dates_open:
            raise NotAllowed(_("The picture shows the dates. Put the events in order first."))
        if what == "tellings":
            _at, rows = self.tellings.both()
            if not rows:
                raise NotAllowed(_("Set two tellings side by side first."))
            events = [r.event for r in rows]
            figure = timeline.draw_tellings(events, ("left", "right"), lanes(rows))
        else:
            shape: Shape = what
            events = list(self.line.following(self.rows.thread))
            badges = timeline.badges_in(self.session.case, events)
            figure = timeline.draw(events, shape=shape, badges=badges)
        sources = citations(self.session.case, (s for e in events for s in e.sources))
        name = "tellings" if what == "tellings" else "timeline"
        return self.keep_picture(name, kind, figure, sources)

    def frame(self) -> pd.DataFrame:
        """Give what was done as a pandas DataFrame."""
        return self.current().frame()

    # --- inside ------------------------------------------------------------------

    def _step(self, step: str) -> dict[str, Any]:
        if step == "line":
            return self.rows.context(everything=self._to_read)
        if step == AFTER_STEP:
            return {"after": self.line.later.events() if self.line.later.is_open else ()}
        steps: dict[str, OrderStep | StartStep | TellingsStep] = {
            "order": self.order,
            "start": self.start,
            "tellings": self.tellings,
        }
        return steps[step].context()
