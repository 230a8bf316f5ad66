"""What the journal keeps of notes."""

from typing import Annotated

from pydantic import Field

from course.activities.bodies import Name, Verbs, Words, body


@body
class Write:
    """Write a note to a prompt of a lesson. It takes the place of the one before; no text takes it back."""

    lesson: Annotated[Name, Field(description="Id of the lesson.")]
    prompt: Annotated[Name, Field(description="Id of the prompt in the lesson.")]
    text: Words


NOTES = Verbs(Write)
