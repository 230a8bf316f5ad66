"""``course convert``: turn a map of arguments from one format into another, and lose nothing unasked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import add_encoding, check_result, words_of
from course.files import limits
from course.files.whole import write_whole
from course.language import _, ngettext, number

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course convert`` is for and takes."""
    from course.exchange.maps import FORMATS  # noqa: PLC0415 - keeps `course --help` quick

    known = "; ".join(f"{key}: {f.label} ({', '.join(f.suffixes)})" for key, f in FORMATS.items())
    parser.description = _(
        "Turn a map of arguments from one format into another. What the new format cannot "
        "hold is named, and dropped only with --drop. Formats: {known}."
    ).format(known=known)
    parser.add_argument("source", type=Path, metavar="IN", help=_("the file to read"))
    parser.add_argument("target", type=Path, metavar="OUT", help=_("the file to write"))
    parser.add_argument(
        "--from", dest="from_", choices=FORMATS, help=_("the format of IN, if its suffix does not say")
    )
    parser.add_argument("--to", choices=FORMATS, help=_("the format of OUT, if its suffix does not say"))
    add_encoding(parser)
    parser.add_argument("--drop", action="store_true", help=_("go on although something is lost"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Convert a file.

    Returns
    -------
    int
        0 when it was written, 1 when something would be lost and ``--drop`` was not given.

    Raises
    ------
    CommandError
        If a format is not known, IN cannot be read, or OUT is IN.
    """
    from course.exchange.maps import FORMATS, FormatError, losses, read, write  # noqa: PLC0415

    source = _format(args.from_, args.source, "--from")
    target = _format(args.to, args.target, "--to")
    check_result(args.target, args.source)
    try:
        document = read(words_of(args.source, args.encoding, most=limits.MAP), source, name=str(args.source))
    except FormatError as error:
        raise CommandError(str(error)) from error
    for note in document.notes:
        print(note, file=sys.stderr)
    lost = losses(document, target)
    if lost:
        print(_("{format} cannot hold:").format(format=FORMATS[target].label), file=sys.stderr)
        for what in lost:
            print(f"- {what}", file=sys.stderr)
        if not args.drop:
            remedy = _("Nothing was written. Say --drop to write the rest, or choose csv or aif.")
            if losses(document, "csv") or losses(document, "aif"):
                remedy = _("Nothing was written. Say --drop to write the rest.")
            print(remedy, file=sys.stderr)
            return 1
    write_whole(args.target, write(document, target))
    n, m = len(document.nodes), len(document.relations)
    said = _("{file}: {nodes} and {relations}, from {source} to {target}.").format(
        file=args.target,
        nodes=ngettext("{n} node", "{n} nodes", n).format(n=number(n)),
        relations=ngettext("{n} relation", "{n} relations", m).format(n=number(m)),
        source=FORMATS[source].label,
        target=FORMATS[target].label,
    )
    print(said, file=sys.stdout if args.target.is_file() else sys.stderr)
    return 0


def _format(said: str | None, path: Path, option: str) -> str:
    from course.exchange.maps import FORMATS, guess  # noqa: PLC0415

    found = said or guess(path.name)
    if found is None:
        raise CommandError(
            _("{path}: its suffix names no format; say {option} {formats}.").format(
                path=path, option=option, formats="|".join(FORMATS)
            )
        )
    return found
