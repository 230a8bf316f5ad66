"""Put the ES modules of the front end into the one text that anywidget takes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FRONT = Path(__file__).parent
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def module(*names: str) -> str:
    """Join modules in the order given; each may use what the earlier ones export.

    A face is one text for anywidget, which cannot load a file beside it. The
    modules import each other by name, as any editor expects; here those lines
    go, since everything stands in one scope.

    Examples
    --------
    >>> "import" in module("morph.js").splitlines()[3]
    False
    """
    texts = []
    for name in names:
        text = (_FRONT / name).read_text(encoding="utf-8")
        texts.append(_EXPORT.sub("", _IMPORT.sub("", text)))
    return "\n".join(texts)


@cache
def style() -> str:
    """Join all style sheets: the tokens, what faces share, then what each face adds."""
    shared = [_FRONT / name for name in ("tokens.css", "faces.css")]
    own = sorted(path for path in _FRONT.parent.glob("*/*.css") if path.parent != _FRONT)
    return "\n".join(path.read_text(encoding="utf-8") for path in (*shared, *own))
