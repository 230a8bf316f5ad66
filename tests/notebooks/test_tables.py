"""A table that stands in a lesson for print says what the tables of the case say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest

from course.case import load_case
from tests.notebooks._pages import NOTEBOOKS, notebook, source

if TYPE_CHECKING:
    from course.case.records import System

CASE: Final = load_case()
BASIS: Final = {s.id: s.basis for s in CASE.sources}


def rows(lesson: str) -> list[list[str]]:
    """Give the cells of every row of every table of a lesson."""
    text = "\n".join(source(c) for c in notebook(NOTEBOOKS / f"{lesson}.ipynb")["cells"])
    return [row.strip("| ").split(" | ") for row in re.findall(r"^\|.*\|$", text, flags=re.MULTILINE)]


def rests_on(system: System) -> str:
    """Say how many sources of a system were read, and how many are known by name only."""
    n = Counter(BASIS[s] for s in system.sources)
    read = f"{n['excerpt_read']} excerpt{'s' if n['excerpt_read'] != 1 else ''} read"
    known = f"{n['general_knowledge']} from general knowledge, to check"
    return f"{read}; {known}" if n["general_knowledge"] else read


@pytest.mark.parametrize("system", CASE.systems, ids=lambda system: system.id)
def test_the_systems_of_lesson_02_stand_there_as_in_the_case(system: System) -> None:
    seen = f"{system.first_seen}; {system.status}"
    row = [system.name, system.type, system.propellant, system.range_reported, seen, rests_on(system)]
    held = [r for r in rows("02-capabilities") if r[0] == system.name and len(r) == len(row)]
    assert len(held) == 1
    assert held[0] == row


def test_lesson_05_says_general_knowledge_only_of_what_nobody_read() -> None:
    table = [r for r in rows("05-history") if r[0].startswith("Resolution ") and len(r) == 5]
    assert len(table) == 6
    for name, *_, basis in table:
        read = BASIS[f"unscr{re.findall(r'[0-9]{4}', name)[0]}"] == "excerpt_read"
        assert read == basis.startswith("excerpt"), name
