"""What somebody is told who takes a party's chair."""

from __future__ import annotations

from pydantic import Field

from course.case.records.bargaining import PositionId, Summary  # noqa: TC001 - Pydantic reads the types
from course.case.records.fields import Record, SourceId, StakeholderId, Voice
from course.case.words import BriefUse  # noqa: TC001 - Pydantic reads the types


class Brief(Record):
    """A brief for a party's chair. It has the party's id, and all of it is a hypothesis for discussion."""

    id: StakeholderId = Field(description="The id of the party.")
    use: BriefUse = Field(description="What the chair is offered as; a person is a source_card.")
    brief: Voice = Field(description="Who speaks, what it wants, what it said, what it cannot accept.")
    may_trade: Voice | None = Field(default=None, description="Left out where nothing is known.")
    convince: Voice | None = Field(default=None, description="Whom it must convince at home.")
    first_question: Voice = Field(description="The first question to ask the others.")
    positions: tuple[PositionId, ...] = Field(default=(), description="Positions that it rests on.")
    summaries: tuple[Summary, ...] = Field(default=(), description="Lists of stakeholders.yaml it rests on.")
    sources: tuple[SourceId, ...] = ()
