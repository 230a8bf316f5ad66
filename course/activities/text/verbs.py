"""What the journal keeps of a round on one text."""

from typing import Annotated, Literal

from pydantic import Field

from course.activities.bodies import Name, Several, Verbs, Whole, Words, YesNo, body

Say = Literal["yes", "no", "abstain"]
PartyName = Annotated[Name, Field(description="Id of the stakeholder for whom somebody acts.")]
IssueName = Annotated[Name, Field(description="Id of the issue that a clause is about.")]
AmendmentName = Annotated[Name, Field(description="The entry that proposed the amendment.")]
GroupName = Annotated[
    Name,
    Field(description="A group’s text: the entry that made the groups, and its number; empty: the class’s."),
]
Level = Annotated[Whole | None, Field(description="A level of the issue’s scale; null: none.")]


@body
class Speak:
    """Speak for a party from now on."""

    party: PartyName
    group: GroupName = ""


@body
class Draft:
    """Write the first wording of a clause, in nobody's name."""

    issue: IssueName
    level: Level = None
    text: Words
    group: GroupName = ""
    replaces: Annotated[
        Several[Name] | None,
        Field(description="Drafts of the clause that this one takes the place of; null: the same person's."),
    ] = None


@body
class Amend:
    """Propose another wording of a clause; the party that does so sponsors it."""

    party: PartyName
    issue: IssueName
    level: Level = None
    text: Words
    group: GroupName = ""


@body
class Sponsor:
    """Sponsor an amendment of another party, or no longer."""

    party: PartyName
    amendment: AmendmentName
    sponsor: YesNo = True


@body
class Call:
    """Call the roll on an amendment; it passes where every party says yes."""

    amendment: AmendmentName
    order: Annotated[Several[Name], Field(description="The parties in the order of the lot.")]


@body
class Answer:
    """Answer the call for a party, with a sentence."""

    party: PartyName
    amendment: AmendmentName
    say: Say
    words: Words = ""


TEXT = Verbs(Speak, Draft, Amend, Sponsor, Call, Answer)
