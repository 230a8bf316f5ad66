"""The four worlds between two drivers, as everybody named them: a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.scenarios.axes import CORNERS
from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Para

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.scenarios import Axes
    from course.publish.paper import Block


def worlds(work: Axes) -> Paper:
    """Make a paper of the worlds of everybody who chose the same two drivers.

    Examples
    --------
    >>> from course.activities.scenarios import Axes
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Axes(load_case(), Journal(), who="heron", what_if="W1")
    >>> worlds(work).blocks[0].text
    'Four worlds between two drivers. None is a forecast.'
    """
    return Paper(work.what_if.question, tuple(_blocks(work)))


def _blocks(work: Axes) -> Iterator[Block]:
    yield Para(_("Four worlds between two drivers. None is a forecast."))
    pair = work.axes()
    for corner in CORNERS if pair else ():
        ends = zip(pair or (), corner.split("-"), strict=True)
        yield Heading("; ".join(f"{a.name}: {getattr(a, end)}" for a, end in ends))
        said = [w for who in work.people if (w := work.worlds(who).get(corner))]
        if said:
            yield Items(tuple(Item(w.text, f"{w.title} ({work.journal.name_of(w.who)}):") for w in said))
