"""``course doctor``: say what of this machine, environment or folder would not work, and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _, ngettext

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course doctor`` is for and takes."""
    parser.description = _(
        "Look at this machine, the installed packages, the case and the folder where your "
        "work is kept. Nothing is changed. Each line is one finding; under one that needs "
        "something stands the remedy."
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:  # noqa: ARG001 - every command is given its words
    """Print the findings.

    Returns
    -------
    int
        0 when all would work, 1 when something would not.
    """
    from course.commands._examine import examine  # noqa: PLC0415 - keeps `course --help` quick

    ill = 0
    for finding in examine():
        print(f"{'✓' if finding.well else '▲'} {finding.words}")
        if not finding.well:
            ill += 1
            print(f"  → {finding.remedy}")
    if ill:
        print(ngettext("{n} thing would not work.", "{n} things would not work.", ill).format(n=ill))
    else:
        print(_("All of it works. Begin with: course start"))
    return 1 if ill else 0
