"""What ``course solve`` says of an abstract framework: what is grounded, and every preferred set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from course.commands import CommandError

if TYPE_CHECKING:
    from argparse import Namespace

    from course.activities.arguments import Document

MOST_SETS = 10_000
MOST_STEPS = 5_000_000


def iccma(text: str, args: Namespace) -> int:
    """Solve an ICCMA file."""
    return _solve(text, args, "iccma")


def tgf(text: str, args: Namespace) -> int:
    """Solve a TGF file."""
    return _solve(text, args, "tgf")


def apx(text: str, args: Namespace) -> int:
    """Solve an APX file."""
    return _solve(text, args, "apx")


def _solve(text: str, args: Namespace, format_: str) -> int:
    from course.activities.formats import FormatError, read  # noqa: PLC0415 - keeps `course --help` quick

    if args.out is not None:
        raise CommandError(
            f"{args.file}: --out is for the scenarios of a matrix; use --json and send it to a file."
        )
    try:
        document = read(text, format_, name=str(args.file))
    except FormatError as error:
        raise CommandError(str(error)) from error
    return _answer(document, args)


def _answer(document: Document, args: Namespace) -> int:
    from course.activities.arguments import Framework  # noqa: PLC0415

    attacks = ((r.sources[0], r.targets[0]) for r in document.relations)
    framework = Framework.of((n.id for n in document.nodes), attacks)
    grounded = framework.grounded()
    preferred = framework.preferred(most=MOST_SETS, steps=MOST_STEPS)
    if args.json:
        answer: dict[str, object] = {
            "grounded": list(grounded),
            "preferred": [list(s) for s in preferred.sets],
        }
        if not preferred.complete:
            answer["incomplete"] = preferred.sentence
        print(json.dumps(answer, ensure_ascii=False))
        return 0 if preferred.complete else 1
    print(f"{args.file.name}: {len(document.nodes):,} arguments, {len(document.relations):,} attacks.")
    print(f"Grounded: {_set(grounded)}")
    print(preferred.sentence)
    for number, names in enumerate(preferred.sets, 1):
        print(f"{number}. {_set(names)}")
    return 0 if preferred.complete else 1


def _set(names: tuple[str, ...]) -> str:
    return f"{{{', '.join(names)}}}"
