"""Records of debate formats: who speaks when, for how long, and what everybody else does meanwhile.

A time is written as minutes and seconds: ``7:30``.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from course.case.records.fields import TIME_PATTERN, Frozen, Id, Record, Text, Url, Voice, Whole, YesNo
from course.case.words import Basis  # noqa: TC001 - Pydantic reads the types
from course.language import N_, Labels

Time = Annotated[str, StringConstraints(pattern=TIME_PATTERN)]
Side = Literal["for", "against", "none"]
SIDE_LABELS: Final = Labels({"for": N_("For"), "against": N_("Against"), "none": N_("No side")})
PhaseKind = Literal[
    "speech", "questions", "discussion", "preparation", "vote", "reversal", "writing", "feedback"
]


def seconds(time: str) -> int:
    """Give a time of a format in seconds.

    Examples
    --------
    >>> seconds("7:30")
    450
    """
    minutes, rest = time.split(":")
    return 60 * int(minutes) + int(rest)


class Bell(Frozen):
    """A signal during a phase: heard, read and seen."""

    at: Time = Field(description="Time gone since the phase began.")
    rings: Whole = Field(default=1, ge=0, description="How many times; 0 is a silent change of the words.")
    says: Voice = Field(description="What is announced, in a few words.")
    pause: YesNo = Field(default=False, description="Whether the clock stops until somebody starts it again.")


class Period(Frozen):
    """A stretch of a phase with rules of its own, such as protected time."""

    starts: Time = Field(description="Time gone since the phase began.")
    name: Voice
    points: YesNo = Field(default=False, description="Whether points of information may be offered.")


class Role(Frozen):
    """A chair at the table. Roles are institutions or tasks, never persons."""

    id: Id
    name: Voice
    side: Side = "none"
    does: Voice = Field(description="What this person does, said to that person.")
    most: Whole | None = Field(default=None, ge=1, description="How many people at most; empty: any number.")
    needed: YesNo = Field(default=False, description="Somebody must do it, if need be beside another role.")


class Phase(Frozen):
    """One step of a debate."""

    id: Id
    name: Voice
    kind: PhaseKind
    speaks: tuple[Id, ...] = Field(default=(), description="Ids of roles; empty: everybody.")
    time: Time
    each: Time | None = Field(default=None, description="The most that one speaker may take of it.")
    protected_first: Time | None = Field(
        default=None, description="From the start, no points may be offered."
    )
    protected_last: Time | None = Field(default=None, description="Before the end, no points may be offered.")
    points: YesNo = Field(default=False, description="Points of information outside protected time.")
    bells: tuple[Bell, ...] = ()
    periods: tuple[Period, ...] = ()
    meanwhile: Voice = Field(description="What everybody else does.")
    ballot: Literal["before", "after"] | None = Field(
        default=None, description="A secret vote is taken here."
    )
    swaps_sides: YesNo = Field(default=False, description="From here on, everybody argues the other side.")


class Bank(Frozen):
    """Preparation that a side may take in pieces, whenever no clock of a phase runs."""

    side: Side
    time: Time
    words: Voice = Field(description="When it may be used.")


class Swing(Frozen):
    """How a format reads its two votes. It says who moved, never who is right."""

    rule: Literal["net_change", "second_vote"]
    words: Voice


class Rules(Frozen):
    """Where the rules of a format were read, or that they are general knowledge."""

    title: Text
    publisher: Text
    url: Url | None = None
    basis: Basis
    used_for: Voice = Field(description="What of the rules was taken from there.")


class Format(Record):
    """A way to hold a debate. Edit a copy: every field is explained in the schema."""

    title: Voice
    summary: Voice
    fewest: Whole = Field(default=2, ge=2, le=40, description="From how many people on it works well.")
    roles: tuple[Role, ...] = Field(min_length=1, description="In the order in which chairs are filled.")
    phases: tuple[Phase, ...] = Field(min_length=1)
    banks: tuple[Bank, ...] = ()
    swing: Swing | None = None
    institutions: YesNo = Field(default=False, description="Whether speakers speak for institutions.")
    joint_statement: YesNo = Field(default=False, description="Whether it ends with a text of both sides.")
    rules: tuple[Rules, ...] = Field(min_length=1)
    varies: tuple[Voice, ...] = Field(description="What other societies do differently.")

    @property
    def seconds(self) -> int:
        """The time of all phases together."""
        return sum(seconds(phase.time) for phase in self.phases)

    @property
    def two_sided(self) -> bool:
        """Whether somebody argues for and somebody against."""
        return {"for", "against"} <= {role.side for role in self.roles}
