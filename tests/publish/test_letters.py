"""Letters that a printed page or a picture cannot show are named, with the form that can."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from course.figures.figure import Figure
from course.figures.keep import letters_lacking
from course.figures.letters import fixed
from course.figures.scenarios import draw
from course.methods.crossimpact import Descriptor, Matrix
from course.publish.forms import FORMS
from course.publish.paper import Heading, Item, Items, Paper, Para, Picture, Quote, Table, Terms
from course.publish.pdf import lacking, to_pdf


def paper(*texts: str, picture: bool = False) -> Paper:
    blocks = tuple(Para(text) for text in texts)
    return Paper("A title", (*blocks, Picture(Figure(72, 72), "alt")) if picture else blocks)


@pytest.mark.parametrize("text", ["Ειρήνη, мир, שלום, سلام – “ﬁne” ✓ ✕ → é", "\u202e\u0301\u200d\u00ad", ""])
def test_letters_that_we_bring_are_not_named(text: str) -> None:
    assert lacking(paper(text)) == lacking(paper(text, picture=True)) == ""
    assert all(form.warning(paper(text, picture=True)) == "" for form in FORMS.values())


def test_letters_that_the_last_font_draws_as_boxes_are_named_with_the_form_that_shows_them() -> None:
    texts = ("通知减少事故", "안녕 안녕", "สวัสดี", "नमस्ते", "🦊")
    for text in texts:
        assert bool(lacking(paper(text))) == (b"LastResort" in to_pdf(paper(text))), text
        assert lacking(paper(text, picture=True))  # whatever fonts the system has, pictures have their own
    warned = paper(*texts, picture=True)
    assert FORMS["html"].warning(warned) == ""
    assert "通 知 减 少 事 故 안 녕 and " in FORMS["pdf"].warning(warned)
    assert "take HTML" in FORMS["pdf"].warning(warned)
    assert "In its pictures, boxes" in FORMS["markdown"].warning(warned)
    assert FORMS["markdown"].warning(paper(*texts)) == ""


@pytest.mark.parametrize(
    "text", ["1\ufe0f\u20e3", "Zalgo a\u20dd\u1ac2", "ga\u3099 2\u20e3", "a\u0954\u0301"]
)
def test_a_mark_that_no_font_has_on_a_letter_is_named_and_stops_no_paper(text: str) -> None:
    marks = [c for c in text if c in "\u20e3\u20dd\u1ac2\u3099\u0954"]
    assert to_pdf(paper(text, "통")).startswith(b"%PDF-")
    assert set(lacking(paper(text))) == set(lacking(paper(text, picture=True))) == set(marks)
    assert lacking(paper("✓\ufe0f e\u0301 ש\u05c1\u05b8")) == ""


@pytest.mark.parametrize("letter", ["\u061e", "\ue008", "\ua78f"])
def test_a_letter_that_nothing_can_draw_stops_no_paper(letter: str) -> None:
    assert to_pdf(paper(f"one {letter} two")).startswith(b"%PDF-")
    assert letter in lacking(paper(letter))


@given(st.text("a \n\u20e3\u0301\u1ac2\ufe0f\u3099通ש"))
def test_marks_are_left_out_alike_on_letters_of_every_script(text: str) -> None:
    assert fixed(text.replace("a", "é")) == fixed(text).replace("a", "é")
    assert set(text) - set(fixed(text)) <= set("\u20e3\u1ac2\u3099")


def test_a_paper_that_can_be_printed_is_printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.publish.pdf.fixed", lambda _words: pytest.fail("looked at every letter"))
    assert to_pdf(paper("Ειρήνη – peace")).startswith(b"%PDF-")


def test_the_words_of_a_picture_are_letters_and_change_none_of_the_page() -> None:
    def read(words: str) -> str:
        figure = Figure(300, 40)
        figure.words(0, 20, words)
        blocks = (Picture(figure, "a picture"), Heading("Who says so?"), Para("اعلام پرتاب‌ها مهم است"))
        return PdfReader(BytesIO(to_pdf(Paper("A title", blocks)))).pages[0].extract_text()

    assert "1 supports 2" in read("1 supports 2")
    for words in ("1 supports 2", "کارت ۲ (ICBM) مهم است."):
        assert "Who says so?" in read(words)
        assert "\u2067" not in read(words)


def test_every_place_of_a_paper_is_looked_at() -> None:
    blocks = (
        Heading("一"),
        Para("二", "三"),
        Quote("文", "字"),
        Items((Item("四", "五", [Item("六")]),)),
        Terms((("七", "八"),)),
        Table("九", ("十",), (("百",),)),
        Picture(Figure(72, 72), "千"),
    )
    assert set(lacking(Paper("万", blocks))) == set("文字一二三四五六七八九十百千万")


def test_a_picture_names_what_it_cannot_show() -> None:
    matrix = Matrix((Descriptor("通知", ("да", "减")),), ((0, 0), (0, 0)))
    assert letters_lacking(draw(matrix, [(0,), (1,)])) == "通 知 减"
    assert letters_lacking(draw(Matrix((Descriptor("A", ("b",)),), ((0,),)), [(0,)])) == ""
