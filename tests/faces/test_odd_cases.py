"""The faces about stakeholders with cases that lack something, and with hostile words everywhere."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from pydantic import BaseModel

from course.case import Case, load_case
from course.case.records import TABLES
from course.faces.face import SURPRISE
from course.journal import Journal
from course.language import NotAllowed
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.conftest import Page

WHOLE = load_case()
FACES = {  # those about stakeholders, events and what-ifs
    name: EVERY_FACE[name]
    for name in (
        "positions",
        "chair",
        "two chairs",
        "priorities",
        "networks",
        "bargaining",
        "negotiation",
        "scenarios",
        "axes",
        "chronology",
        "precedents",
    )
}
HOSTILE = "<img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e'\"</script>"
LINKED = ("positions", "bargaining", "events", "precedents", "what_ifs", "cross_impacts")


def made(**tables: tuple[Any, ...]) -> Case:
    """Give the whole case with other tables."""
    every = {name: tables.get(name, WHOLE.table(name)) for name in TABLES}
    return Case(folder=WHOLE.folder, meta=WHOLE.meta, paper=WHOLE.paper, **every)


def page_of(case: Case, name: str) -> Page:
    return Page(FACES[name](Lesson("01-introduction", using=Session(case, Journal(), "heron"))))


def without_positions_on(issue: str) -> Case:
    return made(
        positions=tuple(p for p in WHOLE.positions if p.issue != issue),
        bargaining=tuple(h for h in WHOLE.bargaining if h.issue != issue),
        stakeholders=tuple(s.model_copy(update={"stated_positions": ()}) for s in WHOLE.stakeholders),
    )


def without_positions_of(party: str) -> Case:
    return made(
        positions=tuple(p for p in WHOLE.positions if p.actor != party),
        bargaining=tuple(h for h in WHOLE.bargaining if h.party != party),
        stakeholders=tuple(s.model_copy(update={"stated_positions": ()}) for s in WHOLE.stakeholders),
    )


ODD: dict[str, Case] = {
    "an issue without positions": without_positions_on("range"),
    "a party without positions": without_positions_of("iran"),
    **{f"no {table}": made(**{table: ()}) for table in LINKED},
    "only parties": made(**dict.fromkeys((*LINKED, "issues"), ())),
    "one party": made(**dict.fromkeys((*LINKED, "issues"), ()), stakeholders=WHOLE.stakeholders[:1]),
    "nothing": made(**dict.fromkeys((*LINKED, "issues", "stakeholders"), ())),
}


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("odd", ODD)
def test_every_face_opens_and_reads_whatever_is_missing(odd: str, name: str) -> None:
    case = ODD[odd]
    if name in ("scenarios", "axes") and not case.what_ifs:
        with pytest.raises(NotAllowed, match=r"has no what-if question\. Add one to what_ifs\.yaml"):
            page_of(case, name)
        return
    page = page_of(case, name)
    for html in (page.html, page.face.html(live=False)):
        assert "<h2" in html
    assert page.view["trouble"] == ""


SAID = {
    (
        "an issue without positions",
        "bargaining",
    ): "No view of anybody at the table is on record on “Missile range”",
    ("an issue without positions", "positions"): "not looked for yet",
    ("a party without positions", "chair"): "The ledger has no position of this party on any issue.",
    ("no positions", "networks"): "No two of these parties hold an option on the same issue",
    ("no positions", "two chairs"): "No issue has an option for both of them",
    ("no bargaining", "bargaining"): "Nothing collides, because nobody at the table has a line on record.",
    ("no events", "chronology"): "This case has no events yet",
    ("no precedents", "precedents"): "This case has no precedents yet.",
    ("no cross_impacts", "scenarios"): "Nothing is judged yet",
    ("only parties", "positions"): "This case has no issues",
    ("only parties", "chair"): "This case has no issues",
    ("only parties", "priorities"): "This case has no issues",
    ("only parties", "bargaining"): "This case has no issues to bargain about.",
    ("only parties", "negotiation"): "This case has no issues to negotiate about.",
    ("one party", "two chairs"): "This case does not have two parties to compare.",
    ("nothing", "bargaining"): "Nobody sits at the table",
}


@pytest.mark.parametrize(("odd", "name"), SAID)
def test_what_is_missing_is_said_in_a_sentence(odd: str, name: str) -> None:
    page = page_of(ODD[odd], name)
    if name == "chair" and ODD[odd].issues:
        page.do("take", actor="iran")
    if name in ("bargaining", "scenarios"):  # what is missing is said once nobody is asked for a guess
        page.do("skip")
    assert SAID[odd, name] in " ".join(page.html.split())


# --- hostile words ----------------------------------------------------------------


def spoiled(value: Any) -> Any:
    """Put hostile words into every text that is more than one word, the same into the same text."""
    if isinstance(value, str):
        return value + HOSTILE if " " in value else value
    if isinstance(value, tuple):
        return tuple(spoiled(v) for v in value)
    if isinstance(value, dict):
        return {spoiled(k): spoiled(v) for k, v in value.items()}
    if isinstance(value, BaseModel):
        return value.model_copy(update={k: spoiled(getattr(value, k)) for k in type(value).model_fields})
    return value


SPOILED = made(**{name: spoiled(WHOLE.table(name)) for name in TABLES if name not in ("sections", "claims")})


class Markup(HTMLParser):
    """What a browser would make of a page: elements and attributes that nobody of us wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("img", "script", "iframe"):
            self.bad.append(tag)
        self.bad += [f"{tag} {name}" for name, _ in attrs if name.startswith("on")]


