"""What the journal says about debates."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from course.activities.bodies import read_bodies
from course.activities.debate import verbs
from course.activities.debate.records import (
    PARTS,
    Card,
    DebateState,
    Draw,
    Feedback,
    Grounds,
    Said,
    SlipCount,
    Version,
)
from course.activities.writing import own_direction
from course.case.records.formats import seconds
from course.journal import BOX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from course.activities.bodies import Done
    from course.journal import Entry, Journal

_LONGEST: Final = 36_000.0  # seconds that a clock can show: ten hours


def debates_in(journal: Journal) -> dict[str, DebateState]:
    """Read all debates of a journal, the oldest first."""
    return fold(read_bodies(journal, "debate", verbs.DEBATE), journal)


def fold(done: Iterable[Done], journal: Journal) -> dict[str, DebateState]:
    """Read all debates, the oldest first; what is about something that is not there changes nothing.

    Parameters
    ----------
    done
        Entries of the activity that hold, oldest first, each with its body.
    journal
        Knows who is meant by an id, and what they are called.
    """
    debates: dict[str, DebateState] = {}
    for entry, body in done:
        if isinstance(body, verbs.Begin):
            if body.debate not in debates:  # else another laptop of the same debate
                debates[body.debate] = _begun(entry, body, journal)
        elif (state := debates.get(body.debate)) is not None:
            state.last = max(state.last, entry.at)
            _ACTS[type(body)](state, entry, body)
    return debates


def _begun(entry: Entry, body: verbs.Begin, journal: Journal) -> DebateState:
    motion = {k: own_direction(body.motion.get(k, "")) for k in ("id", "text", "for", "against")}
    at = entry.at
    state = DebateState(body.debate, body.code, body.format, motion, body.setting, at, journal, last=at)
    state.clock.left = float(seconds(body.format.phases[0].time))
    state.clock.banks = {b.side: float(seconds(b.time)) for b in body.format.banks}
    return state


# --- chairs ------------------------------------------------------------------


def _draw(state: DebateState, entry: Entry, body: verbs.Draw) -> None:
    """Take in a draw; draws of several desks that did not know of each other stand beside each other."""
    roles = {state.person(who): tuple(r for r in held if state.role(r)) for who, held in body.chairs.items()}
    spoken = {state.person(who): institution for who, institution in body.institutions.items()}
    new = Draw(entry.id, entry.by, body.seed, roles, spoken)
    known = {d.entry for d in state.draws if d.who == entry.by} if body.replaces is None else body.replaces
    gone = [d for d in state.draws if d.entry in known]
    state.draws = [d for d in state.draws if d.entry not in known]
    for who in {w for d in gone for w in d.chairs}:
        state.chairs.pop(who, None)
        state.speaks_for.pop(who, None)
    for draw in (*state.draws, new):
        fresh = (
            draw.chairs if draw is new else {w: r for w, r in draw.chairs.items() if w not in state.chairs}
        )
        state.chairs |= {who: list(held) for who, held in fresh.items()}
        state.speaks_for |= {who: draw.institutions[who] for who in fresh if who in draw.institutions}
    if not state.draws:
        state.moved_chairs, state.given = [], []
    state.draws.append(new)


def _swap(state: DebateState, _entry: Entry, body: verbs.Swap) -> None:
    one, other = state.person(body.one), state.person(body.other)
    if not {one, other} <= state.chairs.keys():
        return
    state.chairs[one], state.chairs[other] = state.chairs[other], state.chairs[one]
    held = state.speaks_for.pop(one, ""), state.speaks_for.pop(other, "")
    state.speaks_for |= {w: i for w, i in ((other, held[0]), (one, held[1])) if i}
    state.moved_chairs.append((one, other))


def _sit(state: DebateState, _entry: Entry, body: verbs.Sit) -> None:
    who, role = state.person(body.person), state.role(body.role)
    if role is None:
        return
    state.moved_chairs.append((who, role))
    state.chairs[who] = [body.role]
    if not body.keep:
        state.speaks_for.pop(who, None)


def _institution(state: DebateState, _entry: Entry, body: verbs.Institution) -> None:
    who = state.person(body.person)
    state.speaks_for[who] = body.institution
    state.given.append((who, body.institution))  # another desk may give another


def _ready(state: DebateState, _entry: Entry, body: verbs.Ready) -> None:
    state.ready.add(body.side)


# --- the clock ---------------------------------------------------------------


def _clock(state: DebateState, entry: Entry, body: verbs.Clock) -> None:
    clock, at = state.clock, datetime.fromisoformat(entry.at)
    clock.set = body.do in ("phase", "correct", "bank")
    if body.left is not None:
        if clock.since is not None and not clock.bank:
            state.ran[clock.phase] += max(0, round((at - clock.since).total_seconds()))
        clock.left_in[clock.phase] = clock.left_at(at)
        clock.left = min(_LONGEST, max(-_LONGEST, body.left))
        if clock.bank:
            clock.banks[clock.bank] = clock.bank_at(clock.bank, at)
        clock.bank, clock.since = "", None
    if body.do == "phase":
        clock.phase = min(max(0, body.phase or 0), len(state.format.phases) - 1)
        clock.started = False
    elif body.do == "start" or (body.do == "correct" and body.running):
        clock.since, clock.started = at, True
        state.began_phase.setdefault(clock.phase, entry.at)
    elif body.do == "bank" and body.side in clock.banks:
        clock.bank, clock.since = body.side, at
    elif body.do == "hand":
        clock.holder = state.person(body.to)
    elif body.do == "auto":
        clock.auto = body.on
    clock.entry = entry.id


# --- cards -------------------------------------------------------------------


def _version(entry: Entry, body: verbs.Card | verbs.Edit) -> Version:
    texts = {part: own_direction(text) for part in PARTS if (text := getattr(body, part))}
    given = body.grounds
    rests = Grounds(given.kind, given.ref, own_direction(given.text)) if given else None
    return Version(
        entry.id, entry.by, entry.at, texts, rests if rests and (rests.ref or rests.text) else None
    )


def _card(state: DebateState, entry: Entry, body: verbs.Card) -> None:
    relation = body.relation if body.to in state.cards else ""
    state.cards[entry.id] = Card(
        entry.id, len(state.cards) + 1, entry.by, entry.at, body.side, body.institution, body.phase,
        relation, body.to, body.scheme, [_version(entry, body)],
    )  # fmt: skip


def _edit(state: DebateState, entry: Entry, body: verbs.Edit) -> None:
    if (card := state.cards.get(body.card)) is not None:
        card.heads = [head for head in card.heads if head.entry not in body.base] + [_version(entry, body)]


def _withdraw(state: DebateState, _entry: Entry, body: verbs.Withdraw) -> None:
    if (card := state.cards.get(body.card)) is not None:
        card.withdrawn = body.withdrawn


def _tie(state: DebateState, _entry: Entry, body: verbs.Tie) -> None:
    """Tie a card to another; two desks may see the same two cards differently, and both are shown."""
    card, tie = state.cards.get(body.card), (body.relation, body.to)
    if card is not None and body.to in state.cards and body.to != card.id and tie not in card.links:
        card.ties.append(tie)


def _answer(state: DebateState, entry: Entry, body: verbs.Answer) -> None:
    if (card := state.cards.get(body.card)) is not None:
        card.answers.setdefault(body.question, {})[entry.by] = own_direction(body.text)


# --- words, votes, agreement -------------------------------------------------


def _say(state: DebateState, entry: Entry, body: verbs.Say) -> None:
    text = own_direction(body.text)
    state.said.append(Said(entry.id, entry.by, entry.at, body.phase, body.kind, text))


def _poll(state: DebateState, _entry: Entry, body: verbs.Poll) -> None:
    state.polls.setdefault(body.round, "open")
    state.ways.setdefault(body.round, body.way)
    if body.round == "before":
        state.paired = body.paired


def _ballots(state: DebateState, entry: Entry, body: verbs.Ballots) -> None:
    if entry.by != BOX:
        return  # written by hand: only the box counts
    # Laptops that voted apart are added up; each of them has kept its own secret.
    state.polls[body.round] = "closed"
    state.voted[body.round] = state.voted.get(body.round, 0) + body.count
    state.sealed += body.sealed
    state.key_lost |= body.key_lost
    for before, after, count in body.moves:
        state.moves[before, after] += count
    for which, choice, count in body.totals:
        state.totals[which, choice] += count
    for round_, reasons in ((body.round, body.reasons), ("before", body.first_reasons)):
        said = [*state.reasons.get(round_, []), *map(own_direction, reasons)]
        state.reasons[round_] = sorted(said)


def _slips(state: DebateState, entry: Entry, body: verbs.Slips) -> None:
    """Take in a count by hand: those of several tables are added up, and one's own can be corrected."""
    totals: Counter[tuple[str, str]] = Counter()
    for round_, tally in (("before", body.before), ("after", body.after)):
        totals.update({(round_, choice): n for choice, n in tally.items()})
    gone = [s for s in state.slips if s.entry in body.replaces and s.who == entry.by]
    state.slips = [*(s for s in state.slips if s not in gone), SlipCount(entry.id, entry.by, totals)]
    for old in gone:
        _add_up(state, old.totals, -1)
    _add_up(state, totals, 1)
    state.polls |= {"before": "closed", "after": "closed"}


