"""What the journal keeps of debates."""

from typing import Annotated, Any, Literal

from pydantic import Field, Strict, model_validator

from course.activities.bodies import MOST_OF_A_LIST, Name, Several, Verbs, Whole, Words, YesNo, body
from course.activities.counting import FEWEST
from course.case import Format
from course.case.records.formats import Side
from course.language import _

Round = Literal["before", "after"]
Setting = Literal["screen", "laptops", "alone"]
GroundsKind = Literal["ledger", "passage", "source", "own", "precedent", "position"]
Choice = Literal["for", "against", "undecided"]
Way = Literal["device", "slips"]
Chairs = Annotated[dict[Name, Several[Name]], Field(max_length=MOST_OF_A_LIST)]
Named = Annotated[dict[Name, Name], Field(max_length=MOST_OF_A_LIST)]
Seconds = Annotated[float, Strict(), Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Count = Annotated[int, Strict(), Field(ge=0, le=1_000)]
"""Ballots: more than this is no vote of one room."""
DebateName = Annotated[Name, Field(description="Which debate: its code, and a mark of format and motion.")]
CardName = Annotated[Name, Field(description="Which card: the id of the entry that played it.")]


@body
class Begin:
    """Begin a debate. Laptops that begin with the same code, format and motion hold the same one."""

    debate: DebateName
    code: Words = ""
    format: Format
    motion: Annotated[
        dict[Literal["id", "text", "for", "against"], Words],
        Field(description="Its words; and, of a motion of the case, its id and the best reasons."),
    ]
    setting: Setting = "screen"


@body
class Draw:
    """Draw sides and roles by lot."""

    debate: DebateName
    seed: Words
    people: Several[Name] = ()
    chairs: Chairs
    institutions: Named = Field(default_factory=dict)
    replaces: Annotated[
        Several[Name] | None, Field(description="Entries of the draws that this one takes the place of.")
    ] = None


@body
class Swap:
    """Let two people change chairs."""

    debate: DebateName
    one: Name
    other: Name


@body
class Sit:
    """Let somebody take another role."""

    debate: DebateName
    person: Name
    role: Name
    keep: Annotated[YesNo, Field(description="Whether they go on speaking for their institution.")] = False


@body
class Institution:
    """Let somebody speak for an institution."""

    debate: DebateName
    person: Name
    institution: Name


@body
class Ready:
    """Say that a side has prepared."""

    debate: DebateName
    side: Literal["for", "against"]


@body
class Clock:
    """Work the clock: go to a phase, start, stop, correct, take preparation time, hand it over."""

    debate: DebateName
    do: Literal["phase", "start", "pause", "correct", "bank", "hand", "auto"]
    left: Annotated[Seconds | None, Field(description="Seconds left; below zero is over time.")] = None
    phase: Annotated[Whole, Field(description="From 0 on.")] | None = None
    running: YesNo = False
    side: Name = ""
    to: Name = ""
    on: YesNo = False

    @model_validator(mode="after")
    def _whole(self) -> Any:  # noqa: ANN401 - pydantic's own
        if self.do in ("phase", "start", "pause", "correct", "bank") and self.left is None:
            raise ValueError(_("has no “left”"))
        if self.do == "phase" and self.phase is None:
            raise ValueError(_("has no “phase”"))
        return self


@body
class Grounds:
    """What a card rests on."""

    kind: GroundsKind = "own"
    ref: Annotated[Name, Field(description="Id of a claim, source, precedent or position.")] = ""
    text: Words = ""


Claim = Annotated[Words, Field(min_length=1)]


@body
class Wording:
    """What a card says, in Toulmin's parts; what plays or changes a card holds it."""

    debate: DebateName
    claim: Claim
    grounds: Grounds | None = None
    warrant: Words = ""
    backing: Words = ""
    qualifier: Words = ""
    rebuttal: Words = ""


@body
class Card(Wording):
    """Play a card in Toulmin's parts."""

    side: Side = "none"
    institution: Name = ""
    phase: Whole = 0
    relation: Literal["", "supports", "attacks", "undercuts"] = ""
    to: CardName = ""
    scheme: Annotated[Name, Field(description="What kind of argument it is.")] = ""


@body
class Edit(Wording):
    """Change the wording of a card."""

    card: CardName
    base: Annotated[Several[Name], Field(description="Entries of the wordings that this one replaces.")] = ()


@body
class Withdraw:
    """Take a card off the table."""

    debate: DebateName
    card: CardName
    withdrawn: YesNo = True


@body
class Tie:
    """Say how a card stands to one more card."""

    debate: DebateName
    card: CardName
    relation: Literal["supports", "attacks", "undercuts"]
    to: CardName


@body
class Answer:
    """Answer a critical question about a card."""

    debate: DebateName
    card: CardName
    question: Annotated[Name, Field(description="Its place in the list of its scheme, from 0 on.")]
    text: Words


@body
class Say:
    """Write down what was said."""

    debate: DebateName
    text: Words
    kind: Literal["note", "point", "question", "proposal"] = "note"
    phase: Whole


@body
class Poll:
    """Open a vote."""

    debate: DebateName
    round: Round
    way: Annotated[
        Way, Field(description="Ballots on a device, or slips of paper that are counted by hand.")
    ] = "device"
    paired: Annotated[
        YesNo,
        Field(description="Whether digits pair the two ballots of one hand, so that moves can be told."),
    ] = True


Tally = Annotated[dict[Choice, Count], Field(description="For each choice, how many.")]


@body
class Slips:
    """Enter what was counted by hand from slips of paper: both votes at once, after the second."""

    debate: DebateName
    before: Tally
    after: Tally
    replaces: Annotated[
        Several[Name], Field(description="Entries of the same person that this one corrects.")
    ] = ()

    @model_validator(mode="after")
    def _no_small_group(self) -> Any:  # noqa: ANN401 - pydantic's own
        if min(sum(self.before.values()), sum(self.after.values())) < FEWEST:
            raise ValueError(_("has fewer slips than may be counted"))
        return self


Total = tuple[Round, Choice, Count]
Move = tuple[Literal["for", "against", "undecided", "missing"], Choice, Count]


@body
class Ballots:
    """Close a vote. Nothing in it belongs to a person."""

    debate: DebateName
    round: Round
    count: Count
    sealed: Annotated[
        Several[Words], Field(description="The first vote, closed with a key that is kept elsewhere.")
    ] = ()
    moves: Annotated[Several[Move], Field(description="First choice, second choice, how many.")] = ()
    totals: Annotated[
        Several[Total],
        Field(description="Where nothing pairs the ballots: which vote, which choice, how many."),
    ] = ()
    reasons: Annotated[Several[Words], Field(description="In the order of the alphabet.")] = ()
    key_lost: Annotated[YesNo, Field(description="Whether the first vote could not be opened any more.")] = (
        False
    )
    first_reasons: Annotated[Several[Words], Field(description="Those of the first vote.")] = ()

    @model_validator(mode="after")
    def _no_more_moves_than_ballots(self) -> Any:  # noqa: ANN401 - pydantic's own
        if sum(move[2] for move in self.moves) > self.count:
            raise ValueError(_("has more moves than ballots"))
        if sum(n for round_, _choice, n in self.totals if round_ == self.round) > self.count:
            raise ValueError(_("counts more ballots than there are"))
        return self


@body
class Feedback:
    """Tell a speaker what worked and what to try next."""

    debate: DebateName
    to: Name
    role: Literal["judge", "peer", "self"] = "peer"
    levels: Named = Field(default_factory=dict)
    worked: Words = ""
    next: Words = ""


@body
class Joint:
    """Write a version of the joint statement."""

    debate: DebateName
    text: Words


@body
class Agree:
    """Agree to a version of the joint statement."""

    debate: DebateName
    version: Annotated[Name, Field(description="The entry that wrote it.")]
    side: Annotated[Name, Field(description="A side, or a person where there are no sides.")]


DEBATE = Verbs(
    Begin, Draw, Swap, Sit, Institution, Ready, Clock, Card, Edit, Withdraw, Tie, Answer, Say, Poll, Ballots,
    Slips, Feedback, Joint, Agree,
)  # fmt: skip
