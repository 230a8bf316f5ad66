"""Codes that people type, and words that devices keep.

A join code has six letters and digits of 29 that cannot be mixed up: 590 million. With the limits of
:mod:`course.live.room.tries`, one device needs years and a whole campus months to find a room that is open
for an afternoon.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from course.language.figures import plain_digits

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTWXYZ"
"""Without 0 and O, 1 and I and L, U and V: written or read out loud, they are taken for each other."""
LENGTH: Final = 6


def new_code() -> str:
    """Draw a join code."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Write a code as people read it.

    Examples
    --------
    >>> shown("K7M4QX")
    'K7M-4QX'
    """
    return f"{code[:3]}-{code[3:]}"


def typed(text: str) -> str:
    """Read a code as people type it.

    Examples
    --------
    >>> typed(" k7m 4qx"), typed("K7M-4QX"), typed("k۷m ۴qx")
    ('K7M4QX', 'K7M4QX', 'K7M4QX')
    """
    return "".join(c for c in plain_digits(text).upper() if c.isalnum())[: 2 * LENGTH]


def same(one: str, other: str) -> bool:
    """Compare two secrets without telling by the time it takes how much of them agrees."""
    return secrets.compare_digest(one.encode(), other.encode())


def new_word() -> str:
    """Draw a word that a device keeps: nobody can guess it."""
    return secrets.token_urlsafe(24)


def mark_of(word: str) -> str:
    """Give what a room keeps of such a word: it tells whether a word is right, and is none itself."""
    return hashlib.sha256(word.encode()).hexdigest()
