"""Somebody's notes to a lesson, as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _
from course.publish.paper import Heading, Paper, Para

if TYPE_CHECKING:
    from course.activities.notes import Notes


def notes(work: Notes) -> Paper:
    """Make a paper of the notes of the person who acts now: each prompt with what was written.

    Examples
    --------
    >>> from course.activities.notes import Notes
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Notes(load_case(), Journal(), who="heron", lesson="01-introduction")
    >>> _ = work.write("surest", "The date. I had read it that day.")
    >>> notes(work).blocks[1].text
    'The date. I had read it that day.'
    """
    blocks: list[Heading | Para] = []
    for row in work.rows():
        blocks.append(Heading(row["question"]))
        blocks += [Para(part) for part in row["text"].split("\n\n") if part.strip()]
    return Paper(_("Notes: {lesson}").format(lesson=work.lesson.title), tuple(blocks))
