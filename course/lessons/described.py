"""What a lesson is, as catalogues of learning material read it: JSON-LD, a LearningResource of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from course.language import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.records import Lesson

# Within a script element nothing may look like its end, nor like a line end of a script.
_NAMED: Final = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def described(case: Case, lesson: Lesson) -> Markup:
    """Describe a lesson, as the content of a script element of type ``application/ld+json``.

    It is data: a browser runs none of it.

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
    >>> json.loads(described(case, case.lessons[0]))["@type"]
    'LearningResource'
    """
    text = json.dumps(_resource(case, lesson), ensure_ascii=False)
    return Markup("".join(_NAMED.get(sign, sign) for sign in text))  # noqa: S704 - no mark-up is left in it


def _resource(case: Case, lesson: Lesson) -> dict[str, Any]:
    spoken = list(dict.fromkeys((tag(), case.meta.language)))  # the paper's own words stay as they are
    paper = {"@type": "CreativeWork", "name": case.meta.paper_title, "datePublished": case.meta.paper_date}
    kept = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": lesson.title,
        "description": lesson.summary,
        "learningResourceType": "lesson",
        "inLanguage": spoken if len(spoken) > 1 else spoken[0],
        "timeRequired": _time(lesson.minutes),
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "Course", "name": case.meta.title},
        "isBasedOn": paper,
        "position": case.lessons.index(lesson) + 1,
        "teaches": [o.text for o in case.objectives if o.section in lesson.sections],
        "hasPart": list(_sittings(lesson)),
    }
    return {name: value for name, value in kept.items() if value != []}


def _sittings(lesson: Lesson) -> Iterator[dict[str, str]]:
    for sitting in lesson.sittings:
        yield {
            "@type": "LearningResource",
            "name": sitting.title,
            "description": sitting.goal,
            "timeRequired": _time(sitting.minutes[0]),
        }


def _time(minutes: int) -> str:
    """Give minutes as ISO 8601 has them."""
    return f"PT{minutes}M"
