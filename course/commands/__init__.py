"""The commands of the ``course`` command line, one module each.

A command reads its words, asks the rooms below, and prints. A rule that a face could want too lies below.
"""

from __future__ import annotations

STOPPED = 130
"""The exit code after Ctrl-C, as of other programs in a terminal."""


class CommandError(Exception):
    """A command cannot go on for a reason the person can do something about; the text is what they read."""
