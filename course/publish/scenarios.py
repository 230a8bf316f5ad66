"""The stories of a what-if that hold together, and those that were told, as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.scenarios.rows import basis
from course.activities.scenarios.words import counted, held_in_words, told
from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Para

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.scenarios import Scenarios
    from course.publish.paper import Block


def scenarios(work: Scenarios) -> Paper:
    """Make a paper of one person's stories.

    Examples
    --------
    >>> from course.activities.scenarios import Scenarios
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> paper = scenarios(Scenarios(load_case(), Journal(), who="heron", what_if="W1"))
    >>> [block.text for block in paper.blocks if isinstance(block, Heading)]
    ['What the judgements rest on']
    """
    return Paper(work.what_if.question, (*_found(work), *_told(work), *_basis(work)))


def _found(work: Scenarios) -> Iterator[Block]:
    yield Para(_("Stories that hold together. None of them is a forecast."))
    matrix, found = work.matrix(), work.consistent()
    if found:
        yield Items(tuple(Item(told(matrix, scenario), f"{n}.") for n, scenario in enumerate(found, 1)))
    held = held_in_words(matrix, work.held)
    yield Para(f"{counted(matrix, len(found), work.held, more=work.more_hold)} {held}".strip())


def _told(work: Scenarios) -> Iterator[Block]:
    matrix = work.matrix()
    for story in work.stories:
        yield Heading(story.title)
        yield Para(f"{told(matrix, story.scenario)} ({work.journal.name_of(story.who)})")
        yield Items(tuple(Item(text, f"{what.capitalize()}:") for what, text in story.parts))


def _basis(work: Scenarios) -> Iterator[Block]:
    yield Heading(_("What the judgements rest on"))
    yield Items(tuple(map(Item, basis(work))))
