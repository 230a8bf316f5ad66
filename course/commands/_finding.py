"""One thing that ``course doctor`` found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do where it would not work."""

    well: bool
    words: str
    remedy: str = ""
