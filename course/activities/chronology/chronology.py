"""Put events in order, choose where the story begins, set two tellings and a precedent side by side.

Where a story starts decides who seems to act and who seems to answer (on
plots and their beginnings: White, 1973; on reasoning by analogy and its
limits: Khong, 1992; Neustadt & May, 1986). So the rules here ask for a reason
at each choice, show what a telling leaves out, and let no analogy stand
without a difference. Dates are never made more precise than they are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.chronology import dealing, naming, stories
from course.activities.chronology import rows as export
from course.activities.chronology.after import AfterPaper
from course.activities.chronology.dates import AFTER, comes_before, in_order, key_of
from course.activities.chronology.questions import questions
from course.activities.chronology.state import Analogy, Ordering, Placing, Start, State, Telling, fold
from course.activities.chronology.verbs import (
    CHRONOLOGY,
    Compare,
    Include,
    LeaveOut,
    OpenDates,
    Order,
    Place,
)
from course.activities.chronology.verbs import Start as Begin
from course.activities.writing import checked_text, chosen
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from course.activities.bodies import Done, Verbs
    from course.activities.chronology.stories import ContrastRow, Story
    from course.case import Case
    from course.case.records import Event, Precedent
    from course.journal import Entry, Journal


class Chronology(Activity[State]):
    """Work with the events of a case in time.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    chair
        True for whoever runs the class: dates and limits are open, and everybody's work shows.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> line = Chronology(load_case(), Journal(), who="heron")
    >>> line.dates_open
    False
    >>> ordering = line.put_in_order([e.id for e in line.handful()])
    >>> line.dates_open, ordering.who
    (True, 'heron')
    """

    name: ClassVar[str] = "chronology"
    verbs: ClassVar[Verbs] = CHRONOLOGY

    def __init__(self, case: Case, journal: Journal, *, who: str, chair: bool = False) -> None:
        super().__init__(case, journal, who=who)
        self.chair = chair
        self.later = AfterPaper(self)
        self.events = in_order(e for e in case.events if e.category != AFTER)
        self._line = {e.id: e for e in self.events}
        self._by_key = {key_of(case, e.id): e for e in self.events}

    def fold(self, done: Sequence[Done]) -> State:
        """Read what people did."""
        return fold(self.case, done, self._line)

    @property
    def state(self) -> State:
        """What people did, read from the journal."""
        return self._state

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about beginnings, tellings and analogies."""
        return questions(cls(case, journal, who=who))

    # --- ordering and placing -------------------------------------------------

    @property
    def dates_open(self) -> bool:
        """Whether the person who acts has ordered a handful, asked for the dates, or runs the class."""
        return (
            self.chair
            or self.who in self._state.opened
            or any(o.who == self.who for o in self._state.orderings)
        )

    @property
    def round(self) -> int:
        """Which handful is next for the person who acts, from 1."""
        return 1 + max((o.round for o in self._state.orderings if o.who == self.who), default=0)

    def handful(self, number: int = 0) -> tuple[Event, ...]:
        """Give a few events to put in order, shuffled; the same for everybody in the same round.

        Only events whose dates tell them apart, and whose titles do not tell their dates.
        """
        return dealing.handful(self.case, self.events, number or self.round)

    def key(self, event: Event) -> str:
        """Give a name for an event that does not tell where it belongs."""
        return key_of(self.case, event.id)

    def by_key(self, key: str) -> Event:
        """Give the event of a key.

        Raises
        ------
        NotAllowed
            If there is none.
        """
        if key not in self._by_key:
            raise NotAllowed(_("This event is no longer here. Run the cell again."))
        return self._by_key[key]

    def put_in_order(self, order: Sequence[str]) -> Ordering:
        """Keep an order of this round's handful; the dates open.

        Raises
        ------
        NotAllowed
            If these are not the events of this round.
        """
        dealt = {e.id: e for e in self.handful()}
        if len(dealt) < 2:  # noqa: PLR2004 - one event has no order
            raise NotAllowed(_("There are not enough events whose dates tell them apart."))
        if sorted(order) != sorted(dealt):
            raise NotAllowed(_("These are not the events of this round. Run the cell again."))
        dated = [e.id for e in in_order(dealt.values())]
        self.enter(Order, round=self.round, order=tuple(order), dated=tuple(dated))
        return self._state.orderings[-1]

    def orderings(self) -> tuple[Ordering, ...]:
        """Give the orderings of the person who acts, oldest first."""
        return tuple(o for o in self._state.orderings if o.who == self.who)

    def others_in_round(self, number: int) -> tuple[Ordering, ...]:
        """Give the latest ordering of each other person in a round, by pseudonym."""
        latest = {o.who: o for o in self._state.orderings if o.round == number and o.who != self.who}
        return tuple(latest[name] for name in sorted(latest))

    def rounds(self) -> tuple[tuple[int, tuple[Ordering, ...]], ...]:
        """Give, for each round, the latest ordering of each person, by pseudonym."""
        numbers = sorted({o.round for o in self._state.orderings})
        latest = {(o.round, o.who): o for o in self._state.orderings}
        return tuple((n, tuple(latest[k] for k in sorted(latest) if k[0] == n)) for n in numbers)

    def show_dates(self) -> Entry:
        """Open the dates without ordering first."""
        return self.enter(OpenDates)

    def anchors(self) -> tuple[Event, ...]:
        """Give the dated events that a new one is placed among: those met last, at most nine, in order."""
        return dealing.anchors(self._met())

    def to_place(self) -> Event | None:
        """Give the next event to place among the anchors; None where no date can be told from theirs."""
        return dealing.next_to_place(self.case, self.events, self._met())

    def place(self, event: str, after: str) -> Placing:
        """Place an event after one of the anchors, or before all of them with an empty ``after``.

        Raises
        ------
        NotAllowed
            If it is another event's turn, or the anchor is not one of them.
        """
        turn = self.to_place()
        anchors = {a.id: a for a in self.anchors()}
        if turn is None or turn.id != event:
            raise NotAllowed(_("Another event is to be placed now. Run the cell again."))
        if after and after not in anchors:
            raise NotAllowed(_("Choose a place on the line."))
        earlier = [a.id for a in anchors.values() if comes_before(a.date, turn.date)]
        right = earlier[-1] if earlier else ""
        self.enter(Place, event=event, after=after, right_after=right)
        return self._state.placings[-1]

    def placings(self) -> tuple[Placing, ...]:
        """Give what the person who acts has placed, oldest first."""
        return tuple(p for p in self._state.placings if p.who == self.who)

    # --- where the story begins -------------------------------------------------

    def threads(self) -> dict[str, str]:
        """Name the threads that a story can follow: all, the paper's, one kind of event, one party."""
        return naming.threads(self.case, self.events)

    def following(self, thread: str) -> tuple[Event, ...]:
        """Give the events of a thread, in order of date."""
        return tuple(e for e in self.events if naming.follows(e, thread))

    def begin_at(self, event: str, *, thread: str = "all", why: str) -> Story:
        """Let the story begin at an event, along a thread, for a reason.

        Raises
        ------
        NotAllowed
            If the event or the thread is not known, or no reason is given.
        """
        wrong = Misfits()
        with wrong.at("event"):
            self._known(event, _("Choose the event that the story begins with."))
        with wrong.at("thread"):
            chosen(thread, self.threads(), _("Choose what the story follows."))
        with wrong.at("why"):
            why = checked_text(why, what=_("why the story begins here"))
        wrong.refuse()
        self.enter(Begin, event=event, thread=thread, why=why)
        return self.story(self._state.starts[-1])

    def told_from(self, event: str, thread: str) -> Story:
        """Tell the story from an event along a thread, before anybody keeps it.

        Raises
        ------
        NotAllowed
            If the event or the thread is not known.
        """
        self._known(event, _("Choose the event that the story begins with."))
        if thread not in self.threads():
            raise NotAllowed(_("Choose what the story follows."))
        return self.story(Start("", self.who, self._line[event], thread, ""))

    def starts(self) -> tuple[Start, ...]:
        """Give the starts of the person who acts, the latest for each event and thread, oldest first."""
        mine = [s for s in self._state.starts if s.who == self.who]
        latest = {(s.event.id, s.thread): s for s in mine}
        return tuple(s for s in mine if latest[s.event.id, s.thread] is s)

    def story(self, start: Start) -> Story:
        """Tell the story from a start to the date of the paper, and name what it leaves out."""
        return stories.story(start, self.events)

    def beginnings(self) -> tuple[tuple[Event, tuple[Start, ...]], ...]:
        """Give the events that people's latest stories begin with, in order of date, and who begins there."""
        latest = {s.who: s for s in self._state.starts}
        events = in_order({s.event.id: s.event for s in latest.values()}.values())
        return tuple((e, tuple(latest[w] for w in sorted(latest) if latest[w].event == e)) for e in events)

    # --- two tellings -----------------------------------------------------------

    def views(self) -> dict[str, str]:
        """Name the viewpoints one can tell from: one's own, or an institution's; never a person's."""
        return naming.views(self.case)

    def include(self, event: str, *, view: str = "", why: str) -> Entry:
        """Take an event into a telling, with a reason; again, to change the reason.

        Raises
        ------
        NotAllowed
            If the event or viewpoint is not known, or no reason is given.
        """
        wrong = Misfits()
        with wrong.at("event"):
            self._known(event, _("Choose an event."))
        with wrong.at("view"):
            chosen(view, self.views(), _("Choose whose story it is."))
        with wrong.at("why"):
            why = checked_text(why, what=_("why this event belongs to the story"))
        wrong.refuse()
        return self.enter(Include, event=event, view=view, why=why)

    def leave_out(self, event: str, *, view: str = "") -> Entry:
        """Take an event out of a telling again.

        Raises
        ------
        NotAllowed
            If it is not in it.
        """
        if event not in self._state.tellings.get((self.who, view), {}):
            raise NotAllowed(_("This event is not in the telling."))
        return self.enter(LeaveOut, event=event, view=view)

    def telling(self, view: str = "", who: str = "") -> Telling:
        """Give a person's telling from a viewpoint, in order of date; it may be empty."""
        chosen = self._state.tellings.get((who or self.who, view), {})
        ordered = in_order(self._line[i] for i in chosen)
        return Telling(who or self.who, view, {e.id: chosen[e.id] for e in ordered})

    def tellings(self) -> tuple[Telling, ...]:
        """Give everybody's tellings that hold an event, by pseudonym and viewpoint."""
        return tuple(
            self.telling(view, who) for (who, view), got in sorted(self._state.tellings.items()) if got
        )

    def events_of(self, telling: Telling) -> tuple[Event, ...]:
        """Give the events of a telling in order of date."""
        return tuple(self._line[i] for i in telling.reasons)

    def contrast(self, left: Telling, right: Telling) -> tuple[ContrastRow, ...]:
        """Set two tellings side by side, in order of date."""
        return stories.contrast(left, right, self._line)

    # --- precedents --------------------------------------------------------------

    def targets(self) -> dict[str, str]:
        """Name what a precedent can be compared with: the whole case, an issue, an event of the paper."""
        return naming.targets(self.case, self.events)

    def compare(self, precedent: str, *, to: str, alike: str, breaks: str) -> Analogy:
        """Attach a precedent: what is alike, and where the analogy breaks. Then the ledger opens.

        Raises
        ------
        NotAllowed
            If one of the two is missing, or the precedent or target is not known.
        """
        if precedent not in {p.id for p in self.case.precedents}:
            raise NotAllowed(_("Choose a precedent."))
        wrong = Misfits()
        with wrong.at("to"):
            chosen(to, self.targets(), _("Choose what you compare it with."))
        with wrong.at("alike"):
            alike = checked_text(alike, what=_("one thing that is alike"))
        with wrong.at("breaks"):
            breaks = checked_text(breaks, what=_("one thing that is different, where the analogy breaks"))
        wrong.refuse()
        self.enter(Compare, precedent=precedent, to=to, alike=alike, breaks=breaks)
        return self._state.analogies[-1]

    def limits_open(self, precedent: str) -> bool:
        """Whether the person who acts has compared this precedent or runs the class: the ledger is open."""
        return self.chair or any(
            a.precedent.id == precedent and a.who == self.who for a in self._state.analogies
        )

    def analogies(self, precedent: str = "") -> tuple[Analogy, ...]:
        """Give everybody's analogies, oldest first: of one precedent or all."""
        return tuple(a for a in self._state.analogies if precedent in ("", a.precedent.id))

    def compared_precedents(self) -> tuple[Precedent, ...]:
        """Give the precedents that the person who acts has compared, in the order of the ledger."""
        return tuple(p for p in self.case.precedents if self.limits_open(p.id))

    # --- files ---------------------------------------------------------------------

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each thing kept: orderings, starts, tellings and analogies of everybody here."""
        return export.rows(self)

    def frame(self) -> pd.DataFrame:
        """Give :meth:`rows` as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(self.rows())

    # --- inside --------------------------------------------------------------------

    @property
    def all_orderings(self) -> tuple[Ordering, ...]:
        """Everybody's orderings, oldest first."""
        return tuple(self._state.orderings)

    @property
    def all_starts(self) -> tuple[Start, ...]:
        """Everybody's starts, oldest first."""
        return tuple(self._state.starts)

    def _met(self) -> list[Event]:
        """Give the events whose dates the person who acts has seen, the earliest met first."""
        return [e for o in self.orderings() for e in o.dated] + [p.event for p in self.placings()]

    def _known(self, event: str, otherwise: str) -> None:
        if event not in self._line:
            raise NotAllowed(otherwise)
