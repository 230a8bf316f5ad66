"""GIFT, the text format of Moodle: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.exchange.exercises.question import share
from course.exchange.markup import escaped, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case.exercises.views import Control
    from course.exchange.exercises.question import Answer, Question, QuestionSet

HOLDS: Final[frozenset[Control]] = frozenset({"one", "many", "pairs", "text"})
_CATEGORY: Final = "$CATEGORY: "
_SPECIAL: Final = re.compile(r"([\\~=#{}:])")
# At the beginning of an answer, a bracket names a format and a percent sign a weight.
_NAMED: Final = {"[": "&#91;", "%": "&#37;"}


def write(sets: Sequence[QuestionSet], course: str) -> bytes:
    """Write questions as GIFT, a category for each set.

    Parameters
    ----------
    sets
        The questions, fitted to :data:`HOLDS`.
    course
        What the category above all of them is called.

    Examples
    --------
    >>> write([], "A course")
    b''
    """
    return "".join(line for one in sets for line in _set(one, course)).encode()


def category(*names: str) -> str:
    """Give the path of a category; a slash inside a name is written twice, and cannot stand at its ends.

    Examples
    --------
    >>> category("A course", "Yes/no")
    '$course$/top/A course/Yes//no'
    """
    return "/".join(("$course$", "top", *(one_line(name).strip("/ ").replace("/", "//") for name in names)))


def _set(one: QuestionSet, course: str) -> Iterator[str]:
    # Of all signs only the backslash means something here; what others would become is not undone.
    path = category(course, one.title).replace("\\", "\\\\")
    yield f"{_CATEGORY}{path}\n\n"
    for question in one.questions:
        yield f"// [id:{question.id}]\n::{_plain(question.title)}::[html]{_marked_up(question.stem)} {{\n"
        yield from (f"  {line}\n" for line in _answers(question))
        # Whoever marks has no place of their own, so that everybody reads a good answer after theirs.
        yield f"  ####{_marked_up(question.for_marker + question.general)}\n}}\n\n"


def _answers(question: Question) -> Iterator[str]:
    if question.control == "one":
        yield from (f"{'=' if a.right else '~'}{_answer(a)}" for a in question.answers)
    elif question.control == "many":
        for answer in question.answers:
            yield f"~%{share(question, answer)}%{_answer(answer)}"
    elif question.control == "pairs":
        by_id = {partner.id: partner.text for partner in question.partners}
        yield from (f"={_marked_up(escaped(a.text))} -> {_plain(by_id[a.partner])}" for a in question.answers)
        used = {answer.partner for answer in question.answers}
        yield from (f"= -> {_plain(p.text)}" for p in question.partners if p.id not in used)


def _answer(answer: Answer) -> str:
    feedback = f"#{_marked_up(escaped(answer.feedback))}" if answer.feedback else ""
    return f"{_marked_up(escaped(answer.text))}{feedback}"


def _plain(text: str) -> str:
    """Write a text in which no mark-up is known."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _marked_up(html: str) -> str:
    """Write a text that is a piece of a page."""
    for sign, named in _NAMED.items():
        html = html.replace(sign, named)
    return _SPECIAL.sub(r"\\\1", html)
