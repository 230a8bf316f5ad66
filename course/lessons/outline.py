"""What of a lesson its faces need when its page is written already: the calls and the headings.

Where Python runs slowly, as in a browser, laying a lesson out is a good part of the wait before its faces.
Whoever writes a folder for such a place leaves the outlines of its lessons in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import TypeAdapter

from course.lessons.notebook import Call  # noqa: TC001 - Pydantic reads it
from course.lessons.page import Heading, lay_out
from course.lessons.siblings import read_lesson

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from course.lessons.page import Page

NAME: Final = "outlines.json"


class Outline(NamedTuple):
    """A lesson without its prose."""

    calls: tuple[Call, ...]
    headings: tuple[Heading, ...]


_OUTLINES: Final = TypeAdapter(dict[str, Outline])


def outline_of(page: Page) -> Outline:
    """Give the outline of a lesson that is laid out."""
    return Outline(tuple(block.call for block in page.blocks if block.call), page.contents)


def outlines_text(outlines: Mapping[str, Outline]) -> bytes:
    """Give the outlines of lessons, by their ids, as :data:`NAME` says them."""
    return _OUTLINES.dump_json(dict(outlines))


def read_outline(folder: Path, lesson: str) -> Outline:
    """Give the outline of a lesson: what was left in the folder, else what its notebook comes to.

    Parameters
    ----------
    folder
        The folder that holds ``notebooks/``.
    lesson
        The id of the lesson.

    Examples
    --------
    >>> from course.case import default_folder
    >>> read_outline(default_folder().parent, "00-start-here").calls[0].face
    'begin'
    """
    left = folder / NAME
    if left.is_file():
        return _OUTLINES.validate_json(left.read_bytes())[lesson]
    return outline_of(lay_out(read_lesson(folder / "notebooks", lesson), lambda _call: ""))
