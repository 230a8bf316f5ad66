"""Records about the paper itself: its sections and what it says, passage by passage."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from course.case.records.fields import (
    UNPLACED,
    ClaimId,
    Id,
    Passage,
    Record,
    SectionId,
    SourceId,
    StakeholderId,
    Text,
    Voice,
    Whole,
    YesNo,
)
from course.case.words import Kind, Status  # noqa: TC001 - Pydantic reads the types

Offset = Annotated[
    Whole, Field(description="Position in paper.txt, counted in characters. Found if left out.")
]


class Section(Record):
    """A part of the paper, from its heading to the next heading."""

    title: str = Field(default="", description="What it is called on screen; the heading where left out.")
    heading: Passage = Field(description="The heading line in paper.txt, word for word.")
    start: Offset = UNPLACED
    body_start: Offset = UNPLACED
    end: Offset = UNPLACED

    @model_validator(mode="before")
    @classmethod
    def _named_by_its_heading(cls, data: Any) -> Any:  # noqa: ANN401 - as Pydantic gives it
        if isinstance(data, dict) and "title" not in data:
            return {**data, "title": data.get("heading", "")}
        return data


class Claim(Record):
    """One statement of the paper and what the ledger says about it."""

    section: SectionId
    line: Annotated[Whole, Field(description="Line in paper.txt. Found if left out.")] = UNPLACED
    start: Offset = UNPLACED
    end: Offset = UNPLACED
    quote: Passage = Field(description="The statement, word for word.")
    kind: Kind = Field(description="What kind of sentence it is.")
    topics: tuple[Id, ...]
    actors: tuple[StakeholderId, ...] = Field(description="Stakeholders the statement is about.")
    other_actors: tuple[Id, ...] = Field(
        default=(), description="Named actors that have no stakeholder record."
    )
    status: Status = Field(description="About the sentence, never about a party.")
    flaw_type: Id = Field(description="What goes wrong in the sentence, in a word; or none.")
    note: Voice
    possible_rewording: Voice | None = None
    where_to_check: Voice
    sources: tuple[SourceId, ...] = Field(min_length=1)
    discussion_question: Voice


class Connective(Record):
    """A stretch of the paper that no claim covers, with the reason why it is left out."""

    quote: Passage = Field(description="The stretch, word for word.")
    start: Offset = UNPLACED
    end: Offset = UNPLACED
    kind: Literal["heading", "label", "lead_in", "joining_words", "sentence_part", "aim", "assertion"] = (
        Field(description="aim and assertion say something; the reason says why no claim judges it.")
    )
    reason: Voice


class Contradiction(Record):
    """Two passages of the paper that pull against each other."""

    title: Voice
    quote_a: Passage
    start_a: Offset = UNPLACED
    end_a: Offset = UNPLACED
    quote_b: Passage
    start_b: Offset = UNPLACED
    end_b: Offset = UNPLACED
    kind: Literal[
        "logical", "conceptual", "factual", "chronological", "legal", "causal", "normative", "scope"
    ]
    explanation: Voice
    question: Voice


class Omission(Record):
    """Something that the paper leaves out."""

    topic: Voice
    why_it_matters: Voice
    known_by_paper_date: YesNo
    sources: tuple[SourceId, ...] = Field(min_length=1)


class Reference(Record):
    """An entry of the paper's own reference list, and what became of looking for it."""

    quote: Passage
    can_be_located: Voice
    what_is_odd: tuple[Voice, ...]
    proper_citation_needs: tuple[Voice, ...]
    verdict: Voice
    sources: tuple[SourceId, ...]
    student_task: Voice


class StarterCode(Record):
    """A code of the codebook with which people may begin to code passages."""

    label: Text = Field(description="What it is called.")
    definition: Voice = Field(description="What it means.")
    when: Voice | None = Field(default=None, description="When to use it.")
    when_not: Voice | None = Field(default=None, description="When not to use it.")
    value: float | None = Field(default=None, description="Its number, where codes differ by numbers.")


class GlossaryTerm(Record):
    """A term in plain English."""

    term: Text
    definition: Voice
    see_claim: ClaimId | None = None
