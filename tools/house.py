"""Draw the floors of the package from the import contracts: ``python -m tools.house``.

The picture in docs/developer.md is this one, so it cannot say what the contracts do not. A test holds the
file to what would be drawn now.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "house.svg"
WIDE, TALL, GAP, EDGE = 900, 72, 8, 16
_LINE = 84  # characters that fit a room as wide as the picture


def floors(pyproject: str) -> list[list[str]]:
    r"""Give the rooms of each floor, from the roof down, as the contract on layers names them.

    Examples
    --------
    >>> floors('[[tool.importlinter.contracts]]\ntype = "layers"\nlayers = ["a", "b | c"]\n')
    [['a'], ['b', 'c']]
    """
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["type"] == "layers")
    return [[room.strip() for room in floor.replace(":", "|").split("|")] for floor in layers]


def purpose(room: str, package: Path) -> str:
    """Give the first sentence of what a room says of itself."""
    path = package / room / "__init__.py"
    if not path.is_file():
        path = package / f"{room}.py"
    said = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").replace("``", "")
    return " ".join(said.split("\n\n")[0].split())


def picture(pyproject: str, package: Path) -> str:
    """Draw the floors as SVG that follows light and dark; a room on a floor imports only what lies below."""
    rows = floors(pyproject)
    high = len(rows) * (TALL + GAP) - GAP + 2 * EDGE
    told = "; ".join(" and ".join(row) for row in rows)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" role="img" '
            f'aria-label="The floors from the roof down: {escape(told)}. Imports run downwards only.">'
        ),
        (
            "<style>svg{color:#1d232b;background:#fff;font:15px system-ui,sans-serif}"
            "rect{fill:none;stroke:currentColor;stroke-width:1.5}.n{font-weight:600}text{fill:currentColor}"
            "@media(prefers-color-scheme:dark){svg{color:#e8ebef;background:#14181d}}</style>"
        ),
    ]
    for number, row in enumerate(rows):
        y = EDGE + number * (TALL + GAP)
        width = (WIDE - 2 * EDGE - GAP * (len(row) - 1)) / len(row)
        for place, room in enumerate(row):
            x = EDGE + place * (width + GAP)
            parts.append(f'<rect x="{x:g}" y="{y}" width="{width:g}" height="{TALL}" rx="4"/>')
            parts.append(f'<text class="n" x="{x + 10:g}" y="{y + 22}">{escape(room)}</text>')
            for n, line in enumerate(_lines(purpose(room, package), _LINE if len(row) == 1 else 35)):
                parts.append(f'<text x="{x + 116:g}" y="{y + 22 + 19 * n}">{escape(line)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _lines(text: str, width: int) -> list[str]:
    """Break a sentence into three lines at most."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= 3 else [*lines[:2], f"{lines[2]} …"]  # noqa: PLR2004 - a room's height


def main() -> int:
    """Write the picture."""
    PICTURE.write_text(
        picture((ROOT / "pyproject.toml").read_text(encoding="utf-8"), ROOT / "course"), encoding="utf-8"
    )
    print(f"Written: {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
