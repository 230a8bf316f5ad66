"""Begin a lesson's prose in another language, and say what of it does not fit the English one (any more)."""

from __future__ import annotations

import json
import posixpath
import re
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from course.lessons.notebook import cells_of
from course.lessons.siblings import MADE_FROM, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from course.files.notebooks import Cell

NOTEBOOKS: Final = Path(__file__).parents[1] / "notebooks"
_LINK = re.compile(r"(?<=\]\()[^)\s]+(?=\))")
_LESSON = re.compile(r'course\.lesson\("[^"]+"')
_ELSEWHERE = ("#", "http://", "https://", "mailto:")


def sibling_of(english: Path, code: str) -> Path:
    """Give the file of a lesson in another language."""
    return english.parent / code / english.name


def begin(english: Path, code: str) -> Path:
    """Write a lesson for a translator: what is translated stays, every other cell has its English text."""
    path = sibling_of(english, code)
    there = {cell.id: cell for cell in cells_of(path)} if path.exists() else {}
    book: Any = json.loads(english.read_text(encoding="utf-8"))
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = spoken("".join(cell["source"]), code).splitlines(keepends=True)
            continue
        text, made_from = "".join(cell["source"]), mark_of("".join(cell["source"]))
        if before := there.get(cell["id"]):
            text, made_from = before.text, before.metadata.get(MADE_FROM, made_from)
        else:
            text = _LINK.sub(lambda link: _one_deeper(link[0]), text)
        cell["source"] = text.splitlines(keepends=True)
        cell["metadata"][MADE_FROM] = made_from
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(book, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def spoken(cell: str, code: str) -> str:
    """Give a cell of code as it stands in another language: its lesson speaks that, wherever it is opened.

    Examples
    --------
    >>> spoken('course.lesson("00-start-here").begin()', "fr")
    'course.lesson("00-start-here", language="fr").begin()'
    """
    return _LESSON.sub(rf'\g<0>, language="{code}"', cell)


def misfits(english: Path, code: str) -> Iterator[str]:
    """Say in a sentence for each cell what does not fit the English one."""
    path = sibling_of(english, code)
    original, translated = cells_of(english), cells_of(path)
    if [cell.id for cell in original] != [cell.id for cell in translated]:
        yield f"{code}/{path.name}: the cells are not those of the English lesson; begin it again."
        return
    for one, other in zip(original, translated, strict=True):
        for wrong in _of_cell(one, other, code):
            yield f"{code}/{path.name}, cell {one.id}: {wrong}"


def all_siblings() -> Iterator[tuple[Path, str]]:
    """Give each lesson that is there in another language: its English notebook, and the language."""
    for path in sorted(NOTEBOOKS.glob("*/[0-9]*.ipynb")):
        yield NOTEBOOKS / path.name, path.parent.name


def _of_cell(one: Cell, other: Cell, code: str) -> Iterator[str]:
    if one.kind != "markdown":
        if (one.kind, spoken(one.text, code)) != other[:2]:
            yield f'a cell of code stays letter by letter, and its lesson has language="{code}".'
        return
    now = mark_of(one.text)
    if other.metadata.get(MADE_FROM) != now:
        yield f'the English has changed. Mend it, and write "{MADE_FROM}": "{now}" in its metadata.'
    if other.text == _LINK.sub(lambda link: _one_deeper(link[0]), one.text):
        yield "it is not translated yet."
        return
    for what, held in _HELD.items():
        wanted, found = held(one.text, "."), held(other.text, code)
        if wanted != found:
            yield f"{what}: the English has {wanted}, this has {found}."


def _one_deeper(link: str) -> str:
    return link if link.startswith(_ELSEWHERE) else f"../{link}"


def _links(text: str, folder: str) -> list[str]:
    """Give where links and pictures lead: a lesson is the same one in every language."""
    found: list[str] = _LINK.findall(text)
    inside = [
        link if link.startswith(_ELSEWHERE) else posixpath.normpath(f"{folder}/{link}") for link in found
    ]
    return sorted(link.removeprefix(f"{folder}/") for link in inside)


def _found(pattern: str, text: str, _folder: str) -> list[str]:
    return re.findall(pattern, text, flags=re.MULTILINE)


def _numbers(text: str, _folder: str) -> list[int]:
    """Give every number in figures of any script; a sentence may have another order."""
    return sorted(map(int, re.findall(r"\d+", text)))


def _tables(text: str, _folder: str) -> list[int]:
    return [line.count("|") for line in text.splitlines() if line.startswith("|")]


def _points(text: str, _folder: str) -> list[int]:
    """Give the lengths of the lists: each a run of lines with a dash or a number and a dot."""
    lines = (re.match(r"\s*(?:-|[0-9]+\.) ", line) is not None for line in text.splitlines() if line)
    return [len(list(run)) for marked, run in groupby(lines) if marked]


_HELD: Final[Mapping[str, Callable[[str, str], list[Any]]]] = {
    "levels of headings": partial(_found, r"^#+(?= )"),
    "links and pictures": _links,
    "words of the paper, letter by letter": partial(_found, r"^>.*$"),
    "marks in angle brackets": partial(_found, r"</?\w+[^>]*>"),
    "code": partial(_found, r"`[^`]+`"),
    "numbers": _numbers,
    "bars of tables, line by line": _tables,
    "points of lists": _points,
}
"""What a translation keeps of its English text."""
