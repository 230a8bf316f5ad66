"""What lines, collisions and movements say in plain sentences, named by party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from course.activities.bargaining.unknown import UNKNOWN_LABELS
from course.case.words import CONFIDENCE_LABELS, EVIDENCE_LABELS, SUMMARY_LABELS
from course.language import _, listed, upper
from course.methods.winsets import NOTHING_KNOWN, Condition, RedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from course.activities.bargaining.verbs import Supposed
    from course.case import Case, Hypothesis
    from course.case.cells import CellState
    from course.methods.winsets import Acceptance, Correction, Line, Movement

Kind = Literal[
    "open", "accepts", "met", "return", "waits", "fails", "line", "unknown", "outside", "supposed", "refuses"
]
MARKS: dict[str, str] = {
    "open": "–",
    "accepts": "✓",
    "met": "✓",
    "return": "◐",
    "waits": "◐",
    "fails": "▲",
    "line": "▲",
    "unknown": "◌",
    "outside": "–",
    "supposed": "◇",
    "refuses": "◆",
}
_PLAIN: dict[str, tuple[Kind, str]] = {
    "unknown": ("unknown", "unknown"),
    "acceptable": ("accepts", "accepts"),
    "beyond": ("line", "red line crossed"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one party says to one part of a package."""

    kind: Kind
    words: str

    @property
    def mark(self) -> str:
        """A sign, so that nothing is said by colour alone."""
        return MARKS[self.kind]

    @property
    def tone(self) -> str:
        """Which colour goes with it."""
        if self.kind in ("accepts", "met"):
            return "good"
        if self.kind in ("line", "fails", "refuses"):
            return "stop"
        if self.kind == "supposed":
            return "warn"
        return "warn" if self.kind in ("return", "waits") else "unverifiable_here"


