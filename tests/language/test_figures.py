"""Numbers have the digits of the language that is read, and digits of any script are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import jinja2
import pytest
from babel.messages.catalog import Catalog

from course.activities.coding.coding import _size
from course.case import load_case
from course.faces.debate.clock_data import clock_words
from course.journal import Journal
from course.language import _, date_in_words, decimal, listed, ngettext, number, percent, speaking, strung
from course.language.figures import plain_digits
from course.language.templates import teach
from course.lessons import Lesson
from course.live.room import codes
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page
from tests.language._catalogues import catalogues_in
from tools.language import CATALOGUE, begin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNTED: Final = ("bargaining", "contents", "debate", "group", "room", "scenarios")
"""Faces full of numbers, whose words in the case have none."""
_NAMED: Final = re.compile(r"[A-Z]+\d?-[\d-]+|[“‘][^”]*[”’]")  # ids and quotations keep their digits


@pytest.fixture(scope="module", autouse=True)
def _persian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let there be Persian, with no sentence in it, and French."""
    folder: Path = tmp_path_factory.mktemp("locales")
    for code in ("fa", "fr"):
        begin(code, Catalog(), folder / code / CATALOGUE)
    with catalogues_in(folder):
        yield


def test_numbers_dates_shares_and_clocks_have_persian_digits() -> None:
    with speaking("fa"):
        assert (number(12345), decimal(0.25, 2), percent(0.25)) == ("۱۲٬۳۴۵", "۰٫۲۵", "۲۵٪")
        assert date_in_words("2026-02-11") == "۱۱ فوریهٔ ۲۰۲۶"
        assert date_in_words("2026-02") == "فوریهٔ ۲۰۲۶"
        assert clock_words(-65) == "+۰۱:۰۵"
        assert listed(["a", "b"]) == "a و b"
        assert "،" in strung(["a", "b"])
    with speaking("fr"):
        assert (number(12345), decimal(0.25, 2), clock_words(65)) == ("12\u202f345", "0,25", "01:05")


def test_places_of_sentences_have_them_and_words_in_places_keep_theirs() -> None:
    with speaking("fa"):
        assert _("{n} cards of {claim}, {n:02}").format(n=5, claim="S2-01") == "۵ cards of S2-01, ۰۵"
        assert ngettext("{n} card", "{n} cards", 12).format(n=12) == "۱۲ cards"
    assert ngettext("{n} card", "{n} cards", 12).format(n=12) == "12 cards"


def test_a_template_shows_them_as_text_and_keeps_them_in_tags() -> None:
    environment = jinja2.Environment(autoescape=True)
    teach(environment)
    template = environment.from_string(
        '<a data-n="{{ n }}"{% if n %} class="x{{ n }}"{% endif %}>{{ n }} {{ 3 }} {{ word }}</a>'
        "{% trans n=n %}{{ n }} card{% pluralize %}{{ n }} cards{% endtrans %}{{ n if n else word }}"
    )
    before = template.render(n=12, word="S2-01")
    assert before == '<a data-n="12" class="x12">12 3 S2-01</a>12 cards12'
    with speaking("fa"):
        assert template.render(n=12, word="S2-01") == ('<a data-n="12" class="x12">۱۲ ۳ S2-01</a>۱۲ cards۱۲')
    assert template.render(n=12, word="S2-01") == before


def test_an_attribute_that_a_block_fills_keeps_its_digits() -> None:
    names = {
        "base": "{% for n in numbers %}<p{% block place scoped %}{% endblock %}>{{ n }}</p>{% endfor %}",
        "live": '{% extends "base" %}{% block place %} data-face="{{ n }}"{% endblock %}',
    }
    environment = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader(names))
    teach(environment)
    with speaking("fa"):
        assert environment.get_template("live").render(numbers=[7]) == '<p data-face="7">۷</p>'


@pytest.mark.parametrize("name", COUNTED)
def test_no_number_of_a_face_is_left_in_other_digits(name: str) -> None:
    case = load_case()
    with speaking("fa"):
        session = Session(case, Journal(), "heron")
        html = Page(EVERY_FACE[name](Lesson("01-introduction", using=session))).html
    html = re.sub(r"<blockquote.*?</blockquote>", "", html, flags=re.DOTALL)
    texts = re.findall(r">([^<]*[0-9][^<]*)<", html)
    own = str(case.model_dump())
    left = [text for text in texts if text.strip() not in own and re.search(r"[0-9]", _NAMED.sub("", text))]
    assert left == []


@pytest.mark.parametrize("typed", ["۱۲۳۴", "١٢٣٤", "1234", "१२३४"])
def test_digits_of_any_script_are_read(typed: str) -> None:
    assert plain_digits(typed) == "1234"
    assert codes.typed(f"k{typed[1]}m") == "K2M"
    assert _size("۰٫۵") == _size("0,5") == 0.5
