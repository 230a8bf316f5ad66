"""Sentences, counts, lists, dates and numbers speak the language that was chosen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import jinja2
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from course.language import (
    N_,
    Labels,
    NotAllowed,
    _,
    available,
    date_in_words,
    direction,
    language,
    listed,
    ngettext,
    number,
    percent,
    speaking,
    use,
)
from course.language import tag as current_tag
from course.language.catalogues import read_catalogue
from course.language.templates import teach
from course.lessons.page import languages_at
from course.publish.html import to_html
from course.publish.paper import Paper, Para
from course.publish.pdf import to_pdf
from tests.language._catalogues import catalogues_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A little French and a little Hebrew, in a folder of their own."""
    french = Catalog(locale="fr", fuzzy=False)
    french.add("You work as {name}.", "Vous travaillez sous le nom de {name}.")
    french.add(("{n} card", "{n} cards"), ("{n} carte", "{n} cartes"))
    french.add("It holds", "C’est juste")
    french.add("Ask {name}", "Demander {nom}")
    french.add("Guessed", "Deviné", flags=("fuzzy",))
    hebrew = Catalog(locale="he", fuzzy=False)
    hebrew.add("It holds", "נכון")
    for code, catalogue in (("fr", french), ("he", hebrew)):
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "course.po").open("wb") as file:
            write_po(file, catalogue)
    for name in ("COURSE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("course.language.current._of_process", [])
    with catalogues_in(tmp_path):
        yield


def test_a_folder_is_a_language() -> None:
    assert list(available()) == ["en", "fr", "he"]


def test_a_sentence_is_said_in_the_language_chosen() -> None:
    with speaking("fr_CA.UTF-8"):
        assert _("You work as {name}.").format(name="heron") == "Vous travaillez sous le nom de heron."
        assert [ngettext("{n} card", "{n} cards", n).format(n=n) for n in (0, 1, 2)] == [
            "0 carte",
            "1 carte",
            "2 cartes",
        ]
    assert _("You work as {name}.").format(name="heron") == "You work as heron."


def test_what_came_of_a_catalogue_is_kept_and_true_for_this_file_alone() -> None:
    path = available()["fr"]
    assert path is not None
    assert read_catalogue(path).gettext("It holds") == "C’est juste"
    kept = path.with_suffix(".mo")
    assert kept.is_file()
    path.write_text(path.read_text(encoding="utf-8").replace("C’est juste", "Exact"), encoding="utf-8")
    assert read_catalogue(path).gettext("It holds") == "Exact"
    kept.write_bytes(kept.read_bytes()[:-70])  # the machine stopped in the middle
    assert read_catalogue(path).gettext("It holds") == "Exact"


def test_where_nobody_may_write_it_is_kept_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = available()["fr"]
    assert path is not None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path.with_suffix(".mo").mkdir()  # nothing can be written there
    assert read_catalogue(path).gettext("It holds") == "C’est juste"
    (kept,) = (tmp_path / "cache" / "red-line-seminar").iterdir()
    monkeypatch.setattr("course.language.catalogues._compiled", None)  # it is not read anew
    assert read_catalogue(path).gettext("It holds") == "C’est juste"
    assert kept.suffix == ".mo"


def test_what_is_missing_or_only_guessed_stays_english() -> None:
    with speaking("fr"):
        assert _("Never seen") == "Never seen"
        assert _("Guessed") == "Guessed"
        assert _("") == ""


def test_a_translation_that_cannot_be_filled_stays_english() -> None:
    with speaking("fr"):
        assert _("Ask {name}").format(name="heron") == "Ask heron"


def test_a_table_of_labels_speaks_the_language_of_its_reader() -> None:
    table = Labels({"supported": N_("It holds")})
    with speaking("fr"):
        assert table["supported"] == "C’est juste"
        assert dict(table) == {"supported": "C’est juste"}
        assert "supported" in table
    assert list(table.items()) == [("supported", "It holds")]


def test_lists_dates_and_numbers_follow_the_language() -> None:
    assert [listed("abc"), listed("abc", "or"), listed("a"), listed("")] == [
        "a, b and c",
        "a, b or c",
        "a",
        "",
    ]
    with speaking("fr"):
        assert listed("abc") == "a, b et c"
        assert listed("abc", "or") == "a, b ou c"
        assert date_in_words("1980-09-22") == "22 septembre 1980"
        assert date_in_words("1988-03") == "mars 1988"
        assert number(12345) == "12\u202f345"
        assert percent(0.25) == "25\u00a0%"


def test_the_environment_chooses_and_what_we_lack_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("LC_MESSAGES", "xx_XX")
    assert language() == "fr"
    monkeypatch.setattr("course.language.current._of_process", [])
    monkeypatch.setenv("COURSE_LANGUAGE", "en")
    assert language() == "en"


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotAllowed, match=r"“xx”.*en, fr, he"):
        use("xx")


def test_one_process_speaks_several_languages_at_once() -> None:
    use("fr")
    heard = []

    def other() -> None:
        with speaking("he"):
            heard.append(_("It holds"))

    with speaking("en"):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        assert _("It holds") == "It holds"
    assert heard == ["נכון"]
    assert _("It holds") == "C’est juste"


@pytest.mark.parametrize(
    ("code", "named", "tag"),
    [
        ("pt_BR", "pt_BR", "pt-BR"),
        ("pt_BR", "pt-BR", "pt-BR"),
        ("zh_Hant", "zh_Hant", "zh-Hant"),
        ("uz", "uz@cyrillic", "uz"),
        ("mine", "xx_YY", "en"),
    ],
)
def test_a_tag_names_the_region_and_the_script(tmp_path: Path, code: str, named: str, tag: str) -> None:
    path = tmp_path / code / "LC_MESSAGES" / "course.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'msgid ""\nmsgstr "Language: {named}\\n"\n', encoding="utf-8")
    with speaking(code):
        paper = Paper("Title", (Para("Words."),))
        assert current_tag() == tag
        assert next(one.tag for one in languages_at() if one.code == code) == tag
        assert f'<html lang="{tag}"' in to_html(paper)
        printed = tag.removesuffix("-Hant")  # Typst knows no scripts
        assert f"/Lang({printed})".encode() in to_pdf(paper)


def test_hebrew_is_written_from_right_to_left() -> None:
    assert direction() == "ltr"
    with speaking("he"):
        assert direction() == "rtl"


def test_templates_translate_and_escape_what_people_wrote() -> None:
    environment = jinja2.Environment(autoescape=True)
    teach(environment)
    source = (
        "{% trans n=cards %}{{ n }} card{% pluralize %}{{ n }} cards{% endtrans %}; "
        "{{ _('It holds') }}; {% trans who=who %}100 % of {{ who }}{% endtrans %}"
    )
    with speaking("fr"):
        text = environment.from_string(source).render(cards=2, who="a<b")
    assert text == "2 cards; C’est juste; 100 % of a&lt;b"
