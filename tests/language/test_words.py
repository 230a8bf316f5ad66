"""Words of the interface and of the case: what a careless hand leaves in sentences is in none of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from course.case import load_case
from tools.language import collect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

SLIPS: Final = {
    "a doubled word": re.compile(r"\b(?!that\b|had\b)([A-Za-z]{2,}) \1\b"),
    "an article that does not fit": re.compile(r"\ba (?:[aeio])\w+|\ban [bcdfgjklmnpqrtvwxyz]\w+"),
    "a plural in brackets": re.compile(r"[a-z]\(s\)"),
    "a space before a stop": re.compile(r"[a-z}] [,;:](?: |$)"),
}
OF_FILES: Final = {
    "a name that only a file knows": re.compile(r"(?<![\w])[a-z0-9]+_[a-z0-9_]+(?!\w|\.ya?ml)")
}
"""What only authors of a case read may name a field of a file."""
FINE: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|a (?:one|once|European)\b")
"""What is quoted; and words that begin with a vowel on paper alone."""


def interface() -> Iterator[str]:
    """Give every sentence of the interface, one and many."""
    for message in collect():
        yield from filter(None, (message.id,) if isinstance(message.id, str) else message.id)


def voiced(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Give what the case says in our own voice, with where it stands."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, str) and "Voice" in repr(field.metadata):
            yield name, value


@pytest.mark.parametrize("slip", SLIPS)
def test_no_sentence_of_the_interface_has(slip: str) -> None:
    wrong = [text for text in interface() if SLIPS[slip].search(FINE.sub("“”", text))]
    assert wrong == []


@pytest.mark.parametrize("slip", SLIPS | OF_FILES)
def test_no_words_of_the_case_have(slip: str) -> None:
    case = load_case()
    found = (SLIPS | OF_FILES)[slip]
    wrong = [
        note for notes in case.meta.notes.values() for note in notes if found.search(FINE.sub("“”", note))
    ]
    wrong += [
        f"{table}.{getattr(record, 'id', '')}.{name}: {text}"
        for table in case.tables
        for record in case.table(table)
        for name, text in voiced(record)
        if found.search(FINE.sub("“”", text))
    ]
    assert wrong == []


def test_a_count_in_a_sentence_is_told_in_one_and_in_many() -> None:
    many = {i for m in collect() if not isinstance(m.id, str) for i in m.id or ()}
    counted = re.compile(r"^\{n\} [a-z]+s\b")
    always_many = "{n} arguments are too many"
    wrong = [text for text in interface() if counted.search(text) and text not in many]
    assert wrong == [always_many]