class Words:
    """Names parties, issues and options of a case.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> words = Words(case)
    >>> words.option("format", 3)
    'regional table'
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._options = {(i.id, o.level): (o.label, o.meaning) for i in case.issues for o in i.scale}

    def name(self, party: str) -> str:
        """Give a party as it reads inside a sentence."""
        return self.case.stakeholder(party).in_sentence

    def title(self, issue: str) -> str:
        """Give an issue in quotation marks."""
        return f"“{self.case.issue(issue).title}”"

    def option(self, issue: str, level: int) -> str:
        """Give an option in words."""
        return self._options.get((issue, level), (f"level {level}", ""))[0].replace("_", " ")

    def meaning(self, issue: str, level: int) -> str:
        """Say what an option means."""
        return self._options.get((issue, level), ("", ""))[1]

    def options(self, issue: str, levels: Iterable[int], word: Literal["and", "or"] = "or") -> str:
        """Give some options in words."""
        return listed((f"“{self.option(issue, n)}”" for n in sorted(levels)), word)

    def line(self, line: Line, *, named: bool = True) -> str:
        """Say what a line rules out, with the name of its issue or without."""
        if isinstance(line, RedLine):
            where = f" on {self.title(line.issue)}" if named else ""
            about = f"{self.options(line.issue, line.options)}{where}"
            if line.basis == "unknown":
                return f"the answer of {self.name(line.party)} to {about} is unknown, and a no here"
            supposed = ", as you suppose" if line.basis == "supposed" else ""
            return f"{self.name(line.party)} does not accept {about}{supposed}"
        return (
            f"{self.name(line.party)} accepts {self.options(line.issue, line.options)} on "
            f"{self.title(line.issue)} only if {line.words} ({self.title(line.only_if)}: "
            f"{self.options(line.only_if, line.needs)})"
        )

    def collision(self, lines: Sequence[Line]) -> str:
        """Say which lines collide."""
        if len(lines) == 1:
            return f"{upper(self.line(lines[0]))}: that alone leaves no option."
        if all(isinstance(line, RedLine) for line in lines):  # all on one issue, or they would not collide
            said = "; ".join(self.line(line, named=False) for line in lines)
            return f"On {self.title(lines[0].issue)}: {said}."
        return f"{upper('; '.join(self.line(line) for line in lines))}."

    def in_the_way(self, lines: Sequence[Line]) -> str:
        """Say which lines keep a half-made package from being completed."""
        return f"{upper('; '.join(self.line(line) for line in lines))}."

    def movement(self, movement: Movement) -> str:
        """Say what a party would have to do, and which option that opens."""
        line = movement.line
        opens = self.options(line.issue, movement.opens or line.options)
        if isinstance(line, Condition):
            return (
                f"{self.name(line.party)} gives up the condition “only if {line.words}” on "
                f"{self.title(line.issue)}, which opens {opens}"
            )
        return f"{self.name(line.party)} accepts {opens} on {self.title(line.issue)}"

    def step(self, movements: Sequence[Movement]) -> str:
        """Say a whole set of movements."""
        *most, last = [self.movement(m) for m in movements] or [""]
        if not most:
            return f"{upper(last)}."
        both = _("{movements} and at the same time {movement}.")
        return upper(both.format(movements=", ".join(most), movement=last))

    def what_if(self, step: Correction) -> str:
        """Say in the present what a step supposes."""
        moved = []
        for m in step.movements:
            name, line = self.name(m.line.party), m.line
            if isinstance(line, RedLine):
                option = self.option(line.issue, step.package[line.issue])
                moved.append(f"{name} accepts “{option}” on {self.title(line.issue)}")
            else:
                moved.append(f"{name} gives up “only if {line.words}”")
        return listed(moved)

    def silence(self, why: CellState, supposed: Supposed) -> Answer:
        """Say what stands where no view is on record: unknown and why, or what somebody supposes.

        Examples
        --------
        >>> from course.case import load_case
        >>> Words(load_case()).silence("looked_for", "unknown").words
        'unknown: looked for, nothing found'
        """
        if supposed == "accepts":
            return Answer("supposed", "accepts, as you suppose")
        if supposed == "refuses":
            return Answer("refuses", "refuses, as you suppose")
        if why == "outside":
            return Answer("outside", UNKNOWN_LABELS[why])
        return Answer("unknown", f"unknown: {UNKNOWN_LABELS[why]}")

    def evidence(self, hypothesis: Hypothesis) -> str:
        """Say in a few words what a hypothesis of the starting set rests on."""
        parts = []
        for name in hypothesis.positions:
            position = next(p for p in self.case.positions if p.id == name)
            kind = EVIDENCE_LABELS[position.evidence_kind]
            confidence = CONFIDENCE_LABELS[position.confidence]
            parts.append(f"position on {self.title(position.issue)}, {kind}, {confidence} confidence")
        parts += [f"claim {name}" for name in hypothesis.claims]
        parts += [self.case.source(name).title for name in hypothesis.sources]
        lists = [SUMMARY_LABELS[name] for name in hypothesis.summaries]
        if lists:
            parts.append(f"teaching summary of {listed(lists)}")
        return "; ".join(parts)


def answer(
    level: int | None,
    view: Acceptance | None,
    links: Sequence[Condition],
    package: Mapping[str, int],
) -> Answer:
    """Say what a party answers to one option, given the rest of the package.

    Examples
    --------
    >>> from course.methods.winsets import Acceptance
    >>> answer(1, Acceptance(tolerable=frozenset({1})), (), {}).words
    'could accept with something in return'
    """
    if level is None:
        return Answer("open", "not settled")
    stance = (view or NOTHING_KNOWN).stance(level)
    if stance != "tolerable":
        kind, words = _PLAIN[stance]
        return Answer(kind, words)
    mine = [link for link in links if level in link.options]
    failing = [x.words for x in mine if x.only_if in package and package[x.only_if] not in x.needs]
    waiting = [x.words for x in mine if x.only_if not in package]
    if failing:
        return Answer("fails", f"only if {listed(failing)}: not met")
    if waiting:
        return Answer("waits", f"could accept if {listed(waiting)}")
    if mine:
        return Answer("met", f"accepts, since {listed(x.words for x in mine)}")
    return Answer("return", "could accept with something in return")
