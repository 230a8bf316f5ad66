"""The house stays calm: no room reaches behind another door, none fills it, no file is too long to read."""

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
    return name.startswith("_") and not name.startswith("__")


def borders_crossed(path: Path, source: str) -> Iterator[str]:
    """Give each module or name of another room that is imported and begins with one underscore."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            package, _dot, rest = name.partition(".")
            there = rest.split(".")
            if package == PACKAGE.name and there[0] != room(path) and any(map(private, there)):
                # `_` says that a sentence is one that people read; it is no secret.
                if there[-1] == "_" and not any(map(private, there[:-1])):
                    continue
                yield f"{path.relative_to(ROOT)}: {name}"


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_private_module_is_imported_across_a_rooms_border() -> None:
    found = [one for path in FILES for one in borders_crossed(path, path.read_text(encoding="utf-8"))]
    assert found == []


def test_a_border_that_is_crossed_would_be_seen() -> None:
    source = (
        "if TYPE_CHECKING:\n    from course.case._case import Case\n"
        "from course.case import _case\nfrom course.language import _\nimport course.journal._json\n"
    )
    found = borders_crossed(PACKAGE / "faces" / "made_up.py", source)
    wanted = {"course.case._case.Case", "course.case._case", "course.journal._json"}
    assert {one.rpartition(" ")[2] for one in found} == wanted
    assert list(borders_crossed(PACKAGE / "case" / "made_up.py", "from course.case import _case")) == []


def test_no_file_is_too_long_to_read() -> None:
    assert {str(path.relative_to(ROOT)): n for path in FILES if (n := lines(path)) > MOST_LINES} == {}


def test_no_room_fills_the_house() -> None:
    rooms: Counter[str] = Counter()
    for path in FILES:
        rooms[room(path)] += lines(path)
    biggest, count = rooms.most_common(1)[0]
    assert count < SHARE * rooms.total(), f"{biggest} has {count:,} of {rooms.total():,} lines"
