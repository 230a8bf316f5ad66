"""What argparse says by itself, in the language that is spoken."""

from __future__ import annotations

import argparse
from typing import Final

from course.language.marks import N_, _, ngettext

SENTENCES: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)
"""Those that the command line of this toolkit can bring about, for translators."""


def speak() -> None:
    """Let argparse look its sentences up where ours are.

    It asks gettext for them, which knows one folder of compiled catalogues; ours are read as translators
    write them.
    """
    vars(argparse).update(_=_, ngettext=ngettext)
