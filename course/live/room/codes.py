"""Codes that people type, words that devices keep, and how often one may guess.

A join code has six letters and digits of 29 that cannot be mixed up: 590 million. With the limits below, one
device needs years and a whole campus months to find a room that is open for an afternoon.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Final

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTWXYZ"
"""Without 0 and O, 1 and I and L, U and V: written or read out loud, they are taken for each other."""
LENGTH: Final = 6
TRIES_OF_A_DEVICE: Final = 5
TRIES_OF_AN_ADDRESS: Final = 200
"""A campus shares one address, so a whole class may mistype there."""
WINDOW: Final = 600.0
"""Seconds in which tries are counted."""


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
    >>> typed(" k7m 4qx"), typed("K7M-4QX")
    ('K7M4QX', 'K7M4QX')
    """
    return "".join(c for c in text.upper() if c.isalnum())[: 2 * LENGTH]


def same(one: str, other: str) -> bool:
    """Compare two secrets without telling by the time it takes how much of them agrees."""
    return secrets.compare_digest(one.encode(), other.encode())


def new_word() -> str:
    """Draw a word that a device keeps: nobody can guess it."""
    return secrets.token_urlsafe(24)


def mark_of(word: str) -> str:
    """Give what a room keeps of such a word: it tells whether a word is right, and is none itself."""
    return hashlib.sha256(word.encode()).hexdigest()


@dataclass
class Tries:
    """Counts wrong codes by device and by address.

    Parameters
    ----------
    limit
        How many are allowed within :data:`WINDOW`.
    """

    limit: int
    _wrong: dict[str, list[float]] = field(default_factory=dict)

    def left(self, who: str, now: float) -> int:
        """Give how many tries somebody has left."""
        recent = [at for at in self._wrong.get(who, ()) if now - at < WINDOW]
        if recent:
            self._wrong[who] = recent
        else:
            self._wrong.pop(who, None)
        return max(0, self.limit - len(recent))

    def count(self, who: str, now: float) -> int:
        """Count a wrong one; give how many are left."""
        self._wrong.setdefault(who, []).append(now)
        if len(self._wrong) > _MOST_KNOWN:  # whoever changes the device's word at every try fills only this
            self._wrong = {w: at for w, at in self._wrong.items() if now - at[-1] < WINDOW}
        return self.left(who, now)

    def forgive(self) -> None:
        """Let everybody try anew, as whoever leads the room asks."""
        self._wrong.clear()


_MOST_KNOWN: Final = 10_000
