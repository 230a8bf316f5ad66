"""The hand-out of a lesson: its goals, the paper's own words, statements to judge, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.claims import CONFIDENCE_LABELS
from course.case.words import KIND_LABELS, STATUS_LABELS
from course.language import _, ngettext
from course.publish.paper import Heading, Item, Items, Lines, Paper, Para, Quote, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.case import Case
    from course.case.records import Lesson
    from course.publish.paper import Block

BOX: Final = "☐\N{NO-BREAK SPACE}"
"""A box to tick, which stays with the words after it."""


def hand_out(case: Case, lesson: Lesson) -> Paper:
    """Make the hand-out of a lesson. Nothing of the ledger is in it: people judge before they look.

    Parameters
    ----------
    case
        The case.
    lesson
        One of its lessons.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> hand_out(case, case.lesson("00-start-here")).title
    'Hand-out: Start here'
    """
    blocks: list[Block] = [Para("_" * 30, _("Name or pseudonym:")), Para(lesson.summary)]
    if lesson.sittings:
        blocks += [Heading(_("What you will have at the end")), Items(tuple(_sittings(lesson)))]
    blocks += [Heading(_("The words of the paper")), Para(case.meta.rights)]
    for section in map(case.section, lesson.sections):
        lines = case.paper.text[section.body_start : section.end].splitlines()
        blocks += [Heading(section.title, 3), *(Quote(line) for line in lines if line.strip())]
    judged = [claim for part in lesson.parts for claim in part.claims]
    if judged:
        blocks += [
            Heading(_("Judge these statements")),
            Para(_("Do it alone and in silence first. What others found is opened afterwards, together.")),
            *_statements(case, dict.fromkeys(judged)),
        ]
    blocks += _questions(_("To talk about"), (p.prompt for p in lesson.discuss), lines=3)
    blocks += _questions(_("To look back with"), (p.prompt for p in lesson.reflect), lines=4)
    terms = [term for term in case.glossary if term.id in lesson.glossary]
    if terms:
        blocks += [Heading(_("Words")), Terms(tuple((t.term, t.definition) for t in terms))]
    title = _("Hand-out: {lesson}").format(lesson=lesson.title)
    return Paper(title, tuple(blocks))


def _sittings(lesson: Lesson) -> Iterator[Item]:
    for sitting in lesson.sittings:
        n = sitting.minutes[-1]
        time = ngettext("{n} minute in a class", "{n} minutes in a class", n).format(n=n)
        yield Item(f"{sitting.goal} ({time})", f"{sitting.title}.")


def _statements(case: Case, claims: Iterable[str]) -> Iterator[Block]:
    records = [case.claim(claim) for claim in claims]
    several = len({claim.section for claim in records}) > 1
    for claim in records:
        yield Heading(claim.id, 3)
        yield Quote(claim.quote, case.section(claim.section).title if several else "")
        yield Items(
            (
                Item(_boxes(KIND_LABELS.values()), _("What kind of sentence is it?")),
                Item(_boxes(STATUS_LABELS.values()), _("Does it hold?")),
                Item(_boxes(CONFIDENCE_LABELS.values()), _("How sure are you?")),
            )
        )
        yield Para("", _("Why:"))
        yield Lines(2)


def _boxes(labels: Iterable[str]) -> str:
    return "   ".join(f"{BOX}{label}" for label in labels)


def _questions(heading: str, prompts: Iterable[str], *, lines: int) -> Iterator[Block]:
    for n, prompt in enumerate(prompts):
        if not n:
            yield Heading(heading)
        yield Para(prompt, f"{n + 1}.")
        yield Lines(lines)
