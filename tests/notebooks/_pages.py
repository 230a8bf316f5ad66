"""Read the pages of the lessons."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
NOTEBOOKS: Final = ROOT / "notebooks"


def notebook(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell: Any) -> str:
    return "".join(cell["source"])


def headings(cell: Any) -> list[str]:
    """Give the headings of a cell, without their marks and in small letters."""
    if cell["cell_type"] != "markdown":
        return []
    return [h.casefold() for h in re.findall(r"^##+ (.*)$", source(cell), flags=re.MULTILINE)]


def shown(text: str) -> str:
    """Leave out what is closed, what marks text up, and where a link leads."""
    text = re.sub(r"<details>.*?</details>", " ", text, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)|[#|>*_`-]+(?=\s)|(?<=\s)[#|>*_`-]+", " ", text)


def words(cells: list[Any]) -> int:
    """Count the words that somebody reads in some cells."""
    return sum(len(shown(source(c)).split()) for c in cells if c["cell_type"] == "markdown")
