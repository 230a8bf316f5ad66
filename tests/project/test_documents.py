"""What the documents name is there: files, targets of make, commands and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from course import cli
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES: Final = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
DEVELOPER: Final = (ROOT / "docs" / "developer.md").read_text(encoding="utf-8")
MAKEFILE: Final = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS: Final = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
ROOMS: Final = "course|data|docs|tests|tools|benchmarks|exercises|notebooks|instructor"
PATH: Final = re.compile(rf"(?:{ROOMS})/[\w./-]*")
_BLOCK: Final = re.compile(r"^ *```\w*\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def code(text: str) -> list[str]:
    """Give what stands between backticks, and the lines of the blocks of code."""
    lines = "\n".join(_BLOCK.findall(text)).splitlines()
    return [*re.findall(r"`([^`\n]+)`", _BLOCK.sub("", text)), *map(str.strip, lines)]


def called(text: str, program: str) -> set[str]:
    """Give the first word after each call of a program."""
    return set(re.findall(rf"^(?:\S*/)?{program} ([a-z-]+)", "\n".join(code(text)), re.MULTILINE))


@each_page
def test_every_path_that_it_names_is_there(page: Path) -> None:
    named = {word for word in code(page.read_text(encoding="utf-8")) if PATH.fullmatch(word)}
    made_up = {word for word in named if "/thing/" in word}  # what somebody is about to add
    assert [path for path in sorted(named - made_up) if not (ROOT / path).exists()] == []


@each_page
def test_every_target_and_command_that_it_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert called(text, "make") <= set(TARGETS)
    assert called(text, "course") <= cli._COMMANDS.keys()


@each_page
def test_every_heading_that_it_leads_to_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s:]*#[^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        there = (page.parent / path if path else page).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", there, re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}, target


def test_the_page_for_developers_explains_every_target() -> None:
    explained = re.findall(r"^\| `make ([a-z-]+)` \|", DEVELOPER, re.MULTILINE)
    assert sorted(explained) == sorted({*TARGETS} - {"help"})


# What a stranger may want to change, and a word of the line that sends them to the right file.
CHANGES: Final = (
    "add a debate format",
    "add a kind of exercise",
    "add a column to the positions CSV",
    "change how undercuts are treated",
    "add an output format for maps",
    "add an activity",
    "choose a party’s colour",
    "add a field to the journal",
    "add a language",
    "add a command",
)


def test_whoever_wants_to_change_something_is_sent_to_a_file() -> None:
    rows = dict(re.findall(r"^\| ([a-z][^|]+) \| ([^|]+) \|$", DEVELOPER, re.MULTILINE))
    assert [change for change in CHANGES if change not in rows] == []
    lost = {want for want, begin in rows.items() if not any(PATH.fullmatch(word) for word in code(begin))} - {
        "write a sentence that people read"
    }  # which begins wherever it is said
    assert lost == set()  # that the files are there is asked of every page above
