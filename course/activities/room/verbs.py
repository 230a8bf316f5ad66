"""What the journal keeps of a room: its script, written by whoever leads it, and its queue."""

from typing import Annotated, Final, Literal

from pydantic import Field

from course.activities.bodies import MOST_OF_A_LIST, Name, Several, Verbs, Whole, Words, body
from course.language import N_, Labels

MOST_SECONDS: Final = 36_000
"""That a clock of a step can show: ten hours."""
Kind = Literal[
    "passage",
    "question",
    "exercise",
    "vote",
    "debate",
    "priorities",
    "chair",
    "bargaining",
    "lesson",
    "text",
    "coding",
]
Reason = Literal["person", "subject", "hurts", "twice", "other"]
StageName = Annotated[Name, Field(description="Which step: the id of the entry that put it in front.")]
EntryName = Annotated[Name, Field(description="Id of an entry.")]

STAGE_LABELS: Final = Labels(
    {
        "passage": N_("A sentence to judge"),
        "question": N_("A question to write on"),
        "exercise": N_("An exercise"),
        "vote": N_("A secret vote"),
        "debate": N_("A debate"),
        "priorities": N_("Priorities"),
        "chair": N_("A party’s chair"),
        "bargaining": N_("A package"),
        "text": N_("One text, clause by clause"),
        "coding": N_("Coding, apart and then together"),
        "lesson": N_("The lesson, on one’s own"),
    }
)
WORKED_ON: Final = frozenset({"exercise", "debate", "priorities", "chair", "bargaining", "text", "coding"})
"""Kinds of step that have a page of their own, where the class works on them."""
ASKS: Final = frozenset({"passage", "question", "vote"})
"""Kinds of step whose answers are closed, counted and shown."""
REASON_LABELS: Final = Labels(
    {
        "person": N_("It names a person"),
        "subject": N_("It is off the subject"),
        "hurts": N_("It hurts somebody"),
        "twice": N_("It stands there twice"),
        "other": N_("Another reason"),
    }
)
"""Why something is set aside; its writer is told."""


@body
class Put:
    """Put something in front of the class."""

    kind: Kind
    about: Annotated[
        Name,
        Field(
            description="Id of the claim, exercise, debate, party or lesson; "
            "of a first vote, its debate if it has one; of a second, the step of the first."
        ),
    ] = ""
    part: Annotated[
        Name, Field(description="What of it: the set of an exercise; of two votes, `before` or `after`.")
    ] = ""
    text: Annotated[Words, Field(description="The question, in words of whoever leads.")] = ""
    minutes: Annotated[Whole, Field(ge=0, description="How long it may take; 0 says nothing.")] = 0


@body
class Back:
    """Put the step before in front of the class again; the one after it stays in the record."""

    stage: StageName


@body
class Close:
    """Take no more answers, and write down what came of it as counts."""

    stage: StageName
    answers: Annotated[Whole, Field(ge=0, description="From how many people.")] = 0
    counts: Annotated[
        dict[Name, Whole],
        Field(max_length=MOST_OF_A_LIST, description="By answer; empty below the smallest group."),
    ] = Field(default_factory=dict)
    reasons: Annotated[
        dict[Name, Words],
        Field(
            max_length=MOST_OF_A_LIST,
            description="One reason for some of the answers; newer files have them in `show`.",
        ),
    ] = Field(default_factory=dict)
    first: Annotated[
        dict[Name, Whole],
        Field(
            max_length=MOST_OF_A_LIST,
            description="Of a second vote: the counts of the first, sealed until then.",
        ),
    ] = Field(default_factory=dict)


@body
class Reopen:
    """Take answers again."""

    stage: StageName


@body
class Show:
    """Let everybody see what came of a step; once more where something of it was set aside since."""

    stage: StageName
    reasons: Annotated[
        dict[Name, Words] | None,
        Field(
            max_length=MOST_OF_A_LIST,
            description="What was said, without what is set aside: one reason for some of the answers, or "
            "texts by a number; null: as `close` has it.",
        ),
    ] = None


@body
class Hide:
    """Hide it again."""

    stage: StageName


@body
class Write:
    """Answer a question in one's own words. The latest answer counts."""

    stage: StageName
    text: Words


@body
class SetAside:
    """Take something off the screens of the class; it stays in the record, and its writer is told why."""

    entry: EntryName
    reason: Reason


@body
class BringBack:
    """Show again what was set aside."""

    entry: EntryName


@body
class Ask:
    """Ask to speak."""


@body
class StepBack:
    """Ask no longer."""


@body
class Finish:
    """Have finished speaking; it counts for whoever has the floor."""


@body
class Give:
    """Give somebody the floor, or nobody. Whoever had it has finished."""

    to: Annotated[Name, Field(description="The id of a person; empty: nobody.")] = ""


@body
class Split:
    """Let the class work in groups."""

    groups: Annotated[
        dict[Name, Several[Name]], Field(max_length=MOST_OF_A_LIST, description="The people of each group.")
    ]
    seed: Annotated[Name, Field(description="What they were drawn with; empty where they were chosen.")] = ""


@body
class Gather:
    """Bring the groups back together."""


@body
class Follow:
    """Follow the plan of a lesson, at one of its parts."""

    lesson: Annotated[Name, Field(description="Id of the lesson.")]
    part: Annotated[Name, Field(description="Id of the part that the class is at.")]


@body
class Leave:
    """Leave the plan. Where the class was in it is kept."""


@body
class Time:
    """Set the clock of a step."""

    stage: StageName
    left: Annotated[float, Field(ge=-MOST_SECONDS, le=MOST_SECONDS, description="Seconds that are left.")]
    running: Annotated[bool, Field(description="Whether it runs on from there.")] = False


@body
class Spot:
    """Show one contribution on the projector, and nothing else until it is taken off."""

    entry: Annotated[Name, Field(description="Id of the entry that holds it; empty: none.")] = ""


@body
class Nudge:
    """Ask those who have not spoken, once and privately, whether they would like to."""

    after: Annotated[
        Whole, Field(ge=0, description="Minutes after the first step from which on it is asked; 0: never.")
    ] = 0


ROOM = Verbs(
    Put,
    Back,
    Close,
    Reopen,
    Show,
    Hide,
    Write,
    SetAside,
    BringBack,
    Ask,
    StepBack,
    Give,
    Finish,
    Split,
    Gather,
    Follow,
    Leave,
    Time,
    Spot,
    Nudge,
)
OF_EVERYBODY: Final = frozenset({"write", "ask", "step_back", "finish"})
"""What everybody in a room may do; the rest only those who lead it."""
