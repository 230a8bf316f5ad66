"""Whatever cell is run, when and how often, it shows a face or one sentence, and never a traceback.

``make test`` runs a tenth of the orders; ``make test-long`` sets SEMINAR_LONG and runs all.
"""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pytest
from IPython.core.interactiveshell import InteractiveShell

from course.case import case_folder, load_case
from course.faces.face import Face
from course.jupyter import kernel
from course.jupyter.cells import Sentence
from tests.notebooks._pages import NOTEBOOKS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOOKS: Final = sorted(
    path
    for folder in (
        NOTEBOOKS,
        ROOT / "instructor",
        ROOT / "cases" / "seabed" / "notebooks",
        ROOT / "course" / "commands" / "skeleton",
    )
    for path in folder.rglob("*.ipynb")
)
ORDERS: Final = 200 if os.environ.get("SEMINAR_LONG") else 20
"""So many orders of all cells, of one notebook after the other."""
CELL: Final = 'import course\ncourse.lesson("03-red-line")'
SLIPS: Final = (
    ('.read(mode="clas")', "did you mean class?"),
    ('.read(mod="class")', "did you mean mode?"),
    (".read(section=3)", "in quotation marks"),
    ('.read("II", "III")', "fewer values"),
    ('.read("II", section="II")', "twice"),
    ('.read(chair="yes")', "True or False"),
    ('.read("part one")', "use one of"),
    (".read(II)", "words in quotation marks"),
    ('.read("II"', "never closed"),
    ('.raed("II")', "did you mean read?"),
    (".read", "two brackets"),
    ("", "This lesson is open"),
    ('.debate("oxfrd")', "did you mean oxford?"),
    ('.debate("oxford", "M99")', "did you mean M9?"),
    ('.positions("irn")', "did you mean iran?"),
    ('.two_chairs("iran", "nobody")', "in stakeholders"),
    ('.priorities(["iran"])', "in quotation marks"),
    ('.bargain("iran")', "in square brackets"),
    ('.bargain(["nobody"])', "cannot sit at the table"),
    ('.discuss("debat")', "did you mean debate?"),
    ('.table("omission")', "did you mean omissions?"),
    ('.exercises("03")', "There is no set of exercises"),
    ('.scenarios("W99")', "There is no what-if"),
    (".glossary(3)", "fewer values"),
)


@dataclass
class Kernel:
    """What a cell shows: the last result, and what went wrong."""

    shell: Any
    wrong: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def run(self, cell: str) -> Any:
        result = self.shell.run_cell(cell, store_history=True).result
        if isinstance(result, Sentence):
            self.said.append(result.text)
        return result


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kernel]:
    monkeypatch.setenv("COURSE_WORK", str(tmp_path))
    monkeypatch.chdir(NOTEBOOKS)
    monkeypatch.setattr("course.language.current._of_process", ["en"])  # a notebook may say another
    restart()
    shell: Any = InteractiveShell.instance()
    opened = Kernel(shell)

    def show(kind: object, error: object, *_rest: object) -> None:
        opened.wrong.append(f"{kind}: {error}")

    monkeypatch.setattr(shell, "_showtraceback", show)
    monkeypatch.setattr(shell, "showsyntaxerror", lambda *_: opened.wrong.append("SyntaxError"))

    def publish(data: dict[str, str], *_rest: object, **_more: object) -> None:
        if 'role="alert"' in data.get("text/html", ""):
            opened.said.append(data["text/plain"])

    monkeypatch.setattr(shell.display_pub, "publish", publish)
    yield opened
    InteractiveShell.clear_instance()
    restart()


def restart() -> None:
    """Forget what a kernel had opened."""
    kernel.show_faces.cache_clear()
    kernel.sessions.clear()


def cells(path: Path) -> list[str]:
    book = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]


def name(path: Path) -> str:
    return "/".join(path.parts[-3:])


book_by_book = pytest.mark.parametrize("at", BOOKS, ids=name)


