"""Run the benchmarks and show each cost beside its floor in the same run and the bound it should keep.

A benchmark tells its row in ``benchmark.extra_info``:

``cost``   what is measured, in words
``bound``  ``"0.3 s"`` or ``"5 ms"`` or ``"300 MB"``; ``"+ 0.15 s"`` is what may be added to the floor,
           and ``"1.3 x"`` how many times the floor it may be
``floor``  what the cost is set against: the name of another benchmark, or seconds measured in turns with it
``value``  a number with its unit instead of the time, such as ``"212 MB"`` or ``"1.1 as exponent"``

Nothing fails here: a machine that is busy is slow, and a figure over its bound is for a person to look at.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HEADINGS = ("what", "measured", "floor", "over the floor", "bound", "")
UNITS = {"µs": 1e-6, "ms": 1e-3, "s": 1.0, "MB": 1.0, "as exponent": 1.0, "x": 1.0}
QUANTITY = re.compile(r"^(\+ ?)?([\d.]+) ?(µs|ms|s|MB|as exponent|x)\b")


def seconds(value: float) -> str:
    """Write a time so that it can be read: three digits and a fitting unit."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size or unit == "µs":
            return f"{value / size:.3g} {unit}"
    raise AssertionError


def verdict(value: float, floor: float | None, bound: str) -> str:
    """Tell whether a cost keeps its bound."""
    wanted = QUANTITY.match(bound)
    if not wanted:
        return ""
    if wanted[3] == "x":
        return "kept" if floor and value <= float(wanted[2]) * floor else "over"
    limit = float(wanted[2]) * UNITS[wanted[3]] + (floor or 0.0 if wanted[1] else 0.0)
    return "kept" if value <= limit else "over"


def rows(results: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Make one row for each benchmark; the median stands for it, because one slow round says little."""
    medians = {result["name"]: float(result["stats"]["median"]) for result in results}
    table: list[tuple[str, ...]] = []
    for result in results:
        info = result["extra_info"]
        value, shown = medians[result["name"]], seconds(medians[result["name"]])
        if own := QUANTITY.match(str(info.get("value", ""))):
            value, shown = float(own[2]) * UNITS[own[3]], own[0]
        beside = info.get("floor")
        floor = beside if isinstance(beside, float) else medians.get(beside or "")
        bound = str(info.get("bound", ""))
        over = f"{value / floor:.2f} x, {value - floor:+.3f} s" if floor else ""
        table.append(
            (
                str(info.get("cost", result["name"])),
                shown,
                seconds(floor) if floor else "",
                over,
                bound,
                verdict(value, floor, bound),
            )
        )
    return table


def as_text(table: list[tuple[str, ...]]) -> str:
    """Line the columns up."""
    widths = [max(map(len, column)) for column in zip(HEADINGS, *table, strict=True)]
    lines = [HEADINGS, tuple("-" * width for width in widths), *table]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def main(words: list[str]) -> int:
    """Run pytest on benchmarks/, or on what is named, and print the table."""
    print("Measuring. This takes a few minutes; other work on this machine shows in the figures.", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        options = ["-q", "--benchmark-disable-gc", "--benchmark-quiet", f"--benchmark-json={result}"]
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *(words or ["benchmarks"])], cwd=ROOT, check=False
        )
        if not result.exists() or not result.stat().st_size:
            return ran.returncode or 1
        results = json.loads(result.read_text(encoding="utf-8"))["benchmarks"]
    print(f"\n{as_text(rows(results))}")
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
