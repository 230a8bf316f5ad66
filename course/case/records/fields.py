"""The kinds of field that records are made of.

Each is a string with a marker. The checks walk the data by these markers, so a
new record is checked as soon as its fields say what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

from course.language import N_, Labels


@dataclass(frozen=True, slots=True)
class Refers:
    """The field holds the id of a record in another table."""

    table: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The field holds words of the paper, letter by letter."""


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """The toolkit itself speaks here, so the words must be neutral."""


Marker = Refers | Verbatim | OwnVoice

UNPLACED: Final = -1
"""An offset that a person left out of the data; loading finds it from the quote."""

ID_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
DATE_PATTERN: Final = r"^\d{4}(-\d{2}(-\d{2})?)?$"
DAY_PATTERN: Final = r"^\d{4}-\d{2}-\d{2}$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
URL_PATTERN: Final = r"^https?://\S+$"
SOMETHING_PATTERN: Final = r"\S"
TIME_PATTERN: Final = r"^\d{1,3}:[0-5]\d$"
MARK_PATTERN: Final = r"^\w{1,4}$"
MOST_CHARACTERS: Final = 5000
NO_SUCH_DAY: Final = "no_such_day"
"""The kind of mistake of a date that is written well and stands in no calendar, such as 2026-02-31."""

PATTERNS_IN_WORDS: Final = Labels(
    {
        ID_PATTERN: N_("letters, digits, '.', '_' and '-', without spaces"),
        DATE_PATTERN: N_("a date as 2026-02-11, 2026-02 or 2026"),
        DAY_PATTERN: N_("a day as 2026-02-11"),
        LANGUAGE_PATTERN: N_("the code of a language, such as en, fa or pt-BR"),
        URL_PATTERN: N_("an address that starts with http:// or https://"),
        SOMETHING_PATTERN: N_("at least one word"),
        MARK_PATTERN: N_("one to four letters or digits"),
        TIME_PATTERN: N_("minutes and seconds from 0:00 on, such as 7:30"),
    }
)


def _in_the_calendar(text: str) -> str:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DAY, "there is no such day") from None
    return text


_text = StringConstraints(pattern=SOMETHING_PATTERN, max_length=MOST_CHARACTERS)

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Text = Annotated[str, _text]
Voice = Annotated[str, _text, OwnVoice()]
Passage = Annotated[str, _text, Verbatim()]
Day = Annotated[str, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_in_the_calendar)]
Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_in_the_calendar)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Mark = Annotated[str, StringConstraints(pattern=MARK_PATTERN)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
Whole = Annotated[int, Strict()]
Colour = Annotated[int, Strict(), Field(ge=1, le=8)]
"""The number of a colour of parties in tokens.css."""
YesNo = Annotated[bool, Strict()]

ClaimId = Annotated[str, Refers("claims")]
EventId = Annotated[str, Refers("events")]
IssueId = Annotated[str, Refers("issues")]
SectionId = Annotated[str, Refers("sections")]
SourceId = Annotated[str, Refers("sources")]
StakeholderId = Annotated[str, Refers("stakeholders")]
TermId = Annotated[str, Refers("glossary")]


class Frozen(BaseModel):
    """A part of a record: cannot be changed, and knows every field it may have."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Record(Frozen):
    """One row of a table of the case."""

    id: Id
