"""What the journal keeps of packages and hypotheses."""

from typing import Annotated, Literal

from pydantic import Field

from course.activities.bodies import MOST_OF_A_LIST, Name, Several, Verbs, Whole, Words, body

Levels = Several[Whole]
Options = Annotated[dict[Name, Whole], Field(max_length=MOST_OF_A_LIST)]
PartyName = Annotated[Name, Field(description="Id of a stakeholder.")]
IssueName = Annotated[Name, Field(description="Id of an issue.")]
Supposed = Literal["accepts", "refuses", "unknown"]


@body
class Guess:
    """Guess before looking where lines collide; with no issue: look without a guess."""

    issues: Annotated[Several[IssueName], Field(description="Where lines are expected to collide.")] = ()
    line: Annotated[Words, Field(description="One line that will not move, in one's own words.")] = ""


@body
class Sit:
    """Choose who sits at the table."""

    parties: Several[PartyName]


@body
class Choose:
    """Put an option into the package, or take the issue out."""

    issue: IssueName
    level: Annotated[Whole | None, Field(description="A level of its scale; null takes the issue out.")] = (
        None
    )


@body
class Package:
    """Put a whole package in place of the present one."""

    options: Annotated[Options, Field(description="Issues with the level chosen for each.")]


@body
class Revise:
    """Say what a party could accept, in one's own view. A level in no list is not known."""

    party: PartyName
    issue: IssueName
    acceptable: Levels = ()
    tolerable: Levels = ()
    beyond: Levels = ()
    reason: Words = ""


@body
class Suppose:
    """Suppose how an unknown view would be answered, to see what changes."""

    party: PartyName
    issue: IssueName
    answer: Supposed


@body
class Attach:
    """Add a condition: these options only if another issue is settled so."""

    party: PartyName
    issue: IssueName
    options: Levels
    only_if: IssueName
    needs: Levels
    words: Words = ""
    reason: Words = ""


@body
class GiveUp:
    """Leave out a condition."""

    link: Annotated[Name, Field(description="Id of a condition of the starting set, or of one's own.")]
    reason: Words = ""


@body
class Restore:
    """Go back to the starting set for one party on one issue."""

    party: PartyName
    issue: IssueName


@body
class Step:
    """One movement: a party accepts an option, or a condition is given up."""

    party: PartyName = ""
    issue: IssueName = ""
    opens: Whole | None = None
    link: Name = ""


@body
class Try:
    """Apply a set of movements, as a what-if."""

    steps: Several[Step]
    reason: Words = ""


BARGAINING = Verbs(Guess, Sit, Choose, Package, Revise, Suppose, Attach, GiveUp, Restore, Try)
