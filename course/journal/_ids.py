"""Ids that grow, whatever the clock does."""

from __future__ import annotations

import secrets
import time
from threading import Lock
from typing import Final

from uuid6 import UUID, uuid7

MOST_AHEAD: Final = 400 * 24 * 60 * 60 * 1000
"""Milliseconds. A clock that is a year wrong is met; ids from further ahead are made up or damaged."""

LATEST_ID: Final = "80000000-0000"
"""Ids from here on (the year 6429) are refused: after the very last id no further entry could be written."""

_lock = Lock()
_last = ""


def new_id(after: str = "") -> str:
    """Give a UUID of version 7 that is greater than all given before in this process, and than `after`.

    Parameters
    ----------
    after
        The newest id of the journal. It may come from a machine whose clock is ahead of ours;
        one from far ahead is not followed.

    Examples
    --------
    >>> one, two = new_id(), new_id()
    >>> one < two < new_id(after=two) < new_id(after="7fffffff-ffff-7fff-bfff-ffffffffffff") < "7"
    True
    """
    global _last  # noqa: PLW0603 - one line of ids for the whole process
    with _lock:
        made = str(uuid7())
        floor = max(_last, after if after < far_ahead() else "")
        if made <= floor or made >= LATEST_ID:  # a clock of the year 7000 says nothing
            milliseconds = (UUID(floor).int >> 80) + 1 if floor else 1
            made = str(UUID(int=milliseconds << 80 | secrets.randbits(76), version=7))
        _last = made
    return made


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
    milliseconds = time.time_ns() // 1_000_000 + MOST_AHEAD
    digits = f"{milliseconds:012x}"
    return f"{digits[:8]}-{digits[8:]}"
