"""What exercises are made of: sets, items of seven kinds, and rubrics, as frozen records.

Texts in the toolkit's own voice, words of the paper and ids carry the same
markers as in the case, so the same checks read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field

from course.case.records import Frozen, Record, Refers
from course.case.records.fields import ClaimId, Id, Passage, SourceId, Text, Voice, Whole, YesNo
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Iterator

SystemId = Annotated[str, Refers("systems")]
ReferenceId = Annotated[str, Refers("references")]
ContradictionId = Annotated[str, Refers("contradictions")]
OmissionId = Annotated[str, Refers("omissions")]
EventId = Annotated[str, Refers("events")]
TermId = Annotated[str, Refers("glossary")]
ObjectiveId = Annotated[str, Refers("objectives")]
LessonId = Annotated[str, Refers("lessons")]

Level = Literal["not_yet", "begun", "sound", "thorough"]
LEVEL_LABELS: Final = Labels(
    {
        "not_yet": N_("Not yet"),
        "begun": N_("Begun"),
        "sound": N_("Sound"),
        "thorough": N_("Thorough"),
    }
)
"""The four levels of every criterion, in order. They are words, and are never added up."""

KIND_LABELS: Final = Labels(
    {
        "single_choice": N_("Choose one"),
        "multiple_choice": N_("Choose all that fit"),
        "matching": N_("Match"),
        "ordering": N_("Put in order"),
        "find_flaw": N_("Find the flaw"),
        "rewrite": N_("Rewrite the sentence"),
        "short_answer": N_("Answer in your own words"),
    }
)

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


class _Item(Record):
    prompt: Voice
    shows: Shows = Shows()
    practises: tuple[ObjectiveId, ...] = Field(default=(), description="Ids of objectives that it trains.")
    explanation: Voice = Field(description="Shown after every answer.")
    rests_on: RestsOn


class _Choice(_Item):
    options: tuple[Option, ...] = Field(min_length=2)


class SingleChoice(_Choice):
    """Choose one."""

    kind: Literal["single_choice"]


class MultipleChoice(_Choice):
    """Choose all that fit."""

    kind: Literal["multiple_choice"]


class Matching(_Item):
    """Give each thing on the left its partner on the right. A partner may serve more than once."""

    kind: Literal["matching"]
    left: tuple[Left, ...] = Field(min_length=2)
    right: tuple[Right, ...] = Field(min_length=2)


class Ordering(_Item):
    """Put things in order. They are written here in the right order and shown in another."""

    kind: Literal["ordering"]
    steps: tuple[Step, ...] = Field(min_length=3)


class FindFlaw(_Item):
    """Pick the words in which a sentence goes wrong, and name what is wrong with them."""

    kind: Literal["find_flaw"]
    claim: ClaimId
    sentence: Passage = Field(description="The words to look at. The claim stands in them.")
    spans: tuple[Span, ...] = Field(min_length=2)
    flaws: tuple[Option, ...] = Field(min_length=2)


class _Written(_Item):
    rubric: Id = Field(description="The id of a rubric, for looking at one's own text.")
    model_answer: Voice = Field(description="One good answer. Shown only after one's own.")
    look_for: tuple[Voice, ...] = Field(min_length=1, description="What to look for in one's own text.")


class Rewrite(_Written):
    """Write a better sentence. The claim's note, and its rewording if it has one, are the feedback."""

    kind: Literal["rewrite"]
    claim: ClaimId
    key_from: KeyFrom | None = Field(default=None, description="Where the model answer is taken from.")


class ShortAnswer(_Written):
    """Answer in one's own words, then look at the answer with a rubric."""

    kind: Literal["short_answer"]


ExerciseItem = SingleChoice | MultipleChoice | Matching | Ordering | FindFlaw | Rewrite | ShortAnswer

ITEM_KINDS: Final[dict[str, type[ExerciseItem]]] = {
    "single_choice": SingleChoice,
    "multiple_choice": MultipleChoice,
    "matching": Matching,
    "ordering": Ordering,
    "find_flaw": FindFlaw,
    "rewrite": Rewrite,
    "short_answer": ShortAnswer,
}


class SetHeader(Record):
    """What a set says about itself before its items."""

    title: Voice
    lesson: LessonId
    part: Literal["check", "work"] = Field(
        description="check: check yourself, six items or more. work: a longer task of the lesson."
    )
    introduction: Voice
    minutes: Whole = Field(gt=0)


class ExerciseSet(SetHeader):
    """Some items that belong together, in one file that has the same name."""

    items: tuple[Annotated[ExerciseItem, Field(discriminator="kind")], ...] = Field(min_length=1)


class Criterion(Frozen):
    """One question to ask of a text, with four described levels."""

    id: Id
    question: Voice
    levels: dict[Level, Voice] = Field(min_length=4, max_length=4)


class Rubric(Record):
    """Some questions to ask of a text of one's own."""

    title: Voice
    criteria: tuple[Criterion, ...] = Field(min_length=1)
