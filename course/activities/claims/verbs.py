"""What the journal keeps of judging claims."""

from typing import Annotated, Literal

from pydantic import Field

from course.activities.bodies import Name, Several, Verbs, Whole, Words, body
from course.case.words import Kind, Status

Mode = Literal["solo", "pair", "class"]
OpenedIn = Literal["solo", "pair", "class", "chair"]

ClaimName = Annotated[Name, Field(description="Id of a claim.")]


@body
class Judge:
    """Say what kind of sentence a claim is, how well it holds, how sure one is, and why."""

    claim: ClaimName
    kind: Kind
    status: Status
    confidence: Annotated[
        Annotated[Whole, Field(ge=1, le=5)] | None,
        Field(description="From guessing to certain: an order. Nothing: it was not said."),
    ] = None
    why: Annotated[Words, Field(description="Why, or where one would check.")]


@body
class Open:
    """Open the ledger's view of a claim."""

    claim: ClaimName
    mode: Annotated[OpenedIn, Field(description="chair: for everybody in the class.")] = "solo"
    readers: Annotated[Several[Name], Field(description="Who reads together; nobody: whoever opens it.")] = ()


@body
class Challenge:
    """Object to the ledger's view of a claim, with a reason."""

    claim: ClaimName
    reason: Words
    source: Words = ""


CLAIMS = Verbs(Judge, Open, Challenge)
