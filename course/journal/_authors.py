"""Who somebody is: an id that belongs to a person, whatever they are called."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from typing import Final
from uuid import UUID

from uuid6 import uuid7

BOX: Final = "ballot\u00a0box"
"""In whose name ballots are written: nobody's. With its hard space it is no name that a person can take."""
_OLD_VERSION: Final = "8"


def new_author() -> str:
    """Give an id to somebody who has none yet.

    Examples
    --------
    >>> new_author() != new_author()
    True
    """
    return str(uuid7())


def old_author(name: str, first: str) -> str:
    """Give the id of somebody whose entries were written before authors had ids.

    Parameters
    ----------
    name
        The name in the file.
    first
        The id of that name's first entry in the file.

    Examples
    --------
    >>> old_author("heron", "01954f3a-2c00-7000-8000-000000000001")
    'd5ff2a6f-089f-81e9-aa26-6d94699906a0'
    """
    digest = hashlib.sha256(f"{name}\0{first}".encode()).digest()
    number = int.from_bytes(digest[:16])
    number = number & ~(0xF << 76) | 8 << 76  # version 8: made from something
    return str(UUID(int=number & ~(0x3 << 62) | 2 << 62))


def is_old_author(author: str) -> bool:
    """Tell whether an id was given afterwards, to entries from before authors had ids."""
    return len(author) == 36 and author[14] == _OLD_VERSION and author[23] == "-"  # noqa: PLR2004 - a UUID


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Give a name in the one spelling that equal names share.

    Examples
    --------
    >>> plain_name("He\u0301ron") == plain_name("H\u00e9ron")
    True
    """
    return unicodedata.normalize("NFC", name)
