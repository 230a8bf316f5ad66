"""A refusal that is a sentence for people."""

from __future__ import annotations


class NotAllowed(ValueError):  # noqa: N818 - reads as the sentence it carries
    """An action that is not possible now; the message says why and what would be possible."""
