"""The letters of a file, whichever program wrote it: one way for all readers."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from course.files.mistakes import UnfitFile
from course.language import _

_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LETTERS: Final = frozenset(range(0x20, 0x7F)) | {*b"\t\r\n"}


class Words(NamedTuple):
    """What a file says; ``note`` is a sentence where its code page had to be guessed."""

    text: str
    note: str = ""


def utf16(begin: bytes) -> str:
    r"""Say which kind of UTF-16 a file is in, by how it begins; empty where it is none.

    Examples
    --------
    >>> utf16("{".encode("utf-16-le")), utf16("\ufeff1".encode("utf-16-be")), utf16(b"what,id")
    ('utf-16-le', 'utf-16', '')
    """
    if begin.startswith(_MARKS):
        return "utf-16"
    first, second = (*begin[:2], 0, 0)[:2]
    if first in _LETTERS and not second and len(begin) > 1:
        return "utf-16-le"
    return "utf-16-be" if second in _LETTERS and not first else ""


def decoded(data: bytes, name: str) -> Words:
    r"""Give the letters of a file: UTF-8, UTF-16 as Notepad writes it, else the code page of Windows.

    Raises
    ------
    UnfitFile
        If it is none of these.

    Examples
    --------
    >>> decoded("Þórr".encode("utf-16"), "a.txt").text
    'Þórr'
    >>> decoded("é".encode("cp1252"), "a.txt").note.partition(";")[0]
    'a.txt: it is not in UTF-8'
    """
    kind = utf16(data)
    try:
        return Words(data.decode(kind or "utf-8-sig"))
    except UnicodeDecodeError as error:
        if kind or b"\0" in data:
            raise UnfitFile(
                _("{path}: this is not text, or it is torn; save it as UTF-8.").format(path=name)
            ) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnfitFile(
            _("{path}: this is not text in UTF-8; save it as UTF-8.").format(path=name)
        ) from error
    note = _(
        "{file}: it is not in UTF-8; it is read in the code page of Western Europe (cp1252). "
        "If words look wrong, save it as UTF-8."
    )
    return Words(text, note.format(file=name))
