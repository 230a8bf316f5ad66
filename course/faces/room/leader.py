"""What whoever leads a room sees: who is here, what is in front, the one next step, the queue, the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.debate.votes import TOO_FEW
from course.activities.room import STAGE_LABELS, Room
from course.activities.text import TextRound
from course.faces.part import now
from course.faces.room.box import Nowhere, Surroundings
from course.faces.room.groups import GroupsPart
from course.faces.room.incoming import IncomingPart
from course.faces.room.judged import Judged
from course.faces.room.looks import first_in_words, look
from course.faces.room.people import PeoplePart
from course.faces.room.plan import PlanPart
from course.faces.room.results import result, said, swing
from course.faces.room.spoken import Spoken
from course.faces.room.time import TimePart, step_clock
from course.faces.room.voices import VoicesPart
from course.faces.verbs import Key, Text, verb
from course.faces.wall import WallFace
from course.language import N_, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from course.activities.claims import Judgement
    from course.activities.debate.records import DebateState
    from course.activities.room import Stage
    from course.faces.room.part import Part
    from course.session.session import Session


class LeaderFace(WallFace):
    """A room for somebody who leads it.

    Parameters
    ----------
    session
        The leader's session, which sees everything.
    around
        The room.
    leaders
        Ids of those who lead it.
    lesson
        The lesson whose sentences and questions are offered.
    qr
        Gives the code of squares by which a phone finds the room, as SVG; nothing where there is none.
    """

    template: ClassVar[str] = "room/leader.html"
    wall: ClassVar[str] = "room/wall.html"
    title: ClassVar[str] = N_("Lead the room")
    also_shows: frozenset[str] = frozenset(
        {"room", "claims", "people", "debate", "text", "exercises", "priorities"}
    )

    def __init__(
        self,
        session: Session,
        around: Surroundings | None = None,
        leaders: Collection[str] = (),
        lesson: str = "",
        qr: Callable[[], str] = str,
    ) -> None:
        self.qr = qr
        self.around = around or Nowhere()
        self.room = Room(session.case, session.journal, who=session.who, leaders=leaders)
        self.judged = Judged(session)
        self.debate = Debate(session.case, session.journal, who=session.who)
        self.text = TextRound(session.case, session.journal, who=session.who)
        self.lesson = lesson or session.case.lessons[0].id
        self.plan, self.incoming = PlanPart(self), IncomingPart(self)
        self.named: dict[str, Part] = {
            "plan": self.plan,
            "incoming": self.incoming,
            "time": TimePart(self),
            "voices": VoicesPart(self, Spoken(self.debate)),
            "groups": GroupsPart(self),
            "people": PeoplePart(self),
        }
        self.parts = tuple(self.named.values())
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.room.who = self.session.who
        state, case = self.room.state, self.session.case
        stage, lesson = state.now, case.lesson(self.lesson)
        people = self.around.present()
        seen = look(stage, case) if stage else None
        judged = self._judged(stage) if stage else {}
        return {
            "code": self.around.code,
            "address": self.around.address,
            "people": people,
            "here": sum(p.here for p in people),
            "stage": stage,
            "look": seen,
            "few": FEWEST,
            "counts": seen.counts(stage) if stage and seen else (),
            "looks": {s.id: look(s, case) for s in state.stages.values()},
            "first": first_in_words(state, stage) if stage else "",
            "answered": self._answered(stage, judged) if stage else 0,
            "state": state,
            "lesson": lesson,
            "lessons": {one.id: one.title for one in case.lessons},
            "claims": [c for s in lesson.sections for c in case.claims_in(s)],
            "questions": lesson.discuss,
            "parties": {s.id: s.label for s in case.chairs},
            "kinds": STAGE_LABELS,
            "next": self.plan.next,
            "another": self.plan.another,
            "texts": any(self.incoming.contributions()),
            "parts": {name: part.html for name, part in self.named.items()},
            "may_vote": self._to_vote_on() is not None,
            "swing": swing(self.debate, state, stage),
        }

    def wall_context(self) -> Mapping[str, Any]:
        """Give what hangs on the wall: never a name beside an answer."""
        shown, stage = self.context(), self.room.state.now
        timed = (
            stage is not None and stage.kind != "debate" and bool(stage.minutes or stage.left or stage.since)
        )
        return {
            **shown,
            "wall_kind": "of-room",
            "spot": self.incoming.on_wall(),
            "qr": Markup("" if stage else self.qr()),  # noqa: S704 - drawn by the room, of its own address
            "clock": step_clock(stage, now()) if stage and timed else None,
        }

    # --- what is in front ---------------------------------------------------------

    @verb
    def on_lesson(self, value: Key) -> str:
        """Offer the sentences and questions of another lesson."""
        self.lesson = self.session.case.lesson(value).id
        return ""

    @verb
    def on_passage(self, claim: Key = "") -> str:
        """Put a sentence in front of the class."""
        if not claim:
            raise NotAllowed(_("Choose a sentence."))
        return self.put("passage", claim)

    @verb
    def on_question(self, text: Text = "") -> str:
        """Put a question in front of the class."""
        return self.put("question", text=text)

    @verb
    def on_vote(self, text: Text = "", *, twice: bool = False) -> str:
        """Let the class vote in secret; the first of two votes stays sealed until the second."""
        return self.put("vote", part="before" if twice else "", text=text)

    @verb
    def on_first_vote(self) -> str:
        """Take the first of the two secret votes of the debate."""
        debate = self._to_vote_on()
        if debate is None:
            raise NotAllowed(_("Begin a debate first: choose a format and a motion."))
        if len(self.around.present()) < FEWEST:
            raise NotAllowed(_(TOO_FEW).format(few=FEWEST))
        return self.put("vote", debate.key, part="before", text=debate.motion["text"])

    @verb
    def on_second_vote(self, first: Key) -> str:
        """Let the class vote again on the same motion."""
        return self._in_front(lambda: self.room.second_vote(first))

    @verb
    def on_count_alone(self, first: Key) -> str:
        """Take no second vote: it is opened and closed at once, and so the first is counted alone."""
        self.on_second_vote(first)
        second = self.room.now
        if second is not None:
            self._close(second)
        return _("Closed. What came of it shows here, and to nobody else yet.")

    @verb
    def on_party(self, kind: Key, party: Key = "") -> str:
        """Let the class rank a party's priorities, or take its chair."""
        if kind not in ("priorities", "chair"):
            raise NotAllowed(_("Choose what to put in front of the class."))
        return self.put(kind, party)

    @verb
    def on_exercises(self) -> str:
        """Let everybody work through the exercises of the lesson."""
        lesson = self.session.case.lesson(self.lesson)
        if not lesson.exercises:
            raise NotAllowed(_("This lesson has no exercises."))
        return self.put("exercise", lesson.id, part=lesson.exercises[0])

    @verb
    def on_package(self) -> str:
        """Let everybody put a package together."""
        return self.put("bargaining")

    @verb
    def on_coding(self) -> str:
        """Let everybody code passages, apart and then together."""
        return self.put("coding")

    @verb
    def on_one_text(self) -> str:
        """Let the class work on one text, clause by clause."""
        return self.put("text")

    @verb
    def on_own_work(self) -> str:
        """Let everybody go through the lesson on their own."""
        return self.put("lesson", self.lesson)

    @verb
    def on_debate(self) -> str:
        """Let the class debate."""
        return self.put("debate")

    @verb
    def on_back(self, seen: Key) -> str:
        """Go one step back; a second press from an old page does nothing."""
        now = self.room.now
        if now is None or now.id != seen:
            return ""
        said = self._in_front(self.room.back)
        before = self.room.now
        if before is not None and not (before.open or before.asks):
            self.room.reopen(before.id)  # only going on had closed it
        return said

    @verb
    def on_close(self, stage: Key) -> str:
        """Take no more answers, and count."""
        found = self._now(stage)
        self._close(found)
        self.focus(f"#{self.uid}-result")
        if found.first_of_two:
            return _("Closed. The ballots stay sealed, also from you.")
        return _("Closed. What came of it shows here, and to nobody else yet.")

    @verb
    def on_reopen(self, stage: Key) -> str:
        """Take answers again."""
        self.room.reopen(self._now(stage).id)
        return _("Answers are taken again.")

    @verb
    def on_show(self, stage: Key) -> str:
        """Let everybody see what came of a step."""
        self._show(self._now(stage))
        return _("Everybody sees it now.")

    @verb
    def on_hide(self, stage: Key) -> str:
        """Hide it again."""
        self.room.hide(stage)
        return _("It is hidden.")

    # --- inside ------------------------------------------------------------------------

    def show_anew(self) -> None:
        """Show what came of the step in front without what is set aside since, where it is shown."""
        if (stage := self.room.now) is not None and stage.shown:
            self._show(stage)

    def _show(self, stage: Stage) -> None:
        self.room.show(stage.id, said(self.room, stage, self._judged(stage)))

    def put(self, kind: str, about: str = "", *, part: str = "", text: str = "", minutes: int = 0) -> str:
        """Put something in front of the class, and close what was there; give what to say of it.

        Raises
        ------
        NotAllowed
            If a vote is open, or it cannot be put in front. Then nothing is closed.
        """
        return self._in_front(lambda: self.room.put(kind, about, part=part, text=text, minutes=minutes))

    def _in_front(self, act: Callable[[], object]) -> str:
        now = self.room.now
        if now is not None and now.open and now.kind == "vote":
            raise NotAllowed(_("Close the vote first, so that it is counted."))
        act()  # says what is missing before anything is closed
        if now is not None and now.open:
            self._close(now)
        front = self.room.now
        assert front is not None
        self.focus(f"#{self.uid}-now")
        return _("In front of the class: {what}").format(what=look(front, self.session.case).title)

    def _to_vote_on(self) -> DebateState | None:
        """Give the latest debate, if no vote of it was taken yet."""
        if not self.debate.begun:
            return None
        latest, room = self.debate.state, self.room.state
        return None if latest.key in map(room.debate_of, room.stages.values()) else latest

    def _now(self, stage: str) -> Stage:
        found = self.room.state.stages.get(stage)
        if found is None:
            raise NotAllowed(_("There is no such step in this room."))
        return found

    def _close(self, stage: Stage) -> None:
        told = result(self.room, stage, self._judged(stage), self.around)
        self.room.close(stage.id, **told._asdict())
        for vote in self.room.state.stages.values():
            if vote.id in (stage.id, stage.about) and vote.kind == "vote" and not vote.sealed:
                self.around.discard(vote.id)

    def _judged(self, stage: Stage) -> dict[str, Judgement]:
        """Give everybody's judgement since the step was put in front; those who lead are left out."""
        leaders = {self.session.journal.person(who) for who in self.room.leaders}
        return {who: j for who, j in self.judged.since(stage).items() if who not in leaders}

    def judgements(self, stage: Stage) -> tuple[Judgement, ...]:
        """Give what the class judged in a step."""
        return tuple(self._judged(stage).values())

    def _answered(self, stage: Stage, judged: Mapping[str, Judgement]) -> int:
        if stage.kind == "passage":
            return len(judged)
        if stage.kind == "question":
            return len(self.room.state.answers_to(stage))
        return self.around.answered(stage.id)
