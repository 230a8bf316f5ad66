"""Prompts for the talk afterwards, made from what was really done. They ask; they do not grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.debate.ballots import transition
from course.activities.debate.records import CHOICES, MISSING
from course.case.words import STATUS_LABELS
from course.language import _

if TYPE_CHECKING:
    from course.activities.debate.records import Card, DebateState
    from course.case import Case

_WARN: Final = ("partly_supported", "contested", "inaccurate", "internally_inconsistent", "unverifiable_here")
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question with what it rests on."""

    kind: str
    question: str
    about: tuple[str, ...]


def debrief(state: DebateState, case: Case) -> tuple[Prompt, ...]:
    """Give the prompts that this record carries; what there is nothing of is left out."""
    cards = [c for c in state.cards.values() if not c.withdrawn]
    replied = {to for c in cards for relation, to in c.links if relation != "supports"}
    attacks = [c for c in cards if any(relation != "supports" for relation, _to in c.links)]
    unmet = [c for c in cards if not c.links and c.id not in replied]
    prompts = [
        _prompt("unanswered", _("These replies were left without an answer. What could have been said?"),
                [_short(c) for c in attacks if c.id not in replied]),
        _prompt("answered", _("These replies were answered. Was the answer enough?"),
                [_short(c) for c in attacks if c.id in replied]),
        _prompt("alone", _("Nobody replied to these points. Were they too strong, or not heard?"),
                [_short(c) for c in unmet]),
        _prompt("unsourced", _("These cards name no grounds. Who can find some, and what would change?"),
                [_short(c) for c in cards if c.grounds is None]),
        _prompt("ledger", _("The ledger has a warning about these cited claims. Does the card still hold?"),
                list(_warnings(cards, case))),
        _prompt("silent", _(
                "These people had the floor as their task, and the record holds nothing by them. "
                "What kept them, and what would they say now?"),
                [state.name_of(who) for who in silent(state)]),
        _prompt("moved", _("Here the room moved. What was said between the two votes that may have done it?"),
                _moved(state, cards)),
        _prompt("conflict", _("Two people changed these cards at the same time. Which wording do you want?"),
                [_short(c) for c in cards if len(c.heads) > 1]),
    ]  # fmt: skip
    return tuple(p for p in prompts if p is not None)


def silent(state: DebateState) -> list[str]:
    """Give those who have a role with the floor and of whom the record holds no card and no word."""
    floor = {role for phase in state.format.phases for role in phase.speaks}
    played = (*state.cards.values(), *state.aside.values())
    heard = {c.who for c in played} | {s.who for s in state.said}
    return [who for who in state.people if floor & set(state.chairs[who]) and who not in heard]


def _warnings(cards: list[Card], case: Case) -> list[str]:
    known = {c.id: c for c in case.claims}
    found = []
    for card in cards:
        g = card.grounds
        if g is not None and g.kind == "ledger" and g.ref in known and known[g.ref].status in _WARN:
            claim = known[g.ref]
            found.append(
                _("{short} It cites {claim}: {status}. {note}").format(
                    short=_short(card),
                    claim=claim.id,
                    status=STATUS_LABELS[claim.status],
                    note=claim.note,
                )
            )
    return found


def _moved(state: DebateState, cards: list[Card]) -> list[str]:
    moves = transition(state)
    if not moves.moved:
        return []
    votes = {p.ballot: i for i, p in enumerate(state.format.phases) if p.ballot}
    first, last = votes.get("before", -1), votes.get("after", len(state.format.phases))
    both = [(b, a, n) for (b, a), n in sorted(moves.counts.items()) if MISSING not in (b, a)]
    lines = [
        _("{n} went from “{before}” to “{after}”.").format(n=n, before=CHOICES[b], after=CHOICES[a])
        for b, a, n in both
        if a != b
    ]
    between = [(c.at, _short(c)) for c in cards if first <= c.phase <= last]
    between += [(s.at, f"{state.name_of(s.who)}: {s.text}") for s in state.said if first <= s.phase <= last]
    return lines + [text for _at, text in sorted(between)[:_MOST]]


def _short(card: Card) -> str:
    text = " ".join(card.claim.split())
    short = text if len(text) <= 120 else text[:119] + "…"  # noqa: PLR2004 - one line
    return _("Card {n}: {claim}").format(n=card.number, claim=short)


def _prompt(kind: str, question: str, about: list[str]) -> Prompt | None:
    if not about:
        return None
    more = [_("and {n} more").format(n=len(about) - _MOST)] if len(about) > _MOST else []
    return Prompt(kind, question, tuple(about[:_MOST] + more))
