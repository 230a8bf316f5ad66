"""The plan of a lesson for a class: its parts in order, their minutes, and what to put in front for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from course.activities.room.verbs import Kind
    from course.case import Lesson

CLASS: Final = "class"
DISCUSS, CHECK, REFLECT = "discuss", "check", "reflect"
"""Parts that every lesson has, under these names."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One part of a plan.

    Attributes
    ----------
    part, name, minutes
        Its id, its heading on the page, and what a class needs for it.
    kind, about, item, text
        What to put in front of the class when it begins.
    """

    part: str
    name: str
    minutes: int
    kind: Kind
    about: str = ""
    item: str = ""
    text: str = ""


def plan_of(lesson: Lesson) -> tuple[Planned, ...]:
    """Give the plan of a lesson, by its column of minutes for a class.

    A part with sentences to judge begins with the first of them; talk and looking back begin with a question;
    for everything else the class goes through the page.

    Examples
    --------
    >>> from course.case import load_case
    >>> plan = plan_of(load_case().lesson("00-start-here"))
    >>> [(one.part, one.minutes, one.kind) for one in plan][2:5]
    [('first', 8, 'passage'), ('discuss', 6, 'question'), ('check', 6, 'exercise')]
    """
    found = []
    for part in lesson.parts:
        said = part.heading, part.minutes[CLASS]
        prompts = {DISCUSS: lesson.discuss, REFLECT: lesson.reflect}.get(part.id, ())
        if part.claims:
            found.append(Planned(part.id, *said, "passage", part.claims[0]))
        elif prompts:
            found.append(Planned(part.id, *said, "question", text=prompts[0].prompt))
        elif part.id == CHECK and lesson.exercises:
            found.append(Planned(part.id, *said, "exercise", lesson.id, lesson.exercises[0]))
        else:
            found.append(Planned(part.id, *said, "lesson", lesson.id))
    return tuple(found)