def assert_only_text(html: str) -> None:
    found = Markup()
    found.feed(html)
    assert found.bad == []
    assert "49" not in html or "{{ 7 * 7 }}" in html


DEEDS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "positions": [
        ("choose", {"issue": "range", "actor": "iran"}),
        ("code", {"place": "0", "evidence": "stated", "reason": HOSTILE, "source": HOSTILE}),
        ("picture", {}),
    ],
    "chair": [
        ("take", {"actor": "iran"}),
        ("hold", {"issue": "agenda_scope", "place": "0", "why": HOSTILE}),
        ("open", {"issue": "agenda_scope"}),
        ("talk", {"issue": "agenda_scope", "note": HOSTILE}),
    ],
    "two chairs": [("pair", {"one": "russia", "other": "china"})],
    "priorities": [
        *(("move", {"issue": i, "to": "1"}) for i in ("range", "format", "partners")),
        ("move", {"issue": "use_of_force", "to": "last"}),
        ("keep", {"why_first": HOSTILE, "why_last": HOSTILE}),
    ],
    "networks": [("look", {"kind": "two_mode", "who": "all", "issue": "range"})],
    "bargaining": [
        ("choose", {"issue": "range", "value": "2"}),
        ("look", {"party": "iran", "issue": "range"}),
        ("revise", {"party": "iran", "issue": "range", "o-0": "beyond", "reason": HOSTILE}),
        ("draw", {}),
    ],
    "negotiation": [
        ("play", {"party": "iran"}),
        ("alternative", {"text": HOSTILE}),
        ("offer", {"i-range": "1", "text": HOSTILE}),
        ("propose", {"issue": "range", "level": "1", "text": HOSTILE}),
        ("close", {}),
    ],
    "scenarios": [
        ("judge", {"row": "0", "column": "5", "value": "2", "reason": HOSTILE}),
        ("open", {"scenario": [0] * 7}),
    ],
    "axes": [
        ("across", {"value": "agenda"}),
        ("up", {"value": "mediator"}),
        ("keep", {"w-low-low-title": HOSTILE, "w-low-low-text": HOSTILE}),
    ],
    "chronology": [
        ("show_dates", {}),
        ("go", {"to": "start"}),
        ("begin_at", {"event": "T05", "thread": "all", "why": HOSTILE}),
    ],
    "precedents": [
        ("choose", {"precedent": "inf"}),
        ("compare", {"to": "case", "alike": HOSTILE, "breaks": HOSTILE}),
    ],
}


@pytest.mark.parametrize("name", FACES)
def test_hostile_words_in_the_case_and_in_every_field_are_shown_as_text(name: str) -> None:
    page = page_of(SPOILED, name)
    page.face.session.who = HOSTILE[:30]
    assert_only_text(page.html)
    for verb, form in DEEDS[name]:
        view = page.do(verb, **form)
        assert view["trouble"] != SURPRISE
        assert view["trouble"] == "", (verb, view["trouble"])
        assert_only_text(page.html)
    assert "&lt;img src=x" in page.html
    assert_only_text(page.face.html(live=False))
