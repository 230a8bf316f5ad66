"""Every sentence that Python says is marked, and every mark is one that translators can work with."""

from __future__ import annotations

import ast
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from tests.language._literals import MARKS, unmarked
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL = sorted((ROOT / "course").rglob("*.py"))
# Names; and descriptions of the wire and of a journal's file, which programmers read.
PROGRAMMERS = {
    "__init__.py",
    "wire.py",
    "schema.py",
    "_argdown_shortcodes.py",
    "guard.py",
    "_header.py",
    "sql.py",
}
NO_SENTENCE = {
    **dict.fromkeys(["Markdown", "course {x}", "Common Cartridge {x}.{x}", "Red Line Seminar"], "a name"),
    **dict.fromkeys(["p af {x}", "Solution set", "Discussion Title: {x}", "-> See {x}.", "Pro", "Con",
                     "Asserting", "IMS Content", "Single", "Multiple", "Decimal", "Response", "Yes",
                     "Examination", "Percentage", "IMS Common Cartridge", "Agent", "Activity", "Course",
                     "Bearer {x}"],
                    "what a format of other programs demands"),
    **dict.fromkeys(["Case", "Cases", "Code", "Codes", "Coding", "Description", "Graph", "Graphs",
                     "Link", "Links", "Note", "Notes", "Project", "Set", "Sets", "Sources", "User", "Users",
                     "Value: ", "Variable", "Variables", "When not to use it: ", "When to use it: "],
                    "the same in every file of REFI-QDA"),
    "Red Line Seminar": "our name in files of other programs",
    **dict.fromkeys(["Untitled {x}", "Node", "end {x}", "begin {x}"], "as Argdown’s own parser says"),
    'font-family="DejaVu Sans, sans-serif"': "the name of a font",
    'attachment; filename="room.journal.jsonl"': "said to a browser",
    "Serve the lessons as pages behind Jupyter.": "said to Jupyter, which starts it",
    "handful {x}": "a seed of chance, which is the same in every language",
}  # fmt: skip


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            yield node.func.id, node


def _places(text: str) -> set[str]:
    return {name for _text, name, *_rest in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT / "course").as_posix())
def test_a_mark_holds_a_plain_text_and_its_places_are_filled(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.parent.name == "language":
        return
    marked: dict[ast.Call, list[str]] = {}
    for name, call in _calls(tree):
        texts = [str(a.value) for a in call.args[: MARKS[name]] if isinstance(a, ast.Constant)]
        if name == "_" and not texts:  # a text that N_ marked elsewhere
            continue
        assert len(texts) == MARKS[name], f"{path.name}:{call.lineno}: a mark takes a plain text"
        marked[call] = texts if name != "pgettext" else texts[1:]
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
        ):
            continue
        texts = marked.get(node.func.value, []) if isinstance(node.func.value, ast.Call) else []
        given = {k.arg for k in node.keywords}
        if texts and None not in given:
            wanted = set().union(*map(_places, texts))
            assert wanted == given, f"{path.name}:{node.lineno}: places {wanted ^ given}"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT / "course").as_posix())
def test_nothing_is_said_while_a_module_loads(path: Path) -> None:
    """At that time nobody's language is known yet; N_ marks what is said later."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.walk(node)
    }
    early = [c.lineno for name, c in _calls(tree) if name != "N_" and id(c) not in inside]
    assert early == [], path.name


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT / "course").as_posix())
def test_no_mark_stands_inside_an_f_string(path: Path) -> None:
    """Before Python 3.12 such a text is not found when sentences are collected."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    hidden = [c.lineno for text in texts for _name, c in _calls(text) if isinstance(c.args[0], ast.Constant)]
    assert hidden == [], path.name


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT / "course").as_posix())
def test_every_sentence_is_marked(path: Path) -> None:
    if path.name in PROGRAMMERS or {"records", "schemas"} & set(path.parts):
        return
    left = [(n, text) for n, text in unmarked(ast.parse(path.read_text("utf-8"))) if text not in NO_SENTENCE]
    assert left == []
