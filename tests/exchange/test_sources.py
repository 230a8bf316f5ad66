"""Sources as BibTeX and CSL-JSON: read back by a reader that was written from the formats' own pages."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.case import load_case
from course.case.records import Source
from course.exchange.markup import one_line
from course.exchange.sources import bibtex, csl_json

CASE = load_case()
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WRITTEN = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    **{f"\\{sign}": sign for sign in "$&#_%"},
}
# What a program that keeps to CSL 1.0.2 knows of the fields that are used here.
KNOWN = {"id", "type", "author", "title", "issued", "URL", "note"}
signs = st.sampled_from(
    [*r"\{}%$&#_~^\"@,=", "and", " and ", "ä", "日本", "\\textbf{x}", "--", "'", "a b", "\x0b"]
)
texts = st.lists(signs, min_size=1, max_size=8).map(lambda some: "".join(some) + "x")


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Read entries: a value stands between braces that match, or is the name of a month."""
    found: dict[str, dict[str, str]] = {}
    at = 0
    while opened := re.compile(r"\s*@(\w+)\{([^,\s]+),").match(text, at):
        assert opened[1] == "misc"
        at = opened.end()
        fields: dict[str, str] = {}
        while field := re.compile(r"\s*(\w+)\s*=\s*").match(text, at):
            at = field.end()
            if text[at] == "{":
                end = matching(text, at)
                value, at = text[at + 1 : end], end + 1
            else:
                name = re.compile(r"\w+").match(text, at)
                assert name
                value, at = str(MONTHS.index(name[0]) + 1), name.end()
            assert field[1] not in fields
            fields[field[1]] = value
            assert text[at] == ","
            at += 1
        closed = re.compile(r"\s*\}").match(text, at)
        assert closed
        at = closed.end()
        assert opened[2] not in found
        found[opened[2]] = fields
    assert not text[at:].strip()
    return found


def matching(text: str, at: int) -> int:
    """Give the place of the brace that closes the one at a place; a backslash changes nothing here."""
    depth = 0
    for i in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[i], 0)
        if depth == 0:
            return i
    raise AssertionError("a brace is not closed")


def as_set(latex: str) -> str:
    """Give what LaTeX sets: each command is one of those that stand for a sign."""
    braced = re.fullmatch(r"\{(.*)\}", latex, re.DOTALL)
    out, rest = [], braced[1] if braced else latex
    while rest:
        command = next((c for c in WRITTEN if rest.startswith(c)), rest[0])
        assert command in WRITTEN or command not in set("\\{}$&#_%~^")
        out.append(WRITTEN.get(command, command))
        rest = rest[len(command) :]
    return "".join(out)


def dated(fields: dict[str, str]) -> str:
    return "-".join(fields[name].zfill(2) for name in ("year", "month", "day") if name in fields)


def test_every_source_of_the_case_is_in_both_files_as_it_is() -> None:
    in_bibtex = read_bibtex(bibtex(CASE.sources).decode())
    in_csl = {item["id"]: item for item in json.loads(csl_json(CASE.sources))}
    assert list(in_bibtex) == list(in_csl) == [s.id for s in CASE.sources]
    for source in CASE.sources:
        fields, item = in_bibtex[source.id], in_csl[source.id]
        assert as_set(fields["title"]) == item["title"] == one_line(source.title)
        assert as_set(fields["author"]) == item["author"][0]["literal"] == one_line(source.publisher)
        assert dated(fields) == source.appeared
        assert "-".join(str(part).zfill(2) for part in item["issued"]["date-parts"][0]) == source.appeared
        assert fields.get("url") == item.get("URL") == source.url
        assert as_set(fields["note"]) == item["note"]
        read = source.basis == "excerpt_read"
        assert item["note"].endswith("excerpt read" if read else "general knowledge, check it")


def test_an_item_has_only_fields_and_types_that_the_format_knows() -> None:
    items: list[dict[str, Any]] = json.loads(csl_json(CASE.sources))
    assert {key for item in items for key in item} <= KNOWN
    assert {item["type"] for item in items} <= {"webpage", "document"}
    for item in items:
        assert 1 <= len(item["issued"]["date-parts"][0]) <= 3


@settings(max_examples=60)
@given(texts, texts, texts)
def test_no_sign_of_a_text_becomes_a_sign_of_the_format(title: str, publisher: str, pointer: str) -> None:
    url = f"https://example.org/{'%7B{}%'}?a=b&c=_#d"
    some = [
        Source(
            id=f"s{n}",
            title=title,
            publisher=publisher,
            year=2026,
            pointer=pointer,
            basis="excerpt_read",
            url=url,
        )
        for n in (1, 2)
    ]
    read = read_bibtex(bibtex(some).decode())
    assert list(read) == ["s1", "s2"]
    assert as_set(read["s1"]["title"]) == one_line(title)
    assert as_set(read["s1"]["author"]) == one_line(publisher)
    assert as_set(read["s1"]["note"]).startswith(one_line(pointer))
    assert read["s1"]["url"] == "https://example.org/%7B%7B%7D%?a=b&c=_#d"
    assert json.loads(csl_json(some))[0]["title"] == one_line(title)


@pytest.mark.parametrize(
    ("said", "parts"), [("2026-02-11", [2026, 2, 11]), ("2026-02", [2026, 2]), (None, [2025])]
)
def test_a_date_is_as_exact_as_it_is_known(said: str | None, parts: list[int]) -> None:
    source = Source(id="s", title="T", publisher="P", year=2025, date=said, basis="general_knowledge")
    (item,) = json.loads(csl_json([source]))
    assert item["issued"]["date-parts"] == [parts]
    assert dated(read_bibtex(bibtex([source]).decode())["s"]).split("-") == [str(p).zfill(2) for p in parts]
    if len(parts) == 3:
        assert date(*parts)