@book_by_book
def test_each_cell_runs_first_in_a_fresh_kernel(
    fresh: Kernel, at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(at.parent)
    for cell in cells(at):
        restart()
        fresh.shell.reset(new_session=False)
        assert isinstance(fresh.run(cell), Face), cell
    assert (fresh.wrong, fresh.said) == ([], [])


@pytest.mark.parametrize("seed", range(ORDERS))
def test_all_cells_run_in_any_order_with_slips_between(
    fresh: Kernel, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, chance = BOOKS[seed % len(BOOKS)], random.Random(seed)
    monkeypatch.chdir(at.parent)
    order = cells(at)
    chance.shuffle(order)
    for cell in order:
        if chance.random() < 0.1:  # as after a restart of the kernel
            restart()
            fresh.shell.reset(new_session=False)
        face = fresh.run(cell)
        assert isinstance(face, Face), cell
        assert face.rendered()[1] == "", cell
        if chance.random() < 0.3:
            slip, _ = chance.choice(SLIPS)
            assert not isinstance(fresh.run(cell.rpartition(").")[0] + ")" + slip), Face), slip
    assert fresh.wrong == []
    assert all("\n" not in said for said in fresh.said)


@pytest.mark.parametrize(("slip", "said"), SLIPS, ids=lambda word: word)
def test_a_slip_of_the_pen_gets_one_sentence_with_the_remedy(fresh: Kernel, slip: str, said: str) -> None:
    fresh.run(f"{CELL}.begin()")
    shown = fresh.run(CELL + slip)
    assert fresh.wrong == []
    assert said in (fresh.said[0] if fresh.said else repr(shown))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("lesson.read()", "import course in its first line"),
        ("corse.lesson('03-red-line').read()", "is no lesson"),
        ("course.leson('03-red-line').read()", "is no lesson"),
        ("course.lesson().read()", "is no lesson"),
        ("import corse\ncourse.lesson('03-red-line').read()", "import corse"),
        ("Import course\ncourse.lesson('03-red-line').read()", "not Python"),
        ("course.lesson('03-redline').read()", "did you mean 03-red-line?"),
        ("course.lesson(3).read()", "There is no '3' in lessons"),
        ("course.lesson('01-claims', case='nowhere').read()", "nowhere"),
    ],
)
def test_a_slip_beside_the_call_gets_a_sentence_too(fresh: Kernel, cell: str, said: str) -> None:
    fresh.run("import course\ncourse.lesson('03-red-line').begin()")
    fresh.run(cell)
    assert fresh.wrong == []
    assert said in fresh.said[0]


@pytest.mark.parametrize(
    ("cell", "said"),
    [(CELL + '.read("II"', "never closed"), ("lesson.read()", "import course in its first line")],
)
def test_a_slip_in_the_very_first_cell_gets_a_sentence_too(fresh: Kernel, cell: str, said: str) -> None:
    fresh.shell.extension_manager.load_extension("course")  # as a kernel does, before it runs anything
    fresh.run(cell)
    assert fresh.wrong == []
    assert said in fresh.said[0]


@pytest.mark.parametrize("cell", ["1 / 0", "nothing", "(", "a = 1\nb = 2\nc = a + course.d\nc"])
def test_what_is_no_cell_of_a_lesson_shows_what_python_says(fresh: Kernel, cell: str) -> None:
    fresh.run("import course\ncourse.lesson('03-red-line').begin()")
    fresh.run(cell)
    assert len(fresh.wrong) == 1
    assert fresh.said == []


def test_a_debate_that_the_case_lacks_is_said(fresh: Kernel) -> None:
    motion = load_case().motions[-1].id
    assert motion not in {other.id for other in load_case(case_folder("seabed")).motions}
    fresh.run(f'import course\ncourse.lesson("01-claims", case="seabed").debate("oxford", "{motion}")')
    assert fresh.wrong == []
    assert f"There is no '{motion}' in motions" in fresh.said[0]


def test_a_case_at_fault_is_said_with_its_place(fresh: Kernel, tmp_path: Path) -> None:
    (tmp_path / "mine" / "data").mkdir(parents=True)
    (tmp_path / "mine" / "data" / "case.yaml").write_text("id: [", encoding="utf-8")
    fresh.run(f'import course\ncourse.lesson("01-claims", case={str(tmp_path / "mine")!r}).read()')
    assert fresh.wrong == []
    assert "case.yaml:2: file: this is not valid YAML" in fresh.said[0]
