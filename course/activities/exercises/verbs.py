"""What the journal keeps of exercises."""

from typing import Annotated

from pydantic import Field

from course.activities.bodies import MOST_OF_A_LIST, Name, Several, Verbs, Words, body
from course.case.exercises.sets import Level

SetName = Annotated[Name, Field(description="Id of a set of exercises.")]
ItemName = Annotated[Name, Field(description="Id of an item of the set.")]
Given = Annotated[
    Words | Several[Name] | Annotated[dict[Name, Name], Field(max_length=MOST_OF_A_LIST)],
    Field(description="An id or a text; ids; or an id for each id: as the kind of the item keeps it."),
]


@body
class Answer:
    """Answer an item. The latest answer counts, all are kept."""

    set: SetName
    item: ItemName
    response: Given
    why: Words = ""


@body
class Retry:
    """Open an item again; earlier answers stay."""

    set: SetName
    item: ItemName


@body
class Assess:
    """Look at one's own latest text with the rubric of the item."""

    set: SetName
    item: ItemName
    levels: Annotated[dict[Name, Level], Field(max_length=MOST_OF_A_LIST, description="By criterion.")]
    attempt: Annotated[Name, Field(description="Id of the entry that holds the text.")]


EXERCISES = Verbs(Answer, Retry, Assess)
