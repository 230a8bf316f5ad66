"""The instructor's note of a lesson, as a paper: its plans, what to prepare, what students often say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.lessons.notebook import Prose
from course.publish.prose import from_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.lessons.notebook import Part
    from course.publish.paper import Paper


def plan(parts: Sequence[Part]) -> Paper:
    """Make a paper of the prose of a notebook; the activities in it stay on the screen.

    Parameters
    ----------
    parts
        What :func:`course.lessons.notebook.read_notebook` gave.

    Examples
    --------
    >>> from course.lessons.notebook import Prose
    >>> plan([Prose("# A plan"), Prose("Bring *pens*.")]).blocks
    (Para(text='Bring pens.', lead=''),)
    """
    return from_markdown(part.text for part in parts if isinstance(part, Prose))
