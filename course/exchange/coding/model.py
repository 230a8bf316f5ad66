"""What codebooks and projects of REFI-QDA have in common with a class's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
PROJECT: Final = "urn:QDA-XML:project:1.0"
_OURS: Final = UUID("6f0d9a0e-5a3c-5d0c-8a57-2b8f3f1c9d11")
"""Where ids that are no GUIDs of their own come from: the same id gives the same GUID on every machine."""


@dataclass(frozen=True, slots=True)
class QdaCode:
    """A code; ``value`` is ours, and stands in the description of a file as ``when`` and ``when_not`` do."""

    guid: str
    name: str
    definition: str = ""
    when: str = ""
    when_not: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class QdaUser:
    """Somebody who codes."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class QdaCoding:
    """That somebody gave a selection a code; ``note`` is the reason."""

    guid: str
    code: str
    user: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class QdaSelection:
    """Characters of a text from start, before end."""

    guid: str
    start: int
    end: int
    codings: tuple[QdaCoding, ...] = ()


@dataclass(frozen=True, slots=True)
class QdaText:
    """A text with what was selected in it."""

    guid: str
    name: str
    text: str
    selections: tuple[QdaSelection, ...] = ()


@dataclass(frozen=True, slots=True)
class QdaProject:
    """A project, or only its codebook.

    Attributes
    ----------
    lost
        What the file has and this record does not, each thing in a sentence.
    """

    name: str = ""
    codes: tuple[QdaCode, ...] = ()
    users: tuple[QdaUser, ...] = ()
    texts: tuple[QdaText, ...] = ()
    lost: tuple[str, ...] = ()


def guid_of(name: str) -> str:
    """Give an id as a GUID: itself where it is one.

    Examples
    --------
    >>> guid_of("0199aaaa-0000-7000-8000-00000000000a")
    '0199AAAA-0000-7000-8000-00000000000A'
    >>> guid_of("heron") == guid_of("heron") != guid_of("wren")
    True
    """
    try:
        return str(UUID(name)).upper()
    except ValueError:
        return str(uuid5(_OURS, name)).upper()
