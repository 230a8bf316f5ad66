"""What ``course solve`` says of an abstract framework: what is grounded, and every preferred set."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import print_json
from course.language import _, ngettext, number

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from course.methods.arguments import Document

MOST_ARGUMENTS = 10_000
MOST_SETS = 10_000
MOST_STEPS = 5_000_000
_PATIENCE = 1.0  # seconds before we say that we are still at it, and twice as long each time after


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
    from course.exchange.maps import FormatError, read  # noqa: PLC0415 - keeps `course --help` quick

    if args.out is not None:
        raise CommandError(
            _("{file}: --out is for the scenarios of a matrix; use --json and send it to a file.").format(
                file=args.file
            )
        )
    if args.hold:
        raise CommandError(
            _("{file}: --hold is for the drivers of a matrix, and here are arguments. Leave it out.").format(
                file=args.file
            )
        )
    try:
        document = read(text, format_, name=str(args.file))
    except FormatError as error:
        raise CommandError(str(error)) from error
    for note in document.notes:
        print(note, file=sys.stderr)
    if len(document.nodes) > MOST_ARGUMENTS:
        raise CommandError(
            _("{file}: {n} arguments are too many; at most {most} are solved.").format(
                file=args.file, n=number(len(document.nodes)), most=number(MOST_ARGUMENTS)
            )
        )
    return _answer(document, args)


def _answer(document: Document, args: Namespace) -> int:
    from course.methods.arguments import Framework  # noqa: PLC0415

    attacks = ((r.sources[0], r.targets[0]) for r in document.relations)
    framework = Framework.of((n.id for n in document.nodes), attacks)
    grounded = framework.grounded()
    with _telling():
        preferred = framework.preferred(most=MOST_SETS, steps=MOST_STEPS)
    if args.json:
        answer = {"grounded": list(grounded), "preferred": [list(s) for s in preferred.sets]}
        print_json(answer)
        if not preferred.complete:
            print(preferred.sentence, file=sys.stderr)
        return 0 if preferred.complete else 1
    n, m = len(document.nodes), len(document.relations)
    print(
        _("{file}: {arguments}, {attacks}.").format(
            file=args.file.name,
            arguments=ngettext("{n} argument", "{n} arguments", n).format(n=number(n)),
            attacks=ngettext("{n} attack", "{n} attacks", m).format(n=number(m)),
        )
    )
    print(_("Grounded: {arguments}").format(arguments=_set(grounded)))
    print(preferred.sentence)
    for place, names in enumerate(preferred.sets, 1):
        print(f"{place}. {_set(names)}")
    return 0 if preferred.complete else 1


@contextmanager
def _telling() -> Iterator[None]:
    """Say on the error output, now and then, that the work goes on."""
    done = threading.Event()

    def tell() -> None:
        waited, pause = 0.0, _PATIENCE
        while not done.wait(pause):
            waited, pause = waited + pause, pause * 2
            print(
                _("Still looking for preferred sets after {waited:.0f} s.").format(waited=waited),
                file=sys.stderr,
                flush=True,
            )

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _set(names: tuple[str, ...]) -> str:
    return f"{{{', '.join(names)}}}"
