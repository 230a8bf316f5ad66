"""No word of a template reaches a page without passing through the catalogue."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import jinja2
import pytest

from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = sorted((ROOT / "course").rglob("*.html"))
SAID = ("aria-label", "title", "placeholder", "alt", "data-confirm", "data-label")
NOT_A_WORD = {"data-args=''", 'data-face=""'}  # attributes that code writes
KINDS = {
    "Heading",
    "Para",
    "Quote",
    "Items",
    "Terms",
    "Table",
    "Lines",
    "Slips",
}  # names of classes that a template asks for
_PASSED = re.compile(r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}", re.DOTALL)
_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class _Words(HTMLParser):
    """Collects what a reader of the page would read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.found += [value or "" for name, value in attrs if name in SAID]

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside != "style":
            self.found.append(" ".join(data.split()))


def bare_words(source: str) -> list[str]:
    """Give what stands in a template outside of marks."""
    reader = _Words()
    reader.feed(_CODE.sub("", _PASSED.sub("", source)))
    return [text for text in reader.found if _LETTERS.search(text) and text not in NOT_A_WORD]


def bare_strings(source: str) -> list[str]:
    """Give texts of a template's code that read like words for people and are not marked."""
    found = []
    tokens = list(jinja2.Environment(extensions=["jinja2.ext.i18n"]).lex(_PASSED.sub("", source)))
    kept = [(kind, value) for _line, kind, value in tokens if kind != "whitespace"]
    for n, (kind, value) in enumerate(kept):
        text = value.strip("\"'")
        reads = re.search(r"[A-Za-z]{2,}[,:]? [A-Za-z]", text) or re.match(r"[A-Z][a-z]+", text)
        marked = n > 1 and kept[n - 1][1] == "(" and kept[n - 2][1] in {"_", "ngettext", "pgettext"}
        if kind == "string" and reads and not marked and text not in KINDS:
            found.append(text)
    return found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "course").as_posix())
def test_every_word_of_a_template_is_marked(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert bare_words(source) == []
    assert bare_strings(source) == []


def test_the_check_sees_what_is_not_marked() -> None:
    source = (
        '<p>Hello</p><b aria-label="Open it">{{ m.do("x", "Keep this") }}</b>{% trans %}Fine{% endtrans %}'
    )
    assert bare_words(source) == ["Hello", "Open it"]
    assert bare_strings(source) == ["Keep this"]


_PLURAL = re.compile(
    r"\{%-?\s*trans\s+(\w+)\b[^%]*%\}(?:(?!endtrans).)*?\{%-?\s*pluralize\s*(\w*)", re.DOTALL
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_what_is_counted_is_named_first(path: Path) -> None:
    """Jinja counts by the first name of ``trans`` unless ``pluralize`` names another; ours is ``n``."""
    counted = {given or first for first, given in _PLURAL.findall(path.read_text(encoding="utf-8"))}
    assert counted <= {"n"}
