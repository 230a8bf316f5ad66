"""What a browser and Python say to each other about a face: one record for each message.

Every door carries these messages and no others: a widget in a notebook, a server, a page without one.
A message is one JSON object; pieces of files travel beside it as bytes. ``docs/developer.md`` shows the
records as tables, made from this module.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from course.faces.verbs import MOST_KEY, OLD_PAGE
from course.language import NotAllowed, _, direction, tag

VERSION: Final = 4
"""Raised whenever a message changes its meaning or its shape."""
PIECE: Final = 1_000_000
"""Bytes of a file in one message: a websocket message of Jupyter holds ten times as much."""
_MOST_LINES: Final = 1_000_000
_MOST_ERROR: Final = 1_000


class Message(BaseModel):
    """A message of the wire."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FromBrowser(Message):
    """A message from the browser to Python."""

    wire: Literal[4] = Field(description="the version of the wire that the page speaks")


class Do(FromBrowser):
    """Somebody pressed something, sent a form or chose from a list."""

    type: Literal["do"] = "do"
    do: str = Field(max_length=MOST_KEY, description="the verb")
    seq: int = Field(
        ge=0, le=2**53, description="the number of this press on this page; the answer carries it"
    )
    args: dict[str, Any] = Field(description="what the pressed element names: `data-args`")
    form: dict[str, Any] = Field(description="the named fields of the form that was sent")


class Piece(FromBrowser):
    """A piece of a file that somebody chose; its bytes travel beside it."""

    type: Literal["upload"] = "upload"
    do: str = Field(max_length=MOST_KEY, description="the verb that takes the file")
    seq: int = Field(
        ge=0, le=2**53, description="the number of this press on this page; the answer carries it"
    )
    name: str = Field(max_length=MOST_KEY * 5, description="the name of the file")
    part: int = Field(ge=0, description="which piece this is, from 0")
    parts: int = Field(ge=1, description="how many pieces there are")
    file: int = Field(ge=0, description="which of the files chosen together this is, from 0")
    files: int = Field(ge=1, description="how many files were chosen together")


class Held(FromBrowser):
    """The page is open: so much of the journal this browser keeps."""

    type: Literal["held"] = "held"
    ids: list[str] = Field(max_length=_MOST_LINES, description="ids of the entries that it keeps")


class Brought(FromBrowser):
    """Lines that Python asked for."""

    type: Literal["brought"] = "brought"
    lines: list[str] = Field(max_length=_MOST_LINES, description="lines of the journal")
    last: bool = Field(description="whether no more follow")


class Kept(FromBrowser):
    """The browser has kept or forgotten lines, or says why not."""

    type: Literal["kept"] = "kept"
    ids: list[str] = Field(max_length=_MOST_LINES, description="ids of the entries that it was asked to keep")
    error: str = Field(max_length=_MOST_ERROR, description="why not; empty where all is well")


class Seek(FromBrowser):
    """Somebody types into a field with a search."""

    type: Literal["seek"] = "seek"
    field: str = Field(max_length=MOST_KEY, description="the field")
    text: str = Field(max_length=MOST_KEY * 2, description="what stands in it")
    n: int = Field(ge=0, le=2**53, description="the number of this question; the answer carries it")


class Whole(FromBrowser):
    """The page lacks the view that a change was made of: please send the whole face."""

    type: Literal["whole"] = "whole"


class ToBrowser(Message):
    """A message from Python to the browser."""


class View(ToBrowser):
    """What the face shows now."""

    type: Literal["view"] = "view"
    html: str = Field(
        description="the whole face, or what stands now between `at` and `till` of the view before"
    )
    n: int = Field(
        default=0, description="the number of this view on this page; a change follows the one before"
    )
    at: int = Field(default=0, description="where the change begins, counted as JavaScript counts letters")
    till: int = Field(
        default=-1, description="where it ends in the view before; -1 where `html` is the whole face"
    )
    say: str = Field(default="", description="a sentence to announce")
    trouble: str = Field(default="", description="why something was not done, to show as an alert")
    fields: dict[str, str] = Field(
        default_factory=dict, description="for each field of the sent form that does not fit, why"
    )
    seq: int = Field(default=0, description="the press that this answers; 0 where it answers none")
    focus: str = Field(default="", description="where the keyboard goes, as a CSS selector inside the face")
    lang: str = Field(default_factory=tag, description="the language of what is shown")
    dir: str = Field(default_factory=direction, description="in which direction it is written: ltr or rtl")


class Download(ToBrowser):
    """A file for the person."""

    type: Literal["download"] = "download"
    name: str = Field(description="the name of the file")
    mime: str = Field(description="its kind")
    text: str = Field(default="", description="its text, where it is one")
    bytes: str = Field(default="", description="else its bytes in base64")


class Keep(ToBrowser):
    """Lines of the journal for the browser to keep."""

    type: Literal["keep"] = "keep"
    lines: list[tuple[str, str]] = Field(description="pairs: the id of an entry, and its line")


class Bring(ToBrowser):
    """Entries that the browser keeps and Python lacks: please bring them."""

    type: Literal["bring"] = "bring"
    ids: list[str] = Field(description="ids of the entries")


class Forget(ToBrowser):
    """Entries for the browser to forget."""

    type: Literal["forget"] = "forget"
    ids: list[str] = Field(description="ids of the entries")


class Found(ToBrowser):
    """What fits what somebody typed."""

    type: Literal["found"] = "found"
    n: int = Field(description="the question that this answers")
    options: list[tuple[str, str, str, str]] = Field(
        description="each a value to send, words to send with it, how it reads, and its kind"
    )


Heard = Do | Piece | Held | Brought | Kept | Seek | Whole
_HEARD: Final[TypeAdapter[Heard]] = TypeAdapter(Annotated[Heard, Field(discriminator="type")])


def heard(message: object) -> Heard:
    """Read a message from a browser.

    Raises
    ------
    course.language.NotAllowed
        If it is none that this version knows.

    Examples
    --------
    >>> heard({"type": "kept", "wire": 4, "ids": [], "error": ""})
    Kept(wire=4, type='kept', ids=[], error='')
    >>> heard({"type": "kept"})
    Traceback (most recent call last):
    course.language.refusal.NotAllowed: This page is older than the toolkit behind it. Run the cell again.
    """
    try:
        return _HEARD.validate_python(message)
    except (ValidationError, RecursionError) as error:
        raise NotAllowed(_(OLD_PAGE)) from error


def records() -> tuple[type[Message], ...]:
    """Give every record, those from the browser first."""
    return (*FromBrowser.__subclasses__(), *ToBrowser.__subclasses__())
