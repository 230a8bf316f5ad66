"""The pseudo-languages change every letter and keep every place."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.language import is_draft, listed, ngettext, speaking
from tests.language._catalogues import catalogues_in
from tools.language import CATALOGUE, begin, bring_up_to_date, collect, report, write_pseudo
from tools.pseudo import accented, leftwards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog

_PLACE = r"\{\w+\}|%\(\w+\)s|<[^>]+>|&\w+;|%%"
_PIECES = ["Undo", "a", "{name}", "<b>x</b>", "100 %%", "%(who)s", "&amp;", "…"]


@pytest.fixture
def template() -> Catalog:
    from babel.messages.catalog import Catalog

    made = Catalog()
    made.add("Undo")
    made.add(("{n} card", "{n} cards"))
    return made


@pytest.fixture
def locales(tmp_path: Path) -> Iterator[Path]:
    with catalogues_in(tmp_path):
        yield tmp_path


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map(" ".join))
def test_every_letter_changes_and_every_place_stays(text: str) -> None:
    for made in (accented(text), leftwards(text)):
        assert re.findall(_PLACE, made) == re.findall(_PLACE, text)
        assert not re.search("[A-Za-z]", re.sub(_PLACE, "", made))


def test_a_word_grows_by_two_fifths() -> None:
    assert len(accented("argument")) == round(len("argument") * 1.4) + len("⟦⟧")


def test_the_pseudo_languages_speak(locales: Path, template: Catalog) -> None:
    write_pseudo(locales, template)
    with speaking("en_XA"):
        assert ngettext("{n} card", "{n} cards", 2).format(n=2) == "⟦2 çááářđš⟧".replace("ř", "ŕ")
        assert not re.search("[A-Za-z]", listed(["1", "2"]))
    with speaking("he_XB"):
        assert not re.search("[A-Za-z]", ngettext("{n} card", "{n} cards", 11).format(n=11))


def test_a_new_language_begins_with_every_sentence_missing(locales: Path, template: Catalog) -> None:
    path = begin("fr", template, locales / "fr" / CATALOGUE)
    assert next(report("fr", bring_up_to_date(path, template))) == "fr: 0 of 2 sentences, 2 missing."
    with speaking("fr"):
        assert is_draft()


def test_a_catalogue_that_misses_nothing_stays_letter_by_letter(locales: Path, template: Catalog) -> None:
    path = begin("fr", template, locales / "fr" / CATALOGUE)
    before = path.read_bytes()
    template.creation_date = datetime(2036, 1, 1, tzinfo=UTC)
    bring_up_to_date(path, template)
    assert path.read_bytes() == before


def test_what_a_translator_wrote_stays_when_new_sentences_come(locales: Path, template: Catalog) -> None:
    path = begin("fr", template, locales / "fr" / CATALOGUE)
    path.write_text(path.read_text(encoding="utf-8").replace('"Undo"\nmsgstr ""', '"Undo"\nmsgstr "Annuler"'))
    template.add("Redo everything")
    lines = list(report("fr", bring_up_to_date(path, template)))
    assert lines[0] == "fr: 1 of 3 sentences, 2 missing."
    assert "  missing: Redo everything" in lines
    assert begin("fr", template, locales / "fr" / CATALOGUE) == path
    with speaking("fr"):
        from course.language import _

        assert _("Undo") == "Annuler"


def test_a_place_that_a_translation_lost_is_named(locales: Path, template: Catalog) -> None:
    template.add("Ask {name}")
    path = begin("fr", template, locales / "fr" / CATALOGUE)
    english, french = '"Ask {name}"\nmsgstr ""', '"Ask {name}"\nmsgstr "Demander {nom}"'
    path.write_text(path.read_text(encoding="utf-8").replace(english, french), encoding="utf-8")
    assert any(
        "wrong" in line and "Ask {name}" in line for line in report("fr", bring_up_to_date(path, template))
    )


def test_every_room_hands_its_sentences_over(tmp_path: Path) -> None:
    found = {message.id for message in collect(tmp_path / "course.pot")}
    assert {"Keep this note", "It holds"} <= found
    assert any(isinstance(message, tuple) for message in found)
