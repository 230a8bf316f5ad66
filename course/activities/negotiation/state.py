"""What was done at the negotiating table: the fold of the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from course.activities.bargaining import Scope
from course.activities.negotiation import verbs
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bodies import Done
    from course.case import Case
    from course.journal import Entry
    from course.methods.winsets import Package

REPLY_LABELS: Final = Labels(
    {
        "accept": N_("We accept it"),
        "study": N_("We study it"),
        "decline": N_("We decline it"),
    }
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a party will do if there is no agreement."""

    party: str
    who: str
    at: str
    text: str
    before_talks: bool


@dataclass(frozen=True, slots=True)
class Guess:
    """Which clause a party thought would be the hardest."""

    id: str
    party: str
    who: str
    at: str
    issue: str
    text: str


@dataclass(frozen=True, slots=True)
class Response:
    """A party's answer to an offer."""

    entry: str
    party: str
    who: str
    answer: str
    reason: str


@dataclass
class Offer:
    """A package that one party puts to the others; a counter-offer names what it answers.

    Attributes
    ----------
    replies
        What the others answered: a party has several where desks that did not know of each other answered.
    """

    id: str
    number: int
    party: str
    who: str
    at: str
    options: Package
    text: str
    answers: str
    withdrawn: bool = False
    replies: list[Response] = field(default_factory=list)

    @property
    def responses(self) -> dict[str, Response]:
        """The latest answer of each party."""
        return {reply.party: reply for reply in self.replies}


@dataclass
class Version:
    """One wording of one clause of the single negotiating text, and who supports it."""

    id: str
    issue: str
    party: str
    who: str
    at: str
    level: int | None
    text: str
    supporters: list[str] = field(default_factory=list)


@dataclass
class Table:
    """Everything at the table."""

    players: dict[str, str] = field(default_factory=dict)
    alternatives: list[Alternative] = field(default_factory=list)
    guesses: dict[str, Guess] = field(default_factory=dict)  # by party
    offers: dict[str, Offer] = field(default_factory=dict)
    versions: dict[str, Version] = field(default_factory=dict)
    closed: bool = False
    at_work: set[str] = field(default_factory=set)  # parties that made an offer or a version
    backed: dict[tuple[str, str], Version] = field(default_factory=dict)  # by clause and party


class TableFold:
    """Read what people did; whatever names something that the case does not have is passed over.

    Parameters
    ----------
    case
        Whose issues and parties are meant.
    """

    def __init__(self, case: Case) -> None:
        self.scope = Scope(case)

    def fold(self, done: Sequence[Done]) -> Table:
        """Give the state of the table."""
        table = Table()
        for entry, body in done:
            if isinstance(body, verbs.Close | verbs.Reopen):
                table.closed = isinstance(body, verbs.Close)
            elif body.party in self.scope.parties:
                self._act(table, entry, body)
        return table

    def _act(self, table: Table, entry: Entry, body: Any) -> None:  # noqa: ANN401 - the record of any verb
        match body:
            case verbs.Play():
                table.players[entry.by] = body.party
            case verbs.Alternative():
                _alternative(table, entry, body)
            case verbs.Guess():
                self._guess(table, entry, body)
            case verbs.Offer():
                self._offer(table, entry, body)
            case verbs.Respond():
                _respond(table, entry, body)
            case verbs.Withdraw():
                _withdraw(table, body)
            case verbs.Version():
                self._version(table, entry, body)
            case verbs.Support():
                _support(table, body)

    def _guess(self, table: Table, entry: Entry, body: verbs.Guess) -> None:
        if body.issue in self.scope.scale:
            table.guesses[body.party] = Guess(entry.id, body.party, entry.by, entry.at, body.issue, body.why)

    def _offer(self, table: Table, entry: Entry, body: verbs.Offer) -> None:
        options = self.scope.options(body.options)
        if options:
            number = len(table.offers) + 1
            offer = Offer(entry.id, number, body.party, entry.by, entry.at, options, body.text, body.answers)
            table.offers[entry.id] = offer
            table.at_work.add(body.party)

    def _version(self, table: Table, entry: Entry, body: verbs.Version) -> None:
        if body.issue in self.scope.scale:
            level = body.level if self.scope.has(body.issue, body.level) else None
            made = Version(entry.id, body.issue, body.party, entry.by, entry.at, level, body.text)
            table.versions[entry.id] = made
            table.at_work.add(body.party)
            _back(table, made, body.party)


def _alternative(table: Table, entry: Entry, body: verbs.Alternative) -> None:
    before = body.party not in table.at_work
    table.alternatives.append(Alternative(body.party, entry.by, entry.at, body.text, before_talks=before))


def _respond(table: Table, entry: Entry, body: verbs.Respond) -> None:
    offer = table.offers.get(body.offer)
    if offer is None or body.party == offer.party:
        return
    before = [r for r in offer.replies if r.party == body.party]
    own = {r.entry for r in before if r.who == entry.by}
    gone = own if body.replaces is None else {r.entry for r in before}.intersection(body.replaces)
    new = Response(entry.id, body.party, entry.by, body.answer, body.reason)
    offer.replies = [*(r for r in offer.replies if r.entry not in gone), new]


def _withdraw(table: Table, body: verbs.Withdraw) -> None:
    offer = table.offers.get(body.offer)
    if offer is not None and offer.party == body.party:
        offer.withdrawn = True


def _support(table: Table, body: verbs.Support) -> None:
    version = table.versions.get(body.version)
    if version is None:
        return
    if body.support:
        _back(table, version, body.party)
    elif table.backed.get((version.issue, body.party)) is version:
        _leave(table, version.issue, body.party)


def _back(table: Table, version: Version, party: str) -> None:
    """Let a party support this version and no other of the same clause."""
    _leave(table, version.issue, party)
    version.supporters.append(party)
    table.backed[version.issue, party] = version


def _leave(table: Table, issue: str, party: str) -> None:
    before = table.backed.pop((issue, party), None)
    if before is not None:
        before.supporters.remove(party)
