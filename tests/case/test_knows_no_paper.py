"""The package knows nothing of the paper that ships: all of that is in data/, exercises/ and notebooks/."""

from __future__ import annotations

import re
from pathlib import Path

import course
from course.case import load_case

PACKAGE = Path(course.__file__).parent
WORDS = re.compile(
    r"\b(Iran\w*|Tehran|missiles?|Shamkhani|Netanyahu|Khamenei|Israel\w*|Hezbollah|Houthis?|JCPOA|Shahab\w*)\b",
    re.IGNORECASE,
)
KINDS = {".py", ".js", ".mjs", ".css", ".html", ".jinja", ".j2", ".txt", ".yaml", ".json", ".md"}


def test_no_file_of_the_package_names_anything_in_the_paper() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{number}: {match.group()}"
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in KINDS and "_bundled" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in WORDS.finditer(line)
    ]
    assert found == []


def test_the_words_would_be_found() -> None:
    assert WORDS.search(load_case().paper.text)


def test_another_case_loads_and_answers(copy: Path) -> None:
    case = load_case(copy)
    assert case.meta.title == "Mending a well"
    assert [c.id for c in case.claims_in("II")] == ["C-01", "C-02", "C-03"]
    assert (case.claim("B-01").start, case.claim("C-01").start) == (127, 188)
    assert case.systems == ()
