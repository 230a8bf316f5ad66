"""Who holds what, and how issues were ranked, as papers with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.positions.priorities import BANDS
from course.activities.positions.rows import cell_rows, source_list
from course.activities.positions.table import party_words
from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.positions import Positions
    from course.activities.positions.priorities import Priorities
    from course.activities.positions.table import Cell
    from course.publish.paper import Block


def positions(work: Positions, cells: Sequence[Cell]) -> Paper:
    """Make a paper of some cells of the table: for each issue, what each party holds and on what evidence.

    Examples
    --------
    >>> from course.activities.positions import Positions
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Positions(load_case(), Journal(), who="heron")
    >>> first = work.case.positions[0]
    >>> paper = positions(work, [work.table.cell(first.issue, first.actor)])
    >>> paper.blocks[0].text == work.table.issues[first.issue].title
    True
    """
    blocks: list[Block] = []
    by_issue: dict[str, list[Item]] = {}
    for row in cell_rows(work, cells):
        said = f"{row['option'] or row['place']} ({row['how_known']})"
        below = [Item(words) for words in (row["evidence"], row["note"]) if words]
        by_issue.setdefault(row["issue"], []).append(Item(said, f"{row['party']}:", below))
    for issue, items in by_issue.items():
        blocks += [Heading(issue), Items(tuple(items))]
    return Paper(_("Who holds what"), (*blocks, *_sources(source_list(work.case, cells))))


def priorities(work: Priorities, party: str) -> Paper:
    """Make a paper of what everybody puts first and last for one party, with the reasons that were given.

    Examples
    --------
    >>> from course.activities.positions.priorities import Priorities
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Priorities(load_case(), Journal(), who="heron")
    >>> priorities(work, work.parties[0].id).blocks[0].text
    'Nobody has kept a choice yet.'
    """
    blocks: list[Block] = []
    titles = {issue.id: issue.title for issue in work.case.issues}
    for ranking in work.rankings(party):
        places = [(issue, BANDS[ranking.band(issue)]) for issue in (*ranking.first, ranking.last) if issue]
        lines = [Item(ranking.reason(issue), f"{place}: {titles[issue]}.") for issue, place in places]
        blocks += [Heading(work.journal.name_of(ranking.who)), Items(tuple(lines))]
    name = next((party_words(p) for p in work.parties if p.id == party), party)
    title = _("What matters most to a party: {party}").format(party=name)
    return Paper(title, tuple(blocks or [Para(_("Nobody has kept a choice yet."))]))


def _sources(sources: Sequence[str]) -> list[Block]:
    return [Heading(_("Sources")), Items(tuple(map(Item, sources)))] if sources else []
