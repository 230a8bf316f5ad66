"""Records about what parties could agree to: hypotheses for discussion, never findings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from course.case.records.fields import (
    ClaimId,
    Frozen,
    Id,
    IssueId,
    Record,
    Refers,
    SourceId,
    StakeholderId,
    Voice,
    Whole,
)
from course.case.words import Confidence  # noqa: TC001 - Pydantic reads the types

PositionId = Annotated[str, Refers("positions")]
Summary = Literal["interests", "fears", "red_lines", "room_for_movement"]


class Linkage(Frozen):
    """An "only if": some options are tolerable only together with something on another issue."""

    id: Id
    options: tuple[Whole, ...] = Field(min_length=1, description="Tolerable levels that have the condition.")
    only_if: IssueId = Field(description="The other issue.")
    needs: tuple[Whole, ...] = Field(min_length=1, description="Levels there; any one of them is enough.")
    words: Voice = Field(description="The condition after “only if”, in a few words.")


class Hypothesis(Record):
    """What one party may be able to accept on one issue. A level in none of the three lists: no view."""

    party: StakeholderId
    issue: IssueId
    acceptable: tuple[Whole, ...] = Field(default=(), description="Levels it could sign as they are.")
    tolerable: tuple[Whole, ...] = Field(default=(), description="Levels with something in return.")
    beyond: tuple[Whole, ...] = Field(default=(), description="Levels beyond a red line.")
    linkages: tuple[Linkage, ...] = ()
    reason: Voice = Field(description="Why this may be so.")
    positions: tuple[PositionId, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    summaries: tuple[Summary, ...] = Field(
        default=(), description="Lists of stakeholders.yaml that it rests on: teaching summaries."
    )
    confidence: Confidence
