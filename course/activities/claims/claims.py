"""Judge the sentences of the paper, then compare with the ledger.

A learner says what kind of sentence a claim is, how well it holds, how sure
they are and why, or where they would check. Only then the ledger opens. That
order is the point: looking first and judging after teaches little, and a
judgement written down before can be compared with how sure one was
(calibration; Lichtenstein, Fischhoff & Phillips, 1982).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

from course.activities.activity import Activity
from course.activities.writing import checked_text
from course.case.words import KIND_LABELS, STATUS_LABELS
from course.language import NotAllowed
from course.publish.spreadsheet import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case import Case, Claim
    from course.journal import Entry, Journal

Mode = Literal["solo", "pair", "class"]
CONFIDENCE_LABELS: dict[int, str] = {1: "Guessing", 2: "Unsure", 3: "Fairly sure", 4: "Sure", 5: "Certain"}
CALIBRATION_FROM = 10
"""From how many compared judgements on calibration is drawn; below, counts in words."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person said about one claim, and whether the ledger was still closed."""

    entry: str
    claim: str
    who: str
    at: str
    kind: str
    status: str
    confidence: int
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
    def same_kind(self) -> bool:
        """Whether the learner and the ledger name the same kind."""
        return self.judgement.kind == self.claim.kind

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
class _State:
    """The fold of the journal, made once for each view of it."""

    judgements: list[Judgement]
    challenges: list[Challenge]
    opened: dict[tuple[str, str], set[str]]  # (claim, mode) -> who opened


