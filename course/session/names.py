"""Pseudonyms: drawn, and checked when somebody writes one."""

from __future__ import annotations

import secrets
import unicodedata

from course.journal import look_of
from course.language import NotAllowed, _

MOST_NAME = 40
_JOINERS = "\u200c\u200d"
_TAGS = frozenset(map(chr, range(0xE0020, 0xE0080)))
"""What makes the flag of Wales out of a black one."""
"""Inside a word they belong to the spelling, as in Persian or Hindi, and to many emoji."""


_FIRST = (
    "amber", "brisk", "calm", "clear", "early", "fair", "gentle", "green", "keen", "kind",
    "late", "light", "mild", "open", "plain", "quick", "quiet", "steady", "tall", "warm",
)  # fmt: skip


_SECOND = (
    "alder", "ash", "beech", "birch", "cedar", "crane", "finch", "hazel", "heron", "larch",
    "lark", "linden", "maple", "owl", "plover", "rowan", "stork", "swift", "willow", "wren",
)  # fmt: skip


def suggested_name() -> str:
    """Draw a pseudonym, such as ``"quiet-heron-42"``: nothing personal, and rarely the same twice."""
    return f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}-{secrets.randbelow(90) + 10}"


def _seen(letter: str) -> str:
    """Give a letter as it is seen: marks of direction and places for a hyphen are nothing, a tab is a gap."""
    if letter.isprintable() or letter in _JOINERS or letter in _TAGS:
        return letter
    return "" if unicodedata.category(letter) == "Cf" else " "


def in_one_line(text: str) -> str:
    r"""Give what somebody wrote as it is seen, in one line.

    Examples
    --------
    >>> in_one_line("Autumn\u202e \n 2026")
    'Autumn 2026'
    """
    kept = "".join(map(_seen, unicodedata.normalize("NFC", text)))
    return " ".join(kept.split()).strip(_JOINERS)


def checked_name(name: str) -> str:
    """Give a pseudonym in one line, or say what is wrong with it.

    Raises
    ------
    NotAllowed
        If nothing of it is seen, or it is longer than 40 characters.

    Examples
    --------
    >>> checked_name("  quiet   heron ")
    'quiet heron'
    """
    clean = in_one_line(str(name))
    if not look_of(clean):
        raise NotAllowed(_("Write a pseudonym: any short name that is not your own."))
    if len(clean) > MOST_NAME:
        raise NotAllowed(
            _("Keep the pseudonym to {most} characters; this one has {n}.").format(
                most=MOST_NAME, n=len(clean)
            )
        )
    return clean
