"""What the class wrote and played: one at a time on the projector, set aside with a reason, brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from course.activities.room.verbs import REASON_LABELS
from course.case.records.formats import SIDE_LABELS
from course.faces.room.part import Part
from course.faces.verbs import Key, verb
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.faces.room.leader import LeaderFace


class Contribution(NamedTuple):
    """Something that somebody wrote for the class; never with a name."""

    entry: str
    text: str
    note: str = ""


class IncomingPart(Part):
    """Texts in answer to a step that is closed, and cards of a debate that is in front.

    What comes while somebody reads waits until they ask for it, so that nothing moves under their finger.

    Parameters
    ----------
    face
        The page.
    """

    template: ClassVar[str] = "room/incoming.html"

    def __init__(self, face: LeaderFace) -> None:
        super().__init__(face)
        self.read: tuple[object, ...] = ()  # the step, and whether it was open, when the list began
        self.shown: frozenset[str] = frozenset()

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        every, stage = tuple(self.contributions()), self.state.now
        if (reading := (stage.id, stage.open) if stage else ()) != self.read:
            self.read, self.shown = reading, frozenset(one.entry for one in every)
        shown = [one for one in every if one.entry in self.shown]
        return {
            "incoming": shown,
            "new": len(every) - len(shown),
            "reasons": REASON_LABELS,
            "aside": self.state.aside,
        }

    def contributions(self) -> Iterator[Contribution]:
        """Give what was written: texts in the order of their words, cards with the newest first."""
        stage = self.state.now
        if stage is None:
            return
        if stage.kind == "debate":
            for debate in self.face.debate.debates.values():
                cards = [card for card in debate.cards.values() if not card.withdrawn]
                for card in reversed(cards):
                    said = _("Card {n}, {side}").format(n=card.number, side=SIDE_LABELS[card.side])
                    yield Contribution(card.id, card.claim, said)
        elif not stage.open:
            texts = [Contribution(a.entry, a.text) for a in self.state.answers_to(stage).values()]
            texts += [Contribution(j.entry, j.why) for j in self.face.judgements(stage) if j.why.strip()]
            yield from sorted(texts, key=lambda one: one.text.casefold())

    def on_wall(self) -> str:
        """Give the words that the projector shows instead of the step; empty where it shows the step."""
        return next((one.text for one in self.contributions() if one.entry == self.state.spot), "")

    @verb
    def on_show_new(self) -> str:
        """Show what has come meanwhile."""
        self.shown = frozenset(one.entry for one in self.contributions())
        self.focus("texts")
        return ""

    @verb
    def on_spot(self, entry: Key) -> str:
        """Show one contribution on the projector, or take it off."""
        off = self.state.spot == entry
        self.face.room.spot("" if off else entry)
        return _("It is off the projector.") if off else _("It is on the projector, without a name.")

    @verb
    def on_set_aside(self, entry: Key, reason: Key = "") -> str:
        """Set something aside."""
        self.face.room.set_aside(entry, reason)
        self.face.show_anew()
        return _("Set aside. Its writer is told; nothing is deleted.")

    @verb
    def on_show_again(self, entry: Key) -> str:
        """Bring back what was set aside."""
        self.face.room.bring_back(entry)
        self.face.show_anew()
        return _("It is back.")
