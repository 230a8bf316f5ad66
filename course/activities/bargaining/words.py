"""What lines, collisions and movements say in plain sentences, named by party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from course.activities.bargaining.unknown import UNKNOWN_LABELS
from course.case.words import CONFIDENCE_LABELS, EVIDENCE_LABELS, SUMMARY_LABELS
from course.language import N_, _, listed, strung, upper
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
    "unknown": ("unknown", N_("unknown")),
    "acceptable": ("accepts", N_("accepts")),
    "beyond": ("line", N_("red line crossed")),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one party says to one part of a package."""

    kind: Kind
    words: str
    condition: str = ""  # what a party waits for

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
        return self._options.get((issue, level), (_("level {level}").format(level=level), ""))[0].replace(
            "_", " "
        )

    def meaning(self, issue: str, level: int) -> str:
        """Say what an option means; nothing where that would only repeat its name."""
        said = self._options.get((issue, level), ("", ""))[1]
        return "" if said.lower() == self.option(issue, level).lower() else said

    def options(self, issue: str, levels: Iterable[int], word: Literal["and", "or"] = "or") -> str:
        """Give some options in words; a template says which word stands before the last."""
        return listed((f"“{self.option(issue, n)}”" for n in sorted(levels)), word)

    def line(self, line: Line, *, named: bool = True) -> str:
        """Say what a line rules out, with the name of its issue or without."""
        if isinstance(line, RedLine):
            about = self.options(line.issue, line.options)
            if named:
                about = _("{options} on {issue}").format(options=about, issue=self.title(line.issue))
            said = _("{name} does not accept {about}")
            if line.basis == "unknown":
                said = _("the answer of {name} to {about} is unknown, and a no here")
            elif line.basis == "supposed":
                said = _("{name} does not accept {about}, as you suppose")
            return said.format(name=self.name(line.party), about=about)
        return _("{name} accepts {options} on {issue} only if {line} ({other}: {needs})").format(
            name=self.name(line.party),
            options=self.options(line.issue, line.options),
            issue=self.title(line.issue),
            line=line.words,
            other=self.title(line.only_if),
            needs=self.options(line.only_if, line.needs),
        )

    def collision(self, lines: Sequence[Line]) -> str:
        """Say which lines collide."""
        if len(lines) == 1:
            return _("{line}: that alone leaves no option.").format(line=upper(self.line(lines[0])))
        if all(isinstance(line, RedLine) for line in lines):  # all on one issue, or they would not collide
            said = "; ".join(self.line(line, named=False) for line in lines)
            return _("On {issue}: {said}.").format(issue=self.title(lines[0].issue), said=said)
        return f"{upper('; '.join(self.line(line) for line in lines))}."

    def in_the_way(self, lines: Sequence[Line]) -> str:
        """Say which lines keep a half-made package from being completed."""
        return f"{upper('; '.join(self.line(line) for line in lines))}."

    def movement(self, movement: Movement) -> str:
        """Say what a party would have to do, and which option that opens."""
        line = movement.line
        opens = self.options(line.issue, movement.opens or line.options)
        if isinstance(line, Condition):
            return _("{name} gives up the condition “only if {line}” on {issue}, which opens {opens}").format(
                name=self.name(line.party), line=line.words, issue=self.title(line.issue), opens=opens
            )
        return _("{name} accepts {opens} on {issue}").format(
            name=self.name(line.party), opens=opens, issue=self.title(line.issue)
        )

    def step(self, movements: Sequence[Movement]) -> str:
        """Say a whole set of movements."""
        *most, last = [self.movement(m) for m in movements] or [""]
        if not most:
            return f"{upper(last)}."
        both = _("{movements} and at the same time {movement}.")
        return upper(both.format(movements=strung(most), movement=last))

    def what_if(self, step: Correction) -> str:
        """Say in the present what a step supposes."""
        moved = []
        for m in step.movements:
            name, line = self.name(m.line.party), m.line
            if isinstance(line, RedLine):
                option = self.option(line.issue, step.package[line.issue])
                moved.append(
                    _("{name} accepts “{option}” on {issue}").format(
                        name=name, option=option, issue=self.title(line.issue)
                    )
                )
            else:
                moved.append(_("{name} gives up “only if {line}”").format(name=name, line=line.words))
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
            return Answer("supposed", _("accepts, as you suppose"))
        if supposed == "refuses":
            return Answer("refuses", _("refuses, as you suppose"))
        if why == "outside":
            return Answer("outside", UNKNOWN_LABELS[why])
        return Answer("unknown", _("unknown: {why}").format(why=UNKNOWN_LABELS[why]))

    def evidence(self, hypothesis: Hypothesis) -> str:
        """Say in a few words what a hypothesis of the starting set rests on."""
        parts = []
        for name in hypothesis.positions:
            position = next(p for p in self.case.positions if p.id == name)
            kind = EVIDENCE_LABELS[position.evidence_kind]
            confidence = CONFIDENCE_LABELS[position.confidence]
            parts.append(
                _("position on {issue}, {kind}, {confidence} confidence").format(
                    issue=self.title(position.issue), kind=kind, confidence=confidence
                )
            )
        parts += [_("claim {name}").format(name=name) for name in hypothesis.claims]
        parts += [self.case.source(name).title for name in hypothesis.sources]
        lists = [SUMMARY_LABELS[name] for name in hypothesis.summaries]
        if lists:
            parts.append(_("teaching summary of {lists}").format(lists=listed(lists)))
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
        return Answer("open", _("not settled"))
    stance = (view or NOTHING_KNOWN).stance(level)
    if stance != "tolerable":
        kind, words = _PLAIN[stance]
        return Answer(kind, _(words))
    mine = [link for link in links if level in link.options]
    failing = [x.words for x in mine if x.only_if in package and package[x.only_if] not in x.needs]
    waiting = [x.words for x in mine if x.only_if not in package]
    if failing:
        return Answer("fails", _("only if {conditions}: not met").format(conditions=listed(failing)))
    if waiting:
        waits = listed(waiting)
        return Answer("waits", _("could accept if {conditions}").format(conditions=waits), waits)
    if mine:
        return Answer(
            "met", _("accepts, since {conditions}").format(conditions=listed(x.words for x in mine))
        )
    return Answer("return", _("could accept with something in return"))
