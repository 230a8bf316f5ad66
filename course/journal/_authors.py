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
_DIRECTIONS: Final = dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Signs that turn the words after them round, also those that are not of the name."""
_UNSEEN: Final = _DIRECTIONS | dict.fromkeys(
    (
        *(0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFEFF, 0xFFA0),
        *(*range(0x180B, 0x1810), *range(0x200B, 0x200E), *range(0x2060, 0x2066), *range(0x206A, 0x2070)),
        *(*range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFFC), *range(0xE0000, 0xE0020), *range(0xE0080, 0xE1000)),
    )
)
"""What Unicode lets a page leave out (Default_Ignorable_Code_Point), and a letter that is blank. Tags are
seen: they make the flag of Wales out of a black one."""


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


def shown_name(name: str) -> str:
    r"""Give a name as it may stand among other words: in one spelling, and turning nothing round.

    Examples
    --------
    >>> shown_name("quiet\u202e heron")
    'quiet heron'
    """
    return plain_name(name).translate(_DIRECTIONS)


def look_of(name: str) -> str:
    r"""Give what is seen of a name: two names of one look cannot be told apart; empty where nothing is.

    Examples
    --------
    >>> look_of("heron\ufe0f  42") == look_of("he\u00adron 42"), look_of("\u3164")
    (True, '')
    """
    return " ".join(plain_name(name).translate(_UNSEEN).split())
