"""Answer in one's own words, then look at the answer with a rubric."""

from __future__ import annotations

from typing import ClassVar, Literal

from course.case.exercises.written import Written
from course.language import N_


class ShortAnswer(Written):
    """Answer in one's own words, then look at the answer with a rubric."""

    label: ClassVar[str] = N_("Answer in your own words")

    kind: Literal["short_answer"]