def _add_up(state: DebateState, totals: Counter[tuple[str, str]], sign: int) -> None:
    for (round_, choice), n in totals.items():
        state.totals[round_, choice] += sign * n
        state.voted[round_] = state.voted.get(round_, 0) + sign * n


def _feedback(state: DebateState, entry: Entry, body: verbs.Feedback) -> None:
    given = Feedback(
        entry.by,
        state.person(body.to),
        body.role,
        dict(body.levels),
        own_direction(body.worked),
        own_direction(body.next),
    )
    state.feedback = [f for f in state.feedback if (f.who, f.to) != (given.who, given.to)] + [given]


def _joint(state: DebateState, entry: Entry, body: verbs.Joint) -> None:
    state.joint.append((entry.id, entry.by, own_direction(body.text)))


def _agree(state: DebateState, _entry: Entry, body: verbs.Agree) -> None:
    state.agreed.setdefault(body.version, set()).add(state.person(body.side))


_ACTS: Final[dict[type, Callable[[DebateState, Entry, Any], None]]] = {
    verbs.Draw: _draw,
    verbs.Swap: _swap,
    verbs.Sit: _sit,
    verbs.Institution: _institution,
    verbs.Ready: _ready,
    verbs.Clock: _clock,
    verbs.Card: _card,
    verbs.Edit: _edit,
    verbs.Withdraw: _withdraw,
    verbs.Tie: _tie,
    verbs.Answer: _answer,
    verbs.Say: _say,
    verbs.Poll: _poll,
    verbs.Ballots: _ballots,
    verbs.Slips: _slips,
    verbs.Feedback: _feedback,
    verbs.Joint: _joint,
    verbs.Agree: _agree,
}
