"""What is translated can be shown; and a language that has been whole once stays so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from course.case.translation import CATALOGUE as CASE_SENTENCES
from course.language.catalogues import LOCALES, misfits
from tests.notebooks._pages import NOTEBOOKS
from tools.language import CASE, CATALOGUE, collect
from tools.siblings import sibling_of

if TYPE_CHECKING:
    from pathlib import Path

CODES: Final = sorted(path.name for path in LOCALES.iterdir() if path.is_dir())
WHOLE: Final = ["fa", "fr"]
"""Languages that say every sentence of the tools. Others may be begun beside them."""
BEGUN: Final = [*(LOCALES / code / CATALOGUE for code in CODES), *sorted(CASE.glob(f"*/{CASE_SENTENCES}"))]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return collect(tmp_path_factory.mktemp("template") / "course.pot")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def forms(message: object) -> list[str]:
    """Give the forms of a translated sentence, one for each of its language's numbers."""
    return [message] if isinstance(message, str) else list(message or [""])  # type: ignore[call-overload]


@pytest.mark.parametrize("path", BEGUN, ids=lambda path: path.relative_to(path.parents[2]).as_posix())
def test_what_is_translated_can_be_shown(path: Path) -> None:
    catalogue = read(path)
    assert misfits(catalogue) == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    half = [m.id for m in catalogue if m.id and any(forms(m.string)) and not all(forms(m.string))]
    assert half == []


@pytest.mark.parametrize("code", CODES)
def test_its_plural_forms_are_those_of_the_language(code: str) -> None:
    catalogue, fresh = read(LOCALES / code / CATALOGUE), Catalog(locale=code)
    assert catalogue.num_plurals == fresh.num_plurals
    wrong = [m.id for m in catalogue if m.pluralizable and len(forms(m.string)) != fresh.num_plurals]
    assert wrong == []


@pytest.mark.parametrize("code", WHOLE)
def test_no_sentence_of_the_tools_is_missing(code: str, template: Catalog) -> None:
    """A new sentence is said in each language: `make language` puts it into the catalogues."""
    catalogue = read(LOCALES / code / CATALOGUE)
    missing = []
    for wanted in template:
        found = catalogue.get(wanted.id, wanted.context) if wanted.id else wanted
        if wanted.id and (found is None or not all(forms(found.string))):
            missing.append(wanted.id)
    assert missing == []


def test_the_page_for_translators_says_how_much_there_is() -> None:
    page = (NOTEBOOKS.parent / "docs" / "translator.md").read_text(encoding="utf-8")
    told = [int(some.replace(",", "")) for some in re.findall(r"some ([\d,]+)", page)]
    there = [len(read(path)) for path in (LOCALES / "fr" / CATALOGUE, CASE / "fr" / CASE_SENTENCES)]
    assert [abs(one - true) < true / 20 for one, true in zip(told, there, strict=True)] == [True, True]


@pytest.mark.parametrize("code", WHOLE)
def test_the_first_lesson_is_there(code: str) -> None:
    assert sibling_of(NOTEBOOKS / "00-start-here.ipynb", code).is_file()
