"""Letters that a printed page or a picture cannot show are named, with the form that can."""

from __future__ import annotations

import pytest

from course.figures.keep import letters_lacking
from course.figures.scenarios import draw
from course.methods.crossimpact import Descriptor, Matrix
from course.publish.forms import FORMS
from course.publish.paper import Heading, Item, Items, Paper, Para, Picture, Quote, Table, Terms
from course.publish.pdf import lacking, to_pdf


def paper(*texts: str, picture: bool = False) -> Paper:
    blocks = tuple(Para(text) for text in texts)
    return Paper("A title", (*blocks, Picture("<svg/>", b"", (1, 1), "alt")) if picture else blocks)


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


def test_every_place_of_a_paper_is_looked_at() -> None:
    blocks = (
        Heading("一"),
        Para("二", "三"),
        Quote("文", "字"),
        Items((Item("四", "五", [Item("六")]),)),
        Terms((("七", "八"),)),
        Table("九", ("十",), (("百",),)),
        Picture("<svg/>", b"", (1, 1), "千"),
    )
    assert set(lacking(Paper("万", blocks))) == set("文字一二三四五六七八九十百千万")


def test_a_picture_names_what_it_cannot_show() -> None:
    matrix = Matrix((Descriptor("通知", ("да", "减")),), ((0, 0), (0, 0)))
    assert letters_lacking(draw(matrix, [(0,), (1,)])) == "通 知 减"
    assert letters_lacking(draw(Matrix((Descriptor("A", ("b",)),), ((0,),)), [(0,)])) == ""
