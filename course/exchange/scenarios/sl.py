"""Read and write ScenarioWizard's solution lists (``.sl``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.exchange.scenarios.scw import FIRST_LINE, whole
from course.files.lines import lines_of
from course.files.mistakes import FormatError
from course.language import _
from course.methods.crossimpact import NOTHING_HELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from course.methods.crossimpact import Matrix, Scenario

_LINE = re.compile(r'^\s*"([\d\s]*)"\s*,([^,]*),([^,]*),([^,]*),([^,]*),"(.*)"\s*$')


@dataclass(frozen=True, slots=True)
class Solution:
    """A scenario of a list, with what stands beside it.

    ``consistency`` is the smallest lead of a chosen variant over its best rival; below 0, the
    scenario is not consistent.
    ``weight`` counts how many starts lead there in ScenarioWizard's succession. It
    is no probability, and nothing here shows it as one; it is kept so that a
    file comes out as it went in.
    """

    scenario: Scenario
    weight: str
    consistency: int
    flag: int
    total_impact: int
    note: str


def solutions(
    matrix: Matrix, scenarios: Iterable[Scenario], held: Mapping[int, int] = NOTHING_HELD
) -> tuple[Solution, ...]:
    """Put scenarios beside their consistency value and total impact score; the weight is not computed: 0."""
    return tuple(
        Solution(s, "0", matrix.consistency(s, held), 0, matrix.total_impact(s), "") for s in scenarios
    )


def read_sl(text: str, *, name: str = "file.sl") -> tuple[Solution, ...]:
    """Read a list of solutions.

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
            _("it does not begin with “{first_line} 3.0”").format(first_line=FIRST_LINE),
            _("export the list again"),
        )
    if len(lines) < 3 or lines[1].strip() != "Solution set":  # noqa: PLR2004 - the lines of the head
        raise FormatError(name, 2, _("“Solution set” is missing"), _("export the list again"))
    try:
        count = int(lines[2])
    except ValueError:
        raise FormatError(
            name, 3, _("the number of scenarios is missing"), _("write it in this line")
        ) from None
    found = [_solution(name, i + 1, line) for i, line in enumerate(lines) if i > 2 and line.strip()]  # noqa: PLR2004
    if len(found) != count:
        raise FormatError(
            name,
            3,
            _("{count} scenarios are announced, {n} follow").format(count=count, n=len(found)),
            _("export it again"),
        )
    if len({len(s.scenario) for s in found}) > 1:
        raise FormatError(
            name, 5, _("scenarios have different lengths"), _("write one number for each driver")
        )
    return tuple(found)


def write_sl(found: Iterable[Solution]) -> str:
    """Write a list of solutions.

    Examples
    --------
    >>> print(write_sl([Solution((0, 2), "0", 0, 0, 7, "")]).splitlines()[4])
    " 1 3",0,0,0,7,""
    """
    body = []
    for s in found:
        numbers = "".join(f" {v + 1}" for v in s.scenario)
        note = s.note.replace('"', "'").replace("\n", " ")
        body.append(f'"{numbers}",{s.weight},{s.consistency},{s.flag},{s.total_impact},"{note}"')
    return "\n".join([f"{FIRST_LINE} 3.0", "Solution set", f" {len(body)} ", "", *body]) + "\n"


def _solution(name: str, line: int, text: str) -> Solution:
    match = _LINE.match(text)
    if match is None:
        raise FormatError(
            name, line, _("this is not a scenario"), 'write " 1 2 3",weight,consistency,flag,score,"note"'
        )
    numbers = [whole(n, name, line) for n in match[1].split()]
    if not numbers or min(numbers) < 1:
        raise FormatError(name, line, _("variants are counted from 1"), _("write numbers from 1"))
    try:
        float(match[2])
    except ValueError:
        raise FormatError(
            name, line, _("a value beside the scenario is not a number"), _("write digits")
        ) from None
    consistency, flag, score = (whole(match[i], name, line) for i in (3, 4, 5))
    return Solution(tuple(n - 1 for n in numbers), match[2].strip(), consistency, flag, score, match[6])
