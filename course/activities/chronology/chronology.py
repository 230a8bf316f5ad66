"""Put events in order, choose where the story begins, set two tellings and a precedent side by side.

Where a story starts decides who seems to act and who seems to answer (on
plots and their beginnings: White, 1973; on reasoning by analogy and its
limits: Khong, 1992; Neustadt & May, 1986). So the rules here ask for a reason
at each choice, show what a telling leaves out, and let no analogy stand
without a difference. Dates are never made more precise than they are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.chronology import rows as export
from course.activities.chronology.dates import (
    AFTER,
    comes_before,
    in_order,
    key_of,
    later_by,
    tells_its_date,
)
from course.activities.chronology.questions import questions
from course.activities.chronology.state import Analogy, Ordering, Placing, Start, State, Telling, fold
from course.activities.writing import checked_text
from course.language import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from course.case import Case
    from course.case.records import Event, Precedent
    from course.journal import Entry, Journal

HANDFUL = 5
"""Events to put in order at once: enough to think, few enough to move by keyboard."""
MOST_ANCHORS = 9
WHOLE = "case"
"""What a precedent is compared with where it is the case as a whole."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a told story, with how much later than the one before it came."""

    event: Event
    later: str


@dataclass(frozen=True, slots=True)
class Story:
    """What is told from a chosen start along one thread, and what is left out."""

    start: Start
    steps: tuple[Step, ...]
    before: tuple[Event, ...]
    passed_over: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """One event in two tellings, with the reason of each; None where a telling does without it."""

    event: Event
    left: str | None
    right: str | None


