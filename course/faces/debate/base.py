"""What every part of the debate's face shares: the debate, who sits at the keyboard, and what is open."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.debate import Debate
from course.activities.debate.labels import institution_name
from course.activities.debate.map import document_of_cards
from course.activities.debate.words import CardWords
from course.faces.face import Face
from course.language import N_, Labels
from course.methods.arguments import ArgumentMap

if TYPE_CHECKING:
    from markupsafe import Markup

    from course.activities.debate.records import DebateState
    from course.case import Format
    from course.journal import Entry
    from course.methods.arguments import Preferred
    from course.session.session import Session

STAGES: Final = Labels(
    {
        "setup": N_("Set up"),
        "chairs": N_("Chairs and cases"),
        "table": N_("Debate"),
        "map": N_("Map"),
        "replay": N_("Look back"),
        "judging": N_("Judging"),
        "debrief": N_("Debrief"),
    }
)
LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Letters of a debate's code: none that looks like another, or like a digit."""
WAYS = 12
"""So many preferred sets are shown: more are no longer read."""


class DebateBase(Face):
    """One debate on the screen; what people do is answered by the classes that build on this one.

    Parameters
    ----------
    session
        The learner's session.
    format_id
        The format that is chosen at first; the first of the case where none is named.
    motion
        Id of the motion that is chosen at first.
    """

    listens: ClassVar[frozenset[str]] = frozenset({"debate"})

    def __init__(self, session: Session, format_id: str = "", motion: str | None = None) -> None:
        self.debate = Debate(session.case, session.journal, who=session.who)
        self.formats: dict[str, Format] = {f.id: f for f in session.case.formats}
        if format_id:
            session.case.get("formats", format_id)
        if motion:
            session.case.get("motions", motion)
        if self.debate.begun:
            self.debate.key = self.debate.state.key  # another one that comes in does not take its place
        self.looking = format_id or next(iter(self.formats), "")
        self.motion = motion or ""
        self.stage = "setup" if not self.debate.begun else "table"
        self.keyboard = ""
        self.editing = self.reply_to = ""
        self.opened = ""
        self.ways_open = False
        self.all_cards = False
        self.projector = False
        self.suggested = f"{secrets.choice(LETTERS)}{secrets.randbelow(900) + 100}"
        self.press = self.digits = ""
        self._mapped: tuple[Any, ArgumentMap, CardWords] | None = None
        self._drawn: tuple[Any, Markup] | None = None
        self._map_drawn: tuple[ArgumentMap, Markup] | None = None
        self._settled: tuple[ArgumentMap, Preferred] | None = None
        self._heard: dict[str, tuple[tuple[str, str], ...]] = {}
        self._base: list[str] = []
        super().__init__(session)

    @property
    def acting(self) -> str:
        """Who sits at the keyboard."""
        return self.keyboard or self.session.who

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only the debate that is open."""
        here = not self.debate.begun or entry.body.get("debate") == self.debate.state.key
        return super().shows(entry) and here

    def reveal(self, entry: Entry) -> str:
        """Say where a card lies that an entry is about."""
        card = str(entry.body.get("card", ""))
        return f"{self.uid}-card-{card}" if card else super().reveal(entry)

    def _called(self, person: str) -> str:
        return self.session.journal.name_of(person)

    def _next_ballot(self) -> None:
        """Put a fresh form in front of whoever votes next: nothing of the last ballot is left in it."""
        self.press = self.digits = ""

    def _name_of(self, institution: str) -> str:
        return institution_name(self.session.case, institution)

    def _words(self, state: DebateState) -> CardWords:
        """Give the sentences about the cards on the map."""
        self._map(state)
        assert self._mapped is not None
        return self._mapped[2]

    def _map(self, state: DebateState) -> ArgumentMap:
        """Give the map of the cards, made anew only when a card has changed."""
        cards = tuple((c.now.entry, c.withdrawn, c.links) for c in state.cards.values())
        if self._mapped is None or self._mapped[0] != (state.key, cards):
            on_table = document_of_cards(state.cards.values(), title=state.motion["text"])
            self._mapped = (state.key, cards), ArgumentMap(on_table), CardWords(state)
        return self._mapped[1]

    def _preferred(self, state: DebateState) -> Preferred:
        """Give the preferred sets of the map, worked out anew only when a card has changed."""
        the_map = self._map(state)
        if self._settled is None or self._settled[0] is not the_map:
            self._settled = the_map, the_map.preferred(most=WAYS)
        return self._settled[1]

    def _debate(self) -> Debate:
        """Give the debate, for whoever sits at the keyboard."""
        self.debate.who = self.acting
        return self.debate


def now() -> datetime:
    """Give the time that is written into the record."""
    return datetime.now(UTC)
