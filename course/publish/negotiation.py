"""The record of a negotiation as a paper; the alternatives are in it once the talks are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.negotiation.questions import prompts
from course.activities.negotiation.rows import rows
from course.language import _, strung, upper
from course.publish.paper import Heading, Item, Items, Paper, Para

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.negotiation import Negotiation
    from course.publish.paper import Block


def negotiation(talks: Negotiation) -> Paper:
    """Make a paper of what happened at the table.

    Examples
    --------
    >>> from course.activities.negotiation import Negotiation
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> talks = Negotiation(load_case(), Journal(), who="heron")
    >>> _ = talks.play("oman")
    >>> negotiation(talks).title
    'Record of the negotiation'
    """
    return Paper(_("Record of the negotiation"), (*_table(talks), *_happened(talks), *_text(talks)))


def _table(talks: Negotiation) -> Iterator[Block]:
    named = talks.words.name
    yield Items(
        tuple(
            Item(strung(map(talks.journal.name_of, people)), f"{upper(named(party))}:")
            for party, people in talks.players.items()
        )
    )
    if talks.closed:
        yield Heading(_("Alternatives to an agreement"))
        when = {True: _("before the talks"), False: _("during the talks")}
        yield Items(
            tuple(
                Item(a.text, f"{upper(named(a.party))}, {when[a.before_talks]}:") for a in talks.alternatives
            )
        )


def _happened(talks: Negotiation) -> Iterator[Block]:
    yield Heading(_("What happened"))
    said = []
    for row in rows(talks):
        words = f" “{row['words']}”" if row["words"] else ""
        reply = f" ({row['answers_or_support']})" if row["answers_or_support"] else ""
        said.append(Item(f"{row['content']}.{words}{reply}", f"{upper(row['party'])}, {row['what']}:"))
    yield Items(tuple(said)) if said else Para(_("Nothing yet."))


def _text(talks: Negotiation) -> Iterator[Block]:
    yield Heading(_("The single text"))
    clauses = [issue for issue in talks.case.issues if talks.versions(issue.id)]
    said = [Item(talks.standing(issue.id), f"{issue.title}:") for issue in clauses]
    yield Items(tuple(said)) if said else Para(_("No clause has a version yet."))
    if talks.closed:
        yield Heading(_("To debrief"))
        yield Items(tuple(map(Item, prompts(talks))))
