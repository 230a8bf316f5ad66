"""Step through a debate again: the state at a point of time is a fold of the entries up to there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from course.activities.debate import verbs
from course.activities.debate.ballots import ROUNDS
from course.activities.debate.labels import ACTS, SAID_LABELS, institution_name
from course.activities.debate.map import document_of_cards
from course.activities.debate.state import fold
from course.journal import BOX
from course.language import N_, Labels, _, ngettext
from course.methods.arguments import ArgumentMap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from course.activities.bodies import Done
    from course.activities.debate.records import Card, DebateState
    from course.case import Case
    from course.journal import Entry, Journal
    from course.methods.arguments import Status

_CHANGED: Final = Labels(
    {
        "in": N_("Card {number} now stands."),
        "out": N_("Card {number} no longer stands."),
        "undecided": N_("Card {number} is open now."),
    }
)
_MOST: Final = 6
_KEPT: Final = 3  # states: the step that is shown, the one before, and one to go back to


class Replay:
    """The steps of one debate, in the order in which they were taken.

    Parameters
    ----------
    done
        What was done in all debates, the oldest first, each entry with its body.
    key
        Which debate.
    case
        The case whose institutions people speak for.
    journal
        Where the entries come from; it knows everybody's name.
    aside
        The ids of cards that a class does not see now.

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
    >>> replay = Replay(debate.done(), debate.key, case, debate.journal)
    >>> replay.sentence(2)
    'Card 2, by heron, attacks card 1. Card 1 no longer stands.'
    >>> len(replay.state(1).cards), len(replay.state(2).cards)
    (1, 2)
    """

    def __init__(
        self, done: Iterable[Done], key: str, case: Case, journal: Journal, aside: Collection[str] = ()
    ) -> None:
        self.case = case
        self._journal = journal
        self.key = key
        self._done = [(entry, body) for entry, body in done if body.debate == key]
        self._aside = aside
        whole = fold(self._done, journal)[key].without(aside)
        self._names = [phase.name for phase in whole.format.phases]
        self._at = [i for i, (entry, body) in enumerate(self._done) if _is_step(entry, body, whole)]
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
            (n, self._phase(body))
            for n, i in enumerate(self._at, 1)
            if isinstance(body := self._done[i][1], verbs.Clock)
        )

    def card(self, step: int) -> Card | None:
        """Give the card that a step is about."""
        if not step:
            return None
        entry, body = self._done[self._at[step - 1]]
        about = entry.id if isinstance(body, verbs.Card) else getattr(body, "card", "")
        return self.state(step).cards.get(about)

    def sentence(self, step: int) -> str:
        """Say in words what a step did, and what changed by it."""
        if not step:
            return _("Before the first step.")
        (entry, body), card = self._done[self._at[step - 1]], self.card(step)
        if card is not None:
            return " ".join([self._did(entry, body, card, step), *self._effects(step)])
        match body:
            case verbs.Clock():
                return _("Now: {phase}.").format(phase=self._phase(body))
            case verbs.Say():
                return f"{self._journal.name_of(entry.by)}, {SAID_LABELS[body.kind]}: {body.text}"
            case verbs.Ballots():
                return ngettext(
                    "{round}: closed with {n} ballot.", "{round}: closed with {n} ballots.", body.count
                ).format(round=ROUNDS[body.round], n=body.count)
        return _("{who} proposes a joint statement: {text}").format(
            who=self._journal.name_of(entry.by), text=body.text
        )

    def _then(self, step: int) -> tuple[DebateState, ArgumentMap]:
        if step not in self._kept:
            first = self._at[0] if self._at else len(self._done)
            done = self._done[: self._at[step - 1] + 1 if step else first]
            state = fold(done, self._journal)[self.key].without(self._aside)
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[step] = state, ArgumentMap(document_of_cards(state.cards.values()))
        return self._kept[step]

    def _did(self, entry: Entry, body: Any, card: Card, step: int) -> str:  # noqa: ANN401 - of any verb
        author = self._journal.name_of(entry.by)
        if isinstance(body, verbs.Edit):
            return _("{author} changes the wording of card {card}.").format(author=author, card=card.number)
        if isinstance(body, verbs.Withdraw):
            return _("{author} withdraws card {card}.").format(author=author, card=card.number)
        cards = self.state(step).cards
        if isinstance(body, verbs.Tie):
            return _("{author} adds: card {card} {relation} card {number}.").format(
                author=author, card=card.number, relation=ACTS[body.relation], number=cards[body.to].number
            )
        by = institution_name(self.case, card.institution) or self._journal.name_of(card.who)
        target = cards.get(card.to)
        if card.relation and target is not None:
            return _("Card {card}, by {by}, {relation} card {target}.").format(
                card=card.number, by=by, relation=ACTS[card.relation], target=target.number
            )
        return _("Card {card}, by {by}.").format(card=card.number, by=by)

    def _effects(self, step: int) -> list[str]:
        """Say which cards stand or fall by this step, in the order of their numbers."""
        before, after = self._labels(step - 1), self._labels(step)
        cards = self.state(step).cards
        told = []
        for ident, status in after.items():
            if ident not in before:
                told += (
                    [_("It does not stand.") if status == "out" else _("It is open.")]
                    if status != "in"
                    else []
                )
            elif before[ident] != status:
                told.append(_CHANGED[status].format(number=cards[ident].number))
        more = len(told) - _MOST
        if more <= 0:
            return told
        return [*told[:_MOST], ngettext("And {n} more changes.", "And {n} more change.", more).format(n=more)]

    def _labels(self, step: int) -> dict[str, Status]:
        the_map = self.map(step)
        return {i: the_map.status(i) for i in the_map.ids}

    def _phase(self, body: verbs.Clock) -> str:
        """Name the phase to which somebody moved."""
        return self._names[min(max(0, body.phase or 0), len(self._names) - 1)]


def _is_step(entry: Entry, body: Any, whole: DebateState) -> bool:  # noqa: ANN401 - of any verb
    """Tell whether an entry is a step to show; what changed nothing is none."""
    match body:
        case verbs.Tie():
            card, tie = whole.cards.get(body.card), (body.relation, body.to)
            return card is not None and body.to in whole.cards and tie in card.ties
        case verbs.Edit() | verbs.Withdraw():
            return body.card in whole.cards
        case verbs.Clock():
            return body.do == "phase"
        case verbs.Ballots():
            return entry.by == BOX
        case verbs.Card():
            return entry.id in whole.cards
    return isinstance(body, verbs.Say | verbs.Joint)
