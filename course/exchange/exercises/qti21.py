"""QTI 2.1 in a content package: https://www.imsglobal.org/question/qtiv2p1/imsqti_implv2p1.html."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.exchange.exercises.question import as_html, share
from course.exchange.markup import blocks, document, element, manifest, one_line, resource, root
from course.files.packing import packed
from course.language import tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from course.case.exercises.views import Control
    from course.exchange.exercises.question import Answer, Question, QuestionSet

HOLDS: Final[frozenset[Control]] = frozenset({"one", "many", "pairs", "order", "text"})
_QTI: Final = {
    "http://www.imsglobal.org/xsd/imsqti_v2p1": "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p1.xsd"
}
_LINES: Final = "10"  # of the box for a text
_CARDINALITY: Final[dict[Control, tuple[str, str]]] = {
    "one": ("single", "identifier"),
    "many": ("multiple", "identifier"),
    "pairs": ("multiple", "directedPair"),
    "order": ("ordered", "identifier"),
    "text": ("single", "string"),
}
"""How an answer of each control is counted, and of what it consists."""


def write(sets: Sequence[QuestionSet], course: str) -> bytes:
    """Write questions as a package of QTI 2.1: a file for each, a test for each set, and a manifest.

    What is given is as in :func:`course.exchange.exercises.gift.write`.

    Examples
    --------
    >>> write([], "A course")[:2]
    b'PK'
    """
    del course
    files = {"imsmanifest.xml": document(_manifest(sets))}
    for one in sets:
        files[_test_file(one)] = document(_test(one))
        files |= {_item_file(question): document(_item(question)) for question in one.questions}
    return packed(files)


def _item_file(question: Question) -> str:
    return f"items/{question.id}.xml"


def _test_file(one: QuestionSet) -> str:
    return f"tests/{one.id}.xml"


def _manifest(sets: Sequence[QuestionSet]) -> Element:
    resources = []
    for one in sets:
        needs = [element("dependency", {"identifierref": f"item-{q.id}"}) for q in one.questions]
        resources.append(resource(f"test-{one.id}", "imsqti_test_xmlv2p1", _test_file(one), needs))
        resources += [resource(f"item-{q.id}", "imsqti_item_xmlv2p1", _item_file(q)) for q in one.questions]
    return manifest("QTIv2.1 Package", "1.0.0", resources)


def _test(one: QuestionSet) -> Element:
    about = element("rubricBlock", {"view": "candidate"}, blocks(as_html([one.introduction])))
    items = [
        element("assessmentItemRef", {"identifier": f"item-{q.id}", "href": f"../{_item_file(q)}"})
        for q in one.questions
    ]
    named = {"identifier": f"section-{one.id}", "title": one_line(one.title), "visible": "true"}
    section = element("assessmentSection", named, [about, *items])
    modes = {"identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"}
    return root(
        "assessmentTest",
        _QTI,
        {"identifier": f"test-{one.id}", "title": one_line(one.title)},
        [element("testPart", modes, [section])],
    )


def _item(question: Question) -> Element:
    attributes = {
        "xml:lang": tag(),
        "identifier": f"item-{question.id}",
        "title": one_line(question.title),
        "adaptive": "false",
        "timeDependent": "false",
    }
    return root("assessmentItem", _QTI, attributes, _parts(question))


def _parts(question: Question) -> Iterator[Element]:
    yield _response(question)
    zero = element("defaultValue", children=[element("value", text="0")])
    yield _outcome("SCORE", "single", "float", [zero])
    yield _outcome("REASONS", "multiple", "identifier")
    yield _outcome("AFTER", "single", "identifier")
    yield element("itemBody", children=_body(question))
    yield element("responseProcessing", children=_processing(question))
    if question.control in ("one", "many"):
        for answer in question.answers:
            yield _feedback("REASONS", answer.id, as_html([answer.feedback]))
    yield _feedback("AFTER", "after", question.general)


def _response(question: Question) -> Element:
    cardinality, base = _CARDINALITY[question.control]
    attributes = {"identifier": "RESPONSE", "cardinality": cardinality, "baseType": base}
    right = _right(question)
    kept = []
    if right:
        kept.append(element("correctResponse", children=[element("value", text=one) for one in right]))
    if question.control in ("many", "pairs"):
        bounds = {"lowerBound": "0", "upperBound": "1", "defaultValue": "0"}
        kept.append(element("mapping", bounds, _shares(question, right)))
    return element("responseDeclaration", attributes, kept)


def _right(question: Question) -> list[str]:
    """Give the key as its values."""
    if question.control == "pairs":
        return [f"{answer.id} {answer.partner}" for answer in question.answers]
    if question.control == "order":
        return [answer.id for answer in sorted(question.answers, key=lambda answer: answer.place)]
    return [answer.id for answer in question.answers if answer.right]


def _shares(question: Question, right: Sequence[str]) -> Iterator[Element]:
    """Say what each part of an answer is worth."""
    if question.control == "pairs":
        worth = {pair: 1 / len(right) for pair in right}
    else:
        worth = {answer.id: float(share(question, answer)) / 100 for answer in question.answers}
    for key, value in worth.items():
        yield element("mapEntry", {"mapKey": key, "mappedValue": f"{value:.7g}"})


def _outcome(name: str, cardinality: str, base: str, kept: Iterable[Element] = ()) -> Element:
    attributes = {"identifier": name, "cardinality": cardinality, "baseType": base}
    return element("outcomeDeclaration", attributes, kept)


def _feedback(outcome: str, name: str, html: str) -> Element:
    attributes = {"outcomeIdentifier": outcome, "showHide": "show", "identifier": name}
    return element("modalFeedback", attributes, blocks(html))


def _body(question: Question) -> Iterator[Element]:
    yield from blocks(question.stem)
    named = {"responseIdentifier": "RESPONSE"}
    if question.control == "text":
        if question.notes:
            yield element("rubricBlock", {"view": "scorer"}, blocks(question.for_marker))
        yield element("extendedTextInteraction", named | {"expectedLines": _LINES})
    elif question.control == "pairs":
        most = {"shuffle": "true", "maxAssociations": str(len(question.answers))}
        sides = ((question.answers, "1"), (question.partners, "0"))
        kept = [element("simpleMatchSet", children=_matched(side, often)) for side, often in sides]
        yield element("matchInteraction", named | most, kept)
    elif question.control == "order":
        yield element("orderInteraction", named | {"shuffle": "true"}, _choices(question))
    else:
        most = {"shuffle": "true", "maxChoices": "1" if question.control == "one" else "0"}
        yield element("choiceInteraction", named | most, _choices(question))


def _choices(question: Question) -> Iterator[Element]:
    for answer in question.answers:
        yield element("simpleChoice", {"identifier": answer.id}, text=one_line(answer.text))


def _matched(side: Iterable[Answer], often: str) -> Iterator[Element]:
    for answer in side:
        attributes = {"identifier": answer.id, "matchMax": often}
        yield element("simpleAssociableChoice", attributes, text=one_line(answer.text))


def _processing(question: Question) -> Iterator[Element]:
    response = {"identifier": "RESPONSE"}
    if question.control in ("many", "pairs"):
        yield _set("SCORE", element("mapResponse", response))
    elif question.control != "text":
        same = element("match", children=[element("variable", response), element("correct", response)])
        point = _set("SCORE", element("baseValue", {"baseType": "float"}, text="1"))
        yield element("responseCondition", children=[element("responseIf", children=[same, point])])
    if question.control == "one":
        yield _set("REASONS", element("multiple", children=[element("variable", response)]))
    elif question.control == "many":
        yield _set("REASONS", element("variable", response))
    yield _set("AFTER", element("baseValue", {"baseType": "identifier"}, text="after"))


def _set(outcome: str, value: Element) -> Element:
    return element("setOutcomeValue", {"identifier": outcome}, [value])
