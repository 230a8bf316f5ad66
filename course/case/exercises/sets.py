"""Sets of items, and rubrics to look at a text with."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field

from course.case.exercises.kinds import KINDS
from course.case.exercises.parts import LessonId  # noqa: TC001 - Pydantic reads the types
from course.case.records import Frozen, Record
from course.case.records.fields import Id, Voice, Whole  # noqa: TC001 - as above
from course.language import N_, Labels

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


if TYPE_CHECKING:
    from course.case.exercises.item import Item

    AnyItem = Item
else:
    AnyItem = Annotated[reduce(or_, KINDS.values()), Field(discriminator="kind")]


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

    items: tuple[AnyItem, ...] = Field(min_length=1)


class Criterion(Frozen):
    """One question to ask of a text, with four described levels."""

    id: Id
    question: Voice
    levels: dict[Level, Voice] = Field(min_length=4, max_length=4)


class Rubric(Record):
    """Some questions to ask of a text of one's own."""

    title: Voice
    criteria: tuple[Criterion, ...] = Field(min_length=1)
