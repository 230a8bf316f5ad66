"""The commands of the ``course`` command line, one module each."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot go on for a reason the person can do something about; the text is what they read."""
