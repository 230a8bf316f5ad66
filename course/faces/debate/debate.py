"""A debate on the screen: one page after another, each made of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.faces.debate.cards import CardsPart
from course.faces.debate.chairs import ChairsPart
from course.faces.debate.clock import ClockPart
from course.faces.debate.debrief import DebriefPart
from course.faces.debate.judging import JudgingPart
from course.faces.debate.map import MapPart
from course.faces.debate.part import STAGES, Part, Shared
from course.faces.debate.replay import ReplayPart
from course.faces.debate.result import ResultPart
from course.faces.debate.said import SaidPart
from course.faces.debate.seek import KINDS, search
from course.faces.debate.setup import SetupPart
from course.faces.debate.take import TakePart
from course.faces.debate.votes import VotesPart
from course.faces.debate.wall import DebateWall
from course.faces.verbs import Key, verb
from course.faces.wall import WallFace
from course.language import N_, NotAllowed, _

if TYPE_CHECKING:
    from course.journal import Entry
    from course.session.session import Session

PAGES: Final = {
    "setup": ("setup",),
    "chairs": ("chairs",),
    "table": ("clock", "votes", "result", "cards", "said"),
    "map": ("map",),
    "replay": ("replay",),
    "judging": ("judging",),
    "debrief": ("result", "debrief", "take"),
}
TO_READ: Final = ("chairs", "result", "cards", "map", "said", "debrief")
"""What a page without controls holds."""


class DebateFace(WallFace):
    """One debate, from the draw of chairs to the debrief.

    Parameters
    ----------
    session
        The learner's session.
    format_id
        The format that is chosen at first; the first of the case where none is named.
    motion
        Id of the motion that is chosen at first.
    unfit
        Why what an instructor chose does not count; said where a debate is set up.
    """

    template: ClassVar[str] = "debate/debate.html"
    wall: ClassVar[str] = DebateWall.template
    title: ClassVar[str] = N_("Debate")
    listens: ClassVar[frozenset[str]] = frozenset({"debate"})
    also_shows: frozenset[str] = frozenset({"room"})  # which sets cards aside
    turns: ClassVar[frozenset[str]] = frozenset({"pass"})

    def __init__(
        self, session: Session, format_id: str = "", motion: str | None = None, unfit: str = ""
    ) -> None:
        self.shared = Shared(session)
        self.setup = SetupPart(self, self.shared, session.case, format_id, motion or "", unfit=unfit)
        self.map = MapPart(self, self.shared)
        self.votes = VotesPart(self, self.shared)
        self.clock = ClockPart(self, self.shared, self.votes)
        self.named: dict[str, Part] = {
            "setup": self.setup,
            "chairs": ChairsPart(self, self.shared),
            "clock": self.clock,
            "votes": self.votes,
            "result": ResultPart(self, self.shared),
            "cards": CardsPart(self, self.shared, self.map),
            "said": SaidPart(self, self.shared),
            "map": self.map,
            "replay": ReplayPart(self, self.shared),
            "judging": JudgingPart(self, self.shared),
            "debrief": DebriefPart(self, self.shared),
            "take": TakePart(self, self.shared, self.map),
        }
        self.projection = DebateWall(self, self.shared, self.map)
        self.parts = (self.shared, self.projection, *self.named.values())
        super().__init__(session)

    @property
    def acting(self) -> str:
        """Who sits at the keyboard."""
        return self.shared.acting

    def act_as(self, person: str) -> bool:
        """Let somebody who has a chair sit at the keyboard."""
        if self.session.place != "room" and person in {self.session.who, *self.shared.rules.state.chairs}:
            self.shared.keyboard = person
        return person == self.acting

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only the debate that is open."""
        debate = self.shared.debate
        here = not debate.begun or entry.body.get("debate") == debate.state.key
        return super().shows(entry) and here

    def reveal(self, entry: Entry) -> str:
        """Say where a card lies that an entry is about."""
        card = str(entry.body.get("card", ""))
        return f"{self.uid}-card-{card}" if card else super().reveal(entry)

    def context(self) -> dict[str, Any]:
        """Give what stands around the parts."""
        debate = self.shared.debate
        stage = self.shared.stage if debate.begun else "setup"
        return {
            **self.shared.values(),
            "stages": STAGES,
            "stage": stage,
            "shown": [self.named[name] for name in PAGES[stage]],
            "to_read": [self.named[name] for name in (TO_READ if debate.begun else ("setup",))],
            "others": [s for s in debate.debates.values() if s.key != debate.state.key]
            if debate.begun
            else [],
            "small_clock": self.clock if debate.begun and self.clock.runs and stage != "table" else None,
        }

    def seek(self, field: str, text: str) -> list[tuple[str, str, str, str]]:
        """Find grounds for a card."""
        if field != "grounds":
            return super().seek(field, text)
        found = search(self.session.case, self.session.journal, self.acting, text)
        return [(ground.value, ground.text, ground.label, KINDS[ground.kind]) for ground in found]

    def wall_context(self) -> dict[str, Any]:
        """Give what the wall shows."""
        return self.projection.context()

    @verb
    def on_stage(self, stage: Key) -> str:
        """Show another part of the debate."""
        if stage in STAGES:
            self.shared.stage = stage
            self.focus(f"#{self.uid}-stage")
        return ""

    @verb
    def on_choose(self, key: Key) -> str:
        """Show another debate of this journal."""
        debate = self.shared.debate
        if key not in debate.debates:
            raise NotAllowed(_("This debate is not in this journal any more. Choose another one."))
        debate.key = key
        return _("Now shown: {motion}").format(motion=debate.state.motion["text"])

    @verb
    def on_anew(self) -> str:
        """Prepare a new debate; the others stay."""
        self.setup.draw_code()
        self.shared.stage = "setup"
        self.focus(f"#{self.uid}-stage")
        return _("Choose a format and a motion.")

    @verb
    def on_pass(self, person: Key) -> str:
        """Pass the keyboard."""
        if person not in {self.session.who, *self.session.people, *self.shared.rules.state.chairs}:
            raise NotAllowed(_("Choose somebody who has a chair."))
        self.shared.keyboard = person
        return _("At the keyboard: {name_of}.").format(name_of=self.session.journal.name_of(person))
