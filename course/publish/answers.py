"""Somebody's answers to a set of exercises, as a paper: each with its outcome and the explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Para, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from course.activities.exercises import Exercises
    from course.publish.paper import Block


def answers(work: Exercises) -> Paper:
    """Make a paper of the answers of the person who acts now.

    Examples
    --------
    >>> from course.activities.exercises import Exercises
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Exercises(load_case(), Journal(), who="heron", set_id="00-start-here")
    >>> first = work.items[0]
    >>> _ = work.answer(first.id, work.view(first.id).choices[0].id)
    >>> answers(work).blocks[1].text == first.prompt
    True
    """
    blocks: list[Block] = [Para(work.progress.words)]
    rows = work.rows()
    for item in work.items:
        mine = [row for row in rows if row["item"] == item.id]
        if mine:
            blocks += _blocks(work, item.id, mine)
    return Paper(work.set.title, tuple(blocks))


def _blocks(work: Exercises, item: str, rows: list[dict[str, Any]]) -> Iterator[Block]:
    yield Heading(rows[0]["question"])
    for shown in work.view(item).shows:
        yield Quote(shown.words, shown.place)
    yield Items(tuple(Item(row["answer"], f"{row['attempt']}.", _below(row)) for row in rows))
    if rows[-1]["levels"]:
        yield Para(rows[-1]["levels"], _("Rubric:"))
    yield Para(work.item(item).explanation)


def _below(row: dict[str, Any]) -> list[Item]:
    why = [Item(row["why"], _("Why:"))] if row["why"] else []
    return [Item(row["outcome"]), *why]
