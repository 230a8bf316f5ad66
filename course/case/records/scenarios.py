"""Records about scenarios: how the drivers of a what-if may act on each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from course.case.records.fields import Id, Record, Refers, Text, Voice

WhatIfId = Annotated[str, Refers("what_ifs")]
Step = Literal[-3, -2, -1, 1, 2, 3]


class CrossImpact(Record):
    """How one state of a driver may act on the states of another: a hypothesis for discussion."""

    what_if: WhatIfId
    driver: Id
    state: Text = Field(description="One of the driver's states, in the words of what_ifs.yaml.")
    acts_on: Id = Field(description="Another driver of the same what-if.")
    effects: dict[Text, Step] = Field(
        min_length=1,
        description="A state of it: from -3 (strongly hinders) to 3 (strongly promotes); 0 is left out.",
    )
    reason: Voice = Field(description="Why one may think so; it holds for each effect of the record.")
