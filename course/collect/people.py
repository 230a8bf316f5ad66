"""Who did how much, and who has not handed in: one line for each person, in the order of names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.journal import look_of
from course.language import _, listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.collect.work import ClassWork


@dataclass(frozen=True, slots=True)
class Part:
    """How far somebody came with something, in counts."""

    done: int
    of: int

    @property
    def words(self) -> str:
        """The two counts."""
        return _("{n} of {all}").format(n=self.done, all=self.of)


@dataclass(frozen=True, slots=True)
class Line:
    """What one person did.

    Attributes
    ----------
    who
        The person’s id; empty for somebody on the list of the class from whom nothing has come.
    name
        What they are called.
    sentences, exercises, notes
        How many of the lessons’ statements they judged, items they answered, prompts they wrote to.
    cards
        How many cards they played and did not withdraw.
    entries
        How many entries of theirs hold.
    """

    who: str
    name: str
    sentences: Part
    exercises: Part
    notes: Part
    cards: int
    entries: int

    @property
    def missing(self) -> str:
        """What has not come, in words; empty where statements and exercises are all there."""
        if not self.entries:
            return _("everything")
        parts = []
        if left := self.sentences.of - self.sentences.done:
            parts.append(ngettext("{n} sentence", "{n} sentences", left).format(n=left))
        if left := self.exercises.of - self.exercises.done:
            parts.append(ngettext("{n} exercise", "{n} exercises", left).format(n=left))
        return listed(parts) if parts else ""


def lines(work: ClassWork, roll: Iterable[str] = ()) -> tuple[Line, ...]:
    """Give one line for each person, and for each name on the list of the class that did nothing.

    Parameters
    ----------
    work
        What the class did.
    roll
        Pseudonyms of everybody in the class, where there is such a list.
    """
    journal = work.journal
    judged: Counter[str] = Counter()
    for claim in work.claims:
        judged.update({j.who for j in work.judgements(claim.id)})
    answered: Counter[str] = Counter()
    wrote: Counter[str] = Counter()
    items = prompts = 0
    for lesson in work.lessons:
        prompts += len(lesson.discuss) + len(lesson.reflect)
        wrote.update({who: len(noted) for who, noted in work.noted(lesson.id).items()})
        for one in work.sets(lesson):
            items += len(one.items)
            answered.update(who for (who, _item), tried in work.tried(one.id).items() if tried.attempts)
    played = (c for debate in work.debates for c in (*debate.cards.values(), *debate.aside.values()))
    cards = Counter(c.who for c in played if not c.withdrawn)
    found = [
        Line(
            who,
            journal.name_of(who),
            Part(judged[who], len(work.claims)),
            Part(answered[who], items),
            Part(wrote[who], prompts),
            cards[who],
            work.entries[who],
        )
        for who in journal.people
        if work.counts(who)
    ]
    there = {look_of(line.name).casefold() for line in found}
    # A list of the class may come from a program that spells an accent, or a gap, in a way of its own.
    absent = {look.casefold(): name.strip() for name in roll if (look := look_of(name))}
    found += [
        Line("", name, Part(0, len(work.claims)), Part(0, items), Part(0, prompts), 0, 0)
        for plain, name in absent.items()
        if plain not in there
    ]
    return tuple(sorted(found, key=lambda line: line.name.casefold()))


def in_words(found: Iterable[Line]) -> str:
    """Say how many have handed in, in one sentence."""
    people = tuple(found)
    nothing = sum(not line.entries for line in people)
    part = sum(bool(line.entries and line.missing) for line in people)
    done = len(people) - nothing - part
    said = [
        ngettext(
            "{n} person has handed in everything.", "{n} people have handed in everything.", done
        ).format(n=done)
    ]
    if part:
        said.append(
            ngettext(
                "Something is missing from {n} person.", "Something is missing from {n} people.", part
            ).format(n=part)
        )
    if nothing:
        said.append(
            ngettext(
                "Nothing has come from {n} person.", "Nothing has come from {n} people.", nothing
            ).format(n=nothing)
        )
    return " ".join(said)