class Reading(Activity):
    """Read sections of the paper and judge their claims.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    sections
        Ids of the sections to read, in order.
    mode
        ``"solo"``: the ledger opens once you have judged. ``"pair"``: once both
        readers have judged and one of them opens it. ``"class"``: when the
        instructor opens it.
    partner
        The pseudonym of the second reader in a pair.
    chair
        True for whoever runs the class: may open the ledger for everybody.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> reading = Reading(load_case(), Journal(), who="heron", sections=("I",))
    >>> reading.is_open("S1-01")
    False
    >>> _ = reading.judge("S1-01", kind="factual", status="supported", confidence=3, why="A common view.")
    >>> _ = reading.open("S1-01")
    >>> reading.is_open("S1-01")
    True
    """

    name: ClassVar[str] = "claims"

    def __init__(
        self,
        case: Case,
        journal: Journal,
        *,
        who: str,
        sections: Sequence[str],
        mode: Mode = "solo",
        partner: str = "",
        chair: bool = False,
    ) -> None:
        super().__init__(case, journal, who=who)
        if mode not in get_args(Mode):
            raise NotAllowed(f"There is no mode {mode!r}. Choose one of: {', '.join(get_args(Mode))}.")
        self.sections = tuple(sections)
        self.mode: Mode = mode
        self.partner = partner
        self.chair = chair
        self._claims = {c.id: c for s in self.sections for c in case.claims_in(s)}
        self._cache: tuple[tuple[Entry, ...], _State] | None = None

    # --- reading the state ---------------------------------------------------

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of these sections, in the order of the text."""
        return tuple(self._claims.values())

    @property
    def readers(self) -> tuple[str, ...]:
        """Whose judgements this reading is about: one person, or the two of a pair."""
        return (self.who, self.partner) if self.mode == "pair" and self.partner else (self.who,)

    def judgement(self, claim: str, who: str = "") -> Judgement | None:
        """Give a person's latest judgement of a claim, or None."""
        name = who or self.who
        said = reversed(self._state.judgements)
        return next((j for j in said if j.claim == claim and j.who == name), None)

    def judgements_of(self, claim: str) -> tuple[Judgement, ...]:
        """Give everybody's latest judgement of a claim, sorted by pseudonym."""
        latest = {j.who: j for j in self._state.judgements if j.claim == claim}
        return tuple(latest[name] for name in sorted(latest))

    def judged(self) -> tuple[str, ...]:
        """Give the ids of the claims that the person who acts now has judged, in the order of the text."""
        mine = {j.claim for j in self._state.judgements if j.who == self.who}
        return tuple(c for c in self._claims if c in mine)

    def may_open(self, claim: str) -> bool:
        """Whether the ledger of this claim may be opened now by the person who acts."""
        if self.mode == "class" and self.chair:
            return True
        if self.mode == "pair" and not self.partner:
            return False
        return all(self.judgement(claim, reader) is not None for reader in self.readers)

    def is_open(self, claim: str) -> bool:
        """Whether the ledger's view of this claim is open to the person who acts now."""
        opened = self._state.opened.get((claim, self.mode), set())
        return bool(opened & set(self.readers)) or bool(
            self._state.opened.get((claim, "chair"), set()) and self.mode == "class"
        )

    def challenges_of(self, claim: str) -> tuple[Challenge, ...]:
        """Give the challenges to the ledger's view of a claim, oldest first."""
        return tuple(c for c in self._state.challenges if c.claim == claim)

    def next_unjudged(self, after: str | None = None) -> str | None:
        """Give the next claim in the text that the person who acts has not judged, or None."""
        ids = list(self._claims)
        start = ids.index(after) + 1 if after in self._claims else 0
        done = set(self.judged())
        return next((c for c in ids[start:] + ids[:start] if c not in done), None)

    def spread(self, claim: str) -> tuple[tuple[str, tuple[Judgement, ...]], ...]:
        """Give, for each status that somebody chose, who chose it; in the ledger's order of statuses."""
        everybody = self.judgements_of(claim)
        groups = ((status, tuple(j for j in everybody if j.status == status)) for status in STATUS_LABELS)
        return tuple((status, group) for status, group in groups if group)

    # --- acting --------------------------------------------------------------

    def judge(self, claim: str, *, kind: str, status: str, confidence: int | str, why: str) -> Entry:
        """Record a judgement of a claim.

        Parameters
        ----------
        claim
            Id of the claim.
        kind, status
            Keys of :data:`course.case.words.KIND_LABELS` and ``STATUS_LABELS``.
        confidence
            How sure, from 1 (guessing) to 5 (certain): an order, not a quantity.
        why
            The reason, or where one would check.

        Raises
        ------
        NotAllowed
            If an answer is missing or unknown; the message says which.
        """
        self._known(claim)
        if kind not in KIND_LABELS:
            raise NotAllowed("Choose what kind of sentence it is.")
        if status not in STATUS_LABELS:
            raise NotAllowed("Choose how well it holds.")
        try:
            step = int(confidence)
        except ValueError:
            step = 0
        if step not in CONFIDENCE_LABELS:
            raise NotAllowed("Choose how sure you are.")
        reason = checked_text(why, what="why, or where you would check")
        body = {"claim": claim, "kind": kind, "status": status, "confidence": step, "why": reason}
        return self.record("judge", body)

    def open(self, claim: str) -> Entry:
        """Open the ledger's view of a claim.

        Raises
        ------
        NotAllowed
            If somebody has still to judge first.
        """
        self._known(claim)
        if not self.may_open(claim):
            if self.mode == "pair" and not self.partner:
                raise NotAllowed("Name the second reader first.")
            waiting = [r for r in self.readers if self.judgement(claim, r) is None]
            raise NotAllowed(
                f"Judge the sentence first; the ledger opens afterwards. Missing: {', '.join(waiting)}."
            )
        mode = "chair" if self.mode == "class" and self.chair else self.mode
        return self.record("open", {"claim": claim, "mode": mode, "readers": list(self.readers)})

    def challenge(self, claim: str, *, reason: str, source: str = "") -> Entry:
        """Record a reasoned objection to the ledger's view.

        Raises
        ------
        NotAllowed
            If the ledger is still closed, or no reason is given.
        """
        self._known(claim)
        if not self.is_open(claim):
            raise NotAllowed("Open the ledger first; then you can challenge it.")
        body = {
            "claim": claim,
            "reason": checked_text(reason, what="your reason"),
            "source": checked_text(source, what="the source", required=False),
        }
        return self.record("challenge", body)

    # --- looking back --------------------------------------------------------

    def comparisons(self) -> tuple[Comparison, ...]:
        """Put judgements made before the ledger opened beside the ledger, for claims that are open."""
        found = []
        for claim in self.claims:
            blind = [
                j
                for j in self._state.judgements
                if j.claim == claim.id and j.who == self.who and j.before_ledger
            ]
            if blind and self.is_open(claim.id):
                found.append(Comparison(claim, blind[-1], self.challenges_of(claim.id)))
        return tuple(found)

    def calibration(self) -> tuple[CalibrationStep, ...]:
        """Count, for each step of confidence, where the ledger agreed and where it differed."""
        compared = self.comparisons()
        steps = []
        for step in CONFIDENCE_LABELS:
            same = [c.same_status for c in compared if c.judgement.confidence == step]
            steps.append(CalibrationStep(step, agreed=sum(same), differed=len(same) - sum(same)))
        return tuple(steps)

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each claim judged; the ledger's columns are filled only where it is open."""
        return list(self._rows())

    def to_markdown(self) -> str:
        """Write the judgements as text: the paper's words, yours, and the ledger's where it is open."""
        lines = ["# Judgements", ""]
        for row in self._rows():
            lines += [f"## {row['claim']}", "", f"> {row['quote']}", ""]
            said = f"{row['kind']}; {row['status']}; {row['confidence']}"
            lines.append(f"- {one_line(row['who'])}: {said}. {one_line(row['why'])}")
            if row["ledger_status"]:
                lines.append(f"- Ledger: {row['ledger_kind']}; {row['ledger_status']}. {row['ledger_note']}")
                lines.append(f"- Sources: {row['sources'] or 'the paper itself'}")
            if row["challenge"]:
                lines.append(f"- Challenge: {one_line(row['challenge'])}")
            lines.append("")
        return "\n".join(lines)

    # --- the fold ------------------------------------------------------------

    @property
    def _state(self) -> _State:
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, self._fold(entries))
        return self._cache[1]

    @staticmethod
    def _fold(entries: Sequence[Entry]) -> _State:
        state = _State([], [], {})
        seen: set[tuple[str, str]] = set()  # (claim, who): has this person seen the ledger of this claim?
        chaired: set[str] = set()
        for entry in entries:
            body = entry.body
            claim = str(body.get("claim", ""))
            if entry.verb == "judge":
                before = (claim, entry.who) not in seen and claim not in chaired
                state.judgements.append(_judgement(entry, before_ledger=before))
            elif entry.verb == "open":
                mode = str(body.get("mode", "solo"))
                state.opened.setdefault((claim, mode), set()).add(entry.who)
                readers = body.get("readers")
                seen.update((claim, str(r)) for r in (readers if isinstance(readers, list) else [entry.who]))
                if mode == "chair":
                    chaired.add(claim)
            elif entry.verb == "challenge":
                state.challenges.append(
                    Challenge(
                        entry.id,
                        claim,
                        entry.who,
                        entry.at,
                        str(body.get("reason", "")),
                        str(body.get("source", "")),
                    )
                )
        return state

    def _rows(self) -> Iterator[dict[str, Any]]:
        for claim in self.claims:
            mine = self.judgement(claim.id)
            if mine is None:
                continue
            is_open = self.is_open(claim.id)
            yield {
                "claim": claim.id,
                "section": claim.section,
                "quote": claim.quote,
                "who": mine.who,
                "kind": KIND_LABELS.get(mine.kind, mine.kind),
                "status": STATUS_LABELS.get(mine.status, mine.status),
                "confidence": CONFIDENCE_LABELS.get(mine.confidence, ""),
                "why": mine.why,
                "ledger_kind": KIND_LABELS[claim.kind] if is_open else "",
                "ledger_status": STATUS_LABELS[claim.status] if is_open else "",
                "ledger_note": claim.note if is_open else "",
                "sources": "; ".join(self.case.source(s).title for s in claim.sources) if is_open else "",
                "challenge": " / ".join(c.reason for c in self.challenges_of(claim.id)),
            }

    def _known(self, claim: str) -> None:
        if claim not in self._claims:
            raise NotAllowed(f"There is no claim {claim!r} in this reading.")


def _judgement(entry: Entry, *, before_ledger: bool) -> Judgement:
    body = entry.body
    confidence = body.get("confidence")
    return Judgement(
        entry=entry.id,
        claim=str(body.get("claim", "")),
        who=entry.who,
        at=entry.at,
        kind=str(body.get("kind", "")),
        status=str(body.get("status", "")),
        confidence=confidence if isinstance(confidence, int) and confidence in CONFIDENCE_LABELS else 1,
        why=str(body.get("why", "")),
        before_ledger=before_ledger,
    )
