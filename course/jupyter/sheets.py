"""The style sheets of a notebook: what widgets bring along, and what one saved page needs of that."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.faces.front import bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_A_NAME: Final = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
_CLASS: Final = re.compile(r"\.([\w-]+)")
_TAG: Final = re.compile(r"(?:^|[\s>+~])([a-z][\w-]*)")
_CLASSES: Final = re.compile(r'\bclass="([^"]*)"')
_ELEMENTS: Final = re.compile(r"<([a-z][\w-]*)")
_AROUND: Final = ("jp-", "vscode-")  # classes of what a notebook puts around a page


@cache
def own_sheet(name: str) -> str:
    """Give a sheet that lies beside this module, without comments and needless space."""
    return bundle.small(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def needed(sheet: str, html: str) -> str:
    """Leave out of a style sheet what nothing of a page can match: each saved page carries its own.

    Parameters
    ----------
    sheet
        The sheet, as :func:`course.faces.front.bundle.style` gives it.
    html
        The page. What stands in brackets of a selector is not looked at, so that rather too much stays.

    Examples
    --------
    >>> needed(".a b,.c{margin:0}.a i{top:0}@media print{.d{top:0}}.a:not(.q){top:1px}", '<b class="a e">')
    '.a b,.c{margin:0}.a:not(.q){top:1px}'
    """
    classes = {name for words in _CLASSES.findall(html) for name in words.split()}
    return _kept(sheet, classes, {"html", "body", *_ELEMENTS.findall(html)})


def _kept(sheet: str, classes: set[str], tags: set[str]) -> str:
    kept: list[str] = []
    for head, body in _rules(sheet):
        if head.startswith("@") and not head.startswith("@keyframes"):
            if inner := _kept(body, classes, tags):
                kept.append(f"{head}{{{inner}}}")
        elif head.startswith("@") or any(
            all(name in classes or name.startswith(_AROUND) for name in _CLASS.findall(one))
            and tags.issuperset(_TAG.findall(one))
            for one in _NOT_A_NAME.sub("", head).split(",")
        ):
            kept.append(f"{head}{{{body}}}")
    return "".join(kept)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Give each rule of a sheet: what stands before its braces, and in them."""
    begin = opened = depth = 0
    for found in re.finditer(r"[{}]", sheet):
        if found[0] == "{":
            opened = found.start() if depth == 0 else opened
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield sheet[begin:opened].strip(), sheet[opened + 1 : found.start()]
                begin = found.end()
