"""What a person may see of an item before answering: no key, and nothing in the order of the key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from course.case.exercises.items import (
    KIND_LABELS,
    FindFlaw,
    Matching,
    MultipleChoice,
    Ordering,
    Rewrite,
    SingleChoice,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.case import Case, Contradiction
    from course.case.exercises.items import ExerciseItem, Left, Option, Right, Span, Step

    E = TypeVar("E", bound=Option | Left | Right | Step)


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of the paper that stand with a question, and where they come from."""

    table: str
    id: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen, matched or moved."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence that can be picked out: ``sentence[start:end]``."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item as it is put to a person who has not answered it.

    ``choices`` holds the options of a choice, the steps to order, or the names
    of flaws; ``left`` and ``right`` what is to be matched; ``sentence`` and
    ``words`` what is to be looked at. What a kind does not use is empty.
    """

    id: str
    kind: str
    kind_label: str
    prompt: str
    shows: tuple[Shown, ...]
    choices: tuple[Choice, ...] = ()
    left: tuple[Choice, ...] = ()
    right: tuple[Choice, ...] = ()
    sentence: str = ""
    words: tuple[Words, ...] = ()
    rubric: str = ""


def public_view(item: ExerciseItem, case: Case, *, who: str) -> PublicItem:
    """Give an item without its key.

    The order in which things are shown depends on the item and the person and
    on nothing else, so a page looks the same when it is opened again.

    Examples
    --------
    >>> from course.activities.exercises.exercises import load_exercises
    >>> from course.case import load_case
    >>> case = load_case()
    >>> item = load_exercises(case).set("02-capabilities").items[0]
    >>> view = public_view(item, case, who="heron")
    >>> {c.id for c in view.choices} == {o.id for o in item.options}
    True
    """
    shows = shown(item, case)
    base = PublicItem(item.id, item.kind, KIND_LABELS[item.kind], item.prompt, shows)
    seed = f"{item.id}|{who}"
    if isinstance(item, SingleChoice | MultipleChoice):
        return replace(base, choices=_choices(shuffled(item.options, seed)))
    if isinstance(item, Ordering):
        return replace(base, choices=_choices(shuffled(item.steps, seed, unlike=[s.id for s in item.steps])))
    if isinstance(item, Matching):
        left = shuffled(item.left, seed)
        right = shuffled(item.right, seed, unlike=[entry.match for entry in left])
        return replace(base, left=_choices(left), right=_choices(right))
    if isinstance(item, FindFlaw):
        words = tuple(_place(span, item.sentence) for span in item.spans)
        in_text = tuple(sorted(words, key=lambda w: w.start))
        flaws = _choices(shuffled(item.flaws, seed))
        return replace(base, choices=flaws, sentence=item.sentence, words=in_text)
    sentence = case.claim(item.claim).quote if isinstance(item, Rewrite) else ""
    return replace(base, sentence=sentence, rubric=item.rubric)


def shuffled(entries: Sequence[E], seed: str, *, unlike: Sequence[str] = ()) -> list[E]:
    """Give the entries in an order that the seed decides, and that does not start like a given one."""
    order = sorted(entries, key=lambda e: hashlib.sha256(f"{seed}|{e.id}".encode()).digest())
    # One turn is enough: the ids differ, so nothing stays where it stood.
    if unlike and len(order) > 1 and all(e.id == u for e, u in zip(order, unlike, strict=False)):
        order = order[1:] + order[:1]
    return order


def shown(item: ExerciseItem, case: Case) -> tuple[Shown, ...]:
    """Give the words of the paper that stand with a question."""
    shows, found = item.shows, []
    for claim in map(case.claim, shows.claims):
        place = f"{case.section(claim.section).title}, {claim.id}"
        found.append(Shown("claims", claim.id, place, claim.quote))
    systems = (s for s in case.systems if s.id in shows.systems)
    found += [Shown("systems", s.id, f"On {s.name}", s.quote) for s in systems]
    references = (r for r in case.references if r.id in shows.references)
    found += [Shown("references", r.id, f"Reference list, {r.id}", r.quote) for r in references]
    for pair in (p for p in case.contradictions if p.id in shows.contradictions):
        for quote, start in _both(pair):
            found.append(Shown("contradictions", pair.id, section_at(case, start), quote))
    text = case.paper.text
    found += [Shown("", "", section_at(case, text.find(quote)), quote) for quote in shows.quotes]
    return tuple(found)


def _both(pair: Contradiction) -> list[tuple[str, int]]:
    """Give the two passages, or the one where a passage contradicts itself."""
    both = [(pair.quote_a, pair.start_a), (pair.quote_b, pair.start_b)]
    return both[:1] if both[0] == both[1] else both


def section_at(case: Case, offset: int) -> str:
    """Give the title of the section in which an offset lies."""
    return next((s.title for s in case.sections if s.start <= offset < s.end), "")


def _place(span: Span, sentence: str) -> Words:
    start = sentence.find(span.text)
    return Words(span.id, span.text, start, start + len(span.text))


def _choices(entries: Iterable[Option | Left | Right | Step]) -> tuple[Choice, ...]:
    return tuple(Choice(e.id, e.text) for e in entries)
