"""``course solve``: answer what a file asks, such as the consistent scenarios of a matrix.

Each format has an entry in ``_KINDS``: who knows its suffix or its first line,
and what answers it. A further format is one more entry.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from course.commands import CommandError, _solve_arguments
from course.commands._solve_held import held
from course.commands.options import add_encoding, check_result, print_json, words_of
from course.files import limits
from course.files.whole import write_whole
from course.language import _, ngettext, number, percent
from course.methods.bounded import first

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from course.methods.crossimpact import Matrix, Scenario

MOST_LISTED = 100_000
"""More scenarios than this fill the memory of a small machine, and no reader."""
_PATIENCE = 1.0  # seconds before we say how far we are, and between two such lines


class Kind(NamedTuple):
    """A kind of file that can be solved."""

    suffixes: tuple[str, ...]
    begins: str
    answer: Callable[[str, Namespace], int]


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course solve`` is for and takes."""
    parser.description = _(
        "Print what follows from a file. A ScenarioWizard project (.scw): every consistent "
        "scenario, exactly. Arguments and attacks (.af of ICCMA 2023, .tgf, .apx): the "
        "grounded set and every preferred set. How far the work is stands on the error "
        "output."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to solve, such as matrix.scw"))
    parser.add_argument(
        "--out", type=Path, metavar="FILE.sl", help=_("write the scenarios as a solution list")
    )
    add_encoding(parser)
    parser.add_argument(
        "--hold",
        action="append",
        default=[],
        metavar="DRIVER=VARIANT",
        help=_("hold a driver of a matrix at a variant, whatever acts on it; may be given several times"),
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON instead of words"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Solve a file, and print the answer.

    Returns
    -------
    int
        0 when the file was answered, also where no scenario is consistent.

    Raises
    ------
    CommandError
        If the file cannot be read, nothing here answers such a file, or OUT is not to be written over.
    """
    if args.out is not None:
        check_result(args.out, args.file)
    text = words_of(args.file, args.encoding, most=limits.MATRIX)
    for reader in _KINDS:
        if text.startswith(reader.begins) and reader.begins:
            return reader.answer(text, args)
    for reader in _KINDS:
        if args.file.suffix.lower() in reader.suffixes:
            return reader.answer(text, args)
    known = ", ".join(s for reader in _KINDS for s in reader.suffixes)
    raise CommandError(
        _("{file}: this kind of file cannot be solved; choose one of: {known}.").format(
            file=args.file, known=known
        )
    )


def _scenarios(text: str, args: Namespace) -> int:
    from course.exchange.scenarios.scw import read_scw  # noqa: PLC0415 - as above
    from course.exchange.scenarios.sl import solutions, write_sl  # noqa: PLC0415
    from course.files.mistakes import FormatError  # noqa: PLC0415 - as above

    try:
        matrix = read_scw(text, name=str(args.file))
    except FormatError as error:
        raise CommandError(str(error)) from error
    fixed = held(*_names(matrix), args.hold)
    found, more = first(_with_progress(matrix, fixed), MOST_LISTED)
    found = tuple(sorted(found))
    if args.out is not None:
        write_whole(args.out, write_sl(solutions(matrix, found, fixed)))
    if args.json:
        print_json(_as_json(matrix, found, fixed, more=more), indent=2)
        if more:
            print(_some(found), file=sys.stderr)
        return int(more)
    print(_counts(args.file.name, matrix, found, fixed, more=more))
    if more:
        print(_some(found))
    if matrix.is_empty:
        print(_("No cell of the matrix says anything, so every combination holds together."))
    elif not found:
        print(
            _("The judgements contradict each other: in every combination some driver would rather change.")
        )
    _drivers, variants = _names(matrix)
    for place, scenario in enumerate(found, 1):
        columns = zip(matrix.descriptors, variants, scenario, strict=True)
        chosen = (f"{d.name}: {called[v]}" for d, called, v in columns)
        print(f"{place}. {' '.join('; '.join(chosen).split())}")
    if args.out is not None:
        print(_("Written to {out}.").format(out=args.out))
    return int(more)


def _counts(
    file: str, matrix: Matrix, found: tuple[Scenario, ...], fixed: Mapping[int, int], *, more: bool
) -> str:
    from course.activities.scenarios.words import combinations_in_words  # noqa: PLC0415 - as above

    said = ngettext(
        "{file}: {n} consistent scenario of {combinations}.",
        "{file}: {n} consistent scenarios of {combinations}.",
        len(found),
    )
    if more:
        said = _("{file}: more than {n} consistent scenarios of {combinations}.")
    return said.format(file=file, n=number(len(found)), combinations=combinations_in_words(matrix, fixed))


def _some(found: Sequence[Scenario]) -> str:
    return _("There are more: these {n} are some of them, not all.").format(n=number(len(found)))


def _with_progress(matrix: Matrix, fixed: Mapping[int, int]) -> Iterator[Scenario]:
    from course.methods.crossimpact import solve  # noqa: PLC0415

    told = time.monotonic()

    def tell(share: float) -> None:
        nonlocal told
        if time.monotonic() - told >= _PATIENCE:
            told = time.monotonic()
            print(
                _("{share} of {combinations} combinations decided.").format(
                    share=percent(share), combinations=number(matrix.combinations(fixed))
                ),
                file=sys.stderr,
            )

    return solve(matrix, held=fixed, progress=tell)


def _as_json(
    matrix: Matrix, found: Sequence[Scenario], fixed: Mapping[int, int], *, more: bool
) -> dict[str, object]:
    drivers, variants = _names(matrix)

    def chosen(scenario: Scenario) -> dict[str, str]:
        return {name: called[v] for name, called, v in zip(drivers, variants, scenario, strict=True)}

    return {
        "combinations": matrix.combinations(fixed),
        "held": {drivers[d]: variants[d][v] for d, v in fixed.items()},
        "complete": not more,
        "scenarios": [
            {
                "variants": chosen(s),
                "numbers": [v + 1 for v in s],
                "consistency": matrix.consistency(s, fixed),
                "total_impact": matrix.total_impact(s),
            }
            for s in found
        ],
    }


def _names(matrix: Matrix) -> tuple[list[str], list[list[str]]]:
    """Give each driver, and each variant of a driver, a name of its own."""
    return _distinct([d.name for d in matrix.descriptors]), [
        _distinct(d.variants) for d in matrix.descriptors
    ]


def _distinct(names: Sequence[str]) -> list[str]:
    """Put its number behind a name that others have too; one without a name is called by its number."""
    found: list[str] = []
    for place, name in enumerate(names, 1):
        own = name if name and names.count(name) == 1 else f"{name} ({place})".strip()
        while own in found or (own != name and own in names):
            own += "'"
        found.append(own)
    return found


_KINDS = (
    Kind((".scw",), "$ ScenarioWizard", _scenarios),
    Kind((".af", ".iccma", ".i23"), "p af", _solve_arguments.iccma),
    Kind((".tgf",), "", _solve_arguments.tgf),
    Kind((".apx",), "arg(", _solve_arguments.apx),
)
