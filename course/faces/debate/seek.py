"""Find what a card may rest on by typing: the case's records, the words of the paper, one's own texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from course.activities.bodies import read_bodies
from course.activities.debate.labels import position_words, precedent_words
from course.activities.exercises.verbs import EXERCISES, Answer
from course.activities.notes.verbs import NOTES, Write
from course.language import N_, Labels, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.case import Case
    from course.journal import Journal

MOST: Final = 8
"""So many are offered at once: more are not read."""
OF_A_KIND: Final = 3
"""So many of one kind come before those of other kinds that fit less well."""
SHORTEST: Final = 25
"""Characters of a sentence, or of a line of one's own, from which on it is offered."""
KINDS: Final = Labels(
    {
        "ledger": N_("Claim"),
        "passage": N_("The paper"),
        "source": N_("Source"),
        "precedent": N_("Precedent"),
        "position": N_("Position"),
        "own": N_("Your own words"),
    }
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘(])")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Ground:
    """Something a card may rest on.

    Attributes
    ----------
    kind, ref, text
        As a card keeps them.
    label
        How it reads in a list.
    """

    kind: str
    label: str
    ref: str = ""
    text: str = ""

    @property
    def value(self) -> str:
        """What the form sends."""
        return f"{self.kind}:{self.ref}" if self.ref else self.kind


def search(case: Case, journal: Journal, who: str, typed: str) -> list[Ground]:
    """Give the best of what holds every typed word, or words that begin or go on like it.

    Parameters
    ----------
    case
        The case.
    journal, who
        Whose own texts are searched as well: answers to exercises, such as a dossier, and notes.
    typed
        What somebody typed.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> [g.value for g in search(load_case(), Journal(), "heron", "s1-16")]
    ['ledger:S1-16']
    >>> search(load_case(), Journal(), "heron", "zzzz")
    []
    """
    words = _WORD.findall(_folded(typed))
    if not words:
        return []
    own = ((ground, _words_of(ground)) for ground in own_texts(journal, who))
    found = [
        (-fit, place, ground)
        for place, (ground, there) in enumerate((*own, *_of_case(case, tag())))
        if (fit := _fit(words, there))
    ]
    best = [ground for _fit_, _place, ground in sorted(found, key=lambda one: one[:2])]
    seen = Counter[str]()
    first: list[Ground] = []
    rest: list[Ground] = []
    for ground in best:
        seen[ground.kind] += 1
        (first if seen[ground.kind] <= OF_A_KIND else rest).append(ground)
    return [*first, *rest][:MOST]


def own_texts(journal: Journal, who: str) -> list[Ground]:
    """Give the lines of somebody's own latest answers and notes, the newest text first."""
    latest: dict[tuple[str, str], str] = {}
    for activity, verbs in (("exercises", EXERCISES), ("notes", NOTES)):
        for entry, body in read_bodies(journal, activity, verbs):
            if journal.person(entry.by) != who:
                continue
            if isinstance(body, Answer) and isinstance(body.response, str):
                latest[body.set, body.item] = body.response
            elif isinstance(body, Write):
                latest[body.lesson, body.prompt] = body.text
    lines = (line.strip() for text in reversed(latest.values()) for line in text.splitlines())
    return [Ground("own", line, text=line) for line in dict.fromkeys(lines) if len(line) >= SHORTEST]


@lru_cache(maxsize=4)
def _of_case(case: Case, _language: str) -> tuple[tuple[Ground, str], ...]:
    return tuple((ground, _words_of(ground)) for ground in _grounds(case))


def _grounds(case: Case) -> Iterator[Ground]:
    for claim in case.claims:
        yield Ground("ledger", f"{claim.id} “{claim.quote}”", claim.id)
    for precedent in case.precedents:
        yield Ground("precedent", precedent_words(precedent), precedent.id)
    for position in case.positions:
        yield Ground("position", position_words(case, position), position.id)
    for source in case.sources:
        year = f", {source.year}" if source.year else ""
        yield Ground("source", f"{source.title}. {source.publisher}{year}", source.id)
    for sentence in _sentences(case):
        yield Ground("passage", f"“{sentence}”", text=sentence)


def _sentences(case: Case) -> Iterable[str]:
    for section in case.sections:
        for line in case.paper.text[section.body_start : section.end].splitlines():
            for sentence in _SENTENCE.split(line.strip()):
                if len(sentence) >= SHORTEST:
                    yield sentence


def _fit(words: list[str], there: str) -> int:
    """Say how well typed words fit: each must occur; the beginning of a word counts more than its middle."""
    fit = 0
    for word in words:
        if f" {word}" in there:
            fit += 2
        elif word in there:
            fit += 1
        else:
            return 0
    return fit


def _words_of(ground: Ground) -> str:
    return " " + " ".join(_WORD.findall(_folded(f"{ground.ref} {ground.label}")))


def _folded(text: str) -> str:
    """Leave out what nobody types: case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
