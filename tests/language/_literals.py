"""Find texts in Python that read like words for people and are not marked."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS: Final = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
# Two words, or one that begins with a capital, as it stands on a button.
_READS: Final = re.compile(
    r"[A-Za-z’]{2,}[,:;.?!)”]{0,2} [A-Za-z“({‘]|[})”] [A-Za-z]{2,}|^[“]?[A-Z][a-z]{2,}[.:?!…]?$"
)
_CODE: Final = re.compile(r"</?\w+[ >/]|^\s*[#.][a-z]|^ *--|https?://|^\w+/\w+$|^pip |^import ")
# What these take are keys, patterns and names; what these raise is read by programmers.
_TAKE_CODE: Final = {
    "compile", "filterwarnings", "getattr", "hasattr", "get", "replace", "split", "startswith", "endswith",
    "strip", "partition", "removeprefix", "TypeVar", "import_module", "exception", "debug",
    "cast", "find", "index", "setdefault", "pop", "search", "match", "fullmatch", "sub", "joinpath", "Field",
    "ValueError", "TypeError", "AssertionError", "RuntimeError", "LookupError", "KeyError",
}  # fmt: skip
_HOLD_CODE: Final = {
    "encoding", "errors", "ha", "va", "color", "linestyle", "weight", "family", "style", "mode", "key",
    "dest", "metavar", "action", "prog", "mime", "kind", "default",
}  # fmt: skip


def unmarked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the line and the words of each such text; docstrings and annotations are none.

    Examples
    --------
    >>> list(unmarked(ast.parse('def f():\\n    "Say."\\n    return "Keep it.", _("Keep that.")')))
    [(3, 'Keep it.')]
    """
    yield from _inside(tree)


def reads(text: str) -> bool:
    """Whether a text reads like words for people."""
    return bool(_READS.search(text.strip())) and not _CODE.search(text)


def _inside(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and reads(node.value):
            yield node.lineno, node.value
        return
    if isinstance(node, ast.JoinedStr):
        text = "".join(part.value if isinstance(part, ast.Constant) else "{x}" for part in node.values)  # type: ignore[misc] # a text's parts
        if reads(text):
            yield node.lineno, text
            return
    if isinstance(node, ast.Compare | ast.ImportFrom | ast.arg | ast.Constant):
        return
    for child in _read_by_people(node):
        yield from _inside(child)


def _read_by_people(node: ast.AST) -> Iterator[ast.AST]:
    """Give what of a node may hold words for people."""
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        yield node.func
        if name in MARKS:
            yield from node.args[MARKS[name] :]
            return
        texts = (ast.Constant, ast.JoinedStr)
        yield from (a for a in node.args if name not in _TAKE_CODE or not isinstance(a, texts))
        if name != "Field":  # its description is for who writes the file
            yield from (k.value for k in node.keywords if k.arg not in _HOLD_CODE)
    elif isinstance(node, ast.Dict):
        yield from node.values
    elif isinstance(node, ast.Subscript):
        yield node.value
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
        return
    elif isinstance(node, ast.AnnAssign):
        yield from filter(None, [node.value])
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from (c for c in (*node.args.defaults, *node.body) if not _is_docstring(c))
    else:
        yield from (c for c in ast.iter_child_nodes(node) if not _is_docstring(c))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
