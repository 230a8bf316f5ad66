"""A round of coding as a paper: the codebook, what is disputed with all reasons, what was settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.coding.agreement import agenda, agreement_in_words
from course.activities.coding.rows import label
from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Para, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.coding import Coding, Passage
    from course.publish.paper import Block


def coded_passages(coding: Coding) -> Paper:
    """Make a paper of a round of coding: of what others gave, only what is open.

    Examples
    --------
    >>> from course.activities.coding import Coding
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> coded_passages(Coding(load_case(), Journal(), who="heron")).title
    'Coded passages'
    """
    return Paper(_("Coded passages"), (*_book(coding), *_together(coding), *_own(coding)))


def _book(coding: Coding) -> Iterator[Block]:
    yield Heading(_("The codebook"))
    told = []
    for code in coding.state.book:
        says = [code.now.definition]
        if code.now.when:
            says.append(_("Use it: {when}").format(when=code.now.when))
        if code.now.when_not:
            says.append(_("Do not use it: {when}").format(when=code.now.when_not))
        told.append(Item(" ".join(says), f"{code.now.label}:"))
    yield Items(tuple(told)) if told else Para(_("There is no code yet."))


def _together(coding: Coding) -> Iterator[Block]:
    plan = agenda(coding.state)
    yield Heading(_("What is disputed"))
    for passage in plan.disputes:
        yield from _passage(coding, passage)
    if not plan.disputes:
        yield Para(_("Nothing is disputed among the passages that are open."))
    for said in agreement_in_words(coding.state):
        yield Para(said)
    for heading, passages in ((_("What was settled"), plan.settled), (_("What all agree on"), plan.agreed)):
        if passages:
            yield Heading(heading)
            for passage in passages:
                yield from _passage(coding, passage)


def _passage(coding: Coding, passage: Passage) -> Iterator[Block]:
    yield _quoted(coding, passage)
    given = [
        Item(f"{label(coding.state, coded.code)}. {coded.reason}", f"{coding.journal.name_of(who)}:")
        for who, coded in passage.given.items()
    ]
    if passage.settled:
        last = passage.settled[-1]
        given.append(Item(f"{label(coding.state, last.code)}. {last.reason}", _("Settled:")))
    yield Items(tuple(given))


def _quoted(coding: Coding, passage: Passage) -> Quote:
    brought = coding.state.texts.get(passage.text)
    return Quote(coding.words(passage), brought.title if brought else _("The paper"))


def _own(coding: Coding) -> Iterator[Block]:
    apart = [(p, own) for p in coding.state.work if not p.opened and (own := coding.own(p)) is not None]
    if not apart:
        return
    yield Heading(_("Your codes that are not open yet"))
    for passage, own in apart:
        yield _quoted(coding, passage)
        yield Items((Item(f"{label(coding.state, own.code)}. {own.reason}"),))
