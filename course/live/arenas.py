"""How the C library keeps what threads have freed."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import Final

_ARENA_MAX: Final = -8
"""The number by which ``malloc.h`` of the GNU library calls this setting."""


def few_arenas() -> None:
    """Let threads share what they have freed.

    In the GNU library each of dozens would keep it for itself: 14 MB in a room of 40 people. Others share it
    anyway, and have no such setting.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 2)
