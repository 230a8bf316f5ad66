"""Play cards and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.debate.debate import PART_LABELS, RELATION_LABELS
from course.activities.debate.schemes import CITED, SCHEMES
from course.case.records.formats import SIDE_LABELS
from course.faces.debate.grounds import chosen_grounds, shown_grounds
from course.faces.debate.part import Part
from course.faces.part import now
from course.faces.verbs import Key, Line, Text, verb
from course.language import _
from course.methods.arguments import STATUS_WORDS

if TYPE_CHECKING:
    from course.activities.debate.records import Card
    from course.faces.debate.map import MapPart
    from course.faces.debate.part import Shared
    from course.faces.face import Face

LATEST: Final = 25
"""So many cards of a side are shown at once; the earlier ones on request."""


class CardsPart(Part):
    """The form for a card, and the cards on the table.

    Parameters
    ----------
    face, shared
        See :class:`course.faces.debate.part.Part`.
    map_
        The part that knows which cards stand.
    """

    template: ClassVar[str] = "debate/cards.html"

    def __init__(self, face: Face, shared: Shared, map_: MapPart) -> None:
        super().__init__(face, shared)
        self.map = map_
        self.editing = self.reply_to = ""
        self.all_cards = False
        self._base: list[str] = []  # the wordings that the card had when somebody began to change it
        self._heard: dict[str, tuple[tuple[str, str], ...]] = {}

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        state, cards = self.state, self.rules.cards.on_table
        editing = state.cards.get(self.editing)
        case = self.shared.session.case
        return {
            "cards": cards,
            "columns": self._columns(cards),
            "latest": None if self.all_cards else LATEST,
            "most": LATEST,
            "withdrawn": [c for c in state.cards.values() if c.withdrawn],
            "editing": editing,
            "reply": state.cards.get(self.reply_to),
            "default_side": state.side_given(self.shared.acting),
            "grounds_value": _grounds_value(editing),
            "grounds_label": shown_grounds(case, editing.grounds if editing else None).get("title", ""),
            "grounds_of": lambda card: shown_grounds(case, card.grounds),
            "loaded": self._loaded,
            "relations": RELATION_LABELS,
            "part_labels": PART_LABELS,
            "schemes": SCHEMES,
            "schemes_cited": CITED,
            "map": self.map.current,
            "said_of": self.map.words,
            "standing": STATUS_WORDS,
            "explained": {to for c in cards for _, to in c.links} | {c.id for c in cards if c.links},
        }

    @verb
    def on_play(  # noqa: PLR0917 - the fields of the form
        self, claim: Text, grounds: Key = "", words: Text = "", relation: Key = "", to: Key = "",
        side: Key = "", scheme: Key = "", sought: Line = "", warrant: Text = "", backing: Text = "",
        qualifier: Text = "", rebuttal: Text = "",
    ) -> str:  # fmt: skip
        """Play a card, or keep a changed one."""
        debate = self.rules
        parts = {"warrant": warrant, "backing": backing, "qualifier": qualifier, "rebuttal": rebuttal}
        given = chosen_grounds(grounds, words, sought)
        if self.editing:
            card, base = self.editing, self._base
            debate.cards.edit(card, claim=claim, grounds=given, base=base, **parts)
            self.editing = ""
        else:
            card = debate.cards.play(claim=claim, grounds=given, relation=relation, to=to, side=side,
                                     scheme=scheme, at=now(), **parts).id  # fmt: skip
        self.reply_to = ""
        played = debate.cards.get(card)
        self.focus(f"card-{card}")
        kind = debate.cards.loaded(" ".join(played.now.texts.values()))
        said = _("Card {n} is on the table.").format(n=played.number)
        hint = _("“{word}” may carry a judgement; you can keep it.")
        return f"{said} {hint.format(word=kind[0][0])}" if kind else said

    @verb
    def on_reply(self, card: Key) -> str:
        """Begin a card about another."""
        there = self.rules.cards.get(card)
        self.reply_to, self.editing = card, ""
        self.focus("claim")
        return _("Your card will be about card {n}.").format(n=there.number)

    @verb
    def on_change(self, card: Key) -> str:
        """Change the wording of a card."""
        there = self.rules.cards.get(card)
        self.editing, self.reply_to = card, ""
        self._base = [head.entry for head in there.heads]
        self.focus("claim")
        return _("Change card {n}.").format(n=there.number)

    @verb
    def on_leave(self) -> str:
        """Leave a card as it is."""
        self.editing = self.reply_to = ""
        return _("Nothing was changed.")

    @verb
    def on_all_cards(self) -> str:
        """Show the earlier cards as well, or the latest ones only."""
        self.all_cards = not self.all_cards
        return _("All cards are shown.") if self.all_cards else _("The latest cards are shown.")

    @verb
    def on_withdraw(self, card: Key) -> str:
        """Take a card off the table."""
        debate = self.rules
        debate.cards.withdraw(card)
        self.focus("new")
        return _("Card {number} is withdrawn. Undo brings it back.").format(
            number=debate.cards.get(card).number
        )

    @verb
    def on_answer(self, card: Key, question: int, text: Text) -> str:
        """Answer a critical question."""
        self.rules.cards.answer(card, question, text)
        return _("Your answer is kept.")

    # --- inside --------------------------------------------------------------

    def _columns(self, cards: tuple[Card, ...]) -> list[tuple[str, str, list[Card]]]:
        two = self.state.format.two_sided
        sides = ("for", "against", "none") if two else ("none", "for", "against")
        wanted = ("for", "against") if two else ("none",)
        found = [(s, SIDE_LABELS[s], [c for c in cards if c.side == s]) for s in sides]
        return [column for column in found if column[2] or column[0] in wanted]

    def _loaded(self, card: Card) -> tuple[tuple[str, str], ...]:
        version = card.now
        if version.entry not in self._heard:
            self._heard[version.entry] = self.rules.cards.loaded(" ".join(version.texts.values()))
        return self._heard[version.entry]


def _grounds_value(card: Card | None) -> str:
    if card is None or card.grounds is None:
        return ""
    g = card.grounds
    return f"{g.kind}:{g.ref}" if g.ref else g.kind
