"""What the journal keeps of a negotiation."""

from typing import Annotated, Literal

from pydantic import Field

from course.activities.bodies import MOST_OF_A_LIST, Name, Several, Verbs, Whole, Words, YesNo, body

Reply = Literal["accept", "study", "decline"]
PartyName = Annotated[Name, Field(description="Id of the stakeholder for whom somebody acts.")]
OfferName = Annotated[Name, Field(description="The entry that made the offer.")]


@body
class Play:
    """Act for a party from now on."""

    party: PartyName


@body
class Alternative:
    """Write down what a party will do without an agreement."""

    party: PartyName
    text: Words = ""


@body
class Guess:
    """Guess, before the talks, which clause will be the hardest to agree on."""

    party: PartyName
    issue: Annotated[Name, Field(description="Id of an issue.")]
    why: Words = ""


@body
class Offer:
    """Put a package to the others, or answer an offer with another."""

    party: PartyName
    options: Annotated[
        dict[Name, Whole], Field(max_length=MOST_OF_A_LIST, description="Issues, and a level for each.")
    ]
    text: Words = ""
    answers: Annotated[Name, Field(description="The entry of the offer that it answers; empty: none.")] = ""


@body
class Respond:
    """Answer an offer of another party, with the interest behind the answer."""

    party: PartyName
    offer: OfferName
    answer: Reply
    reason: Words = ""
    replaces: Annotated[
        Several[Name] | None,
        Field(description="Answers of the party that this one takes the place of; null: the same person's."),
    ] = None


@body
class Withdraw:
    """Take one's own offer back."""

    party: PartyName
    offer: OfferName


@body
class Version:
    """Write a version of a clause into the single text."""

    party: PartyName
    issue: Annotated[Name, Field(description="Id of an issue.")]
    level: Annotated[Whole | None, Field(description="A level of its scale; null: none.")] = None
    text: Words = ""


@body
class Support:
    """Support a version of a clause and no other, or take support back."""

    party: PartyName
    version: Annotated[Name, Field(description="The entry that wrote it.")]
    support: YesNo = True


@body
class Close:
    """End the talks, and open the record."""


@body
class Reopen:
    """Go on talking."""


NEGOTIATION = Verbs(Play, Alternative, Guess, Offer, Respond, Withdraw, Version, Support, Close, Reopen)
