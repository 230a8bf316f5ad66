"""Events in time: put them in order, choose where the story begins, set two tellings side by side."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from course.activities.chronology import Chronology
from course.activities.chronology.dates import in_words
from course.case.citations import citations
from course.faces.chronology.events import by_decade, event_in_words
from course.faces.chronology.two_tellings import lanes, name_of, picture_of
from course.faces.face import Face
from course.faces.places import place_in_paper
from course.faces.verbs import Key, PaperForm, PictureKind, Text, verb
from course.figures import timeline
from course.language import N_, Labels, NotAllowed, _, ngettext
from course.publish.chronology import chronology
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    import pandas as pd

    from course.activities.chronology import ContrastRow
    from course.case import Case
    from course.case.records import Event
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


@lru_cache(maxsize=16)
def _picture(case: Case, events: tuple[Event, ...], shape: Shape) -> str:
    return timeline.svg(events, shape=shape, badges=timeline.badges_in(case, events))


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
        self.order: list[str] = []  # an order half made; it counts once it is kept
        self.again = True  # a handful is on the table, not the look back at the last one
        self.thread, self.wide = "all", False
        self.view_of = ""
        self.sides: tuple[str, str] = ("", "")
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: all but comparisons, which have their own."""
        return super().shows(entry) and entry.verb != "compare"

    def reveal(self, entry: Entry) -> str:
        """Go to the step that an entry belongs to."""
        self.step = _STEP_OF.get(entry.verb, self.step)
        return f"{self.uid}-step"

    def context(self) -> dict[str, Any]:
        """Give what the template shows; each step only what it needs."""
        line = self._current()
        step = self.step if line.dates_open or self.step == AFTER_STEP else "order"
        if self._to_read:
            step = "line"
        parts = {
            "order": self._order_step,
            "line": self._line_step,
            "start": self._start_step,
            "tellings": self._tellings_step,
            AFTER_STEP: self._after_step,
        }
        return {
            "line": line,
            "step": step,
            "steps": STEPS,
            "in_words": in_words,
            "about": event_in_words,
            "place_of": partial(place_in_paper, self.session),
            "all_events": line.events,
            "decades": by_decade(line.events),
            **parts[step](),
        }

    # --- what a person can do: steps -------------------------------------------

    @verb
    def on_go(self, to: Key) -> str:
        """Go to another step."""
        if to not in {*STEPS, AFTER_STEP}:
            raise NotAllowed(_("There is no such step."))
        if to not in {"order", AFTER_STEP} and not self._current().dates_open:
            raise NotAllowed(
                _("This step shows the dates. Put the events in order first, or choose “Show the dates now”.")
            )
        self.step = to
        self.focus(f"#{self.uid}-step")
        return ""

    @verb
    def on_move(self, event: Key, by: int) -> str:
        """Move an event up or down."""
        order = self._keys()
        if event not in order:
            raise NotAllowed(_("This event is no longer here. Run the cell again."))
        old = order.index(event)
        new = max(0, min(old + by, len(order) - 1))
        order.insert(new, order.pop(old))
        self.order = order
        way = "up" if (by < 0 and new > 0) or new == len(order) - 1 else "down"
        self.focus(f"#{self.uid}-{way}-{event}")
        return _("Now line {new} of {n}.").format(new=new + 1, n=len(order))

    @verb
    def on_keep_order(self) -> str:
        """Keep the order; the dates open."""
        line = self._current()
        kept = line.put_in_order([line.by_key(k).id for k in self._keys()])
        self.order, self.again = [], False
        self.focus(f"#{self.uid}-result")
        return _("{in_place} of {n} stand where their dates put them.").format(
            in_place=kept.in_place, n=len(kept.given)
        )

    @verb
    def on_another(self) -> str:
        """Put another handful on the table."""
        self.order, self.again = [], True
        self.focus(f"#{self.uid}-step")
        return _("Another handful of events.")

    @verb
    def on_show_dates(self) -> str:
        """Open the dates without ordering."""
        line = self._current()
        if not line.dates_open:
            line.show_dates()
        return self.on_go("line") or _("The dates are open.")

    @verb
    def on_place(self, event: Key, after: Key) -> str:
        """Place one more event among those whose dates are open."""
        line = self._current()
        if not after:
            raise NotAllowed(_("Choose a place on the line."))
        placed = line.place(line.by_key(event).id, "" if after == "first" else after)
        self.focus(f"#{self.uid}-placed")
        return _("The date agrees.") if placed.agrees else _("The date puts it elsewhere.")

    @verb
    def on_show(self, thread: Key, shape: Literal["tall", "wide"]) -> str:
        """Show all events or one thread of them, tall or wide."""
        if thread not in self._current().threads():
            raise NotAllowed(_("Choose which events to show."))
        self.thread, self.wide = thread, shape == "wide"
        self.focus(f"#{self.uid}-shown")
        return f"{_count(self._shown())}."

    @verb
    def on_begin_at(self, event: Key, thread: Key, why: Text) -> str:
        """Let the story begin somewhere."""
        story = self._current().begin_at(event, thread=thread, why=why)
        self.focus(f"#{self.uid}-story")
        return _("The story has {count} and leaves out {n}.").format(
            count=_count(story.steps), n=len(story.before + story.passed_over)
        )

    @verb
    def on_view(self, view: Key) -> str:
        """Choose from which viewpoint to tell."""
        if view not in self._current().views():
            raise NotAllowed(_("Choose whose story it is."))
        self.view_of = view
        self.focus(f"#{self.uid}-telling")
        return ""

    @verb
    def on_include(self, event: Key, why: Text) -> str:
        """Take an event into the telling."""
        self._current().include(event, view=self.view_of, why=why)
        self.focus(f"#{self.uid}-telling")
        return _("Kept. The telling has {count}.").format(
            count=_count(self.line.telling(self.view_of).reasons)
        )

    @verb
    def on_leave_out(self, event: Key) -> str:
        """Take an event out of the telling."""
        self._current().leave_out(event, view=self.view_of)
        self.focus(f"#{self.uid}-telling")
        return _("Left out. Undo brings it back.")

    @verb
    def on_contrast(self, left: Key, right: Key) -> str:
        """Set two tellings side by side."""
        names = {str(n) for n in range(len(self._current().tellings()))}
        if left not in names or right not in names or left == right:
            raise NotAllowed(_("Choose two different tellings."))
        found = self.line.tellings()
        self.sides = (name_of(found[int(left)]), name_of(found[int(right)]))
        self.focus(f"#{self.uid}-contrast")
        return _("Side by side.")

    @verb
    def on_open_after(self) -> str:
        """Ask for the sheet of what came after the paper."""
        line = self._current()
        if not line.after_open:
            line.open_after()
        self.focus(f"#{self.uid}-after")
        return _("The sheet is open.")

    @verb
    def on_csv(self) -> str:
        """Hand over what was done as a table."""
        self.download("chronology.csv", "text/csv", to_csv(self._current().rows()))
        return _("The table is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over("chronology", chronology(self._current()), form)

    @verb
    def on_picture(self, kind: PictureKind, what: Literal["line", "tellings"] = "line") -> str:
        """Hand over the picture of the line, or of two tellings, with the sources of its events."""
        if not self._current().dates_open:
            raise NotAllowed(_("The picture shows the dates. Put the events in order first."))
        if what == "tellings":
            _at, rows = self._both()
            if not rows:
                raise NotAllowed(_("Set two tellings side by side first."))
            events = [r.event for r in rows]
            figure = timeline.draw_tellings(events, ("left", "right"), lanes(rows))
        else:
            events = list(self._shown())
            badges = timeline.badges_in(self.session.case, events)
            figure = timeline.draw(events, shape="wide" if self.wide else "page", badges=badges)
        sources = citations(self.session.case, (s for e in events for s in e.sources))
        return self.keep_picture("timeline" if what == "line" else "tellings", kind, figure, sources)

    def frame(self) -> pd.DataFrame:
        """Give what was done as a pandas DataFrame."""
        return self._current().frame()

    # --- inside ------------------------------------------------------------------

    def _current(self) -> Chronology:
        self.line.who = self.session.who
        return self.line

    def html(self, *, live: bool = True) -> str:
        """Render the face; a page to read shows the whole line, because nothing can be ordered there."""
        self._to_read = not live
        try:
            return super().html(live=live)
        finally:
            self._to_read = False

    def _keys(self) -> list[str]:
        dealt = [self.line.key(e) for e in self._current().handful()]
        return list(self.order) if sorted(self.order) == sorted(dealt) else dealt

    def _shown(self) -> tuple[Event, ...]:
        return self.line.following(self.thread)

    def _order_step(self) -> dict[str, Any]:
        line = self.line
        last = line.orderings()[-1] if line.orderings() and not self.again else None
        turn = line.to_place() if last else None
        placed = line.placings()
        return {
            "handful": [line.by_key(k) for k in self._keys()],
            "last": last,
            "others": line.others_in_round(last.round) if last else (),
            "turn": turn,
            "anchors": line.anchors() if turn else (),
            "placed": placed[-1] if placed and last else None,
        }

    def _line_step(self) -> dict[str, Any]:
        events = self.line.events if self._to_read else self._shown()
        alt = _("Timeline: {count}, one line each, in lanes by kind. The list below says the same.").format(
            count=_count(events)
        )
        shapes: tuple[Shape, ...] = ("wide" if self.wide else "page", "phone")
        if self._to_read:  # one that reads well at any width, for a page that nobody can change
            shapes = ("phone",)
        pictures = (
            [self.figure(_picture(self.session.case, events, shape), alt) for shape in shapes]
            if events
            else []
        )
        compared: dict[str, list[Any]] = {}
        for a in (a for a in self.line.analogies() if self.line.limits_open(a.precedent.id)):
            compared.setdefault(a.to.removeprefix("event:"), []).append(a)
        return {
            "pictures": pictures,
            "shown": by_decade(events),
            "count": _count(events),
            "threads": self.line.threads(),
            "thread": self.thread,
            "wide": self.wide,
            "compared": compared,
        }

    def _start_step(self) -> dict[str, Any]:
        starts = self.line.starts()
        stories = [self.line.story(s) for s in starts[-2:]]
        gained: tuple[Event, ...] = ()
        lost: tuple[Event, ...] = ()
        if len(stories) > 1:
            old, new = ([s.event for s in story.steps] for story in stories)
            gained = tuple(e for e in new if e not in old)
            lost = tuple(e for e in old if e not in new)
        return {
            "threads": self.line.threads(),
            "story": stories[-1] if stories else None,
            "earlier": starts[-2] if len(starts) > 1 else None,
            "gained": gained,
            "lost": lost,
            "beginnings": self.line.beginnings(),
        }

    def _tellings_step(self) -> dict[str, Any]:
        line = self.line
        views, found = line.views(), line.tellings()
        names = [f"{self.session.journal.name_of(t.who)}, {views.get(t.view, t.view)}" for t in found]
        at, rows = self._both()
        return {
            "views": views,
            "view_of": self.view_of,
            "telling": line.telling(self.view_of),
            "events_of": line.events_of,
            "tellings": names,
            "numbered": dict(enumerate(names)),
            "chosen": at if rows else [],
            "rows": rows,
            "contrast_picture": self.figure(*picture_of(rows, [names[n] for n in at])) if rows else None,
            "shared": sum(r.left is not None and r.right is not None for r in rows),
        }

    def _both(self) -> tuple[list[int], tuple[ContrastRow, ...]]:
        """Give the numbers of the two tellings that are set side by side, and their rows."""
        found = self.line.tellings()
        at = [n for side in self.sides for n, t in enumerate(found) if name_of(t) == side]
        both = len(at) == 2  # noqa: PLR2004 - two sides
        return at, self.line.contrast(found[at[0]], found[at[1]]) if both else ()

    def _after_step(self) -> dict[str, Any]:
        after = self.line.after() if self.line.after_open else ()
        return {"after": after}


def _count(things: Any) -> str:  # noqa: ANN401 - anything with a length
    return ngettext("{n} event", "{n} events", len(things)).format(n=len(things))
