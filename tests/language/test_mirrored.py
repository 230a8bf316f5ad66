"""What runs from right to left is mirrored whole: no rule of a style sheet names a side of the screen."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest

import course
from course.case import load_case
from course.journal import Journal
from course.language import speaking
from course.language.templates import teach
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page

ROOM = Path(course.__file__).parent
SHEETS = sorted(path for path in ROOM.rglob("*.css") if "_bundled" not in path.parts)
_SIDES = re.compile(
    r"(?:text-align|float|clear): ?(?:left|right)|(?:margin|padding|border)-(?:left|right)\b|"
    r"(?<![\w-])(?:left|right): (?!50%|calc\(50%)|border-(?:top|bottom)-(?:left|right)-radius"
)
_FOUR = re.compile(r"(?<![\w-])(?:margin|padding|border-width):" + 4 * r" ([^\s;}]+)" + r"\s*[;}]")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_rule_names_a_side(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert _SIDES.findall(text) == []
    assert [four for four in _FOUR.findall(text) if four[1] != four[3]] == []


def test_the_words_of_the_paper_keep_their_own_direction() -> None:
    for path in (ROOM / "faces").rglob("*.html"):
        for tag in re.findall(r"<\w+[^>]*case\.meta\.language[^>]*>", path.read_text(encoding="utf-8")):
            assert 'dir="auto"' in tag, path.name


@pytest.mark.parametrize(
    ("template", "text", "shown"),
    [
        ("<p>{{ text }}</p>", "Who says so?", "<p><bdi>Who says so?</bdi></p>"),
        ("<p>{{ text }}</p>", "“a<b”", "<p><bdi>“a&lt;b”</bdi></p>"),
        ("<p>{{ text }}</p>", "INT-05", "<p>INT-05</p>"),
        ("<p>{{ text }}</p>", "چه کسی می‌گوید «no»?", "<p>چه کسی می‌گوید «no»?</p>"),
        ("<p>{{ text }}</p>", "?", "<p>?</p>"),
        ("<p>{{ text }}</p>", "", "<p></p>"),
        ('<p title="{{ text }}">', "Who?", '<p title="Who?">'),
        ('<p class="a {{ text }}">', "b-", '<p class="a b-">'),
        ("<textarea>{{ text }}</textarea>", "Who?", "<textarea>Who?</textarea>"),
        ("<option selected>{{ text }}</option>", "Who?", "<option selected>Who?</option>"),
    ],
)
def test_words_of_the_other_direction_stand_apart(template: str, text: str, shown: str) -> None:
    environment = jinja2.Environment(autoescape=True)
    teach(environment)
    with speaking("fa"):
        assert environment.from_string(template).render(text=text) == shown
    for code in ("en", "fr"):
        with speaking(code):
            assert "<bdi>" not in environment.from_string(template).render(text=text)


class _Attributes(HTMLParser):
    """Collects what stands in tags, and where no tag is read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._inside in ("textarea", "title", "option"):
            self.found.append(f"<{tag}>")
        self._inside = tag
        self.found += [value or "" for _name, value in attrs]

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "textarea":
            self.found.append(data)


@pytest.mark.parametrize("name", EVERY_FACE)
def test_no_tag_stands_where_none_is_read(name: str) -> None:
    session = Session(load_case(), Journal(), "heron")  # an English case on a Persian page
    with speaking("fa"):
        html = Page(EVERY_FACE[name](Lesson("09-capstone-seminar", using=session))).view["html"]
    reader = _Attributes()
    reader.feed(html)
    assert not [text for text in reader.found if "<bdi" in text or "bdi>" in text]
