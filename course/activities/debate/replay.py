"""Step through a debate again: the state at a point of time is a fold of the entries up to there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from course.activities.debate.ballots import ROUNDS
from course.activities.debate.labels import SAID_LABELS, institution_name
from course.activities.debate.map import document_of_cards
from course.activities.debate.state import fold
from course.methods.arguments import STATUS_WORDS, ArgumentMap

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from course.activities.debate.records import Card, DebateState
    from course.case import Case
    from course.journal import Entry, Journal
    from course.methods.arguments import Status

_CHANGED: Final[dict[str, str]] = {"in": "now stands", "out": "no longer stands", "undecided": "is open now"}
_MOST: Final = 6
_KEPT: Final = 3  # states: the step that is shown, the one before, and one to go back to


class Replay:
    """The steps of one debate, in the order in which they were taken.

    Parameters
    ----------
    entries
        The entries of the activity that still hold, the oldest first.
    key
        Which debate.
    case
        The case whose institutions people speak for.
    journal
        Where the entries come from; it knows everybody's name.

    Examples
    --------
    >>> from course.activities.debate.debate import Debate
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> case = load_case()
    >>> debate = Debate(case, Journal(), who="heron")
    >>> _ = debate.begin(case.formats[0], motion="M4", code="blue")
    >>> first = debate.cards.play(claim="Notice helps.")
    >>> _ = debate.cards.play(claim="Not here.", relation="attacks", to=first.id)
    >>> replay = Replay(debate.entries(), debate.key, case, debate.journal)
    >>> replay.sentence(2)
    'Card 2, by heron, attacks card 1. Card 1 no longer stands.'
    >>> len(replay.state(1).cards), len(replay.state(2).cards)
    (1, 2)
    """

    def __init__(self, entries: Iterable[Entry], key: str, case: Case, journal: Journal) -> None:
        self.case = case
        self._journal = journal
        self.key = key
        self._entries = [e for e in entries if e.body.get("debate") == key]
        whole = fold(self._entries, journal)[key]
        self._names = [phase.name for phase in whole.format.phases]
        known = {*whole.cards, *(s.entry for s in whole.said), *(version for version, _, _ in whole.joint)}
        self._at = [i for i, e in enumerate(self._entries) if _is_step(e, whole.cards, known)]
        self._kept: dict[int, tuple[DebateState, ArgumentMap]] = {}

    def __len__(self) -> int:
        """Give how many steps there are."""
        return len(self._at)

    def state(self, step: int) -> DebateState:
        """Give the debate as it stood after a step; step 0 is before the first."""
        return self._then(step)[0]

    def map(self, step: int) -> ArgumentMap:
        """Give the map as it stood after a step."""
        return self._then(step)[1]

    @cached_property
    def phases(self) -> tuple[tuple[int, str], ...]:
        """Give the steps at which a phase begins, with its name."""
        return tuple(
            (n, self._phase(self._entries[i]))
            for n, i in enumerate(self._at, 1)
            if self._entries[i].verb == "clock"
        )

    def card(self, step: int) -> Card | None:
        """Give the card that a step is about."""
        if not step:
            return None
        entry = self._entries[self._at[step - 1]]
        ident = entry.id if entry.verb == "card" else str(entry.body.get("card", ""))
        return self.state(step).cards.get(ident)

    def sentence(self, step: int) -> str:
        """Say in words what a step did, and what changed by it."""
        if not step:
            return "Before the first step."
        entry, card = self._entries[self._at[step - 1]], self.card(step)
        if card is not None:
            return " ".join([self._done(entry, card, step), *self._effects(step)])
        if entry.verb == "clock":
            return f"Now: {self._phase(entry)}."
        if entry.verb == "say":
            kind = SAID_LABELS.get(str(entry.body.get("kind")), "Said").lower()
            return f"{self._journal.name_of(entry.by)}, {kind}: {entry.body['text']}"
        if entry.verb == "ballots":
            return (
                f"{ROUNDS.get(str(entry.body['round']), 'A vote')} is closed: {entry.body['count']} ballots."
            )
        return f"{self._journal.name_of(entry.by)} proposes a joint statement: {entry.body['text']}"

    def _then(self, step: int) -> tuple[DebateState, ArgumentMap]:
        if step not in self._kept:
            first = self._at[0] if self._at else len(self._entries)
            state = fold(self._entries[: self._at[step - 1] + 1 if step else first], self._journal)[self.key]
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[step] = state, ArgumentMap(document_of_cards(state.cards.values()))
        return self._kept[step]

    def _done(self, entry: Entry, card: Card, step: int) -> str:
        if entry.verb == "edit":
            return f"{self._journal.name_of(entry.by)} changes the wording of card {card.number}."
        if entry.verb == "withdraw":
            return f"{self._journal.name_of(entry.by)} withdraws card {card.number}."
        cards = self.state(step).cards
        if entry.verb == "tie":
            other = cards[str(entry.body["to"])]
            by = self._journal.name_of(entry.by)
            return f"{by} adds: card {card.number} {card.ties[other.id]} card {other.number}."
        by = institution_name(self.case, card.institution) or self._journal.name_of(card.who)
        target = cards.get(card.to)
        if card.relation and target is not None:
            return f"Card {card.number}, by {by}, {card.relation} card {target.number}."
        return f"Card {card.number}, by {by}."

    def _effects(self, step: int) -> list[str]:
        """Say which cards stand or fall by this step, in the order of their numbers."""
        before, after = self._labels(step - 1), self._labels(step)
        cards = self.state(step).cards
        told = []
        for ident, status in after.items():
            if ident not in before:
                told += [f"It {STATUS_WORDS[status]}."] if status != "in" else []
            elif before[ident] != status:
                told.append(f"Card {cards[ident].number} {_CHANGED[status]}.")
        return [*told[:_MOST], f"And {len(told) - _MOST} more change."] if len(told) > _MOST else told

    def _labels(self, step: int) -> dict[str, Status]:
        the_map = self.map(step)
        return {i: the_map.status(i) for i in the_map.ids}

    def _phase(self, entry: Entry) -> str:
        """Name the phase to which an entry moves."""
        return self._names[min(max(0, int(entry.body["phase"])), len(self._names) - 1)]


def _is_step(entry: Entry, cards: Mapping[str, Card], known: Container[str]) -> bool:
    """Tell whether an entry is a step to show; a line that the debate could not read is none."""
    body = entry.body
    if entry.verb == "tie":
        return (card := cards.get(str(body.get("card")))) is not None and str(body.get("to")) in card.ties
    if entry.verb in ("edit", "withdraw"):
        return str(body.get("card")) in cards
    if entry.verb == "clock":
        return body.get("do") == "phase" and isinstance(body.get("phase"), int)
    if entry.verb == "ballots":
        return isinstance(body.get("count"), int) and "round" in body
    return entry.id in known
