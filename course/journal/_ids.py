"""Ids that grow, whatever the clock does."""

from __future__ import annotations

import secrets
import time
from threading import Lock
from typing import Final

from uuid6 import UUID

MOST_AHEAD: Final = 400 * 24 * 60 * 60 * 1000
"""Milliseconds. A clock that is a year wrong is met; ids from further ahead are made up or damaged."""

EARLIEST: Final = 1_793_491_200_000
"""Milliseconds: the first of November 2026. An earlier clock is wrong, as where a battery is old."""

LATEST_ID: Final = "80000000-0000"
"""Ids from here on (the year 6429) are refused: after the very last id no further entry could be written."""

_lock = Lock()
_last = ""


def new_id(after: str = "") -> str:
    """Give a UUID of version 7 that is greater than all given before in this process, and than `after`.

    Those from far ahead are not followed: a clock that was wrong may be right again.

    Parameters
    ----------
    after
        The newest id of the journal. It may come from a machine whose clock is ahead of ours.

    Examples
    --------
    >>> one, two = new_id(), new_id()
    >>> one < two < new_id(after=two) < new_id(after="7fffffff-ffff-7fff-bfff-ffffffffffff") < "7"
    True
    """
    global _last  # noqa: PLW0603 - one line of ids for the whole process
    with _lock:
        far = far_ahead()
        floor = max((one for one in (_last, after) if one < far), default="")
        made = _made(max(time.time_ns() // 1_000_000, 1))
        if made <= floor or made >= LATEST_ID:  # a clock of the year 7000 says nothing
            made = _made((UUID(floor).int >> 80) + 1 if floor else 1)
        _last = made
    return made


def _made(milliseconds: int) -> str:
    return str(UUID(int=(milliseconds << 80 | secrets.randbits(76)) % (1 << 128), version=7))


def placed(entry_id: str, far: str) -> str:
    """Give what puts an id in order: those from `far` on come first, as if they were the oldest.

    Else they would stay the latest word, whatever anybody says after them.

    Examples
    --------
    >>> last = "7fffffff-ffff-7fff-bfff-ffffffffffff"
    >>> placed(last, far_ahead()) < placed("01954f3a-2c00-7000-8000-000000000001", far_ahead())
    True
    """
    return entry_id if entry_id < far else f" {entry_id}"


def far_ahead() -> str:
    """Give the first id that is too far ahead of our clock to be followed.

    Examples
    --------
    >>> new_id() < far_ahead() < "7fffffff-ffff-7fff-bfff-ffffffffffff"
    True
    """
    milliseconds = max(time.time_ns() // 1_000_000, EARLIEST) + MOST_AHEAD
    digits = f"{milliseconds:012x}"
    return f"{digits[:8]}-{digits[8:]}"
