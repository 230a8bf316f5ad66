"""``course transcript``: write down a debate that a journal holds, as Markdown, HTML or PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import add_case, check_result, chosen_case, journal_of
from course.files.whole import write_whole
from course.language import _, ngettext, number

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from course.activities.debate.records import DebateState


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course transcript`` is for and takes."""
    parser.description = _(
        "Write down a debate: the map, the cards, what was said, the votes as counts, what "
        "was agreed on, and the sources. How anybody voted is not in it."
    )
    parser.add_argument(
        "journal",
        type=Path,
        metavar="JOURNAL",
        help=_("a file that “Download my work” or `course merge` gave"),
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=_("the file to write, .md, .html or .pdf (when left out: a Markdown file beside the journal)"),
    )
    parser.add_argument(
        "--debate", metavar="KEY", default="", help=_("which debate, if the file holds several: its code")
    )
    add_case(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the transcript, and say where it is.

    Returns
    -------
    int
        0 when every line of the journal was read and every letter printed, 1 when something was left out.

    Raises
    ------
    CommandError
        If the file cannot be read, is the one to write, or holds no debate, or several and none is chosen.
    """
    from course.activities.debate.state import debates_in  # noqa: PLC0415 - keeps `course --help` quick
    from course.activities.room import Room  # noqa: PLC0415 - as above
    from course.publish.forms import FORMS  # noqa: PLC0415 - as above
    from course.publish.transcript import transcript  # noqa: PLC0415 - as above

    out: Path = args.out or args.journal.with_name(f"{args.journal.name.split('.')[0]}.transcript.md")
    form = next((f for f in FORMS.values() if f.suffix == out.suffix.lower()), None)
    if form is None:
        *others, last = (f.suffix for f in FORMS.values())
        raise CommandError(
            _("{out}: a transcript ends in {others} or {last}.").format(
                out=out, others=", ".join(others), last=last
            )
        )
    check_result(out, args.journal)
    journal, problems = journal_of(args.journal)
    for problem in problems:
        print(problem)
    case = chosen_case(args)
    state = _chosen(debates_in(journal), args).without(Room(case, journal, who="").state.aside)
    paper = transcript(state, case)
    write_whole(out, form.write(paper))
    print(
        _("{out}: “{motion}”, with {cards}.").format(
            out=out, motion=state.motion["text"], cards=_cards(state)
        )
    )
    for problem in journal.problems:  # bodies that do not fit are met when the debate is read
        print(problem)
    warning = form.warning(paper)
    if warning:
        print(f"{out}: {warning}", file=sys.stderr)
    return 1 if problems or journal.problems or warning else 0


def _chosen(debates: dict[str, DebateState], args: Namespace) -> DebateState:
    """Find the debate that is meant, by its key or its code."""
    if not debates:
        raise CommandError(_("{journal}: there is no debate in this file.").format(journal=args.journal))
    wanted = args.debate.strip().lower()
    found = [s for s in debates.values() if not wanted or wanted in (s.key.lower(), s.code.lower())]
    if len(found) == 1:
        return found[0]
    listed = "\n".join(
        f"  --debate {s.key}   {s.format.title}: {s.motion['text']} ({_cards(s)})"
        for s in found or debates.values()
    )
    said = (
        _("no debate has the code “{code}”").format(code=args.debate)
        if not found
        else _("it holds {n} debates").format(n=len(found))
    )
    raise CommandError(
        _("{journal}: {said}. Choose one:\n{listed}").format(journal=args.journal, said=said, listed=listed)
    )


def _cards(state: DebateState) -> str:
    n = len(state.cards)
    return ngettext("{n} card", "{n} cards", n).format(n=number(n))
