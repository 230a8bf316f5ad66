"""A lesson's notebook, read as prose and calls: the one source of the page and of what a cell runs."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from course.files.notebooks import cells_in
from course.files.system import is_regular
from course.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from course.files.notebooks import Cell


class NotALesson(ValueError):  # noqa: N818 - reads as the sentence it carries
    """A notebook that cannot be read as a lesson; the text names file, cell and what would be right."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What a lesson says, in Markdown.

    Attributes
    ----------
    cell
        The id of its cell.
    english
        What it was translated from; empty where it stands as it was written.
    """

    text: str
    cell: str = ""
    english: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A face that a lesson shows: the method of a lesson, and plain values for it.

    Examples
    --------
    >>> call_of('course.lesson("01-introduction").read("abstract")')
    Call(face='read', args=('abstract',), options={}, lesson='01-introduction')
    """

    face: str
    args: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    lesson: str = ""


Part = Prose | Call

_IN_CELLS = re.compile(r"<!-- notebook -->.*?<!-- page:\s*(.*?)\s*-->", re.DOTALL)


def as_on_a_page(text: str) -> str:
    r"""Give the prose of a lesson as it stands where there are no cells.

    What stands between ``<!-- notebook -->`` and ``<!-- page: … -->`` is for people who run cells. A page
    shows what the second comment says in its place; Jupyter shows neither comment.

    Examples
    --------
    >>> as_on_a_page("Open a lesson<!-- notebook --> and run its cells<!-- page: -->. Read.")
    'Open a lesson. Read.'
    >>> as_on_a_page("<!-- notebook -->\n\nPress ▶.\n\n<!-- page:\nNothing has to be started.\n-->")
    'Nothing has to be started.'
    """
    return _IN_CELLS.sub(r"\1", text)


def read_notebook(path: Path) -> tuple[Part, ...]:
    """Read the cells of a lesson.

    Parameters
    ----------
    path
        The notebook.

    Returns
    -------
    tuple of Prose or Call
        One for each cell, in order.

    Raises
    ------
    NotALesson
        If it is no notebook, or a code cell is anything but one call of a lesson with plain values.
    """
    parts: list[Part] = []
    for number, cell in enumerate(cells_of(path), start=1):
        if cell.kind == "code":
            try:
                parts.append(call_of(cell.text))
            except ValueError as error:
                raise NotALesson(
                    _("{path}: cell {number}: {error}").format(path=path.name, number=number, error=error)
                ) from error
        elif cell.kind == "markdown":
            parts.append(Prose(cell.text, cell.id))
    return tuple(parts)


def cells_of(path: Path) -> list[Cell]:
    """Read the cells of a notebook as they stand.

    Raises
    ------
    NotALesson
        If it is no notebook.
    """
    try:
        return cells_in(_words_of(path))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        why = getattr(error, "strerror", "") or error
        raise NotALesson(
            _("{path}: this is no notebook that can be read ({error}).").format(path=path.name, error=why)
        ) from error


def _words_of(path: Path) -> str:
    if not is_regular(path):  # a pipe would keep us waiting
        raise ValueError(_("this is a folder, a pipe or a device, and no file"))
    return path.read_text(encoding="utf-8")


def call_of(source: str) -> Call:
    """Read a code cell: one call of a lesson, with plain values.

    Raises
    ------
    ValueError
        If it is anything else; the text says what would be right.

    Examples
    --------
    >>> call_of('lesson.debate("oxford", motion="M1")')
    Call(face='debate', args=('oxford',), options={'motion': 'M1'}, lesson='')
    >>> call_of("print(1)")
    Traceback (most recent call last):
    ...
    ValueError: end the cell with one call of a lesson, such as lesson.read("abstract")
    """
    try:
        lines = ast.parse(source).body
    except SyntaxError as error:
        raise ValueError(_("this is not Python ({why})").format(why=error.msg)) from error
    opened = ""
    for line in lines[:-1]:
        if isinstance(line, ast.Import) and [name.name for name in line.names] == ["course"]:
            continue
        if isinstance(line, ast.Assign) and (named := _lesson_of(line.value)):
            opened = named
            continue
        raise ValueError(
            _("“{line}” is no line of a lesson; keep to one call").format(line=ast.unparse(line))
        )
    last = lines[-1] if lines else None
    made = last.value if isinstance(last, ast.Expr) else None
    if not isinstance(made, ast.Call) or not isinstance(made.func, ast.Attribute):
        raise ValueError(_('end the cell with one call of a lesson, such as lesson.read("abstract")'))  # noqa: TRY004 - the cell's words are wrong
    owner = made.func.value
    named = _lesson_of(owner)
    if not named and not (isinstance(owner, ast.Name) and owner.id == "lesson"):
        raise ValueError(_("“{line}” is no lesson").format(line=ast.unparse(owner)))
    try:
        args = tuple(ast.literal_eval(arg) for arg in made.args)
        options = {str(o.arg): ast.literal_eval(o.value) for o in made.keywords}
    except ValueError as error:
        raise ValueError(_("give the call plain values only: words in quotation marks, True")) from error
    return Call(made.func.attr, args, options, named or opened)


def _lesson_of(node: ast.expr) -> str:
    """Give the id in ``course.lesson("id")``; empty for anything else."""
    if (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "course.lesson"
        and len(node.args) == 1
        and isinstance(node.args[0], ast.Constant)
    ):
        return str(node.args[0].value)
    return ""
