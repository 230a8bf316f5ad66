"""What somebody judged, as a paper: the paper's words, one's own, and the ledger's where it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from course.activities.claims import Reading
    from course.publish.paper import Block


def judgements(reading: Reading) -> Paper:
    """Make a paper of the judgements of the person who acts now.

    Examples
    --------
    >>> from course.activities.claims import Reading
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> reading = Reading(load_case(), Journal(), who="heron", sections=("I",))
    >>> _ = reading.judge("S1-01", kind="factual", status="supported", confidence=3, why="A common view.")
    >>> [block.text for block in judgements(reading).blocks if isinstance(block, Heading)]
    ['S1-01']
    """
    return Paper(_("Judgements"), tuple(b for row in reading.rows() for b in _blocks(row)))


def _blocks(row: dict[str, Any]) -> Iterator[Block]:
    yield Heading(row["claim"])
    yield Quote(row["quote"])
    said = "; ".join(filter(None, (row["kind"], row["status"], row["confidence"]))) + "."
    items = [Item(f"{said} {row['why']}", f"{row['who']}:")]
    if row["ledger_status"]:
        ledger = f"{row['ledger_kind']}; {row['ledger_status']}. {row['ledger_note']}"
        items += [Item(ledger, _("Ledger:")), Item(row["sources"] or _("the paper itself"), _("Sources:"))]
    if row["challenge"]:
        items.append(Item(row["challenge"], _("Challenge:")))
    yield Items(tuple(items))
