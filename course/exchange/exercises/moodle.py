"""Moodle XML: https://docs.moodle.org/en/Moodle_XML_format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.exchange.exercises.gift import category
from course.exchange.exercises.question import as_html, share
from course.exchange.markup import document, element, escaped, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from course.case.exercises.views import Control
    from course.exchange.exercises.question import Question, QuestionSet

HOLDS: Final[frozenset[Control]] = frozenset({"one", "many", "pairs", "text"})
_TYPES: Final[dict[Control, str]] = {
    "one": "multichoice",
    "many": "multichoice",
    "pairs": "matching",
    "text": "essay",
}
_LINES: Final = "10"  # of the box for a text


def write(sets: Sequence[QuestionSet], course: str) -> bytes:
    """Write questions as Moodle XML, a category for each set.

    What is given is as in :func:`course.exchange.exercises.gift.write`.

    Examples
    --------
    >>> write([], "A course").splitlines()[-1]
    b'<quiz />'
    """
    return document(element("quiz", children=(q for one in sets for q in _set(one, course))))


def _set(one: QuestionSet, course: str) -> Iterator[Element]:
    about = [_text("category", category(course, one.title)), _html("info", as_html([one.introduction]))]
    yield element("question", {"type": "category"}, about)
    for question in one.questions:
        yield element("question", {"type": _TYPES[question.control]}, _parts(question))


def _parts(question: Question) -> Iterator[Element]:
    yield _text("name", one_line(question.title))
    yield _html("questiontext", question.stem)
    yield _html("generalfeedback", question.general)
    yield element("defaultgrade", text="1")
    yield element("penalty", text="0")
    yield element("hidden", text="0")
    yield element("idnumber", text=question.id)
    if question.control == "text":
        yield from _essay(question)
    elif question.control == "pairs":
        yield from _pairs(question)
    else:
        yield from _choices(question)


def _choices(question: Question) -> Iterator[Element]:
    one = question.control == "one"
    yield element("single", text="true" if one else "false")
    yield element("shuffleanswers", text="true")
    yield element("answernumbering", text="none")
    for answer in question.answers:
        percent = share(question, answer) if answer.right or not one else "0"
        kept = [element("text", text=escaped(answer.text)), _html("feedback", escaped(answer.feedback))]
        yield element("answer", {"fraction": percent, "format": "html"}, kept)


def _pairs(question: Question) -> Iterator[Element]:
    yield element("shuffleanswers", text="true")
    by_id = {partner.id: partner.text for partner in question.partners}
    used = {answer.partner for answer in question.answers}
    lines = [(escaped(a.text), by_id[a.partner]) for a in question.answers]
    # A partner without a line is one that nobody needs.
    lines += [("", p.text) for p in question.partners if p.id not in used]
    for left, right in lines:
        said = _html("subquestion", left)
        said.append(_text("answer", one_line(right)))
        yield said


def _essay(question: Question) -> Iterator[Element]:
    yield element("responseformat", text="editor")
    yield element("responserequired", text="1")
    yield element("responsefieldlines", text=_LINES)
    yield element("attachments", text="0")
    yield _html("graderinfo", question.for_marker)


def _text(tag: str, text: str) -> Element:
    return element(tag, children=[element("text", text=text)])


def _html(tag: str, html: str) -> Element:
    return element(tag, {"format": "html"}, [element("text", text=html)])
