"""A round on one text, as the journal tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from course.activities.bargaining import Scope
from course.activities.text import verbs
from course.activities.writing import own_direction
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bodies import Done
    from course.case import Case
    from course.journal import Entry

SAY_LABELS: Final = Labels({"yes": N_("Yes"), "no": N_("No"), "abstain": N_("Abstains")})
SAY_MARKS: Final = {"yes": "✓", "no": "✕", "abstain": "–"}
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Wording:
    """A first wording of a clause."""

    entry: str
    who: str
    level: int | None
    text: str


@dataclass(slots=True)
class Clause:
    """One clause as it stands.

    Attributes
    ----------
    number
        Its place in the text, from 1.
    amended
        The amendment by which it reads as it does; empty where it is as drafted.
    drafts
        Its first wordings: several where desks that did not know of each other drafted it. The latest holds.
    """

    issue: str
    number: int
    level: int | None = None
    text: str = ""
    amended: str = ""
    drafts: list[Wording] = field(default_factory=list)

    @property
    def otherwise(self) -> list[str]:
        """How other desks drafted it."""
        return [draft.text for draft in self.drafts[:-1]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a party said when it was called."""

    party: str
    who: str
    say: verbs.Say
    words: str


@dataclass(slots=True)
class Amendment:
    """Another wording of a clause.

    Attributes
    ----------
    name
        The number of its clause and a letter: ``"1a"``.
    before, package
        The wording that it changes, and the levels of the whole text, when it was proposed.
    sponsors
        Who stands behind it; the party that proposed it comes first.
    order, said
        The roll in the order of the lot, empty before it is called; and who said what.
    passed
        Whether everybody said yes; None while somebody has not answered.
    """

    id: str
    name: str
    issue: str
    party: str
    who: str
    level: int | None
    text: str
    before: str
    package: dict[str, int]
    sponsors: list[str]
    order: tuple[str, ...] = ()
    said: dict[str, Said] = field(default_factory=dict)
    passed: bool | None = None

    @property
    def called(self) -> str:
        """The party whose turn it is in the roll call; empty where there is none."""
        return next((p for p in self.order if p not in self.said), "")


@dataclass(slots=True)
class Text:
    """The text and all that was proposed about it."""

    players: dict[str, str] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    amendments: dict[str, Amendment] = field(default_factory=dict)

    @property
    def package(self) -> dict[str, int]:
        """The levels of the text as it stands."""
        return {c.issue: c.level for c in self.clauses.values() if c.level is not None}

    @property
    def roll(self) -> Amendment | None:
        """The amendment on which the roll is called now."""
        return next((a for a in self.amendments.values() if a.called), None)


class TextFold:
    """Read what people did; whatever names something that the case does not have is passed over.

    Parameters
    ----------
    case
        Whose issues and parties are meant.
    """

    def __init__(self, case: Case) -> None:
        self.scope = Scope(case)

    def fold(self, done: Sequence[Done]) -> dict[str, Text]:
        """Give the state of each text: of the whole class, under an empty name, and of each group."""
        texts = {"": Text()}
        of: dict[str, str] = {}  # of which text an amendment is
        for entry, body in done:
            about = isinstance(body, verbs.Sponsor | verbs.Call | verbs.Answer)
            group = of.get(body.amendment) if about else body.group
            if group is None:
                continue  # there is no such amendment
            self._act(texts.setdefault(group, Text()), entry, body)
            if isinstance(body, verbs.Amend):
                of[entry.id] = group
        return texts

    def _act(self, text: Text, entry: Entry, body: Any) -> None:  # noqa: ANN401 - the record of any verb
        if getattr(body, "party", None) not in (None, *self.scope.parties):
            return
        match body:
            case verbs.Speak():
                text.players[entry.by] = body.party
            case verbs.Draft() if body.issue in self.scope.scale:
                self._draft(_clause(text, body.issue), entry, body)
            case verbs.Amend() if body.issue in self.scope.scale:
                self._amend(text, entry, body)
            case verbs.Sponsor():
                _sponsor(text, body)
            case verbs.Call():
                self._call(text, body)
            case verbs.Answer():
                _answer(text, entry, body)

    def _draft(self, clause: Clause, entry: Entry, body: verbs.Draft) -> None:
        """Take in a first wording; one that another desk wrote without knowing of it stays beside it."""
        new = Wording(entry.id, entry.by, self._level(body), own_direction(body.text))
        own = {d.entry for d in clause.drafts if d.who == entry.by}
        gone = own if body.replaces is None else body.replaces
        clause.drafts = [*(d for d in clause.drafts if d.entry not in gone), new]
        if not clause.amended:
            clause.level, clause.text = new.level, new.text

    def _amend(self, text: Text, entry: Entry, body: verbs.Amend) -> None:
        clause = _clause(text, body.issue)
        count = sum(a.issue == body.issue for a in text.amendments.values())
        text.amendments[entry.id] = Amendment(
            entry.id,
            f"{clause.number}{_letters(count)}",
            body.issue,
            body.party,
            entry.by,
            self._level(body),
            own_direction(body.text),
            clause.text,
            text.package,
            [body.party],
        )

    def _call(self, text: Text, body: verbs.Call) -> None:
        found = text.amendments.get(body.amendment)
        order = tuple(dict.fromkeys(p for p in body.order if p in self.scope.parties))
        if found is not None and not found.order:  # another desk may call a roll of its own meanwhile
            found.order = order

    def _level(self, body: verbs.Draft | verbs.Amend) -> int | None:
        return body.level if self.scope.has(body.issue, body.level) else None


def _clause(text: Text, issue: str) -> Clause:
    return text.clauses.setdefault(issue, Clause(issue, len(text.clauses) + 1))


def _letters(count: int) -> str:
    """Give the letter after so many others: a, b, …, z, aa."""
    most = len(_LETTERS)
    return (_letters(count // most - 1) if count >= most else "") + _LETTERS[count % most]


def _sponsor(text: Text, body: verbs.Sponsor) -> None:
    found = text.amendments.get(body.amendment)
    if found is None or body.party == found.party:
        return
    if body.sponsor and body.party not in found.sponsors:
        found.sponsors.append(body.party)
    elif not body.sponsor and body.party in found.sponsors:
        found.sponsors.remove(body.party)


def _answer(text: Text, entry: Entry, body: verbs.Answer) -> None:
    found = text.amendments.get(body.amendment)
    if found is None or body.party not in found.order or body.party in found.said:
        return  # it was not called, or it has answered
    found.said[body.party] = Said(body.party, entry.by, body.say, own_direction(body.words))
    if found.called:
        return
    found.passed = all(said.say == "yes" for said in found.said.values())
    if found.passed:
        clause = text.clauses[found.issue]
        clause.level, clause.text, clause.amended = found.level, found.text, found.id
