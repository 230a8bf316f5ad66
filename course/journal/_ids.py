"""Ids that grow, whatever the clock does."""

from __future__ import annotations

import secrets
from threading import Lock

from uuid6 import UUID, uuid7

_lock = Lock()
_last = ""


def new_id(after: str = "") -> str:
    """Give a UUID of version 7 that is greater than all given before in this process, and than `after`.

    Parameters
    ----------
    after
        The newest id of the journal. It may come from a machine whose clock is ahead of ours.

    Examples
    --------
    >>> one, two = new_id(), new_id()
    >>> one < two < new_id(after="0199ffff-ffff-7fff-bfff-ffffffffffff")
    True
    """
    global _last  # noqa: PLW0603 - one line of ids for the whole process
    with _lock:
        made = str(uuid7())
        floor = max(_last, after)
        if made <= floor:
            milliseconds = (UUID(floor).int >> 80) + 1
            made = str(UUID(int=milliseconds << 80 | secrets.randbits(76), version=7))
        _last = made
    return made
