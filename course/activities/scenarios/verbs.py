"""What the journal keeps of judged drivers and told stories."""

from typing import Annotated, Literal

from pydantic import Field

from course.activities.bodies import Name, Verbs, Whole, Words, body

Expected = Literal["yes", "no", ""]
WhatIfName = Annotated[Name, Field(description="Id of a what-if question.")]
DriverName = Annotated[Name, Field(description="Id of a driver of it.")]
StateName = Annotated[Name, Field(description="A state of that driver.")]


@body
class Guess:
    """Guess before looking whether a story holds together; with no answer: look without a guess."""

    what_if: WhatIfName
    scenario: Annotated[dict[Name, Name], Field(max_length=100, description="A state for each driver.")]
    holds: Annotated[Expected, Field(description="What was expected.")] = ""


@body
class Judge:
    """Say how one state of a driver acts on a state of another."""

    what_if: WhatIfName
    driver: DriverName
    state: StateName
    acts_on: DriverName
    on_state: StateName
    value: Annotated[Whole, Field(ge=-3, le=3, description="From strongly hinders to strongly promotes.")]
    reason: Words = ""


@body
class TakeDraft:
    """Go back to the draft's judgement."""

    what_if: WhatIfName
    driver: DriverName
    state: StateName
    acts_on: DriverName
    on_state: StateName


@body
class Hold:
    """Hold a driver at a state, as if decided from outside; an empty state lets it go."""

    what_if: WhatIfName
    driver: DriverName
    state: StateName = ""


@body
class Tell:
    """Tell a story that holds together."""

    what_if: WhatIfName
    scenario: Annotated[dict[Name, Name], Field(max_length=100, description="A state for each driver.")]
    title: Words = ""
    true: Annotated[Words, Field(description="What would have to be true.")] = ""
    gains: Annotated[Words, Field(description="Who gains.")] = ""
    loses: Annotated[Words, Field(description="Who loses.")] = ""
    sign: Annotated[Words, Field(description="One early sign.")] = ""


SCENARIOS = Verbs(Guess, Judge, TakeDraft, Hold, Tell)
