"""What a student sees of a room: the step in front of the class, the queue, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from course.activities.claims import CONFIDENCE_LABELS, SURE_LABELS
from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.debate.records import CHOICES
from course.activities.debate.votes import MOST_OF_A_REASON
from course.activities.room import QUEUE_RULE, WORKED_ON, Room
from course.activities.room.verbs import REASON_LABELS
from course.activities.room.voices import nudge_rule, to_be_asked
from course.faces.face import Face
from course.faces.part import now
from course.faces.room.box import Nowhere, Surroundings
from course.faces.room.judged import Judged
from course.faces.room.looks import first_in_words, look
from course.faces.room.results import swing
from course.faces.room.spoken import Spoken, speaking_clock
from course.faces.verbs import Key, Line, Text, verb
from course.language import N_, NotAllowed, _, language

if TYPE_CHECKING:
    from collections.abc import Collection

    from course.activities.room import RoomState, Stage
    from course.session.session import Session

_same: dict[tuple[str, bool, str, int], str] = {}  # what was rendered lately, by all that it shows
_MOST_SAME: Final = 20
_AN_ID: Final = 16  # letters: what a room gives to each author
_MARK: Final = "\x00mark"
_WHO: Final = "\x00who"


class StageFace(Face):
    """The step that is in front of the class, for one person.

    Parameters
    ----------
    session
        The person's session.
    around
        The room; nowhere, in the journal of a room that is over.
    leaders
        Ids of those who lead it.
    at
        The step whose page this is, where the work itself stands beside it.
    links
        What stands before the addresses of the room's pages; none where there are no pages.
    """

    template: ClassVar[str] = "room/stage.html"
    title: ClassVar[str] = N_("In front of the class")
    also_shows: frozenset[str] = frozenset({"room", "claims", "people"})

    def __init__(
        self,
        session: Session,
        around: Surroundings | None = None,
        leaders: Collection[str] = (),
        at: str = "",
        links: str = "",
    ) -> None:
        self.around = around or Nowhere()
        self.room = Room(session.case, session.journal, who=session.who, leaders=leaders)
        self.judged = Judged(session)
        self.debate = Debate(session.case, session.journal, who=session.who)
        self.spoken = Spoken(self.debate)
        self.changing = False
        self.at, self.links = at, links
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.room.who = self.session.who
        state, who = self.room.state, self.session.who
        stage = state.now
        seen = look(stage, self.session.case) if stage else None
        return {
            "stage": stage,
            "here": stage is not None and stage.id == self.at,
            "links": self.links,
            "own_page": stage is not None and stage.kind in WORKED_ON,
            "look": seen,
            "few": FEWEST,
            "counts": seen.counts(stage) if stage and seen else (),
            "first": first_in_words(state, stage) if stage else "",
            "mine": self.judged.since(stage).get(who) if stage else None,
            "written": state.answers_to(stage).get(who) if stage else None,
            "debate": state.debate_of(stage) if stage else "",
            "swing": swing(self.debate, state, stage),
            "most_of_a_reason": MOST_OF_A_REASON,
            "voted": bool(stage and stage.kind == "vote" and self.around.receipt(stage.id, who)),
            "changing": self.changing,
            "confidence_labels": CONFIDENCE_LABELS,
            "sure_labels": SURE_LABELS,
            "vote_labels": CHOICES,
            "asked": who in state.asked,
            "ahead": self.around.ahead(who) if who in state.asked else None,
            "floor": state.floor,
            "speaking": speaking_clock(state, who, now()),
            "own_time": None if self.links else self.spoken.of(state, who, now()),
            "rule": _(QUEUE_RULE),
            "aside": [why for _entry, why in self.room.own_aside()],
            "reasons": REASON_LABELS,
            "nudge": self._nudged(state),
            "waiting": self.around.waiting(),
            "nudge_rule": nudge_rule(state.nudge_after),
            "group": state.group_of(who),
            "group_people": state.groups.get(state.group_of(who), ()),
        }

    def html(self, *, live: bool = True) -> str:
        """Render it: once for everybody who sees the same, alone where this person is named in it."""
        values, who = self.context(), self.session.who
        floor = (values["floor"].who,) if values["floor"] else ()
        names = [self.session.journal.name_of(person) for person in (*(values["ahead"] or ()), *floor)]
        told = repr((values, names))
        if len(who) < _AN_ID or who in told:  # a short name may be part of any word
            return self.render(self.template, values, live=live)
        mark, key = f'"{self.uid}-', (told, live, language(), id(self.session.case))
        if key not in _same:
            alone = self.render(self.template, values, live=live)
            if len(_same) >= _MOST_SAME:
                _same.clear()
            _same[key] = alone.replace(mark, _MARK).replace(who, _WHO)
        return _same[key].replace(_MARK, mark).replace(_WHO, who)

    @verb
    def on_judge(
        self, stage: Key, kind: Key = "", status: Key = "", confidence: Key = "", why: Text = ""
    ) -> str:
        """Judge the sentence in front of the class."""
        found = self._step(stage, "passage")
        claim = found.about
        reading = self.judged.reading
        reading.who = self.session.who
        reading.judge(claim, kind=kind, status=status, confidence=confidence, why=why)
        self.changing = False
        return self._stored(found)

    @verb
    def on_change(self) -> str:
        """Change an answer."""
        self.changing = True
        return _("Change what you want, then send it again.")

    @verb
    def on_write(self, stage: Key, text: Text) -> str:
        """Answer the question in front of the class."""
        found = self._step(stage, "question")
        self.room.write(stage, text)
        self.changing = False
        return self._stored(found)

    @verb
    def on_cast(self, stage: Key, choice: Key = "", reason: Line = "", pair: Key = "") -> str:
        """Put a ballot into the box."""
        self._step(stage, "vote")
        self.around.cast(stage, self.session.who, choice, reason=reason, pair=pair)
        return _("Your ballot is in the box. It cannot be changed, and nobody can tell that it is yours.")

    @verb
    def on_ask(self) -> str:
        """Ask to speak."""
        self.room.ask()
        return _("You are in the queue.")

    @verb
    def on_step_back(self) -> str:
        """Ask no longer."""
        self.room.step_back()
        return _("You are no longer in the queue.")

    @verb
    def on_finish(self) -> str:
        """Have finished speaking."""
        self.room.finish()
        return _("Thank you. Nobody has the floor now.")

    @verb
    def on_clock_again(self) -> str:
        """Say once more how long one has had the floor: a page was opened again, or its machine has slept."""
        return ""

    @verb
    def on_answer_nudge(self, do: Literal["ask", "write", "no"]) -> str:
        """Say whether one would like to speak; it is not asked again, and no journal holds it."""
        self.around.note_asked(self.session.who)
        if do == "ask":
            return self.on_ask()
        if do == "write":
            return _("Write it where the class is now, or as a card or a note. Whoever leads reads it.")
        return _("All right. You are not asked again.")

    # --- inside -----------------------------------------------------------------

    def _nudged(self, state: RoomState) -> bool:
        who = self.session.who
        if not state.nudge_after or who in self.room.leaders:
            return False
        spoken, waiting = self.spoken.in_debates()[0][who], self.around.waiting()
        return to_be_asked(state, who, spoken, waiting, now()) and not self.around.was_asked(who)

    def _step(self, stage: str, kind: str) -> Stage:
        """Give the step that was answered: a press says for which it was drawn."""
        self.room.who = self.session.who
        found = self.room.state.stages.get(stage)
        if found is None or found.kind != kind:
            raise NotAllowed(_("This page and the room do not fit together. Load the page anew."))
        return found

    def _stored(self, stage: Stage) -> str:
        """Say what becomes of an answer: one that comes late is kept, and not counted."""
        now = self.room.now  # the room is read anew after each entry: steps are the same by their ids
        if now is not None and now.id == stage.id and now.open:
            return _("Stored. You can change it until the answers are closed.")
        return _("This came after the answers were closed. It is kept in your own work, and not counted.")
