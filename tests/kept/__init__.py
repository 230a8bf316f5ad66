"""Records that no change of the data moves: what tests of a method count on.

The case that ships grows with what is found out. A test that counts packages
or stories would then fail although the method is right.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from course.case import Case, load_case
from course.case.records import TABLES, CrossImpact, Record, WhatIf
from course.files.yaml import parse

_HERE: Final = Path(__file__).parent


def agenda_case() -> Case:
    """Give the case that ships with a what-if W1 of four drivers, judged as these tests need it."""
    case = load_case()
    what_ifs = [w for w in _read("what_ifs") if isinstance(w, WhatIf)]
    judged = [c for c in _read("cross_impacts") if isinstance(c, CrossImpact)]
    return _with(
        case,
        what_ifs=(*what_ifs, *(w for w in case.what_ifs if w.id != "W1")),
        cross_impacts=(*judged, *(c for c in case.cross_impacts if c.what_if != "W1")),
    )


def lines_case() -> Case:
    """Give the case that ships with the issues, positions and lines of parties that these tests need."""
    kept = {name: tuple(_read(name)) for name in ("issues", "positions", "bargaining")}
    return _with(load_case(), later_positions=(), briefs=(), **kept)


def _read(name: str) -> list[Record]:
    rows = parse((_HERE / f"{name}.yaml").read_text(encoding="utf-8")).data
    return [TABLES[name].model_validate(row) for row in rows]


def _with(case: Case, **tables: tuple[Record, ...]) -> Case:
    """Make a case anew, so that its indexes hold the records given."""
    fields = {name: getattr(case, name) for name in Case.model_fields}
    return Case(**{**fields, **tables})
