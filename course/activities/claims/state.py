"""What people said about claims, read from their journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from course.activities.claims import verbs
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.activities.bodies import Done
    from course.case import Claim

CONFIDENCE_LABELS: Final = Labels(
    {
        1: N_("Guessing"),
        2: N_("Unsure"),
        3: N_("Fairly sure"),
        4: N_("Sure"),
        5: N_("Certain"),
    }
)
SURE_LABELS: Final = Labels[int | None](
    dict[int | None, str](CONFIDENCE_LABELS.marked.items()) | {None: N_("Without saying how sure")}
)
"""The same, and what is said of a judgement that leaves it open."""


class Judgement(NamedTuple):
    """What one person said about one claim, and whether the ledger was still closed."""

    entry: str
    claim: str
    who: str
    at: str
    kind: str
    status: str
    confidence: int | None
    why: str
    before_ledger: bool


@dataclass(frozen=True, slots=True)
class Challenge:
    """A reasoned objection to the ledger."""

    entry: str
    claim: str
    who: str
    at: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One claim, one person's judgement before the ledger opened, and the ledger's view."""

    claim: Claim
    judgement: Judgement
    challenges: tuple[Challenge, ...]

    @property
    def same_status(self) -> bool:
        """Whether the learner and the ledger give the same status."""
        return self.judgement.status == self.claim.status


@dataclass(frozen=True, slots=True)
class CalibrationStep:
    """How often judgements made at one step of confidence agreed with the ledger."""

    confidence: int
    agreed: int
    differed: int

    @property
    def label(self) -> str:
        """The step in words."""
        return CONFIDENCE_LABELS[self.confidence]


@dataclass
class State:
    """Judgements and challenges by claim, oldest first, and whose ledgers are open."""

    judgements: dict[str, list[Judgement]] = field(default_factory=dict)
    challenges: dict[str, list[Challenge]] = field(default_factory=dict)
    opened: dict[tuple[str, str], set[str]] = field(default_factory=dict)  # (claim, mode) -> who opened


def fold(done: Sequence[Done], person: Callable[[str], str] = str) -> State:
    """Read what people did.

    Parameters
    ----------
    done
        What they did, oldest first.
    person
        Gives the id of somebody whom a body names.
    """
    state = State()
    seen: set[tuple[str, str]] = set()  # (claim, who): has this person seen the ledger of this claim?
    chaired: set[str] = set()
    for entry, body in done:
        match body:
            case verbs.Judge():
                before = (body.claim, entry.by) not in seen and body.claim not in chaired
                judgement = Judgement(
                    entry.id,
                    body.claim,
                    entry.by,
                    entry.at,
                    body.kind,
                    body.status,
                    body.confidence,
                    body.why,
                    before,
                )
                state.judgements.setdefault(body.claim, []).append(judgement)
            case verbs.Open():
                state.opened.setdefault((body.claim, body.mode), set()).add(entry.by)
                seen.update((body.claim, person(reader)) for reader in body.readers or (entry.by,))
                if body.mode == "chair":
                    chaired.add(body.claim)
            case verbs.Challenge():
                objection = Challenge(entry.id, body.claim, entry.by, entry.at, body.reason, body.source)
                state.challenges.setdefault(body.claim, []).append(objection)
    return state
