"""Read and write ScenarioWizard's projects (``.scw``): drivers, variants and the matrix."""

from __future__ import annotations

import re
from itertools import pairwise

from course.files.lines import lines_of
from course.files.mistakes import FormatError
from course.language import _, ngettext, number
from course.methods.crossimpact import Descriptor, Matrix

FIRST_LINE = "$ ScenarioWizard"
MOST_VARIANTS = 2_000
_WHOLE = re.compile(r"([+−-]?)(\d{1,20})(?:\.0*)?")
_GAP = re.compile(r"[ \t\r\n]+")
_SECTIONS_BEFORE_MATRIX = 5  # drivers, memos, an empty one, flags, an empty one


def read_scw(text: str, *, name: str = "file.scw") -> Matrix:
    """Read a project.

    Parameters
    ----------
    text
        What the file says.
    name
        The file's name, for messages.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.
    """
    lines = lines_of(text.lstrip("\ufeff"))
    if not lines or not lines[0].startswith(FIRST_LINE):
        raise FormatError(
            name,
            1,
            _("it does not begin with “{first_line} 4.0”").format(first_line=FIRST_LINE),
            _("save the project in ScenarioWizard again"),
        )
    drivers: list[tuple[str, list[str]]] = []
    number = 2  # the second line is the file's own name
    for number in range(2, len(lines)):
        line = lines[number].strip()
        if line.startswith("#"):
            break
        if line.startswith("&"):
            drivers.append((line[1:].strip(), []))
        elif line.startswith("-"):
            if not drivers:
                raise FormatError(
                    name, number + 1, _("a variant stands before any driver"), _("write “&Name” first")
                )
            drivers[-1][1].append(line[1:].strip())
        elif line:
            raise FormatError(
                name,
                number + 1,
                _("“{line}” is neither a driver nor a variant").format(line=line[:40]),
                _("write “&Name” or “ -Variant”"),
            )
    _check_drivers(name, number + 1, drivers)
    end = _after_memos(lines, number, [len(variants) for _name, variants in drivers])
    for _section in range(_SECTIONS_BEFORE_MATRIX - 2):
        end = next((i for i in range(end + 1, len(lines)) if lines[i].lstrip().startswith("#")), len(lines))
    return Matrix(
        tuple(Descriptor(driver, tuple(variants)) for driver, variants in drivers),
        _matrix(name, lines, end + 1, sum(len(v) for _name, v in drivers)),
    )


def _after_memos(lines: list[str], start: int, sizes: list[int]) -> int:
    """Give the line that ends the memos: one for each variant, whatever sign it begins with.

    Where a memo has several lines, they end where the empty section behind them does.
    """
    at = start + 1
    for size in sizes:
        if at >= len(lines) or not lines[at].lstrip().startswith("&"):
            break
        at += 1 + size
    if at < len(lines) and lines[at].strip() == "#":
        return at
    ends = [i for i in range(start + 1, len(lines)) if lines[i].lstrip().startswith("#")]
    emptied = (i for i, after in pairwise(ends) if after == i + 1 and lines[i].strip() == "#")
    return next(emptied, ends[0] if ends else len(lines))


def write_scw(matrix: Matrix, *, name: str = "matrix.scw") -> str:
    """Write a project that ScenarioWizard and :func:`read_scw` open.

    Examples
    --------
    >>> two = (Descriptor("A", ("low", "high")), Descriptor("B", ("low", "high")))
    >>> alike = Matrix(two, ((0, 0, 1, -1), (0, 0, -1, 1), (1, -1, 0, 0), (-1, 1, 0, 0)))
    >>> read_scw(write_scw(alike)) == alike
    True
    """
    lines = [f"{FIRST_LINE} 4.0", _line(name)]
    for d in matrix.descriptors:
        lines += [f"&{_line(d.name)}", *(f" -{_line(v)}" for v in d.variants)]
    lines.append("#")
    for size in matrix.sizes:
        lines += ["&", *([" "] * size)]
    lines += ["#", "#", *(["FFFFFF"] * matrix.width), "#", "#"]
    lines += [",".join(f"{value:2d} " for value in row) for row in matrix.rows]
    lines += ["#", "# 0-0", '""', "#", "#"]
    return "\n".join(lines) + "\n"


def _check_drivers(name: str, line: int, drivers: list[tuple[str, list[str]]]) -> None:
    if not drivers:
        raise FormatError(
            name, line, _("it names no driver"), _("write “&Name” and a line “ -Variant” for each variant")
        )
    for driver, variants in drivers:
        if not variants:
            raise FormatError(
                name,
                line,
                _("“{driver}” has no variant").format(driver=driver),
                _("write a line “ -Variant” for each"),
            )
    if sum(len(v) for _name, v in drivers) > MOST_VARIANTS:
        raise FormatError(
            name,
            line,
            _("it has too many variants"),
            _("at most {most_variants} can be read").format(most_variants=number(MOST_VARIANTS)),
        )


def _matrix(name: str, lines: list[str], start: int, width: int) -> tuple[tuple[int, ...], ...]:
    rows: list[tuple[int, ...]] = []
    number = start
    while number < len(lines) and not lines[number].lstrip().startswith("#"):
        if lines[number].strip():
            rows.append(_row(name, number + 1, lines[number], width))
        number += 1
    if len(rows) != width:
        raise FormatError(
            name,
            min(number + 1, len(lines)),
            _("the matrix has {n} rows for {width} variants").format(n=len(rows), width=width),
            _("write a row for each variant"),
        )
    return tuple(rows)


def _row(name: str, line: int, text: str, width: int) -> tuple[int, ...]:
    cells = text.split(",")
    if len(cells) != width:
        raise FormatError(
            name,
            line,
            _("{numbers} for {width} variants").format(
                numbers=ngettext("{n} number", "{n} numbers", len(cells)).format(n=len(cells)), width=width
            ),
            _("write one for each variant"),
        )
    row = []
    for cell in cells:
        value = whole(cell, name, line)
        if abs(value) > 10**9:
            raise FormatError(
                name,
                line,
                _("{cell} is too large").format(cell=cell.strip()[:20]),
                _("judgements go from -3 to 3"),
            )
        row.append(value)
    return tuple(row)


def whole(cell: str, name: str, line: int) -> int:
    """Read a whole number, which may be written as 2.0.

    Raises
    ------
    FormatError
        If it is none.
    """
    found = _WHOLE.fullmatch(cell.strip())
    if found is None:
        raise FormatError(
            name,
            line,
            _("“{cell}” is not a whole number").format(cell=cell.strip()[:20]),
            _("write one such as -2, 0 or 3"),
        )
    return int(f"{'-' if found[1] in ('-', '−') else ''}{found[2]}")


def _line(text: str) -> str:
    """Keep a name in one line, and from beginning a new section."""
    return _GAP.sub(" ", text).strip(" ").lstrip("#&").strip(" ")
