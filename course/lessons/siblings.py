"""The prose of a lesson in another language: a notebook of the same name, in a folder of that language.

``notebooks/fr/00-start-here.ipynb`` has the cells of ``notebooks/00-start-here.ipynb``. The metadata of a
cell hold the mark of the English text that it was made from, so that a text which has changed since is known.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from course.language import language
from course.language.catalogues import SOURCE
from course.lessons.notebook import Call, Prose, cells_of, read_notebook

if TYPE_CHECKING:
    from pathlib import Path

    from course.lessons.notebook import Part

MADE_FROM: Final = "english"
"""Where the metadata of a cell hold the mark of the English text that it was made from."""


def mark_of(english: str) -> str:
    """Give the mark of an English text; another text has another.

    Examples
    --------
    >>> mark_of("# Start here")
    '470ed01279839bb7'
    """
    return sha256(english.encode()).hexdigest()[:16]


def notebook_of(notebooks: Path, lesson: str) -> Path:
    """Give the notebook of a lesson in the present language; the English one where there is no other."""
    path = notebooks / language() / f"{lesson}.ipynb"
    return path if language() != SOURCE and path.is_file() else notebooks / f"{lesson}.ipynb"


def read_lesson(notebooks: Path, lesson: str) -> tuple[Part, ...]:
    """Read a lesson in the present language.

    The English notebook says which cells there are. A cell whose translation is missing, or was made from
    an earlier text, stays English.

    Parameters
    ----------
    notebooks
        The folder of the lessons.
    lesson
        The lesson's id.

    Raises
    ------
    NotALesson
        If a notebook cannot be read.
    """
    english = notebooks / f"{lesson}.ipynb"
    parts, path = read_notebook(english), notebook_of(notebooks, lesson)
    if path == english:
        return parts
    there = {cell.id: cell for cell in cells_of(path)}

    def said(part: Part) -> Part:
        if isinstance(part, Call) or part.cell not in there:
            return part
        cell = there[part.cell]
        stale = cell.metadata.get(MADE_FROM) != mark_of(part.text)
        return part if stale or cell.text == part.text else Prose(cell.text, part.cell, part.text)

    return tuple(map(said, parts))
