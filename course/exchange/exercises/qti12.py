"""A set of questions as an assessment of QTI 1.2.

https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_infov1p2.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.exchange.exercises.question import as_html
from course.exchange.markup import element, one_line, root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from course.exchange.exercises.question import Answer, Question, QuestionSet

NAMESPACE: Final = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_AFTER: Final = "general_fb"


def assessment(
    one: QuestionSet, place: str, about: Mapping[str, str], fields: Callable[[Question], Mapping[str, str]]
) -> Element:
    """Make the assessment of a set.

    Parameters
    ----------
    one
        The set; its questions have no other control than one, many, pairs and text.
    place
        Where the schema is that the file keeps to.
    about
        What the assessment says of itself, by the labels of that profile.
    fields
        Gives what a question says of itself.
    """
    items = [_item(question, fields(question)) for question in one.questions]
    kept = [_labelled(about), element("section", {"ident": "root_section"}, items)]
    named = {"ident": f"set-{one.id}", "title": one_line(one.title)}
    return root("questestinterop", {NAMESPACE: place}, {}, [element("assessment", named, kept)])


def _labelled(fields: Mapping[str, str]) -> Element:
    return element("qtimetadata", children=[
        element("qtimetadatafield", children=[element("fieldlabel", text=k), element("fieldentry", text=v)])
        for k, v in fields.items()
    ])  # fmt: skip


def _item(question: Question, fields: Mapping[str, str]) -> Element:
    reasons = [a for a in question.answers if a.feedback] if question.control in ("one", "many") else []
    kept = [
        element("itemmetadata", children=[_labelled(fields)]),
        element("presentation", children=[_material(question.stem), *_asked(question)]),
        element("resprocessing", children=[_outcomes(), *_marked(question)]),
        # Nobody else reads what is meant for whoever marks, so everybody does.
        _feedback(_AFTER, question.for_marker + question.general),
        *(_feedback(f"{number(a.id)}_fb", as_html([a.feedback])) for a in reasons),
    ]
    return element("item", {"ident": f"item-{question.id}", "title": one_line(question.title)}, kept)


def number(answer: str) -> str:
    """Give the id of an answer as a number, which is what Canvas wants it to be.

    Examples
    --------
    >>> number("A1"), number("B12")
    ('6501', '6612')
    """
    return f"{ord(answer[0])}{answer[1:]:0>2}"


def _material(html: str) -> Element:
    return element("material", children=[element("mattext", {"texttype": "text/html"}, text=html)])


def _plain(text: str) -> Element:
    return element("material", children=[element("mattext", {"texttype": "text/plain"}, text=one_line(text))])


def _asked(question: Question) -> Iterator[Element]:
    if question.control == "text":
        box = element(
            "render_fib", children=[element("response_label", {"ident": "answer1", "rshuffle": "No"})]
        )
        yield element("response_str", {"ident": "response1", "rcardinality": "Single"}, [box])
    elif question.control == "pairs":
        for line in question.answers:
            named = {"ident": f"response_{number(line.id)}", "rcardinality": "Single"}
            yield element("response_lid", named, [_plain(line.text), _choices(question.partners)])
    else:
        many = "Multiple" if question.control == "many" else "Single"
        named = {"ident": "response1", "rcardinality": many}
        yield element("response_lid", named, [_choices(question.answers)])


def _choices(answers: Iterable[Answer]) -> Element:
    labels = [element("response_label", {"ident": number(a.id)}, [_plain(a.text)]) for a in answers]
    return element("render_choice", children=labels)


def _outcomes() -> Element:
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    return element("outcomes", children=[element("decvar", score)])


def _marked(question: Question) -> Iterator[Element]:
    yield _condition(element("other"), shows=_AFTER)
    if question.control == "pairs":
        worth = f"{100 / len(question.answers):.5g}"
        for line in question.answers:
            right = _equal(f"response_{number(line.id)}", number(line.partner))
            yield _condition(right, score=worth, action="Add")
        return
    for answer in question.answers:
        if answer.feedback:
            yield _condition(_equal("response1", number(answer.id)), shows=f"{number(answer.id)}_fb")
    if question.control == "one":
        for answer in question.answers:
            if answer.right:
                yield _condition(_equal("response1", number(answer.id)), score="100")
    elif question.control == "many":
        each = [(_equal("response1", number(a.id)), a.right) for a in question.answers]
        yield _condition(
            element("and", children=[e if right else element("not", children=[e]) for e, right in each]),
            score="100",
        )


def _equal(response: str, value: str) -> Element:
    return element("varequal", {"respident": response}, text=value)


def _condition(when: Element, *, shows: str = "", score: str = "", action: str = "Set") -> Element:
    """Say what is shown or scored in a case; whatever scores ends it, but for parts that add up."""
    kept = [element("conditionvar", children=[when])]
    if score:
        kept.append(element("setvar", {"action": action, "varname": "SCORE"}, text=score))
    if shows:
        kept.append(element("displayfeedback", {"feedbacktype": "Response", "linkrefid": shows}))
    return element("respcondition", {"continue": "No" if score and action == "Set" else "Yes"}, kept)


def _feedback(name: str, html: str) -> Element:
    return element("itemfeedback", {"ident": name}, [element("flow_mat", children=[_material(html)])])
