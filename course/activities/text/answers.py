"""What every party could say to an amendment, exact and in words, and on what evidence.

The answers come from the case's hypotheses, which are the same for a whole class: what one party could
accept on an issue, and the conditions between two issues. They are hypotheses and may be questioned; where
no view is known, that is said, and it is never a yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.bargaining import Words, answer, parties, starting_links, starting_views, why_unknown
from course.case.words import CONFIDENCE_LABELS
from course.language import N_, Labels, _
from course.methods.winsets import RedLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.activities.bargaining import Answer
    from course.activities.text.state import Amendment
    from course.case import Case, Hypothesis
    from course.methods.winsets import Condition

HEADS: Final = Labels(
    {
        "accepts": N_("Accepts"),
        "if": N_("Could accept, if …"),
        "line": N_("Red line crossed"),
        "unknown": N_("No view is known"),
        "outside": N_("Outside its concern"),
    }
)
_HEAD_OF: Final = {
    "accepts": "accepts",
    "met": "accepts",
    "return": "if",
    "waits": "if",
    "fails": "if",
    "line": "line",
    "unknown": "unknown",
    "outside": "outside",
}
TONES: Final = {"accepts": "good", "if": "warn", "line": "stop", "unknown": "soft", "outside": "soft"}
MARKS: Final = {"accepts": "✓", "if": "◐", "line": "▲", "unknown": "◌", "outside": "–"}


@dataclass(frozen=True, slots=True)
class PartyAnswer:
    """What one party could say to an amendment.

    Attributes
    ----------
    head
        A key of :data:`HEADS`.
    says
        In sentences: the line, the condition and whether the text has it, or what is not known.
    evidence
        What it rests on; empty where no view is known.
    was
        The head when the amendment was proposed, where the text has changed it since; else empty.
    """

    party: str
    head: str
    says: tuple[str, ...]
    evidence: str = ""
    was: str = ""

    @property
    def known(self) -> bool:
        """Whether a view is on record."""
        return self.head in ("accepts", "if", "line")

    @property
    def words(self) -> str:
        """The head in words."""
        return HEADS[self.head]

    @property
    def was_words(self) -> str:
        """The earlier head in words; empty where it is the same."""
        return HEADS[self.was] if self.was else ""

    @property
    def mark(self) -> str:
        """A sign, so that nothing is said by colour alone."""
        return MARKS[self.head]

    @property
    def tone(self) -> str:
        """Which colour goes with it."""
        return TONES[self.head]


def answers(case: Case, amendment: Amendment, package: Mapping[str, int]) -> tuple[PartyAnswer, ...]:
    """Give every party's answer to an amendment: known ones first, each in alphabetical order.

    Parameters
    ----------
    case
        Whose hypotheses answer.
    amendment
        What is proposed.
    package
        The levels of the text as it stands now.
    """
    if amendment.level is None:
        return ()
    work = _Answers(case)
    given = [work.of(party.id, amendment, package) for party in parties(case)]
    return tuple(sorted(given, key=lambda a: (not a.known, case.stakeholder(a.party).label)))


class _Answers:
    def __init__(self, case: Case) -> None:
        self.case, self.words = case, Words(case)
        self.views, self.links = starting_views(case), tuple(starting_links(case).values())
        self.hypotheses = {(h.party, h.issue): h for h in case.bargaining}

    def of(self, party: str, amendment: Amendment, package: Mapping[str, int]) -> PartyAnswer:
        issue, level = amendment.issue, amendment.level
        assert level is not None
        now, then = (self._answer(party, issue, level, text) for text in (package, amendment.package))
        head, was = _HEAD_OF[now.kind], _HEAD_OF[then.kind]
        found = self.hypotheses.get((party, issue))
        return PartyAnswer(
            party,
            head,
            tuple(self._says(party, issue, level, now, package)),
            self._evidence(found) if found and head in ("accepts", "if", "line") else "",
            was if was != head else "",
        )

    def _links(self, party: str, issue: str) -> list[Condition]:
        return [link for link in self.links if (link.party, link.issue) == (party, issue)]

    def _answer(self, party: str, issue: str, level: int, package: Mapping[str, int]) -> Answer:
        with_it = {**package, issue: level}
        given = answer(level, self.views.get((party, issue)), self._links(party, issue), with_it)
        if given.kind == "unknown":
            return self.words.silence(why_unknown(self.case, party, issue), "unknown")
        return given

    def _says(
        self, party: str, issue: str, level: int, given: Answer, package: Mapping[str, int]
    ) -> list[str]:
        if given.kind == "line":
            view = self.views[party, issue]
            line = self.words.line(RedLine(party, issue, view.beyond), named=False)
            return [_("The line: {line}.").format(line=line)]
        if given.kind in ("met", "waits", "fails"):
            mine = (link for link in self._links(party, issue) if level in link.options)
            return [self._condition(link, package) for link in mine]
        if given.kind == "return":
            return [_("It would want something in return; what, is not on record.")]
        if given.kind in ("unknown", "outside"):
            return [f"{given.words}."]
        return []

    def _condition(self, link: Condition, package: Mapping[str, int]) -> str:
        title, has = self.words.title(link.only_if), package.get(link.only_if)
        if has is None:
            said = _("Only if {condition}. The text says nothing about {issue} yet.")
            return said.format(condition=link.words, issue=title)
        said = _("Only if {condition}. The text does not have it: about {issue} it says “{option}”.")
        if has in link.needs:
            said = _("Only if {condition}. The text has it: about {issue} it says “{option}”.")
        return said.format(condition=link.words, issue=title, option=self.words.option(link.only_if, has))

    def _evidence(self, found: Hypothesis) -> str:
        said = _("{reason} It rests on: {evidence}. A hypothesis, {confidence} confidence.")
        quoted = [
            _("“{words}”").format(words=p.words)
            for name in found.positions
            for p in self.case.positions
            if p.id == name and p.words
        ]
        rests = "; ".join(filter(None, [*quoted, self.words.evidence(found)]))
        return said.format(
            reason=found.reason, evidence=rests, confidence=CONFIDENCE_LABELS[found.confidence]
        )
