"""Records about lessons: how they are cut into sittings, how long they take, and what they ask."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import Field, PrivateAttr

from course.case.records.fields import ClaimId, Frozen, Id, Record, SectionId, TermId, Voice, Whole
from course.language import upper


class Prompt(Record):
    """An open question of a lesson. Learners' notes are kept under its id, so the id stays."""

    prompt: Voice


Way = Literal["solo", "pair", "class"]
WAYS: Final[tuple[Way, ...]] = ("solo", "pair", "class")
"""The three ways to work through a lesson."""

Minutes = Annotated[
    dict[Way, Whole],
    Field(min_length=3, description="Minutes alone, in a pair and in a class."),
]


_BLANK: Final = re.compile(r"[^\w]+")


def anchor_of(heading: str) -> str:
    """Give the name by which a heading is found on its page.

    Examples
    --------
    >>> anchor_of("A first judgement")
    'a-first-judgement'
    """
    return _BLANK.sub("-", heading.casefold()).strip("-") or "part"


class Part(Record):
    """A part of a lesson, with a heading of its own on the page."""

    name: Voice = Field(description="The heading on the page, after “Work: ” if it stands there.")
    minutes: Minutes
    claims: tuple[ClaimId, ...] = Field(default=(), description="Statements that are judged in this part.")
    _anchor: str = PrivateAttr("")

    def model_post_init(self, _context: Any) -> None:  # noqa: ANN401 - Pydantic's own name for anything
        """Keep the place on the page: the heading may be said in another language later, the place stays."""
        self._anchor = anchor_of(self.heading)

    @property
    def anchor(self) -> str:
        """Where the heading is found on the page, in whatever language it is said."""
        return self._anchor

    @property
    def heading(self) -> str:
        """The heading on the page: what stands after “Work: ”.

        Examples
        --------
        >>> from course.case import load_case
        >>> load_case().lesson("00-start-here").parts[2].heading
        'A first judgement'
        """
        return upper(self.name.split(": ", 1)[-1])


class Sitting(Frozen):
    """What is done in one go, with a goal and an end of its own."""

    title: Voice
    goal: Voice = Field(description="What people can do or have at the end of it.")
    ends: Voice = Field(description="How it ends, and where the next one begins.")
    parts: tuple[Part, ...] = Field(min_length=1)

    @property
    def minutes(self) -> tuple[int, ...]:
        """What it takes alone, in a pair and in a class."""
        return tuple(sum(part.minutes[way] for part in self.parts) for way in WAYS)


class Step(Frozen):
    """A part of the shortest path through a lesson."""

    part: Id
    minutes: Whole = Field(gt=0)
    claims: tuple[ClaimId, ...] = Field(default=(), description="Only these statements of it.")


class Lesson(Record):
    """A lesson that has a notebook of the same name."""

    title: Voice
    sections: tuple[SectionId, ...]
    minutes: Whole = Field(gt=0, description="What somebody who works alone needs for all of it.")
    sittings: tuple[Sitting, ...] = Field(default=(), description="How the lesson is cut.")
    short: tuple[Step, ...] = Field(default=(), description="The shortest path, part by part.")
    exercises: tuple[Id, ...] = Field(default=(), description="Ids of exercise sets.")
    summary: Voice
    discuss: tuple[Prompt, ...] = Field(default=(), description="Questions to talk about.")
    reflect: tuple[Prompt, ...] = Field(default=(), description="Questions to look back with.")
    glossary: tuple[TermId, ...] = Field(default=(), description="Terms that the lesson explains.")

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of all sittings, in order.

        Examples
        --------
        >>> from course.case import load_case
        >>> lesson = load_case().lesson("00-start-here")
        >>> lesson.parts[0] == lesson.sittings[0].parts[0]
        True
        """
        return tuple(part for sitting in self.sittings for part in sitting.parts)
