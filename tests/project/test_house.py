"""The house stays calm: nothing reaches behind a door, no room fills it, no file is long, tests mirror it."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING

from tests.project._repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_LINES = 400
SHARE = 0.30
PACKAGE = ROOT / "course"
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def private(name: str) -> bool:
    """``_`` alone says that a sentence is one that people read; it is no secret."""
    return name.startswith("_") and not name.startswith("__") and name != "_"


def borders_crossed(path: Path, source: str) -> Iterator[str]:
    """Give each module or name of another folder that is imported and begins with one underscore."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            hidden = next((n for n, part in enumerate(parts) if private(part)), None)
            if parts[0] == PACKAGE.name and hidden is not None:
                home = ROOT.joinpath(*parts[:hidden])
                if path.parent != (home if home.is_dir() else home.parent):
                    yield f"{path.relative_to(ROOT)}: {name}"


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_private_module_is_imported_from_another_folder() -> None:
    found = [one for path in FILES for one in borders_crossed(path, path.read_text(encoding="utf-8"))]
    assert found == []


def test_a_border_that_is_crossed_would_be_seen() -> None:
    source = (
        "if TYPE_CHECKING:\n    from course.case._case import Case\n"
        "from course.case import _case\nfrom course.language import _\nimport course.journal._json\n"
        "from course.case.words import _inside\n"
    )
    found = borders_crossed(PACKAGE / "faces" / "made_up.py", source)
    wanted = {
        "course.case._case.Case",
        "course.case._case",
        "course.journal._json",
        "course.case.words._inside",
    }
    assert {one.rpartition(" ")[2] for one in found} == wanted
    assert list(borders_crossed(PACKAGE / "case" / "made_up.py", "from course.case import _case")) == []
    deeper = PACKAGE / "case" / "exercises" / "made_up.py"
    assert list(borders_crossed(deeper, "from course.case import _case")) != []


def test_no_file_is_too_long_to_read() -> None:
    assert {str(path.relative_to(ROOT)): n for path in FILES if (n := lines(path)) > MOST_LINES} == {}


def test_no_room_fills_the_house() -> None:
    rooms: Counter[str] = Counter()
    for path in FILES:
        rooms[room(path)] += lines(path)
    biggest, count = rooms.most_common(1)[0]
    assert count < SHARE * rooms.total(), f"{biggest} has {count:,} of {rooms.total():,} lines"


def folders(of: Path, pattern: str) -> set[str]:
    """Give each folder below one that holds files of a pattern, by its path from there."""
    return {path.parent.relative_to(of).as_posix() for path in of.rglob(pattern)}


def test_tests_stand_where_the_package_has_what_they_test() -> None:
    """Some drive the whole from outside: in a browser, as notebooks, as a project."""
    whole = {"browser", "notebooks", "project"}
    code = folders(PACKAGE, "*.py")
    assert folders(ROOT / "tests", "test_*.py") - code == whole
    # In these rooms one folder stands beside another of its kind, and each has its own tests.
    peers = {f for f in code if f.split("/")[0] in {"activities", "exchange", "faces", "methods"}}
    assert peers - folders(ROOT / "tests", "test_*.py") == {"faces/front"}  # tested in a browser
