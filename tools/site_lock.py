"""Write the lists of packages that run in a browser from the lock: same versions, same hashes.

``python -m tools.site_lock``
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
LOCKS: Final = ROOT / "course" / "site" / "locks"
LISTS: Final = {
    "wasm.txt": ("pydantic-core", "python-sat", "typst"),
    "with_c.txt": ("markupsafe", "pyyaml"),
    "cells.txt": (
        "anywidget",
        "asttokens",
        "comm",
        "executing",
        "ipython",
        "ipython-pygments-lexers",
        "ipywidgets",
        "jedi",
        "matplotlib-inline",
        "packaging",
        "parso",
        "prompt-toolkit",
        "psygnal",
        "pure-eval",
        "pygments",
        "stack-data",
        "traitlets",
        "wcwidth",
    ),
    "any.txt": (
        "annotated-types",
        "babel",
        "jinja2",
        "markdown-it-py",
        "mdurl",
        "pydantic",
        "six",
        "typing-extensions",
        "typing-inspection",
        "uuid6",
    ),
}
"""By its name: built for WebAssembly; with a compiled part that is left out; for cells alone; plain."""


def lists() -> dict[str, str]:
    """Make each list from ``requirements.lock``."""
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = {
        m[1]: m[0].strip() for m in re.finditer(r"^([\w.-]+)==[^\n]*(?:\n    [^\n]*)*", locked, re.MULTILINE)
    }
    said = "# Made from requirements.lock: python -m tools.site_lock\n"
    return {name: said + "\n".join(entries[p] for p in packages) + "\n" for name, packages in LISTS.items()}


def main() -> None:
    """Write them."""
    for name, text in lists().items():
        (LOCKS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
