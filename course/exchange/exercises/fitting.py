"""Fit questions to a format: what it cannot ask is asked in another way, and named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from course.exchange.exercises.question import Answer, Question
from course.language import N_, _, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from course.case.exercises.views import Control
    from course.exchange.exercises.question import QuestionSet


ONLY_MARKER: Final = N_(
    "{format} has nobody to mark a text: these are essays, and only whoever marks reads a good "
    "answer and the rubric: {items}."
)
EVERYBODY: Final = N_(
    "{format} has nobody to mark a text, and no place for whoever does: these are essays, and everybody "
    "reads a good answer and the rubric after theirs: {items}."
)
"""What becomes of texts, which no platform can mark."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a question is asked where a format has no such control: the questions, and a sentence about it."""

    ask: Callable[[Question], tuple[Question, ...]]
    says: str


def fitted(
    sets: Sequence[QuestionSet], holds: Collection[Control], label: str, texts: str
) -> tuple[tuple[QuestionSet, ...], tuple[str, ...]]:
    """Ask each question in a way that a format has.

    Parameters
    ----------
    sets
        The questions.
    holds
        The controls that the format has.
    label
        What it is called.
    texts
        The sentence of this module that says what becomes of texts.

    Returns
    -------
    tuple
        The questions as the format can ask them, and a sentence for each change, which names the exercises.

    Examples
    --------
    >>> fitted([], {"one"}, "Some format", EVERYBODY)
    ((), ())
    """
    changed: dict[str, list[str]] = {}

    def fit(question: Question) -> Iterable[Question]:
        if question.control == "text":
            changed.setdefault(texts, []).append(question.item)
        if question.control in holds:
            return (question,)
        way = _WAYS[question.control]
        changed.setdefault(way.says, []).append(question.item)
        return (piece for asked in way.ask(question) for piece in fit(asked))

    sets = tuple(replace(s, questions=tuple(q for one in s.questions for q in fit(one))) for s in sets)
    named = {says: listed(list(dict.fromkeys(items))) for says, items in changed.items()}
    return sets, tuple(_(says).format(format=label, items=items) for says, items in named.items())


def _as_two(question: Question) -> tuple[Question, ...]:
    """Ask for the words first, then for what is wrong with them."""
    first = replace(
        question,
        id=f"{question.id}-1",
        title=_("{title}, part {n}").format(title=question.title, n=1),
        control="one",
        prompt=_("{prompt} (Here: the words.)").format(prompt=question.prompt),
        answers=question.words,
        words=(),
    )
    second = replace(
        question,
        id=f"{question.id}-2",
        title=_("{title}, part {n}").format(title=question.title, n=2),
        control="one",
        prompt=_("{prompt} (Here: what is wrong with them.)").format(prompt=question.prompt),
        words=(),
    )
    return first, second


def _as_places(question: Question) -> tuple[Question, ...]:
    """Ask for the place of each line: the places are the partners."""
    places = tuple(Answer(f"B{n}", str(n)) for n in range(1, len(question.answers) + 1))
    lines = tuple(replace(answer, partner=f"B{answer.place}", place=0) for answer in question.answers)
    prompt = _("{prompt} (1 is the first place.)").format(prompt=question.prompt)
    return (replace(question, control="pairs", prompt=prompt, answers=lines, partners=places),)


def _as_single(question: Question) -> tuple[Question, ...]:
    """Ask for the partner of each line in a question of its own."""
    return tuple(
        replace(
            question,
            id=f"{question.id}-{n}",
            title=_("{title}, part {n}").format(title=question.title, n=n),
            control="one",
            beside=tuple(answer.text for answer in question.answers),
            sentence=line.text,
            answers=tuple(replace(p, right=p.id == line.partner) for p in question.partners),
            partners=(),
            after=(line.feedback, *question.after),
        )
        for n, line in enumerate(question.answers, 1)
    )


_WAYS: Final[dict[Control, _Way]] = {
    "words": _Way(
        _as_two,
        N_(
            "{format} has no question for words and a reason in one: these are asked as two questions each, "
            "which are marked apart: {items}."
        ),
    ),
    "order": _Way(
        _as_places, N_("{format} has no putting in order: each line is asked for its place: {items}.")
    ),
    "pairs": _Way(
        _as_single,
        N_("{format} has no pairs that it can mark: each line is asked in a question of its own: {items}."),
    ),
}
