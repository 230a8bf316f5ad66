"""Judge the sentences of the paper, then compare with the ledger.

A learner says what kind of sentence a claim is, how well it holds, how sure
they are and why, or where they would check. Only then the ledger opens. That
order is the point: looking first and judging after teaches little, and a
judgement written down before can be compared with how sure one was
(calibration; Lichtenstein, Fischhoff & Phillips, 1982).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.claims import rows
from course.activities.claims.state import CONFIDENCE_LABELS, CalibrationStep, Comparison, State, fold
from course.activities.claims.verbs import CLAIMS, Challenge, Judge, Mode, Open
from course.activities.writing import checked_text, chosen
from course.case.words import STATUS_LABELS, Kind, Status
from course.language import Misfits, NotAllowed, _, strung

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from course.activities.bodies import Done, Verbs
    from course.activities.claims.state import Challenge as Objection
    from course.activities.claims.state import Judgement
    from course.case import Case, Claim
    from course.journal import Entry, Journal

CALIBRATION_FROM = 10
"""From how many compared judgements on calibration is drawn; below, counts in words."""


class Reading(Activity[State]):
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
    verbs: ClassVar[Verbs] = CLAIMS

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
            raise NotAllowed(
                _("There is no mode {mode!r}. Choose one of: {get_args}.").format(
                    mode=mode, get_args=", ".join(get_args(Mode))
                )
            )
        self.sections = tuple(sections)
        self.mode: Mode = mode
        self.partner = partner
        self.chair = chair
        self._claims = {c.id: c for s in self.sections for c in case.claims_in(s)}

    def fold(self, done: Sequence[Done]) -> State:
        """Read what people did."""
        return fold(done, self.journal.person)

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
        said = reversed(self._state.judgements.get(claim, []))
        return next((j for j in said if j.who == name), None)

    def judgements_of(self, claim: str) -> tuple[Judgement, ...]:
        """Give everybody's latest judgement of a claim, sorted by pseudonym."""
        latest = {j.who: j for j in self._state.judgements.get(claim, [])}
        return tuple(latest[name] for name in sorted(latest))

    def judged(self) -> tuple[str, ...]:
        """Give the ids of the claims that the person who acts now has judged, in the order of the text."""
        return tuple(c for c in self._claims if self.judgement(c) is not None)

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

    def is_seen(self, claim: str) -> bool:
        """Whether the ledger's view of this claim is open to this person in whatever way they read it."""
        found = [(mode, who) for (c, mode), who in self._state.opened.items() if c == claim]
        return self.is_open(claim) or any(mode == "chair" or self.who in who for mode, who in found)

    def challenges_of(self, claim: str) -> tuple[Objection, ...]:
        """Give the challenges to the ledger's view of a claim, oldest first."""
        return tuple(self._state.challenges.get(claim, ()))

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

    def judge(self, claim: str, *, kind: str, status: str, confidence: int | str | None, why: str) -> Entry:
        """Record a judgement of a claim.

        Parameters
        ----------
        claim
            Id of the claim.
        kind, status
            Keys of :data:`course.case.words.KIND_LABELS` and ``STATUS_LABELS``.
        confidence
            How sure, from 1 (guessing) to 5 (certain): an order, not a quantity. It may be left open.
        why
            The reason, or where one would check: invited, never demanded, as the house rule says.

        Raises
        ------
        NotAllowed
            If answers are missing or unknown: all of them, each by its name.
        """
        self._known(claim)
        wrong = Misfits()
        with wrong.at("kind"):
            sort = chosen(kind, get_args(Kind), _("Choose what kind of sentence it is."))
        with wrong.at("status"):
            holds = chosen(status, get_args(Status), _("Choose how well it holds."))
        with wrong.at("confidence"):
            said = "" if confidence is None else str(confidence).strip()
            steps = [str(n) for n in CONFIDENCE_LABELS]
            sure = int(chosen(said, steps, _("Choose how sure you are."))) if said else None
        with wrong.at("why"):
            why = checked_text(why, what=_("why, or where you would check"), required=False)
        wrong.refuse()
        return self.enter(Judge, claim=claim, kind=sort, status=holds, confidence=sure, why=why)

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
                raise NotAllowed(_("Name the second reader first."))
            waiting = [r for r in self.readers if self.judgement(claim, r) is None]
            raise NotAllowed(
                _("Judge the sentence first; the ledger opens afterwards. Missing: {waiting}.").format(
                    waiting=strung(waiting)
                )
            )
        mode = "chair" if self.mode == "class" and self.chair else self.mode
        return self.enter(Open, claim=claim, mode=mode, readers=self.readers)

    def challenge(self, claim: str, *, reason: str, source: str = "") -> Entry:
        """Record a reasoned objection to the ledger's view.

        Raises
        ------
        NotAllowed
            If the ledger is still closed, or no reason is given.
        """
        self._known(claim)
        if not self.is_open(claim):
            raise NotAllowed(_("Open the ledger first; then you can challenge it."))
        wrong = Misfits()
        with wrong.at("reason"):
            reason = checked_text(reason, what=_("your reason"))
        with wrong.at("source"):
            source = checked_text(source, what=_("the source"), required=False)
        wrong.refuse()
        return self.enter(Challenge, claim=claim, reason=reason, source=source)

    # --- looking back --------------------------------------------------------

    def comparisons(self) -> tuple[Comparison, ...]:
        """Put judgements made before the ledger opened beside the ledger, for claims that are open."""
        found = []
        for claim in self.claims:
            said = self._state.judgements.get(claim.id, [])
            blind = [j for j in said if j.who == self.who and j.before_ledger]
            if blind and self.is_seen(claim.id):
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
        return rows.judgements(self)

    def _known(self, claim: str) -> None:
        if claim not in self._claims:
            raise NotAllowed(_("There is no claim {claim!r} in this reading.").format(claim=claim))
