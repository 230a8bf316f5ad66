"""What the journal keeps of the warm-up with two axes."""

from typing import Annotated, Literal

from pydantic import Field

from course.activities.bodies import Name as Id
from course.activities.bodies import Verbs, Words, body

WhatIfName = Annotated[Id, Field(description="Id of a what-if question.")]
DriverName = Annotated[Id, Field(description="Id of a driver of it.")]
Corner = Literal["low-low", "high-low", "low-high", "high-high"]


@body
class Choose:
    """Choose the driver across and the driver up."""

    what_if: WhatIfName
    across: DriverName
    up: DriverName


@body
class Name:
    """Name the world in a corner, and say how it came about."""

    what_if: WhatIfName
    drivers: Annotated[tuple[Id, Id], Field(description="Across, then up.")]
    corner: Corner
    title: Words = ""
    text: Words = ""


AXES = Verbs(Choose, Name)
