"""What the guides call a control by is what the control says."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from babel.messages.pofile import read_po

from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NOTES: Final = sorted((ROOT / "instructor").glob("*.ipynb"))
GUIDES: Final = [
    *(ROOT / "docs" / f"{name}.md" for name in ("administrator", "corrections", "instructor", "live")),
    *(ROOT / "docs" / f"{name}.md" for name in ("student", "threats", "trust")),
    ROOT / "docs" / "course" / "grading.md",
]
OTHERS: Final = "## In a learning platform"
"""The part of the guide for instructors that names what other programs say."""
OWN: Final = {"First a small step?", "A red line, once announced in public, makes diplomacy harder"}
"""A question of the capstone, and a motion without the words that open it."""
_NAMED: Final = re.compile(r"(?<![\w*])\*([A-Z][^*]+)\*(?![\w*])")


def plain(text: str) -> str:
    """Give a name without marks, line ends and what closes a sentence."""
    bare = re.sub(r"<[^>]+>|\*", "", text)
    return re.sub(r"\s+", " ", bare).strip().rstrip(".…:").casefold()


def prose(path: Path) -> str:
    """Give the text of a page, or of the cells of a note that hold text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        return "\n".join("".join(c["source"]) for c in json.loads(text)["cells"] if c["cell_type"] != "code")
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


@cache
def said() -> frozenset[str]:
    """Give every sentence of the tools and of the case, and every heading of a lesson or a note."""
    words = []
    for path in (ROOT / "course/language/locales/fr/LC_MESSAGES/course.po", ROOT / "data/fr/case.po"):
        with path.open("rb") as file:
            words += [m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file) if m.id]
    for path in (*(ROOT / "notebooks").glob("*.ipynb"), *NOTES):
        words += re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return frozenset(map(plain, words))


@pytest.mark.parametrize("page", [*GUIDES, *NOTES], ids=lambda page: page.name)
def test_a_name_in_a_guide_begins_what_a_control_or_a_heading_says(page: Path) -> None:
    text = re.sub(rf"{OTHERS}\n.*?(?=\n## )", "", prose(page), flags=re.DOTALL)
    lost = [name for name in _NAMED.findall(text) if name not in OWN and not _begins(plain(name))]
    assert lost == []


def _begins(name: str) -> bool:
    """Say whether a sentence, or what follows the colon of a title, begins so."""
    return any(sentence.startswith(name) or f": {name}" in sentence for sentence in said())
