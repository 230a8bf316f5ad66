"""What the journal says about debates: a fold that no hand-edited line can break."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from course.activities.debate.labels import LINKS
from course.activities.debate.records import PARTS, Card, DebateState, Feedback, Grounds, Said, Version
from course.activities.debate.secret import MOST_BALLOTS, read_moves, read_sealed
from course.activities.writing import own_direction
from course.case import Format
from course.case.records.formats import seconds
from course.journal import BOX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from course.journal import Entry, Journal


def fold(entries: Iterable[Entry], journal: Journal) -> dict[str, DebateState]:
    """Read all debates of a journal, the oldest first; a line that makes no sense changes nothing.

    Parameters
    ----------
    entries
        Entries of the activity that hold, oldest first.
    journal
        Knows who is meant by an id, and what they are called.
    """
    debates: dict[str, DebateState] = {}
    for entry in entries:
        try:
            if entry.verb == "begin":
                _begin(debates, entry, journal)
            elif (state := debates.get(str(entry.body.get("debate")))) is not None:
                state.last = max(state.last, entry.at)
                if (act := _ACTS.get(entry.verb)) is not None:
                    act(state, entry, entry.body)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, ValidationError):
            continue
    return debates


def _begin(debates: dict[str, DebateState], entry: Entry, journal: Journal) -> None:
    body = entry.body
    key = str(body["debate"])
    if key in debates:
        return  # another laptop of the same debate
    format_ = Format.model_validate(body["format"])
    motion = {k: _words(body["motion"].get(k, "")) for k in ("id", "text", "for", "against")}
    state = DebateState(key, str(body.get("code", "")), format_, motion, str(body.get("setting", "screen")),
                        entry.by, entry.at, journal, last=entry.at)  # fmt: skip
    state.clock.left = float(seconds(format_.phases[0].time))
    state.clock.banks = {b.side: float(seconds(b.time)) for b in format_.banks}
    debates[key] = state


def _draw(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401 - JSON
    chairs = {
        state.person(who): [str(r) for r in roles if state.role(str(r))]
        for who, roles in body["chairs"].items()
    }
    state.seed, state.drawn = str(body["seed"]), {w: list(r) for w, r in chairs.items()}
    state.chairs, state.moved_chairs = chairs, []
    state.speaks_for = {state.person(w): str(i) for w, i in body.get("institutions", {}).items()}


def _swap(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    one, other = state.person(body["one"]), state.person(body["other"])
    state.chairs[one], state.chairs[other] = state.chairs[other], state.chairs[one]
    held = state.speaks_for.pop(one, ""), state.speaks_for.pop(other, "")
    state.speaks_for |= {w: i for w, i in ((other, held[0]), (one, held[1])) if i}
    state.moved_chairs.append((one, other))


def _sit(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    who, role = state.person(body["person"]), str(body["role"])
    if state.role(role) is None:
        return
    state.moved_chairs.append((who, state.role(role)))
    state.chairs[who] = [role]
    if not body.get("keep"):
        state.speaks_for.pop(who, None)


def _institution(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.speaks_for[state.person(body["person"])] = str(body["institution"])


def _ready(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.ready.add(str(body["side"]))


def _clock(state: DebateState, entry: Entry, body: Any) -> None:  # noqa: ANN401
    clock, at = state.clock, datetime.fromisoformat(entry.at)
    do = body["do"]
    clock.set = do in ("phase", "correct", "bank")
    if do in ("phase", "start", "pause", "correct", "bank"):
        clock.left = _within(body["left"])
        if clock.bank:
            clock.banks[clock.bank] = clock.bank_at(clock.bank, at)
        clock.bank, clock.since = "", None
    if do == "phase":
        clock.phase = min(max(0, int(body["phase"])), len(state.format.phases) - 1)
        clock.started = False
    elif do == "start" or (do == "correct" and body.get("running")):
        clock.since, clock.started = at, True
        state.began_phase.setdefault(clock.phase, entry.at)
    elif do == "bank" and body["side"] in clock.banks:
        clock.bank, clock.since = str(body["side"]), at
    elif do == "hand":
        clock.holder = state.person(body["to"])
    elif do == "auto":
        clock.auto = bool(body["on"])
    clock.entry = entry.id


def _within(left: Any) -> float:  # noqa: ANN401
    """Give seconds as a number that a clock can show: ten hours either way."""
    number = float(left)
    if number != number:  # noqa: PLR0124 - not a number
        raise ValueError(left)
    return min(36_000.0, max(-36_000.0, number))


def _words(text: Any) -> str:  # noqa: ANN401
    """Give what somebody wrote, as it can stand beside other words."""
    return own_direction(str(text))


def _grounds(body: Any) -> Grounds | None:  # noqa: ANN401
    given = body.get("grounds")
    if not isinstance(given, dict) or not (given.get("ref") or given.get("text")):
        return None
    return Grounds(str(given.get("kind", "own")), str(given.get("ref", "")), _words(given.get("text", "")))


def _version(entry: Entry, body: Any) -> Version:  # noqa: ANN401
    texts = {part: _words(body.get(part, "")) for part in PARTS if part != "grounds" and body.get(part)}
    return Version(entry.id, entry.by, entry.at, texts, _grounds(body))


def _card(state: DebateState, entry: Entry, body: Any) -> None:  # noqa: ANN401
    version = _version(entry, body)
    if not version.texts.get("claim"):
        return
    relation, to = str(body.get("relation", "")), str(body.get("to", ""))
    if relation not in LINKS or to not in state.cards:
        relation = ""
    state.cards[entry.id] = Card(
        entry.id, len(state.cards) + 1, entry.by, entry.at, str(body.get("side", "none")),
        str(body.get("institution", "")), int(body.get("phase", 0)),
        relation, to, str(body.get("scheme", "")), [version],
    )  # fmt: skip


def _edit(state: DebateState, entry: Entry, body: Any) -> None:  # noqa: ANN401
    card = state.cards[str(body["card"])]
    version = _version(entry, body)
    if version.texts.get("claim"):
        based = {str(b) for b in body.get("base", [])}
        card.heads = [head for head in card.heads if head.entry not in based] + [version]


def _withdraw(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.cards[str(body["card"])].withdrawn = bool(body.get("withdrawn", True))


def _tie(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    card, relation, to = state.cards[str(body["card"])], str(body["relation"]), str(body["to"])
    linked = {other for _, other in card.links}
    if relation in LINKS and to in state.cards and to not in (card.id, *linked):
        card.ties[to] = relation


def _answer(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.cards[str(body["card"])].answers[str(body["question"])] = _words(body["text"])


def _say(state: DebateState, entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.said.append(
        Said(
            entry.id,
            entry.by,
            entry.at,
            int(body["phase"]),
            str(body.get("kind", "note")),
            _words(body["text"]),
        )
    )


def _poll(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.polls.setdefault(str(body["round"]), "open")


def _ballots(state: DebateState, entry: Entry, body: Any) -> None:  # noqa: ANN401
    round_, count = str(body["round"]), int(body["count"])
    if entry.by != BOX or not 0 <= count <= MOST_BALLOTS:
        return  # written by hand: only the box counts
    sealed, moves = read_sealed(body.get("sealed", [])), read_moves(body.get("moves", []))
    reasons = sorted(_words(r) for r in body["reasons"])
    # Laptops that voted apart are added up; each of them has kept its own secret.
    state.polls[round_] = "closed"
    state.voted[round_] = state.voted.get(round_, 0) + count
    state.sealed += sealed
    state.moves += moves
    state.reasons[round_] = sorted(state.reasons.get(round_, []) + reasons)


def _feedback(state: DebateState, entry: Entry, body: Any) -> None:  # noqa: ANN401
    levels = {str(k): str(v) for k, v in body.get("levels", {}).items()}
    given = Feedback(entry.by, state.person(body["to"]), str(body.get("role", "peer")), levels,
                     _words(body.get("worked", "")), _words(body.get("next", "")))  # fmt: skip
    state.feedback = [f for f in state.feedback if (f.who, f.to) != (given.who, given.to)] + [given]


def _joint(state: DebateState, entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.joint.append((entry.id, entry.by, _words(body["text"])))


def _agree(state: DebateState, _entry: Entry, body: Any) -> None:  # noqa: ANN401
    state.agreed.setdefault(str(body["version"]), set()).add(state.person(body["side"]))


_ACTS: Final[dict[str, Callable[[DebateState, Entry, Any], None]]] = {
    "draw": _draw,
    "swap": _swap,
    "sit": _sit,
    "institution": _institution,
    "ready": _ready,
    "clock": _clock,
    "card": _card,
    "edit": _edit,
    "withdraw": _withdraw,
    "tie": _tie,
    "answer": _answer,
    "say": _say,
    "poll": _poll,
    "ballots": _ballots,
    "feedback": _feedback,
    "joint": _joint,
    "agree": _agree,
}
