"""Records about teaching the case: lessons, motions, what-ifs, readings, and the case itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from course.case.records.fields import (
    ClaimId,
    Day,
    Frozen,
    Id,
    Language,
    Passage,
    Record,
    SectionId,
    Text,
    Voice,
    Whole,
)
from course.case.words import Basis, EvidenceKind, Status  # noqa: TC001 - Pydantic reads the types


class Meanings(Frozen):
    """What the words of the ledger mean in this case."""

    status: dict[Status, Text] = Field(default_factory=dict)
    basis: dict[Basis, Text] = Field(default_factory=dict)
    evidence_kind: dict[EvidenceKind, Text] = Field(default_factory=dict)


class Meta(Record):
    """What the case is, as a whole."""

    title: Voice
    language: Language = Field(description="Language of the paper, such as en.")
    paper_title: Passage
    paper_date: Day = Field(description="The date as of which statuses are judged.")
    paper_date_note: Voice | None = None
    checked_on: Day
    horizon: Voice | None = Field(default=None, description="Until when events are covered.")
    rights: Voice = Field(description="Who may do what with the paper.")
    exercises: Text | None = Field(default=None, description="Folder of the exercises, from this folder.")
    meanings: Meanings = Meanings()
    event_kinds: dict[Id, Voice] = Field(
        default_factory=dict, description="What the kinds of events are called, as headings of lanes."
    )
    uneven: tuple[Voice, ...] = Field(
        default=(), description="What cannot be even between the parties, and why: course check --fairness."
    )
    notes: dict[str, tuple[Voice, ...]] = Field(
        default_factory=dict, description="Notes about whole tables, by the name of the table."
    )


class Motion(Record):
    """A motion to debate, neutral, with the best case for either side."""

    motion: Voice
    best_case_for: Voice
    best_case_against: Voice
    claims_for: tuple[ClaimId, ...] = Field(
        default=(), description="Claims of the paper with which the case for can be tested."
    )
    claims_against: tuple[ClaimId, ...] = Field(
        default=(), description="Claims of the paper with which the case against can be tested."
    )


class Driver(Frozen):
    """Something that could turn out in different ways."""

    id: Id
    name: Voice
    states: tuple[Voice, ...] = Field(min_length=2)


class Start(Frozen):
    """A story to begin with in class: the draft pulls it apart, so that people look for what would change."""

    name: Voice
    states: dict[Id, Voice] = Field(
        min_length=1, description="One state for each driver, in the words of the drivers above."
    )
    ask: Voice = Field(description="The question to ask of it.")


class WhatIf(Record):
    """A question to build a story from, without probabilities."""

    question: Voice
    drivers: tuple[Driver, ...]
    axes: tuple[Id, Id] | None = Field(
        default=None,
        description="The two drivers that four worlds begin with, across and up: those that matter most and "
        "are least certain. The first two where it is left out.",
    )
    starts: tuple[Start, ...] = Field(
        default=(), description="Stories to begin with in class; by the draft none of them holds together."
    )
    claims: tuple[ClaimId, ...] = Field(
        default=(), description="What the paper says that the question starts from."
    )


class Objective(Record):
    """Something students can do after working on a section."""

    section: SectionId
    text: Voice


class Reading(Record):
    """Something further to read. From general knowledge: check it in a library catalogue."""

    author: Text
    title: Text
    year: Whole | Literal["yearly"]
    publisher: Text
    type: Voice
    why: Voice
    perspective: Voice
    basis: Basis


class WordException(Frozen):
    """One record in which a loaded word may stand in the toolkit's own voice."""

    table: Text
    record: Id
    field: Text
    reason: Text


class LoadedWord(Record):
    """A word that carries a judgement. In our own voice it needs quotation marks and an owner."""

    forms: tuple[Text, ...] = Field(min_length=1, description="The word as it may be written.")
    used_by: Text = Field(description="Who uses it, and how.")
    rather: Text = Field(description="What to write in our own voice.")
    names: tuple[Text, ...] = Field(default=(), description="Names and terms that contain the word.")
    only_in: tuple[Text, ...] = Field(
        default=(),
        description="Tables in which the word is listened for, such as events; everywhere if left out.",
    )
    exceptions: tuple[WordException, ...] = ()
