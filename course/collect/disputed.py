"""The sentences on which a class is most divided, with two reasons that oppose each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.counting import FEWEST
from course.case.words import STATUS_LABELS
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.claims import Judgement
    from course.case import Claim
    from course.collect.work import ClassWork

_MOST_COMPARED: Final = 40
"""Reasons of each side among which the two are looked for: 1,600 pairs at most."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One reason: what it was given for, whose it is, and where it stands in the record."""

    status: str
    who: str
    text: str
    entry: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """How a class judged one sentence.

    Attributes
    ----------
    claim
        The sentence.
    counts
        How many gave each judgement, in the ledger's order. Empty where too few judged.
    judged, reasons, changed
        How many people judged it, gave a reason, and called it something else than at first; of the
        last two nothing is counted where too few judged.
    latest
        What each of them judged last.
    aside
        Ids of entries whose words whoever led a room has set aside: they are not shown.
    """

    claim: Claim
    counts: tuple[tuple[str, int], ...]
    judged: int
    reasons: int
    changed: int
    latest: tuple[Judgement, ...]
    aside: frozenset[str]

    @property
    def second(self) -> int:
        """How many stand behind the judgement that is the second most frequent: 0 where all agree."""
        return sorted((n for _status, n in self.counts), reverse=True)[1] if len(self.counts) > 1 else 0

    @property
    def first(self) -> int:
        """How many stand behind the most frequent judgement."""
        return max((n for _status, n in self.counts), default=0)

    @property
    def words(self) -> str:
        """The two largest groups in a sentence; or that all agree, or that too few judged."""
        if not self.counts:
            return few_words(self.judged)
        if not self.second:
            status, n = self.counts[0]
            return _("All {n}: {status}.").format(n=n, status=STATUS_LABELS[status])
        one, other = self.sides
        return _("{n} say “{one}”, {m} “{other}”.").format(
            n=dict(self.counts)[one],
            one=STATUS_LABELS[one],
            m=dict(self.counts)[other],
            other=STATUS_LABELS[other],
        )

    @property
    def sides(self) -> tuple[str, str]:
        """The two judgements that most people gave, in the ledger's order."""
        order = list(STATUS_LABELS)
        largest = sorted(self.counts, key=lambda pair: (-pair[1], order.index(pair[0])))[:2]
        one, other = sorted((status for status, _n in largest), key=order.index)
        return one, other

    def voices(self) -> tuple[Voice, ...]:
        """Give two reasons, one for each of the two largest groups: the pair that shares the fewest words.

        They are chosen because they differ, not because they are the best.
        """
        if not self.second:
            return ()
        one, other = (self._reasons(status) for status in self.sides)
        if not (one and other):
            return (one or other)[:1]
        pairs = [(a, b) for a in one[:_MOST_COMPARED] for b in other[:_MOST_COMPARED]]
        bags = {v.entry: _words(v.text) for v in (*one, *other)}
        return min(pairs, key=lambda p: (len(bags[p[0].entry] & bags[p[1].entry]), p[0].entry, p[1].entry))

    def _reasons(self, status: str) -> tuple[Voice, ...]:
        shown = (j for j in self.latest if j.entry not in self.aside)
        said = (j for j in shown if j.status == status and j.why.strip())
        return tuple(Voice(j.status, j.who, j.why, j.entry) for j in sorted(said, key=lambda j: j.entry))


def few_words(n: int) -> str:
    """Say that too few answered for counts to be shown.

    Examples
    --------
    >>> few_words(3)
    '3 answers. Fewer than 5 are not shown.'
    """
    said = ngettext(
        "{n} answer. Fewer than {few} are not shown.", "{n} answers. Fewer than {few} are not shown.", n
    )
    return said.format(n=n, few=FEWEST)


def disputes(work: ClassWork) -> tuple[Dispute, ...]:
    """Give the sentences that were judged, the most divided first.

    A sentence is the more divided, the more people stand behind its second most frequent judgement;
    of two such the one whose two largest groups are nearer in size. Then the text's order holds.
    """
    judged = [(claim, said) for claim in work.claims if (said := work.judgements(claim.id))]
    found = [_dispute(claim, said, work.aside) for claim, said in judged]
    return tuple(sorted(found, key=lambda d: (-d.second, d.first - d.second)))


def _dispute(claim: Claim, said: Iterable[Judgement], aside: frozenset[str]) -> Dispute:
    first: dict[str, Judgement] = {}
    latest: dict[str, Judgement] = {}
    for judgement in said:
        first.setdefault(judgement.who, judgement)
        latest[judgement.who] = judgement
    counted = Counter(j.status for j in latest.values())
    enough = len(latest) >= FEWEST
    return Dispute(
        claim,
        tuple((status, counted[status]) for status in STATUS_LABELS if counted[status]) if enough else (),
        len(latest),
        sum(bool(j.why.strip()) for j in latest.values()) if enough else 0,
        sum(first[who].status != j.status for who, j in latest.items()) if enough else 0,
        tuple(latest.values()) if enough else (),
        aside,
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word for raw in text.casefold().split() if (word := raw.strip(".,;:!?()“”\"'‘’")))
