"""Put the ES modules of the front end into one text, and the style sheets into another."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FRONT = Path(__file__).parent
"""Where the scripts and style sheets lie that every door gives to a browser."""
MODULES = (
    "morph.js",
    "keep.js",
    "figures.js",
    "answer.js",
    "clock.js",
    "booth.js",
    "drag.js",
    "grid.js",
    "levels.js",
    "rest.js",
    "seek.js",
    "wall.js",
    "whole.js",
    "face.js",
)
"""The modules of the front end, each after those that it uses."""
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};]) ?")
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def module(*door: Path) -> str:
    """Join the modules of the front end and those of a door, each after those that it uses.

    A widget of Jupyter is one text, which cannot load a file beside it. The
    modules import each other by name, as any editor expects; here those lines
    go, since everything stands in one scope.
    """
    paths = [*(FRONT / name for name in MODULES), *door]
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts)


@cache
def style(room: str = "*") -> str:
    """Join the style sheets: the tokens, what faces share, then what the faces of one room add, or of all.

    Examples
    --------
    >>> len(style("claims")) < len(style()) * 2 / 3
    True
    """
    wall = ("wall.css",) if room == "*" else ()  # what is saved has no view for a projector
    shared = [FRONT / name for name in ("tokens.css", "faces.css", *wall)]
    own = sorted(path for path in FRONT.parent.glob(f"{room}/*.css") if path.parent != FRONT)
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*shared, *own))
    return small(text)


def small(sheet: str) -> str:
    """Leave white space and comments out of a style sheet.

    Examples
    --------
    >>> small(".a { top: 0; } /* why */")
    '.a{top: 0;}'
    """
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", sheet))).strip()
