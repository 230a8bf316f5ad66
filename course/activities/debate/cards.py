"""Cards in Toulmin's parts: played, changed, withdrawn, questioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from course.activities.debate import verbs
from course.activities.debate.labels import LINKS
from course.activities.debate.records import PARTS
from course.activities.debate.schemes import SCHEMES
from course.activities.debate.table import Part
from course.activities.writing import checked_text, chosen
from course.case.language import Listener
from course.case.records.formats import SIDE_LABELS
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from course.activities.debate.records import Card
    from course.activities.debate.table import DebateTable
    from course.journal import Entry


_TABLES: Final = {"ledger": "claims", "source": "sources", "precedent": "precedents", "position": "positions"}
"""Where a card's grounds that are a record of the case stand."""
WORDED: Final = {"passage", "own"}
"""Grounds that are words of their own; a form asks for them in a field of its own."""


class Cards(Part):
    """The cards of a debate, and what may be done with them."""

    def __init__(self, table: DebateTable) -> None:
        super().__init__(table)
        self._listener = Listener(table.case.loaded_words)

    @property
    def on_table(self) -> tuple[Card, ...]:
        """The cards that were not withdrawn, and not set aside, in the order in which they were played."""
        return tuple(c for c in self.state.cards.values() if not c.withdrawn)

    def get(self, card: str) -> Card:
        """Give a card by its id."""
        found = self.state.cards.get(card)
        if found is None:
            raise NotAllowed(_("There is no such card in this debate."))
        return found

    def loaded(self, text: str) -> tuple[tuple[str, str], ...]:
        """Give possible loaded words outside quotation marks, each with what to write instead.

        Examples
        --------
        >>> from course.activities.debate.table import DebateTable
        >>> from course.case import load_case
        >>> from course.journal import Journal
        >>> Cards(DebateTable(load_case(), Journal(), who="heron")).loaded("The regime refused.")[0][0]
        'regime'
        """
        return tuple({form.lower(): (form, word.rather) for form, word in self._listener.hear(text)}.values())

    def play(
        self,
        *,
        claim: str,
        side: str = "",
        grounds: Mapping[str, str] | None = None,
        relation: str = "",
        to: str = "",
        scheme: str = "",
        at: datetime | None = None,
        **parts: str,
    ) -> Entry:
        """Play a card.

        Parameters
        ----------
        claim
            What is claimed. Everything else may come later.
        side
            ``"for"``, ``"against"`` or ``"none"``; the side one was given where left out.
        grounds
            ``kind`` (of :data:`GROUNDS_LABELS`), ``ref`` and ``text``.
        relation, to
            How it stands to another card, and to which.
        scheme
            What kind of argument it is, for critical questions.
        at
            When.
        parts
            Toulmin's other parts: warrant, backing, qualifier, rebuttal.
        """
        state, wrong = self.state, Misfits()
        body = self._wording(claim, grounds, parts, wrong)
        given = state.side_given(self.table.who)
        mine = given if given in SIDE_LABELS else "none"
        body |= {"side": side if side in SIDE_LABELS else mine, "phase": state.clock.phase}
        body["institution"] = state.speaks_for.get(self.table.who, "")
        if relation:
            body |= {"relation": relation, "to": to}
            with wrong.at("relation"):
                chosen(relation, LINKS, _("Choose how the card stands to the other one."))
            with wrong.at("to"):
                self._on_table(to)
        if scheme:
            with wrong.at("scheme"):
                body["scheme"] = chosen(scheme, SCHEMES, _("Choose a kind of argument from the list."))
        wrong.refuse()
        return self.table.write(verbs.Card, at=at, **body)

    def edit(
        self,
        card: str,
        *,
        claim: str,
        grounds: Mapping[str, str] | None = None,
        base: Sequence[str] = (),
        **parts: str,
    ) -> Entry:
        """Change the wording of a card.

        Parameters
        ----------
        card
            Which card.
        claim, grounds, parts
            The new wording, as for :meth:`play`.
        base
            The wordings that this one replaces; what was on the screen. If
            somebody changed the card meanwhile, both wordings stay to choose from.
        """
        there = self.get(card)
        known = [head.entry for head in there.heads]
        wrong = Misfits()
        body = self._wording(claim, grounds, parts, wrong) | {"card": card, "base": tuple(base) or known}
        wrong.refuse()
        return self.table.write(verbs.Edit, **body)

    def withdraw(self, card: str) -> Entry:
        """Take a card off the table; it stays in the record."""
        if self.get(card).withdrawn:
            raise NotAllowed(_("This card is withdrawn already."))
        return self.table.write(verbs.Withdraw, card=card)

    def tie(self, card: str, relation: str, to: str) -> Entry:
        """Say how a card stands to one more card on the table, such as a reply that lay there before.

        Parameters
        ----------
        card
            Which card.
        relation
            ``"supports"``, ``"attacks"`` or ``"undercuts"``.
        to
            The other card.
        """
        one, other = self.get(card), self.get(to)
        if one.withdrawn or other.withdrawn:
            raise NotAllowed(_("One of these cards was withdrawn; choose another."))
        if one.id == other.id:
            ask = _("Choose two different cards.")
            raise NotAllowed(ask, {"to": ask})
        chosen(relation, LINKS, _("Choose how the first card stands to the second."))
        if to in {linked for _, linked in one.links}:
            raise NotAllowed(
                _("Card {one} is about card {other} already.").format(one=one.number, other=other.number)
            )
        return self.table.write(verbs.Tie, card=card, relation=relation, to=to)

    def answer(self, card: str, question: int, text: str) -> Entry:
        """Answer a critical question about a card."""
        scheme = SCHEMES.get(self.get(card).scheme)
        if scheme is None or not 0 <= question < len(scheme.questions):
            raise NotAllowed(_("There is no such question about this card."))
        words = checked_text(text, what=_("your answer"))
        return self.table.write(verbs.Answer, card=card, question=str(question), text=words)

    def _on_table(self, card: str) -> None:
        if not card:
            raise NotAllowed(_("Choose the card that it is about."))
        if self.get(card).withdrawn:
            raise NotAllowed(_("That card was withdrawn; choose another."))

    def _wording(
        self, claim: str, grounds: Mapping[str, str] | None, parts: Mapping[str, str], wrong: Misfits
    ) -> dict[str, Any]:
        body: dict[str, Any] = {}
        with wrong.at("claim"):
            body["claim"] = checked_text(claim, what=_("the claim"))
        for part, text in parts.items():
            if part not in PARTS:
                raise NotAllowed(_("A card has no part “{part}”.").format(part=part))
            with wrong.at(part):
                if clean := checked_text(text, what=_("the {part}").format(part=part), required=False):
                    body[part] = clean
        kind = (grounds or {}).get("kind", "")
        if kind:
            with wrong.at("words" if kind in WORDED else "sought"):
                body["grounds"] = self._grounds(kind, grounds or {})
        return body

    def _grounds(self, kind: str, given: Mapping[str, str]) -> verbs.Grounds:
        rests = chosen(kind, get_args(verbs.GroundsKind), _("Choose what the card rests on."))
        ref = given.get("ref", "").strip()
        text = checked_text(given.get("text", ""), what=_("the words of the grounds"), required=False)
        if table := _TABLES.get(kind):
            if not ref:
                raise NotAllowed(_("Choose what the card rests on."))
            self.table.case.get(table, ref)
        elif kind == "passage":
            if not text or text not in self.table.case.paper.text:
                raise NotAllowed(
                    _("These words do not stand in the paper. Copy the passage letter by letter.")
                )
        elif kind == "own" and not text:
            raise NotAllowed(_("Name your source: author, title, date and where to find it."))
        return verbs.Grounds(kind=rests, ref=ref if kind in _TABLES else "", text=text)
