"""Play cards, change them, and ask what would change the outcome."""

from __future__ import annotations

from course.faces.debate.base import DebateBase, now
from course.faces.debate.parts import chosen_grounds
from course.faces.verbs import Key, Text, verb


class Playing(DebateBase):
    """Answers to what is done with cards."""

    @verb
    def on_play(  # noqa: PLR0917 - the fields of the form
        self, claim: Text, grounds: Key = "", words: Text = "", relation: Key = "", to: Key = "",
        side: Key = "", scheme: Key = "", warrant: Text = "", backing: Text = "", qualifier: Text = "",
        rebuttal: Text = "",
    ) -> str:  # fmt: skip
        """Play a card, or keep a changed one."""
        debate = self._debate()
        parts = {"warrant": warrant, "backing": backing, "qualifier": qualifier, "rebuttal": rebuttal}
        given = chosen_grounds(grounds, words)
        if self.editing:
            card, base = self.editing, self._base
            debate.cards.edit(card, claim=claim, grounds=given, base=base, **parts)
            self.editing = ""
        else:
            card = debate.cards.play(claim=claim, grounds=given, relation=relation, to=to, side=side,
                                     scheme=scheme, at=now(), **parts).id  # fmt: skip
        self.reply_to = ""
        played = debate.cards.get(card)
        self.focus(f"#{self.uid}-card-{card}")
        kind = debate.cards.loaded(" ".join(played.now.texts.values()))
        hint = f" “{kind[0][0]}” may carry a judgement; you can keep it." if kind else ""
        return f"Card {played.number} is on the table.{hint}"

    @verb
    def on_reply(self, card: Key) -> str:
        """Begin a card about another."""
        self.reply_to, self.editing = card, ""
        self.focus(f"#{self.uid}-claim")
        return f"Your card will be about card {self._debate().cards.get(card).number}."

    @verb
    def on_change(self, card: Key) -> str:
        """Change the wording of a card."""
        there = self._debate().cards.get(card)
        self.editing, self.reply_to = card, ""
        self._base = [head.entry for head in there.heads]
        self.focus(f"#{self.uid}-claim")
        return f"Change card {there.number}."

    @verb
    def on_leave(self) -> str:
        """Leave a card as it is."""
        self.editing = self.reply_to = ""
        return "Nothing was changed."

    @verb
    def on_all_cards(self) -> str:
        """Show the earlier cards as well, or the latest ones only."""
        self.all_cards = not self.all_cards
        return "All cards are shown." if self.all_cards else "The latest cards are shown."

    @verb
    def on_withdraw(self, card: Key) -> str:
        """Take a card off the table."""
        debate = self._debate()
        debate.cards.withdraw(card)
        self.focus(f"#{self.uid}-new")
        return f"Card {debate.cards.get(card).number} is withdrawn. Undo brings it back."

    @verb
    def on_tie(self, card: Key, relation: Key, to: Key) -> str:
        """Say how a card stands to one more card."""
        debate = self._debate()
        debate.cards.tie(card, relation, to)
        return f"Card {debate.cards.get(card).number} now {relation} card {debate.cards.get(to).number} too."

    @verb
    def on_answer(self, card: Key, question: int, text: Text) -> str:
        """Answer a critical question."""
        self._debate().cards.answer(card, question, text)
        return "Your answer is kept."

    @verb
    def on_what_would_change(self, card: Key) -> str:
        """Show which single further reply would change whether a card stands."""
        self.opened = card if card in self._debate().state.cards else ""
        return "Shown below the card."

    @verb
    def on_ways(self) -> str:
        """Show the preferred sets, or close them again."""
        self.ways_open = not self.ways_open
        return self._preferred(self._debate().state).sentence if self.ways_open else "Closed."
