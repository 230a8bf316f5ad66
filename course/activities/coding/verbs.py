"""What the journal keeps of passages that several people code."""

from typing import Annotated, Literal

from pydantic import Field

from course.activities.bodies import Name, Several, Verbs, Whole, Words, YesNo, body

Scale = Literal["nominal", "ordinal", "interval", "ratio"]
CodeName = Annotated[
    Name, Field(description="Id of a code: the entry that defined it first, or its id in the case.")
]
PassageName = Annotated[
    Name, Field(description="A passage: the id of its text, which is empty for the paper, and its place.")
]
GivenCode = Annotated[Name, Field(description="Id of the code; empty: none of the codes fits.")]


@body
class Span:
    """A part of a text: characters from start, before end."""

    start: Whole
    end: Whole


@body
class Take:
    """Take a code of the case's codebook; whoever takes it on another desk takes the same one."""

    code: Annotated[Name, Field(description="Its id in the case.")]


@body
class Define:
    """Put a code into the codebook, or word it anew; earlier wordings stay on record."""

    code: Annotated[Name, Field(description="The code that is worded anew; empty for a new one.")] = ""
    label: Name
    definition: Words
    when: Annotated[Words, Field(description="When to use it.")] = ""
    when_not: Annotated[Words, Field(description="When not to use it.")] = ""
    value: Annotated[
        float | None, Field(description="Its number on an interval or ratio scale.", allow_inf_nan=False)
    ] = None


@body
class Retire:
    """Take a code out of the codebook, or back into it; what was coded with it stays."""

    code: CodeName
    retired: YesNo = True


@body
class Measure:
    """Say how the codes differ: by name, in an order, by their distance, or beside a zero."""

    scale: Scale


@body
class Bring:
    """Bring in a text of one's own, whose passages are coded."""

    title: Name
    text: Words


@body
class Choose:
    """Choose passages that everybody codes."""

    text: Annotated[Name, Field(description="The entry that brought the text in; empty for the paper.")] = ""
    spans: Several[Span]


@body
class LeaveOut:
    """Leave a passage out, or take it in again; what was coded there stays."""

    passage: PassageName
    out: YesNo = True


@body
class Give:
    """Give a passage one code, with a reason."""

    passage: PassageName
    code: GivenCode = ""
    wording: Annotated[Name, Field(description="The entry whose wording of the code was read.")] = ""
    reason: Words
    apart: Annotated[
        YesNo, Field(description="Whether the codes of others were still hidden when this was written.")
    ] = True


@body
class Open:
    """Show everybody what each of them gave a passage."""

    passage: PassageName


@body
class Settle:
    """Agree on the code of a passage that is open, with a reason."""

    passage: PassageName
    code: GivenCode = ""
    reason: Words


CODING = Verbs(Take, Define, Retire, Measure, Bring, Choose, LeaveOut, Give, Open, Settle)
