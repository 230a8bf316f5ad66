"""A lesson's notebook is prose and calls with plain values, and says what it is not."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from course.lessons.lesson import Lesson
from course.lessons.notebook import Call, NotALesson, Prose, call_of, read_notebook

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(path for room in ("notebooks", "instructor") for path in (ROOT / room).glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: "/".join(p.parts[-2:]))
def test_every_code_cell_is_one_call_of_a_lesson_with_plain_values(path: Path) -> None:
    calls = [part for part in read_notebook(path) if isinstance(part, Call)]
    assert calls
    assert all(callable(getattr(Lesson, call.face)) for call in calls)
    assert {call.lesson for call in calls} <= {"", path.stem}


@pytest.mark.parametrize(
    ("source", "call"),
    [
        ('lesson.read("abstract")', Call("read", ("abstract",))),
        ('import course\ncourse.lesson("a").begin()', Call("begin", lesson="a")),
        ('import course\nlesson = course.lesson("a")\nlesson.begin()', Call("begin", lesson="a")),
        (
            'lesson.bargain(["iran", "us"], chair=True)',
            Call("bargain", (["iran", "us"],), {"chair": True}),
        ),
    ],
)
def test_a_call_is_read(source: str, call: Call) -> None:
    assert call_of(source) == call


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "one call of a lesson"),
        ("lesson", "one call of a lesson"),
        ("lesson.read(name)", "plain values"),
        ("lesson.read(open('x'))", "plain values"),
        ("import os\nlesson.read()", "import os"),
        ("x = 1\nlesson.read()", "x = 1"),
        ("other.read()", "is no lesson"),
        ("lesson.read(", "not Python"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(source: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call_of(source)


def _written(folder: Path, content: object) -> Path:
    path = folder / "mine.ipynb"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_mistake_is_named_with_file_and_cell(tmp_path: Path) -> None:
    cells = [{"cell_type": "markdown", "source": ["# A\n", "b"]}, {"cell_type": "code", "source": "1 / 0"}]
    with pytest.raises(NotALesson, match=r"mine\.ipynb: cell 2: end the cell with one call"):
        read_notebook(_written(tmp_path, {"cells": cells}))


@pytest.mark.parametrize("content", ["", "{", {"cells": 1}, {}, [], {"cells": [{}]}])
def test_what_is_no_notebook_is_named(tmp_path: Path, content: object) -> None:
    with pytest.raises(NotALesson, match=r"mine\.ipynb: this is no notebook"):
        read_notebook(_written(tmp_path, content))


def test_prose_keeps_its_words(tmp_path: Path) -> None:
    path = _written(tmp_path, {"cells": [{"cell_type": "markdown", "source": ["# A\n", "b"]}]})
    assert read_notebook(path) == (Prose("# A\nb"),)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (None, "(No such file or directory)"),
        ("[" * 100_000, "(maximum recursion depth"),
        ('{"cells": 3}', "('int' object"),
        *(
            (kind, "(this is a folder, a pipe or a device, and no file)")
            for kind in (Path.mkdir, *((os.mkfifo,) if sys.platform != "win32" else ()))
        ),
    ],
    ids=["missing", "deep", "no cells", "folder", "pipe"][: 5 if sys.platform != "win32" else 4],
)
def test_a_notebook_that_cannot_be_read_is_named_and_never_waited_for(
    tmp_path: Path, inside: object, said: str
) -> None:
    path = tmp_path / "a.ipynb"
    if callable(inside):
        inside(path)
    elif inside:
        path.write_text(str(inside))
    with pytest.raises(NotALesson, match=r"a\.ipynb: this is no notebook that can be read") as refused:
        read_notebook(path)
    assert said in str(refused.value)
    assert "Errno" not in str(refused.value)
