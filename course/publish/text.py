"""A round on one text as a paper: the text as it stands, and what became of each amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.text.rows import rows
from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Para

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.text import TextRound
    from course.publish.paper import Block


def text_round(round_: TextRound) -> Paper:
    """Make a paper of a round on one text.

    Examples
    --------
    >>> from course.activities.text import TextRound
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> text_round(TextRound(load_case(), Journal(), who="heron")).title
    'The text and its amendments'
    """
    return Paper(_("The text and its amendments"), (*_text(round_), *_amendments(round_)))


def _text(round_: TextRound) -> Iterator[Block]:
    yield Heading(_("The text"))
    clauses = [c for c in round_.state.clauses.values() if c.text]
    said = []
    for clause in clauses:
        said.append(Item(clause.text, f"{clause.number}. {round_.case.issue(clause.issue).title}:"))
        other = _("Drafted otherwise at another desk: “{words}”")
        said += [Item(other.format(words=words)) for words in clause.otherwise]
    yield Items(tuple(said)) if said else Para(_("There is no clause yet."))


def _amendments(round_: TextRound) -> Iterator[Block]:
    yield Heading(_("Amendments"))
    said = []
    for row in rows(round_):
        about = _("“{words}” Sponsored by {sponsors}. Outcome: {outcome}.").format(
            words=row["words"], sponsors=row["sponsors"], outcome=row["outcome"]
        )
        said.append(Item(f"{about} {row['roll']}".strip(), f"{row['amendment']}:"))
    yield Items(tuple(said)) if said else Para(_("Nobody has proposed an amendment."))
