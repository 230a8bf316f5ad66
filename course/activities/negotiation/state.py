"""What was done at the negotiating table: the fold of the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from course.activities.bargaining.hypotheses import parties
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.case import Case
    from course.journal import Entry
    from course.methods.winsets import Package

Reply = Literal["accept", "study", "decline"]
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
class Response:
    """A party's answer to an offer."""

    party: str
    who: str
    answer: str
    reason: str


@dataclass
class Offer:
    """A package that one party puts to the others; a counter-offer names what it answers."""

    id: str
    number: int
    party: str
    who: str
    at: str
    options: Package
    text: str
    answers: str
    withdrawn: bool = False
    responses: dict[str, Response] = field(default_factory=dict)


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
    offers: dict[str, Offer] = field(default_factory=dict)
    versions: dict[str, Version] = field(default_factory=dict)
    closed: bool = False


class TableFold:
    """Read the journal's entries; whatever does not fit the case is passed over.

    Parameters
    ----------
    case
        Whose issues and parties are meant.
    """

    def __init__(self, case: Case) -> None:
        self.parties = tuple(p.id for p in parties(case))
        self.scale = {i.id: frozenset(o.level for o in i.scale) for i in case.issues}

    def fold(self, entries: Sequence[Entry]) -> Table:
        """Give the state of the table."""
        table = Table()
        for entry in entries:
            body = entry.body
            if entry.verb in ("close", "reopen"):
                table.closed = entry.verb == "close"
            elif body.get("party") in self.parties and entry.verb in _VERBS:
                getattr(self, f"_{entry.verb}")(table, entry, body)
        return table

    def options(self, given: object) -> Package:
        """Give what of an offer fits the issues."""
        if not isinstance(given, dict):
            return {}
        return {i: n for i, n in given.items() if self._has(i, n)}

    def _has(self, issue: object, level: object) -> bool:
        whole = isinstance(level, int) and not isinstance(level, bool)
        return isinstance(issue, str) and whole and level in self.scale.get(issue, ())

    # --- one method for each verb ---------------------------------------------

    @staticmethod
    def _play(table: Table, entry: Entry, body: Mapping[str, Any]) -> None:
        table.players[entry.by] = body["party"]

    @staticmethod
    def _alternative(table: Table, entry: Entry, body: Mapping[str, Any]) -> None:
        party = body["party"]
        acted = any(o.party == party for o in table.offers.values()) or any(
            v.party == party for v in table.versions.values()
        )
        text = str(body.get("text", ""))
        table.alternatives.append(Alternative(party, entry.by, entry.at, text, before_talks=not acted))

    def _offer(self, table: Table, entry: Entry, body: Mapping[str, Any]) -> None:
        options = self.options(body.get("options"))
        if options:
            answers, text = str(body.get("answers", "")), str(body.get("text", ""))
            number = len(table.offers) + 1
            offer = Offer(entry.id, number, body["party"], entry.by, entry.at, options, text, answers)
            table.offers[entry.id] = offer

    @staticmethod
    def _respond(table: Table, entry: Entry, body: Mapping[str, Any]) -> None:
        offer, answer = table.offers.get(str(body.get("offer"))), str(body.get("answer"))
        if offer is not None and answer in REPLY_LABELS and body["party"] != offer.party:
            reason = str(body.get("reason", ""))
            offer.responses[body["party"]] = Response(body["party"], entry.by, answer, reason)

    @staticmethod
    def _withdraw(table: Table, _entry: Entry, body: Mapping[str, Any]) -> None:
        offer = table.offers.get(str(body.get("offer")))
        if offer is not None and offer.party == body["party"]:
            offer.withdrawn = True

    def _version(self, table: Table, entry: Entry, body: Mapping[str, Any]) -> None:
        issue, level, party = body.get("issue"), body.get("level"), body["party"]
        if isinstance(issue, str) and issue in self.scale:
            chosen = level if self._has(issue, level) else None
            made = Version(entry.id, issue, party, entry.by, entry.at, chosen, str(body.get("text", "")))
            table.versions[entry.id] = made
            _back(table, made, party)

    @staticmethod
    def _support(table: Table, _entry: Entry, body: Mapping[str, Any]) -> None:
        version = table.versions.get(str(body.get("version")))
        if version is None:
            return
        if body.get("support") is False:
            version.supporters = [p for p in version.supporters if p != body["party"]]
        else:
            _back(table, version, body["party"])


def _back(table: Table, version: Version, party: str) -> None:
    """Let a party support this version and no other of the same clause."""
    for other in table.versions.values():
        if other.issue == version.issue:
            other.supporters = [p for p in other.supporters if p != party]
    version.supporters.append(party)


_VERBS = frozenset({"play", "alternative", "offer", "respond", "withdraw", "version", "support"})
