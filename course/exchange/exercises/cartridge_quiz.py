"""A set of questions as a quiz of a Common Cartridge: a strict profile of QTI 1.2."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from course.exchange.exercises.fitting import EVERYBODY, fitted
from course.exchange.exercises.qti12 import assessment
from course.exchange.markup import document
from course.language import _, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case.exercises.views import Control
    from course.exchange.exercises.question import Question, QuestionSet

_HOLDS: Final[frozenset[Control]] = frozenset({"one", "many", "text"})
_FEWEST: Final = 3  # answers where one is chosen: the profile wants no fewer
_PROFILES: Final[dict[Control, str]] = {
    "one": "cc.multiple_choice.v0p1",
    "many": "cc.multiple_response.v0p1",
    "text": "cc.essay.v0p1",
}
_ABOUT: Final = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "cc_maxattempts": "unlimited",
}


def fit(sets: Sequence[QuestionSet], label: str) -> tuple[tuple[QuestionSet, ...], tuple[str, ...]]:
    """Ask each question in a way that the profile has.

    Parameters
    ----------
    sets
        The questions.
    label
        What the format is called.

    Returns
    -------
    tuple
        The questions as the profile can ask them, and a sentence for each change, which names the exercises.
    """
    sets, says = fitted(sets, _HOLDS, label, EVERYBODY)
    few = [q.item for s in sets for q in s.questions if _too_few(q)]
    if few:
        said = _(
            "{format} wants three answers where one is chosen. These have two, so that both can be ticked: "
            "{items}."
        )
        says += (said.format(format=label, items=listed(list(dict.fromkeys(few)))),)
    return tuple(replace(s, questions=tuple(map(_enough, s.questions))) for s in sets), says


def quiz(one: QuestionSet, schema: str) -> bytes:
    """Write a set that was fitted to the profile.

    Parameters
    ----------
    one
        The set.
    schema
        Where the schema of the profile is, which depends on the version of the cartridge.
    """
    return document(assessment(one, schema, _ABOUT, _fields))


def _too_few(question: Question) -> bool:
    return question.control == "one" and len(question.answers) < _FEWEST


def _enough(question: Question) -> Question:
    return replace(question, control="many") if _too_few(question) else question


def _fields(question: Question) -> dict[str, str]:
    alone = "No" if question.control == "text" else "Yes"
    return {"cc_profile": _PROFILES[question.control], "qmd_computerscored": alone}
