"""Questions of every control, with texts that are hard to write down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from course.case.exercises.views import Shown
from course.exchange.exercises.question import Answer, Question, QuestionSet

if TYPE_CHECKING:
    from course.case.exercises.views import Control

_SIGNS = ("~", "=", "#", "{", "}", ":", "\\", "%", "[", "]", "<", ">", "&", '"', "'", "->", "//", " ", "\n")
_PHRASES = (
    "$CATEGORY: a", "\\n", "[html]", "%50%", "####", "::", "]]>", "&amp;", "<p>", "\t", "\n\n", "\x0b",
    "\ud800", "\ufffe", "\u200f", "日本", "😀", "a", "T",
)  # fmt: skip
texts = st.lists(st.sampled_from(_SIGNS + _PHRASES), min_size=1, max_size=8).map(lambda p: f"{''.join(p)}y")


@st.composite
def question_sets(draw: st.DrawFn) -> QuestionSet:
    """Make a set with one question of each control."""

    def answers(n: int, letter: str = "A") -> tuple[Answer, ...]:
        """All but the last are right, and the last is the first in order."""
        return tuple(
            Answer(f"{letter}{i}", draw(texts), right=i < n, feedback=draw(texts), place=n + 1 - i)
            for i in range(1, n + 1)
        )

    def asked(control: Control) -> Question:
        name = f"q-{control}"
        return Question(name, name, draw(texts), control, draw(texts), after=(draw(texts),))

    lines = tuple(
        Answer(f"A{i}", draw(texts), feedback=draw(texts), partner=f"B{i % 2 + 1}") for i in (1, 2, 3)
    )
    return QuestionSet(
        "set",
        draw(texts),
        draw(texts),
        (
            replace(asked("one"), answers=answers(2), shows=(Shown("", "", draw(texts), draw(texts)),)),
            replace(asked("many"), answers=answers(4)),
            replace(asked("pairs"), answers=lines, partners=answers(3, "B")),
            replace(asked("order"), answers=answers(3)),
            replace(asked("words"), sentence=draw(texts), words=answers(2), answers=answers(2)),
            replace(asked("text"), notes=(f"Only for whoever marks {draw(texts)}",)),
        ),
    )
