"""Whether parties could agree, as a paper: the package, the answers, what collides and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.bargaining.heads import compared
from course.language import _, upper
from course.publish.paper import Heading, Item, Items, Paper, Para

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.bargaining import Bargaining
    from course.publish.paper import Block


def bargaining(work: Bargaining) -> Paper:
    """Make a paper of one person's table.

    Examples
    --------
    >>> from course.activities.bargaining import Bargaining
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> paper = bargaining(Bargaining(load_case(), Journal(), who="heron"))
    >>> [block.text for block in paper.blocks if isinstance(block, Heading)][:2]
    ['What would have to be a yes', 'What collides if these are a no']
    """
    return Paper(
        _("Could they agree?"),
        (*_findings(work), *_guess(work), *_package(work), *_own(work), *_sources(work)),
    )


def _findings(work: Bargaining) -> Iterator[Block]:
    found, says, words = work.analysis(), work.says, work.words
    yield Para(
        _("Every line is a hypothesis for discussion. Where no view is on record, the answer is unknown.")
    )
    yield Para(says.verdict())
    more = [Item(_("There are more."))]
    if found.leanings:
        yield Heading(_("What would have to be a yes"))
        yield Items((*map(Item, says.leanings(found)), *(more if found.more_leanings else ())))
        yield Heading(_("What collides if these are a no"))
    elif found.collisions:
        yield Heading(_("What collides"))
    if found.collisions:
        said = [Item(words.collision(c)) for c in found.collisions]
        yield Items((*said, *(more if found.more_collisions else ())))
    if found.steps:
        yield Heading(_("Ways that would open a deal under these hypotheses"))
        said = [
            Item(f"{words.step(step.movements)} {says.leaning_of(leans)}")
            for step, leans in zip(found.steps, found.leans, strict=True)
        ]
        yield Items((*said, *(more if found.more_steps else ())))


def _package(work: Bargaining) -> Iterator[Block]:
    yield Heading(_("The package"))
    if work.package:
        chosen = ((work.words.title(i), work.words.option(i, n)) for i, n in work.package.items())
        yield Items(tuple(Item(option, f"{title}:") for title, option in chosen))
        yield Para(work.says.on_package())
    else:
        yield Para(_("Nothing is settled yet."))
    yield Heading(_("Answers"))
    yield Items(tuple(Item(work.says.reply(party)) for party in work.at_table))


def _guess(work: Bargaining) -> Iterator[Block]:
    if work.guess is None or not work.guess.issues:
        return
    yield Heading(_("My guess, beside the hypotheses"))
    both, mine, theirs = (
        _("I expected a collision, and lines collide in these hypotheses."),
        _("I expected a collision; no lines collide here in these hypotheses."),
        _("I expected none; lines collide in these hypotheses."),
    )
    yield Items(
        tuple(
            Item(both if guessed and collides else mine if guessed else theirs, f"{work.words.title(issue)}:")
            for issue, guessed, collides in compared(work)
        )
    )
    if work.guess.line:
        yield Para(_("One line that will not move, as I saw it: {line}").format(line=work.guess.line))


def _own(work: Bargaining) -> Iterator[Block]:
    pairs = [(p.id, i.id) for p in work.everybody for i in work.case.issues]
    silent = _("my own reading, without a reason")
    said = [(pair, edit.reason or silent) for pair in pairs if (edit := work.edit(*pair)) is not None]
    answers = {"accepts": _("I suppose a yes where no view is on record."),
               "refuses": _("I suppose a no where no view is on record.")}  # fmt: skip
    said += [(pair, answers[how]) for pair in pairs if (how := work.supposed(*pair)) in answers]
    if said:
        yield Heading(_("My own hypotheses"))
        yield Items(
            tuple(
                Item(reason, f"{upper(work.words.name(party))}, {work.words.title(issue)}:")
                for (party, issue), reason in said
            )
        )


def _sources(work: Bargaining) -> Iterator[Block]:
    yield Heading(_("Sources of the starting set"))
    yield Items(tuple(map(Item, work.says.sources() or [_("None is named.")])))
