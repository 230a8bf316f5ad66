"""Records about scenarios: how the drivers of a what-if may act on each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from course.case.records.bargaining import PositionId  # noqa: TC001 - Pydantic reads the types
from course.case.records.fields import ClaimId, EventId, Id, Record, Refers, SourceId, Text, Voice, YesNo

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
    claims: tuple[ClaimId, ...] = ()
    positions: tuple[PositionId, ...] = ()
    events: tuple[EventId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    judgement_alone: YesNo = Field(
        default=False, description="Nothing in the case speaks for it: it rests on judgement alone."
    )
    against: Voice | None = Field(default=None, description="What speaks against it, where something does.")

    @property
    def rests_on_evidence(self) -> bool:
        """Whether it names a claim, a position, an event or a source."""
        return bool(self.claims or self.positions or self.events or self.sources)