class Chronology(Activity[Any]):
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

    def __init__(self, case: Case, journal: Journal, *, who: str, chair: bool = False) -> None:
        super().__init__(case, journal, who=who)
        self.chair = chair
        self.events = in_order(e for e in case.events if e.category != AFTER)
        self._line = {e.id: e for e in self.events}
        self._by_key = {key_of(case, e.id): e for e in self.events}
        self._cache: tuple[tuple[Entry, ...], State] | None = None

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
        number = number or self.round
        chosen: list[Event] = []
        for event in self._shuffled(f"handful {number}"):
            if all(comes_before(event.date, e.date) is not None for e in chosen):
                chosen.append(event)
            if len(chosen) == HANDFUL:
                break
        if chosen and tuple(chosen) == in_order(chosen):
            chosen.append(chosen.pop(0))
        return tuple(chosen)

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
            raise NotAllowed("This event is no longer here. Run the cell again.")
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
            raise NotAllowed("There are not enough events whose dates tell them apart.")
        if sorted(order) != sorted(dealt):
            raise NotAllowed("These are not the events of this round. Run the cell again.")
        dated = [e.id for e in in_order(dealt.values())]
        self.record("order", {"round": self.round, "order": list(order), "dated": dated})
        return self._state.orderings[-1]

    def orderings(self, who: str = "") -> tuple[Ordering, ...]:
        """Give a person's orderings, oldest first."""
        return tuple(o for o in self._state.orderings if o.who == (who or self.who))

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
        return self.record("open_dates", {})

    def anchors(self) -> tuple[Event, ...]:
        """Give the dated events that a new one is placed among: those met last, at most nine, in order."""
        met = [e for o in self.orderings() for e in o.dated]
        met += [p.event for p in self.placings()]
        latest = list({e.id: e for e in reversed(met)}.values())[:MOST_ANCHORS]
        return in_order(latest)

    def to_place(self) -> Event | None:
        """Give the next event to place among the anchors; None where no date can be told from theirs."""
        met = {e.id for o in self.orderings() for e in o.dated} | {p.event.id for p in self.placings()}
        anchors = self.anchors()
        for event in self._shuffled("place"):
            if event.id not in met and all(comes_before(event.date, a.date) is not None for a in anchors):
                return event if anchors else None
        return None

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
            raise NotAllowed("Another event is to be placed now. Run the cell again.")
        if after and after not in anchors:
            raise NotAllowed("Choose a place on the line.")
        earlier = [a.id for a in anchors.values() if comes_before(a.date, turn.date)]
        right = earlier[-1] if earlier else ""
        self.record("place", {"event": event, "after": after, "right_after": right})
        return self._state.placings[-1]

    def placings(self) -> tuple[Placing, ...]:
        """Give what the person who acts has placed, oldest first."""
        return tuple(p for p in self._state.placings if p.who == self.who)

    # --- where the story begins -------------------------------------------------

    def threads(self) -> dict[str, str]:
        """Name the threads that a story can follow: all, the paper's, one kind of event, one party."""
        found = {"all": "Every event in this case", "paper": "Only what the paper mentions"}
        for category in sorted({e.category for e in self.events}):
            found[f"category:{category}"] = f"Only events of the kind “{category.replace('_', ' ')}”"
        actors = {a for e in self.events for a in e.actors}
        for party in self.case.stakeholders:
            if party.id in actors and not party.person:
                found[f"party:{party.id}"] = f"Only events that involve: {party.name}"
        return found

    def following(self, thread: str) -> tuple[Event, ...]:
        """Give the events of a thread, in order of date."""
        return tuple(e for e in self.events if self._follows(e, thread))

    def begin_at(self, event: str, *, thread: str = "all", why: str) -> Story:
        """Let the story begin at an event, along a thread, for a reason.

        Raises
        ------
        NotAllowed
            If the event or the thread is not known, or no reason is given.
        """
        self._known(event, "Choose the event that the story begins with.")
        if thread not in self.threads():
            raise NotAllowed("Choose what the story follows.")
        reason = checked_text(why, what="why the story begins here")
        self.record("start", {"event": event, "thread": thread, "why": reason})
        return self.story(self._state.starts[-1])

    def starts(self, who: str = "") -> tuple[Start, ...]:
        """Give a person's starts, the latest for each event and thread, oldest first."""
        mine = [s for s in self._state.starts if s.who == (who or self.who)]
        latest = {(s.event.id, s.thread): s for s in mine}
        return tuple(s for s in mine if latest[s.event.id, s.thread] is s)

    def story(self, start: Start) -> Story:
        """Tell the story from a start to the date of the paper, and name what it leaves out."""
        at = self.events.index(start.event)
        rest = [e for e in self.events[at + 1 :] if self._follows(e, start.thread)]
        told = [start.event, *rest]
        steps = [Step(e, later_by(told[i - 1].date, e.date) if i else "") for i, e in enumerate(told)]
        passed = tuple(e for e in self.events[at:] if e not in told)
        return Story(start, tuple(steps), self.events[:at], passed)

    def beginnings(self) -> tuple[tuple[Event, tuple[Start, ...]], ...]:
        """Give the events that people's latest stories begin with, in order of date, and who begins there."""
        latest = {s.who: s for s in self._state.starts}
        events = in_order({s.event.id: s.event for s in latest.values()}.values())
        return tuple((e, tuple(latest[w] for w in sorted(latest) if latest[w].event == e)) for e in events)

    # --- two tellings -----------------------------------------------------------

    def views(self) -> dict[str, str]:
        """Name the viewpoints one can tell from: one's own, or an institution's; never a person's."""
        parties = {
            s.id: f"as {s.short or s.name} might tell it" for s in self.case.stakeholders if not s.person
        }
        return {"": "in my own words", **parties}

    def include(self, event: str, *, view: str = "", why: str) -> Entry:
        """Take an event into a telling, with a reason; again, to change the reason.

        Raises
        ------
        NotAllowed
            If the event or viewpoint is not known, or no reason is given.
        """
        self._known(event, "Choose an event.")
        if view not in self.views():
            raise NotAllowed("Choose whose story it is.")
        reason = checked_text(why, what="why this event belongs to the story")
        return self.record("include", {"event": event, "view": view, "why": reason})

    def leave_out(self, event: str, *, view: str = "") -> Entry:
        """Take an event out of a telling again.

        Raises
        ------
        NotAllowed
            If it is not in it.
        """
        if event not in self._state.tellings.get((self.who, view), {}):
            raise NotAllowed("This event is not in the telling.")
        return self.record("leave_out", {"event": event, "view": view})

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
        ids = {**left.reasons, **right.reasons}
        events = in_order(self._line[i] for i in ids)
        return tuple(ContrastRow(e, left.reasons.get(e.id), right.reasons.get(e.id)) for e in events)

    # --- precedents --------------------------------------------------------------

    def targets(self) -> dict[str, str]:
        """Name what a precedent can be compared with: the whole case, an issue, an event of the paper."""
        found = {WHOLE: "This case as a whole"}
        found |= {f"issue:{i.id}": f"Issue: {i.title}" for i in self.case.issues}
        return found | {f"event:{e.id}": f"Event: {e.title}" for e in self.events if e.in_paper}

    def compare(self, precedent: str, *, to: str, alike: str, breaks: str) -> Analogy:
        """Attach a precedent: what is alike, and where the analogy breaks. Then the ledger opens.

        Raises
        ------
        NotAllowed
            If one of the two is missing, or the precedent or target is not known.
        """
        if precedent not in {p.id for p in self.case.precedents}:
            raise NotAllowed("Choose a precedent.")
        if to not in self.targets():
            raise NotAllowed("Choose what you compare it with.")
        words = {
            "alike": checked_text(alike, what="one thing that is alike"),
            "breaks": checked_text(breaks, what="one thing that is different, where the analogy breaks"),
        }
        self.record("compare", {"precedent": precedent, "to": to, **words})
        return self._state.analogies[-1]

    def limits_open(self, precedent: str) -> bool:
        """Whether the person who acts has compared this precedent or runs the class: the ledger is open."""
        return self.chair or any(
            a.precedent.id == precedent and a.who == self.who for a in self._state.analogies
        )

    def analogies(self, precedent: str = "", *, who: str | None = None) -> tuple[Analogy, ...]:
        """Give analogies, oldest first: of one precedent or all, by one person or everybody."""
        return tuple(
            a for a in self._state.analogies if precedent in ("", a.precedent.id) and who in (None, a.who)
        )

    def compared_precedents(self) -> tuple[Precedent, ...]:
        """Give the precedents that the person who acts has compared, in the order of the ledger."""
        return tuple(p for p in self.case.precedents if self.limits_open(p.id))

    # --- after the paper -----------------------------------------------------------

    @property
    def has_after(self) -> bool:
        """Whether the case knows events after the paper."""
        return any(e.category == AFTER for e in self.case.events)

    @property
    def after_open(self) -> bool:
        """Whether the person who acts asked for the sheet of what came after the paper."""
        return self.who in self._state.after

    def open_after(self) -> Entry:
        """Ask for the sheet of what came after the paper."""
        return self.record("open_after", {})

    def after(self) -> tuple[Event, ...]:
        """Give the events after the paper, in order.

        Raises
        ------
        NotAllowed
            If nobody asked for them.
        """
        if not self.after_open:
            raise NotAllowed("What happened after the paper is on a sheet of its own. Ask for it first.")
        return in_order(e for e in self.case.events if e.category == AFTER)

    def precedents_after(self) -> tuple[Precedent, ...]:
        """Give the precedents of which something is told after the paper; none before it is asked for."""
        return tuple(p for p in self.case.precedents if p.after_paper and self.after_open)

    # --- files ---------------------------------------------------------------------

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each thing kept: orderings, starts, tellings and analogies of everybody here."""
        return export.rows(self)

    def frame(self) -> pd.DataFrame:
        """Give :meth:`rows` as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(self.rows())

    def to_markdown(self) -> str:
        """Write starts, tellings and analogies as text, with the sources of the events."""
        return export.markdown(self)

    # --- inside --------------------------------------------------------------------

    @property
    def all_orderings(self) -> tuple[Ordering, ...]:
        """Everybody's orderings, oldest first."""
        return tuple(self._state.orderings)

    @property
    def all_starts(self) -> tuple[Start, ...]:
        """Everybody's starts, oldest first."""
        return tuple(self._state.starts)

    @property
    def _state(self) -> State:
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, fold(self.case, entries, self._line))
        return self._cache[1]

    def _shuffled(self, seed: str) -> Iterator[Event]:
        fit = [e for e in self.events if not tells_its_date(e)]
        yield from sorted(fit, key=lambda e: key_of(self.case, f"{seed}/{e.id}"))

    def _follows(self, event: Event, thread: str) -> bool:
        kind, _, value = thread.partition(":")
        if kind == "paper":
            return event.in_paper
        if kind == "category":
            return event.category == value
        return value in event.actors if kind == "party" else True

    def _known(self, event: str, otherwise: str) -> None:
        if event not in self._line:
            raise NotAllowed(otherwise)
