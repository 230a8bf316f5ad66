"""What stands at the head of a package: where to begin, how each party answers in a word, and the guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.bargaining.words import MARKS, Kind
from course.language import _, listed, ngettext, upper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bargaining.bargaining import Bargaining
    from course.case import Case
    from course.methods.winsets import Correction

AT_FIRST: Final = 3
"""So many issues stand in a package before anybody adds one."""
_ACROSS: Final = ("line",)
_AGAINST: Final = ("fails", "refuses")
_IN_RETURN: Final = ("return", "waits")
_FOR: Final = ("accepts", "met", "supposed")
_NOT_KNOWN: Final = ("unknown",)


@dataclass(frozen=True, slots=True)
class Head:
    """How a party answers a whole package, in a word, with what was counted."""

    mark: str
    tone: str
    words: str
    counts: str


@dataclass(frozen=True, slots=True)
class Way:
    """A smallest set of movements that opens a deal; its number is how it is tried."""

    number: int
    movers: tuple[str, ...]
    who: str
    size: str


def first_issues(case: Case, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the issues to begin with: those wanted, then those on which most hypotheses are written down.

    Examples
    --------
    >>> from course.case import load_case
    >>> len(first_issues(load_case()))
    3
    >>> first_issues(load_case(), ["range"])[0]
    'range'
    """
    known = [i.id for i in case.issues]
    counts = {i: sum(h.issue == i for h in case.bargaining) for i in known}
    most = sorted(known, key=lambda i: (-counts[i], known.index(i)))
    return tuple(dict.fromkeys([*(i for i in wanted if i in counts), *most]))[: max(AT_FIRST, len(wanted))]


def head(work: Bargaining, party: str) -> Head:
    """Say in a word how a party answers the package as far as it goes; the worst first."""
    kinds = [work.answer(party, issue).kind for issue in work.package]

    def among(some: Sequence[Kind]) -> int:
        return sum(kind in some for kind in kinds)

    across, against, in_return = among(_ACROSS), among(_AGAINST), among(_IN_RETURN)
    accepted, silent = among(_FOR), among(_NOT_KNOWN)
    counted = (
        (across, ngettext("{n} line crossed", "{n} lines crossed", across)),
        (against, ngettext("{n} refused", "{n} refused", against)),
        (in_return, ngettext("{n} in return", "{n} in return", in_return)),
        (accepted, ngettext("{n} accepted", "{n} accepted", accepted)),
        (silent, ngettext("{n} not known", "{n} not known", silent)),
    )
    counts = listed(said.format(n=n) for n, said in counted if n)
    unknown = "unverifiable_here"
    found = (
        (not kinds, "open", unknown, _("Nothing is settled yet")),
        (set(kinds) == {"outside"}, "outside", unknown, _("Outside its concern")),
        (across, "line", "stop", _("Crosses a red line")),
        (against, "fails", "stop", _("Would not accept it")),
        (silent * 2 > len(kinds), "unknown", unknown, _("Mostly not known")),
        (in_return, "return", "warn", _("Could accept it, if …")),
        (accepted, "accepts", "good", _("Accepts it so far")),
        (True, "unknown", unknown, _("Not known")),
    )
    mark, tone, words = next((mark, tone, words) for so, mark, tone, words in found if so)
    return Head(MARKS[mark], tone, words, counts)


def ways(work: Bargaining, steps: Sequence[Correction]) -> tuple[Way, ...]:
    """Give the ways that would open a deal, by the names of those who move: no order is claimed."""
    found = []
    for number, step in enumerate(steps):
        movers = tuple(dict.fromkeys(m.line.party for m in step.movements))
        names = listed(work.words.name(p) for p in movers)
        who = ngettext("{names} moves.", "{names} move.", len(movers)).format(names=names)
        lines = ngettext("{n} line of {whom}.", "{n} lines of {whom}.", len(step.movements))
        whom = ngettext("one party", "{m} parties", len(movers)).format(m=len(movers))
        found.append(Way(number, movers, upper(who), lines.format(n=len(step.movements), whom=whom)))
    return tuple(sorted(found, key=lambda way: (way.who, way.number)))


def colliding(work: Bargaining) -> tuple[str, ...]:
    """Give the issues on which the hypotheses say that lines collide, in the order of the case."""
    lines = {line for found in work.analysis().collisions for line in found}
    here = {line.issue for line in lines} | {line.only_if for line in lines if hasattr(line, "only_if")}
    return tuple(i.id for i in work.case.issues if i.id in here)


def compared(work: Bargaining) -> tuple[tuple[str, bool, bool], ...]:
    """Give each issue that was guessed or collides, whether it was guessed, and whether it collides."""
    guessed = work.guess.issues if work.guess else ()
    found = colliding(work)
    return tuple(
        (i.id, i.id in guessed, i.id in found) for i in work.case.issues if i.id in guessed or i.id in found
    )
