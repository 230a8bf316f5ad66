"""QTI 1.2 as Canvas takes it: a quiz for each set, with Canvas’s own names for the kinds of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.exchange.exercises.qti12 import assessment, number
from course.exchange.exercises.question import as_html
from course.exchange.markup import document, element, manifest, one_line, resource, root
from course.files.packing import packed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from course.case.exercises.views import Control
    from course.exchange.exercises.question import Question, QuestionSet

HOLDS: Final[frozenset[Control]] = frozenset({"one", "many", "pairs", "text"})
_SCHEMA: Final = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
_CANVAS: Final = {
    "http://canvas.instructure.com/xsd/cccv1p0": "https://canvas.instructure.com/xsd/cccv1p0.xsd"
}
_TYPES: Final[dict[Control, str]] = {
    "one": "multiple_choice_question",
    "many": "multiple_answers_question",
    "pairs": "matching_question",
    "text": "essay_question",
}


def write(sets: Sequence[QuestionSet], course: str) -> bytes:
    """Write questions as a package for Canvas.

    What is given is as in :func:`course.exchange.exercises.gift.write`.

    Examples
    --------
    >>> write([], "A course")[:2]
    b'PK'
    """
    del course
    files = {"imsmanifest.xml": document(_manifest(sets))}
    for one in sets:
        files[f"{one.id}/{one.id}.xml"] = document(
            assessment(one, _SCHEMA, {"cc_maxattempts": "unlimited"}, _fields)
        )
        files[f"{one.id}/assessment_meta.xml"] = document(_quiz(one))
    return packed(files)


def _fields(question: Question) -> dict[str, str]:
    ids = ",".join(number(answer.id) for answer in question.answers)
    return {"question_type": _TYPES[question.control], "points_possible": "1.0", "original_answer_ids": ids}


def _manifest(sets: Sequence[QuestionSet]) -> Element:
    resources = []
    for one in sets:
        needs = element("dependency", {"identifierref": f"quiz-{one.id}"})
        resources.append(resource(f"set-{one.id}", "imsqti_xmlv1p2", f"{one.id}/{one.id}.xml", [needs]))
        kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
        resources.append(resource(f"quiz-{one.id}", kind, f"{one.id}/assessment_meta.xml"))
    return manifest("IMS Content", "1.1.3", resources)


def _quiz(one: QuestionSet) -> Element:
    """Say how Canvas shows it: to practise, as often as one likes, without a mark."""
    settings = {
        "title": one_line(one.title),
        "description": as_html([one.introduction]),
        "shuffle_answers": "true",
        "scoring_policy": "keep_latest",
        "quiz_type": "practice_quiz",
        "points_possible": f"{len(one.questions)}.0",
        "show_correct_answers": "true",
        "allowed_attempts": "-1",
    }
    kept = [element(name, text=value) for name, value in settings.items()]
    return root("quiz", _CANVAS, {"identifier": f"set-{one.id}"}, kept)
