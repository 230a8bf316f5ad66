"""What the journal keeps of work with events in time."""

from typing import Annotated

from pydantic import Field

from course.activities.bodies import Name, Several, Verbs, Whole, Words, body

EventName = Annotated[Name, Field(description="Id of an event.")]
View = Annotated[Name, Field(description="Whose story it tries to be: id of a party; empty for one's own.")]


@body
class Order:
    """Put a handful of events in order; the dates open."""

    round: Annotated[Whole, Field(ge=1, description="Which handful, from 1.")]
    order: Annotated[Several[EventName], Field(min_length=1, description="As somebody ordered them.")]
    dated: Annotated[Several[EventName], Field(min_length=1, description="The same in order of their dates.")]


@body
class Place:
    """Place an event among others whose dates are open."""

    event: EventName
    after: Annotated[Name, Field(description="After which event; empty: before all of them.")] = ""
    right_after: Annotated[Name, Field(description="After which event its date puts it.")] = ""


@body
class OpenDates:
    """Open the dates without ordering first."""


@body
class OpenAfter:
    """Ask for the sheet of what came after the paper."""


@body
class Start:
    """Let the story begin at an event."""

    event: EventName
    thread: Annotated[Name, Field(description="all, paper, category:… or party:…")] = "all"
    why: Words


@body
class Include:
    """Take an event into a telling, or change its reason."""

    event: EventName
    view: View = ""
    why: Words


@body
class LeaveOut:
    """Take an event out of a telling again."""

    event: EventName
    view: View = ""


@body
class Compare:
    """Compare a precedent: what is alike, and where the analogy breaks."""

    precedent: Annotated[Name, Field(description="Id of a precedent.")]
    to: Annotated[Name, Field(description="case, issue:… or event:…")]
    alike: Words
    breaks: Words


CHRONOLOGY = Verbs(Order, Place, OpenDates, OpenAfter, Start, Include, LeaveOut, Compare)
