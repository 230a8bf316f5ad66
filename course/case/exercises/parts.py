"""What the items of exercises are made of: ids, things to choose, and what a key rests on.

Texts in the toolkit's own voice, words of the paper and ids carry the same
markers as in the case, so the same checks read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from course.case.records import Frozen, Refers
from course.case.records.fields import ClaimId, EventId, Id, Passage, SourceId, TermId, Text, Voice, YesNo

if TYPE_CHECKING:
    from collections.abc import Iterator

SystemId = Annotated[str, Refers("systems")]
ReferenceId = Annotated[str, Refers("references")]
ContradictionId = Annotated[str, Refers("contradictions")]
OmissionId = Annotated[str, Refers("omissions")]
ObjectiveId = Annotated[str, Refers("objectives")]
LessonId = Annotated[str, Refers("lessons")]

OptionId = Annotated[Id, Field(description="A short word. People never see it before they answer.")]
Feedback = Annotated[Voice, Field(description="Why it fits, or why somebody may choose it and it does not.")]


class KeyFrom(Frozen):
    """A field of the ledger that the key rests on."""

    table: Text = Field(description="Such as claims or systems.")
    record: Text = Field(description="The id of the record.")
    field: Text = Field(description="Such as status, propellant or date.")
    says: Text = Field(description="What the field says: its word, or words that stand in its text.")


class Option(Frozen):
    """One thing to choose, with feedback that says why it fits or does not."""

    id: OptionId
    text: Voice
    right: YesNo = False
    feedback: Feedback
    key_from: KeyFrom | None = None


class Span(Frozen):
    """Some words of the sentence that can be picked out."""

    id: OptionId
    text: Passage
    right: YesNo = False
    feedback: Feedback


class Left(Frozen):
    """One thing that needs a partner."""

    id: OptionId
    text: Voice
    match: Id = Field(description="The id of its partner on the right.")
    feedback: Feedback
    key_from: KeyFrom | None = None


class Right(Frozen):
    """A possible partner. One that nobody needs must say why."""

    id: OptionId
    text: Voice
    feedback: Voice | None = Field(default=None, description="For one that fits nobody: why it does not.")


class Step(Frozen):
    """One thing to put in order, with the reason for its place."""

    id: OptionId
    text: Voice
    feedback: Feedback
    key_from: KeyFrom | None = Field(default=None, description="A date or a size that puts it here.")


class Shows(Frozen):
    """What of the paper is shown with the question, in the paper's own words."""

    claims: tuple[ClaimId, ...] = ()
    systems: tuple[SystemId, ...] = ()
    references: tuple[ReferenceId, ...] = ()
    contradictions: tuple[ContradictionId, ...] = ()
    quotes: tuple[Passage, ...] = ()


class RestsOn(Frozen):
    """The records that the key can be defended from."""

    claims: tuple[ClaimId, ...] = ()
    systems: tuple[SystemId, ...] = ()
    references: tuple[ReferenceId, ...] = ()
    contradictions: tuple[ContradictionId, ...] = ()
    omissions: tuple[OmissionId, ...] = ()
    events: tuple[EventId, ...] = ()
    glossary: tuple[TermId, ...] = ()
    sources: tuple[SourceId, ...] = ()

    def ids(self) -> Iterator[tuple[str, str]]:
        """Give the table and id of every record."""
        for table in type(self).model_fields:
            for record in getattr(self, table):
                yield table, record
