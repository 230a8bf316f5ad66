"""A round of coding, as the journal tells it.

Codebook and passages are read first, then what each person gave, then what was opened and settled: the clocks
of two desks that are merged need not agree, and still nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from course.activities.coding import verbs
from course.activities.writing import own_direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bodies import Done
    from course.case import Case
    from course.journal import Entry

TWO: Final = 2
"""People must have coded a passage before it can be opened."""
NONE_FITS: Final = ""
"""In the place of a code: none of them fits."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a code reads from one entry on."""

    id: str
    who: str
    label: str
    definition: str
    when: str = ""
    when_not: str = ""
    value: float | None = None


@dataclass(slots=True)
class Code:
    """A code with all its wordings, the latest last."""

    id: str
    wordings: list[Wording]
    retired: bool = False

    @property
    def now(self) -> Wording:
        """How it reads now."""
        return self.wordings[-1]


@dataclass(frozen=True, slots=True)
class Coded:
    """What somebody gave a passage.

    Attributes
    ----------
    code
        Empty where none of the codes fits.
    reworded
        Whether the code reads differently now than when it was given.
    """

    who: str
    code: str
    reason: str
    wording: str = ""
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """On which code people agreed in the end, and why."""

    who: str
    code: str
    reason: str


@dataclass(slots=True)
class Passage:
    """A passage and all that people gave it.

    Attributes
    ----------
    text
        The entry that brought its text in; empty for the paper.
    apart
        By person, what they gave while the codes of others were hidden: the latest.
    later
        What they gave when they could see what others gave: it counts for no agreement.
    settled
        Each agreement, the latest last.
    """

    id: str
    text: str
    start: int
    end: int
    out: bool = False
    opened: bool = False
    apart: dict[str, Coded] = field(default_factory=dict)
    later: dict[str, Coded] = field(default_factory=dict)
    settled: list[Settled] = field(default_factory=list)

    @property
    def given(self) -> dict[str, Coded]:
        """By person, what they say of it now."""
        return self.apart | self.later

    @property
    def compared(self) -> bool:
        """Whether two people or more have coded it apart: then it can be opened, and counts for agreement."""
        return len(self.apart) >= TWO

    @property
    def disputed(self) -> bool:
        """Whether people gave it different codes; nobody is told before it is open."""
        return len({coded.code for coded in self.given.values()}) > 1


@dataclass(frozen=True, slots=True)
class Brought:
    """A text that somebody brought in."""

    id: str
    title: str
    text: str


@dataclass(slots=True)
class Round:
    """The codebook, the passages, and what people gave them."""

    codes: dict[str, Code] = field(default_factory=dict)
    scale: verbs.Scale = "nominal"
    texts: dict[str, Brought] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)

    @property
    def work(self) -> list[Passage]:
        """The passages that are coded, each text in its own order, the paper first."""
        places = {text: n for n, text in enumerate(["", *self.texts])}
        here = (p for p in self.passages.values() if not p.out)
        return sorted(here, key=lambda p: (places[p.text], p.start, p.end))

    @property
    def book(self) -> list[Code]:
        """The codes that may be given, in the order in which they were defined."""
        return [code for code in self.codes.values() if not code.retired]


def passage_id(text: str, start: int, end: int) -> str:
    """Give the id of a passage: the same on every desk that chooses it.

    Examples
    --------
    >>> passage_id("", 121, 188)
    ':121-188'
    """
    return f"{text}:{start}-{end}"


def fold_round(case: Case, done: Sequence[Done]) -> Round:
    """Read what people did; whatever names something that is not there is passed over."""
    round_ = Round()
    for entry, body in sorted(done, key=lambda pair: _rank(pair[1])):
        _act(round_, case, entry, body)
    return round_


def _rank(body: Any) -> int:  # noqa: ANN401 - the record of any verb
    """Give after how many kinds of entries one is read: what names something comes after it."""
    match body:
        case verbs.Take() | verbs.Bring():
            return 0
        case verbs.Define():
            return 1 if body.code else 0
        case verbs.Give():
            return 2
        case verbs.Open() | verbs.Settle():
            return 3
        case _:
            return 1


def _act(round_: Round, case: Case, entry: Entry, body: Any) -> None:  # noqa: ANN401 - the record of any verb
    match body:
        case verbs.Take():
            _take(round_, case, entry, body)
        case verbs.Define():
            _define(round_, entry, body)
        case verbs.Retire() if body.code in round_.codes:
            round_.codes[body.code].retired = body.retired
        case verbs.Measure():
            round_.scale = body.scale
        case verbs.Bring():
            title, text = own_direction(body.title), own_direction(body.text)
            round_.texts[entry.id] = Brought(entry.id, title, text)
        case verbs.Choose() if body.text in ("", *round_.texts):
            size = len(round_.texts[body.text].text if body.text else case.paper.text)
            for span in (s for s in body.spans if 0 <= s.start < s.end <= size):
                made = passage_id(body.text, span.start, span.end)
                round_.passages.setdefault(made, Passage(made, body.text, span.start, span.end)).out = False
        case verbs.LeaveOut() | verbs.Give() | verbs.Open() | verbs.Settle():
            if (passage := round_.passages.get(body.passage)) is not None:
                _about(round_, passage, entry, body)


def _take(round_: Round, case: Case, entry: Entry, body: verbs.Take) -> None:
    found = next((c for c in case.codes if c.id == body.code), None)
    if found is not None and found.id not in round_.codes:
        told = (found.label, found.definition, found.when or "", found.when_not or "")
        round_.codes[found.id] = Code(found.id, [Wording(found.id, entry.by, *told, value=found.value)])


def _define(round_: Round, entry: Entry, body: verbs.Define) -> None:
    label, definition = own_direction(body.label), own_direction(body.definition)
    when, when_not = own_direction(body.when), own_direction(body.when_not)
    made = Wording(entry.id, entry.by, label, definition, when, when_not, body.value)
    if not body.code:
        round_.codes[entry.id] = Code(entry.id, [made])
    elif body.code in round_.codes:
        round_.codes[body.code].wordings.append(made)


def _about(
    round_: Round,
    passage: Passage,
    entry: Entry,
    body: verbs.LeaveOut | verbs.Give | verbs.Open | verbs.Settle,
) -> None:
    match body:
        case verbs.LeaveOut():
            passage.out = body.out
        case verbs.Open():
            passage.opened = True
        case verbs.Give() if body.code in (NONE_FITS, *round_.codes):
            code = round_.codes.get(body.code)
            reworded = code is not None and bool(body.wording) and code.now.id != body.wording
            made = Coded(entry.by, body.code, own_direction(body.reason), body.wording, reworded)
            (passage.apart if body.apart else passage.later)[entry.by] = made
        case verbs.Settle() if body.code in (NONE_FITS, *round_.codes):
            passage.settled.append(Settled(entry.by, body.code, own_direction(body.reason)))
