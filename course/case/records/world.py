"""Records about the world the paper speaks of: sources, parties, issues, events."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from course.case.records.fields import (
    ClaimId,
    Colour,
    Date,
    Day,
    Frozen,
    Id,
    IssueId,
    Mark,
    Passage,
    Record,
    SourceId,
    StakeholderId,
    Text,
    Url,
    Voice,
    Whole,
    YesNo,
)
from course.case.words import Basis, Confidence, EvidenceKind, Status  # noqa: TC001 - Pydantic reads the types
from course.language import upper


class Source(Record):
    """Something to read, and whether anybody has read it for this case."""

    title: Text
    publisher: Text = Field(description="Who wrote it, or the body that stands behind it.")
    year: Whole
    date: Date | None = Field(
        default=None,
        description="When it appeared, as exactly as is known; of a page that changes, the copy.",
    )
    pointer: Text | None = Field(default=None, description="Where to look inside it.")
    basis: Basis = Field(description="Whether an excerpt was read for this case.")
    url: Url | None = None
    quality: Text | None = Field(default=None, description="What kind of source it is.")

    @property
    def appeared(self) -> str:
        """When it appeared: the date, or the year where no more is known."""
        return self.date or str(self.year)


class StatedPosition(Frozen):
    """What a stakeholder has said, in the toolkit's summary."""

    topic: Id
    issue: IssueId | None = Field(default=None, description="The issue it belongs to, where there is one.")
    position: Voice
    evidence: Literal["paper", "paper_and_beyond", "beyond_paper"]
    quote: Passage | None = None
    sources: tuple[SourceId, ...] = ()
    confidence: Confidence
    after_paper: YesNo = Field(default=False, description="Said after the paper: shown apart and marked.")


class Relation(Frozen):
    """How one stakeholder stands to another."""

    to: StakeholderId
    nature: Voice


class Stakeholder(Record):
    """Somebody with a stake in the question. Roles are institutions, never persons."""

    name: Voice
    short: Voice | None = Field(
        default=None, description="The name inside a sentence, with its article, followed by: accepts."
    )
    mark: Mark | None = Field(
        default=None,
        description="One to four letters beside the name and in pictures; made from it if left out.",
    )
    colour: Colour | None = Field(
        default=None,
        description="The number of its colour, 1 to 8 as in tokens.css; chosen by the toolkit if left out.",
    )
    person: YesNo = Field(default=False, description="A person: a dated source, never a role to play.")
    in_paper: YesNo
    kind: Literal[
        "state",
        "internal_voice",
        "regional_organisation",
        "international_body",
        "non_state",
        "individual",
        "group",
        "societal",
    ]
    labels_used_in_paper: tuple[Passage, ...]
    stated_positions: tuple[StatedPosition, ...]
    interests: tuple[Voice, ...]
    fears: tuple[Voice, ...]
    red_lines: tuple[Voice, ...]
    room_for_movement: tuple[Voice, ...]
    internal_divisions: tuple[Voice, ...]
    relations: tuple[Relation, ...]
    teaching_care: Voice
    confidence: Confidence
    as_of: Text

    @property
    def in_sentence(self) -> str:
        """The name as it reads inside a sentence."""
        return self.short or self.name

    @property
    def label(self) -> str:
        """The name as it stands above a column or in a list."""
        return upper(self.in_sentence.removeprefix("the "))


class Option(Frozen):
    """One step of an issue's scale. The order is not a ranking."""

    level: Whole = Field(ge=0)
    label: Id
    meaning: Voice


class Search(Frozen):
    """A search for a stated position that found none: who, when, and where."""

    party: StakeholderId
    on: Day = Field(description="The day of the search.")
    where: Text = Field(description="What was searched, and for which words.")


class Outside(Frozen):
    """A party whose concern an issue is not."""

    party: StakeholderId
    reason: Voice


class Issue(Record):
    """A question that could be negotiated, with neutral options in order.

    A party that has no position here and stands in neither list has not been
    looked for yet.
    """

    title: Voice
    guiding_question: Voice
    scale: tuple[Option, ...] = Field(min_length=2)
    looked_for: tuple[Search, ...] = Field(
        default=(), description="Parties whose stated position was looked for in vain."
    )
    outside_concern: tuple[Outside, ...] = Field(default=(), description="Parties whose concern it is not.")
    teaching_note: Voice | None = None


class Position(Record):
    """Where one stakeholder stands on one issue, and on what evidence."""

    issue: IssueId
    actor: StakeholderId
    level: Whole | None = Field(description="A level of the issue's scale; null if none can be assigned.")
    evidence: Voice = Field(description="What was said or done; of an inferred position, why it may be held.")
    evidence_kind: EvidenceKind = Field(description="An inferred position is a hypothesis for discussion.")
    confidence: Confidence
    words: Text | None = Field(
        default=None, description="The words it rests on, as a source has them: at most 30."
    )
    date: Date | None = Field(default=None, description="When it was said or done.")
    quote: Passage | None = Field(default=None, description="The words of the paper about it.")
    sources: tuple[SourceId, ...] = ()
    basis: Basis | None = Field(default=None, description="What it rests on where no source is named.")
    note: Voice | None = None


class LaterPosition(Position):
    """What a stakeholder said or did on an issue after the paper: shown apart, counted nowhere."""

    date: Date


class Range(Frozen):
    """A span in kilometres, as the words of the paper give it."""

    low: Whole
    high: Whole


class ReferenceRange(Frozen):
    """A span in kilometres, as a reference source reports it."""

    label: Text
    low: Whole
    high: Whole | None = Field(description="null if the source only says: above.")


class System(Record):
    """A system that the paper names, beside what public references say. No design detail."""

    name: Text
    quote: Passage
    paper_says: Voice
    type: Voice
    propellant: Voice
    range_reported: Voice
    first_seen: Voice
    status: Voice
    discrepancy: Voice
    verdict: Status
    paper_range_km: Range | None = None
    reference_ranges_km: tuple[ReferenceRange, ...] = ()
    claims: tuple[ClaimId, ...]
    sources: tuple[SourceId, ...]
    discussion_question: Voice


class Lookalike(Record):
    """A system that the paper does not name but probably mixed up with one that it does."""

    name: Text
    why: Voice
    sources: tuple[SourceId, ...]


class Event(Record):
    """Something that happened on a date."""

    date: Date
    precision: Literal["day", "month", "year"]
    title: Voice
    description: Voice
    in_paper: YesNo
    category: Id = Field(description="after_paper: shown only on a separate, optional sheet.")
    actors: tuple[StakeholderId, ...]
    harmed: tuple[StakeholderId, ...] = Field(
        default=(), description="Parties whose people, places or ships force was used against."
    )
    quote: Passage | None = None
    disputed: Voice | None = None
    sources: tuple[SourceId, ...] = Field(min_length=1)
    confidence: Confidence


class Precedent(Record):
    """Another case to compare with, and where the comparison ends."""

    name: Voice
    years: Text
    parties: Voice
    what_it_was: Voice
    outcome: Voice
    after_paper: Voice | None = Field(
        default=None, description="What came of it after the paper: shown only on the separate sheet."
    )
    what_it_teaches: tuple[Voice, ...]
    limits_of_analogy: tuple[Voice, ...] = Field(min_length=1)
    linked_issues: tuple[IssueId, ...]
    questions: tuple[Voice, ...]
    sources: tuple[SourceId, ...]
    confidence: Confidence
