"""The view of a class as papers to print: what the class made of it, and questions for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.counting import FEWEST
from course.case.words import STATUS_LABELS
from course.collect.disputed import few_words
from course.collect.oral import too_few
from course.collect.people import in_words
from course.collect.talk import rules
from course.language import _, listed, ngettext
from course.publish.paper import Heading, Item, Items, Paper, Para, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.collect.disputed import Dispute
    from course.collect.group import Group
    from course.collect.oral import Oral
    from course.publish.paper import Block

MOST_DISPUTES: Final = 8
"""Sentences that are shown with their reasons; the others stand in a table."""


def class_paper(group: Group, *, names: bool = False) -> Paper:
    """Make a paper of what a class made of its lessons.

    Parameters
    ----------
    group
        The class.
    names
        Whether reasons stand with the pseudonyms of those who gave them.
    """
    blocks = [
        Para(" ".join(_lead(group, names=names))),
        *_talk(group),
        *_disputed(group, names=names),
        *_misled(group),
        *_differ(group),
        *_cards(group),
        *_ballots(group),
        *_people(group),
        Heading(_("The rules")),
        Items(tuple(Item(rule) for rule in rules())),
    ]
    return Paper(_("What the class made of it"), tuple(blocks))


def oral_paper(group: Group, people: Iterable[str] = ()) -> Paper:
    """Make a paper with questions for each person, made from their own work.

    Parameters
    ----------
    group
        The class.
    people
        For whom; for everybody where nobody is named.
    """
    blocks: list[Block] = [
        Para(
            _(
                "Three questions for each person, made from their own work. Each names what it rests on. "
                "They "
                "open a talk: listen for what stands below each, and write a sentence, not a mark."
            )
        )
    ]
    for who in people or group.work.people:
        blocks.append(Heading(group.work.journal.name_of(who)))
        asked = group.oral(who)
        if few := too_few(len(asked)):
            blocks.append(Para(few))
        if asked:
            blocks.append(Items(tuple(_oral(one) for one in asked)))
    return Paper(_("Questions for one person"), tuple(blocks))


def _oral(one: Oral) -> Item:
    listen = _("Listen for:")
    below = [Item(one.rests_on, _("Rests on:")), *(Item(words, listen) for words in one.listen_for)]
    return Item(one.question, below=below)


def _lead(group: Group, *, names: bool) -> Iterator[str]:
    lessons = [lesson.title for lesson in group.work.lessons]
    if lessons:
        yield _("On: {lessons}.").format(lessons=listed(f"“{title}”" for title in lessons))
    yield ngettext("{n} person has worked.", "{n} people have worked.", group.worked).format(n=group.worked)
    yield (
        (_("Reasons stand with pseudonyms.") if names else _("Reasons stand without pseudonyms."))
        + " "
        + _("Counts, no marks, no ranking.")
    )


def _talk(group: Group) -> Iterator[Block]:
    yield Heading(_("What to talk about next"))
    if not group.talk:
        yield Para(_("The record holds nothing yet on which people differ."))
        return
    yield Items(tuple(Item(f"{p.ask} {p.source}", p.finding) for p in group.talk))


def _disputed(group: Group, *, names: bool) -> Iterator[Block]:
    yield Heading(_("Disputed sentences"))
    if not group.disputes:
        yield Para(_("Nobody has judged a sentence yet."))
        return
    yield Para(
        _(
            "Most divided first. The two reasons were chosen because they oppose each other, not because "
            "they "
            "are the best."
        )
    )
    for dispute in group.disputes[:MOST_DISPUTES]:
        yield from _dispute(group, dispute, names=names)
    rest = group.disputes[MOST_DISPUTES:]
    if rest:
        rows = tuple((d.claim.id, d.claim.quote, _counts(d)) for d in rest)
        yield Table(_("Sentences that are less divided"), (_("Number"), _("Sentence"), _("Judgements")), rows)


def _dispute(group: Group, dispute: Dispute, *, names: bool) -> Iterator[Block]:
    yield Heading(dispute.claim.id, 3)
    yield Quote(dispute.claim.quote)
    yield Para(f"{_counts(dispute)} {_about(dispute)}")
    voices = dispute.voices()
    if voices:
        yield Items(
            tuple(
                Item(_voice(group, v.text, v.who, names=names), f"{STATUS_LABELS[v.status]}:") for v in voices
            )
        )


def _voice(group: Group, text: str, who: str, *, names: bool) -> str:
    return (
        _("“{reason}” ({who})").format(reason=text, who=group.work.journal.name_of(who))
        if names
        else _("“{reason}”").format(reason=text)
    )


def _counts(dispute: Dispute) -> str:
    if not dispute.counts:
        return few_words(dispute.judged)
    return "; ".join(_("{status}: {n}").format(status=STATUS_LABELS[s], n=n) for s, n in dispute.counts) + "."


def _about(dispute: Dispute) -> str:
    parts = [ngettext("{n} judgement", "{n} judgements", dispute.judged).format(n=dispute.judged)]
    if not dispute.counts:
        return f"{parts[0]}."
    parts += [
        ngettext("{n} reason", "{n} reasons", dispute.reasons).format(n=dispute.reasons),
        ngettext("{n} changed their mind", "{n} changed their minds", dispute.changed).format(
            n=dispute.changed
        ),
    ]
    return f"{listed(parts)}."


def _misled(group: Group) -> Iterator[Block]:
    yield Heading(_("Exercises that misled"))
    if not group.misled:
        yield Para(_("None so far, among those that at least {few} people answered.").format(few=FEWEST))
        return
    rows = tuple((m.item.prompt, m.words, m.says) for m in group.misled)
    yield Table(
        _("The wrong answer that most people gave first"),
        (_("Exercise"), _("What misled"), _("What the page says to it")),
        rows,
    )


def _differ(group: Group) -> Iterator[Block]:
    yield Heading(_("Where positions, priorities, packages and stories differ"))
    if not group.differences:
        yield Para(_("Nowhere so far, among what at least {few} people answered.").format(few=FEWEST))
        return
    rows = tuple(
        (one.about, "; ".join(_("{status}: {n}").format(status=a, n=n) for a, n in one.counts), one.beside)
        for one in group.differences
    )
    yield Table(
        _("Options are an order, not a quantity: nothing is averaged"),
        (_("Question"), _("Answers"), _("Beside it")),
        rows,
    )


def _cards(group: Group) -> Iterator[Block]:
    if not group.work.debates:
        return
    yield Heading(_("Cards nobody answered"))
    if not group.unanswered:
        yield Para(_("Every card on the table has an answer."))
        return
    none = _("No grounds yet.")
    yield Items(
        tuple(
            Item(c.card.claim if c.has_grounds else f"{c.card.claim} {none}", f"{c.name}:")
            for c in group.unanswered
        )
    )


def _ballots(group: Group) -> Iterator[Block]:
    for debate, sentences in group.ballots:
        yield Heading(_("The votes: {motion}").format(motion=debate.motion["text"]))
        yield Items(tuple(Item(sentence) for sentence in sentences))


def _people(group: Group) -> Iterator[Block]:
    yield Heading(_("Who did what"))
    yield Para(_("{counts} In alphabetical order.").format(counts=in_words(group.people)))
    head = (_("Pseudonym"), _("Sentences"), _("Exercises"), _("Notes"), _("Cards"), _("Missing"))
    nothing = _("nothing")
    rows = tuple(
        (p.name, p.sentences.words, p.exercises.words, p.notes.words, str(p.cards), p.missing or nothing)
        for p in group.people
    )
    yield Table(_("One line for each person"), head, rows)
