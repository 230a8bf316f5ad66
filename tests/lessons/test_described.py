"""A page says to catalogues what lesson it is; what it says ends where it should, whatever stands in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from course.case import load_case
from course.language import speaking
from course.lessons.described import described
from course.lessons.reading import reading_text

CASE = load_case()
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
# What schema.org gives a LearningResource, of its own or as a creative work.
KNOWN = {
    "@context", "@type", "name", "description", "learningResourceType", "inLanguage", "timeRequired",
    "isAccessibleForFree", "isPartOf", "isBasedOn", "position", "teaches", "hasPart",
}  # fmt: skip


class Scripts(HTMLParser):
    """Collect the scripts of a page as a browser parts them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._kind: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self._kind = dict(attrs).get("type") or ""
            self.found.append((self._kind, ""))

    def handle_data(self, data: str) -> None:
        if self._kind is not None:
            kind, before = self.found[-1]
            self.found[-1] = (kind, before + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._kind = None


def said(html: str) -> dict[str, Any]:
    parser = Scripts()
    parser.feed(html)
    ((kind, text),) = parser.found
    assert kind == "application/ld+json"
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("lesson", CASE.lessons, ids=lambda lesson: lesson.id)
def test_a_page_to_read_holds_one_description_and_no_other_script(lesson: Any) -> None:
    found = said(reading_text(CASE, NOTEBOOKS, lesson.id, ()))
    assert found.keys() <= KNOWN
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "LearningResource"
    assert (found["name"], found["description"]) == (lesson.title, lesson.summary)
    assert found["timeRequired"] == f"PT{lesson.minutes}M"
    assert found["isPartOf"] == {"@type": "Course", "name": CASE.meta.title}
    assert CASE.lessons[found["position"] - 1] == lesson
    parts = found.get("hasPart", [])
    assert [part["name"] for part in parts] == [sitting.title for sitting in lesson.sittings]
    assert all(re.fullmatch(r"PT\d+M", part["timeRequired"]) for part in parts)
    taught = {o.text for o in CASE.objectives if o.section in lesson.sections}
    assert set(found.get("teaches", ())) == taught


def test_a_page_in_another_language_says_both_languages() -> None:
    assert json.loads(described(CASE, CASE.lessons[0]))["inLanguage"] == "en"
    with speaking("fa"):
        assert json.loads(described(CASE, CASE.lessons[0]))["inLanguage"] == ["fa", "en"]


def test_no_text_ends_the_script_it_stands_in() -> None:
    nasty = '</script><script>alert(1)</script><!-- & \u2028 " \\'
    lesson = CASE.lessons[0].model_copy(update={"title": nasty, "summary": nasty})
    text = described(CASE.model_copy(update={"lessons": (lesson,)}), lesson)
    html = f'<script type="application/ld+json">{text}</script>'
    assert (said(html)["name"], said(html)["description"]) == (nasty, nasty)
    assert "\u2028" not in html
