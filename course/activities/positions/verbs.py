"""What the journal keeps of positions and of priorities."""

from typing import Annotated

from pydantic import Field

from course.activities.bodies import Name, Several, Verbs, Words, body
from course.case.words import EvidenceKind

IssueName = Annotated[Name, Field(description="Id of an issue.")]
ActorName = Annotated[Name, Field(description="Id of a party.")]
Place = Annotated[Name, Field(description="A level of the issue's scale, none (no option fits) or silent.")]


@body
class Code:
    """Place a party on an issue otherwise than the ledger does."""

    issue: IssueName
    actor: ActorName
    place: Place
    evidence: EvidenceKind
    quote: Annotated[Words, Field(description="Words of the paper, letter by letter.")] = ""
    source: Words = ""
    reason: Words


@body
class Take:
    """Sit down in a party's chair."""

    actor: ActorName
    seed: Annotated[Name, Field(description="What it was drawn with; empty where it was chosen.")] = ""


@body
class Decline:
    """Leave a party's chair; nobody is asked why."""

    actor: ActorName


@body
class Hold:
    """Say what the party in whose chair one sits would hold on an issue, and why."""

    issue: IssueName
    actor: ActorName
    place: Place
    why: Words


@body
class Open:
    """Open the evidence on an issue for the chair one sits in."""

    issue: IssueName
    actor: ActorName


@body
class Talk:
    """Write down what explains a difference."""

    issue: IssueName
    actor: ActorName
    note: Words


@body
class Match:
    """Keep an interest that one sees behind the positions of two parties."""

    one: ActorName
    other: ActorName
    interest_one: Words
    interest_other: Words
    common: Words
    why: Words


@body
class Choose:
    """Say which issues matter most to a party, and which one can wait."""

    actor: ActorName
    first: Annotated[
        tuple[IssueName, ...],
        Field(min_length=1, max_length=3, description="Up to three; the foremost first."),
    ]
    last: Annotated[IssueName, Field(description="Empty where the case has one issue.")]
    why_first: Words
    why_last: Words


@body
class Rank:
    """Put all issues in the order in which they matter to a party: older journals; read as Choose."""

    actor: ActorName
    order: Annotated[Several[IssueName], Field(min_length=1, description="The most important first.")]
    why_first: Words
    why_last: Words


POSITIONS = Verbs(Code, Take, Decline, Hold, Open, Talk, Match)
PRIORITIES = Verbs(Choose, Rank)
