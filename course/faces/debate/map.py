"""The map of the cards: which stand, why, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.debate.debate import RELATION_LABELS
from course.activities.debate.labels import ACTS
from course.activities.debate.map import document_of_cards
from course.activities.debate.words import CardWords
from course.faces.debate.grounds import cards_named
from course.faces.debate.part import Part
from course.faces.verbs import Key, verb
from course.figures import arguments
from course.language import _
from course.methods.arguments import STATUS_WORDS, ArgumentMap

if TYPE_CHECKING:
    from markupsafe import Markup

    from course.faces.debate.part import Shared
    from course.faces.face import Face
    from course.methods.arguments import Preferred

WAYS: Final = 12
"""So many preferred sets are shown: more are no longer read."""


class MapPart(Part):
    """The map as a picture and in words."""

    template: ClassVar[str] = "debate/map.html"

    def __init__(self, face: Face, shared: Shared) -> None:
        super().__init__(face, shared)
        self.opened = ""
        self.ways_open = False
        self._made: tuple[object, ArgumentMap, CardWords] | None = None
        self._drawn: tuple[ArgumentMap, Markup] | None = None
        self._settled: tuple[ArgumentMap, Preferred] | None = None

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        return {
            "map": self.current,
            "picture": self._picture,
            "cards": self.rules.cards.on_table,
            "relations": RELATION_LABELS,
            "standing": STATUS_WORDS,
            "said_of": self.words,
            "opened": self.opened,
            "ways": self._ways() if self.ways_open else None,
        }

    @property
    def current(self) -> ArgumentMap:
        """The map of the cards, made anew only when a card has changed."""
        return self._now()[0]

    @property
    def words(self) -> CardWords:
        """The sentences about the cards on the map."""
        return self._now()[1]

    @verb
    def on_tie(self, card: Key, relation: Key, to: Key) -> str:
        """Say how a card stands to one more card."""
        debate = self.rules
        debate.cards.tie(card, relation, to)
        return _("Card {n} now {relation} card {other} too.").format(
            n=debate.cards.get(card).number, relation=ACTS[relation], other=debate.cards.get(to).number
        )

    @verb
    def on_what_would_change(self, card: Key) -> str:
        """Show which single further reply would change whether a card stands."""
        self.opened = card if card in self.rules.state.cards else ""
        return _("Shown below the card.")

    @verb
    def on_ways(self) -> str:
        """Show the preferred sets, or close them again."""
        self.ways_open = not self.ways_open
        return self._preferred().sentence if self.ways_open else _("Closed.")

    # --- inside --------------------------------------------------------------

    def _now(self) -> tuple[ArgumentMap, CardWords]:
        state = self.state
        there = self.rules.cards.on_table
        cards = state.key, tuple((c.now.entry, c.links) for c in there)
        if self._made is None or self._made[0] != cards:
            on_table = document_of_cards(there, title=state.motion["text"])
            self._made = cards, ArgumentMap(on_table), CardWords(state)
        return self._made[1], self._made[2]

    def _preferred(self) -> Preferred:
        """Give the preferred sets of the map, worked out anew only when a card has changed."""
        if self._settled is None or self._settled[0] is not self.current:
            self._settled = self.current, self.current.preferred(most=WAYS)
        return self._settled[1]

    def _ways(self) -> dict[str, Any]:
        """Give the preferred sets by the numbers of their cards, and what is common to them."""
        found = self._preferred()
        sets = [{self.state.cards[card].number for card in one} for one in found.sets]
        shared = set.intersection(*sets) if sets else set()
        some = set.union(*sets) - shared if sets else set()
        return {
            "sentence": found.sentence,
            "sets": [cards_named(one) for one in sets],
            "shared": cards_named(shared),
            "some": cards_named(some) if some else "",
        }

    def _picture(self) -> Markup | None:
        """Draw the map; again only when a card has changed."""
        the_map = self.current
        if not the_map.ids:
            return None
        if self._drawn is None or self._drawn[0] is not the_map:
            self._drawn = the_map, self.face.figure(arguments.svg(the_map), arguments.describe(the_map))
        return self._drawn[1]
