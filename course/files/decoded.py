"""The letters of a file, whichever program wrote it: one way for all readers."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from course.files.mistakes import UnfitFile
from course.language import _

_MARKS: Final = {
    codecs.BOM_UTF32_LE: "utf-32",  # it begins as the mark of UTF-16 does, so it is looked for first
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LETTERS: Final = frozenset(range(0x20, 0x7F)) | {*b"\t\r\n"}
_UNIT: Final = 4  # bytes of a letter in UTF-32


class Words(NamedTuple):
    """What a file says; ``note`` is a sentence where its code page had to be guessed."""

    text: str
    note: str = ""


def wide(begin: bytes) -> str:
    r"""Say which kind of UTF-16 or UTF-32 a file is in, by how it begins; empty where it is none.

    Examples
    --------
    >>> wide("{}".encode("utf-16-le")), wide("\ufeff1".encode("utf-16-be")), wide(b"what,id")
    ('utf-16-le', 'utf-16', '')
    >>> wide("{}".encode("utf-32")), wide("{}".encode("utf-32-be"))
    ('utf-32', 'utf-32-be')
    """
    for mark, kind in _MARKS.items():
        if begin.startswith(mark):
            return kind
    first, second, third, fourth = (*begin[:_UNIT], 0, 0, 0, 0)[:_UNIT]
    if len(begin) >= _UNIT and not (first or second or third) and fourth in _LETTERS:
        return "utf-32-be"
    if first in _LETTERS and not second and len(begin) > 1:
        return "utf-16-le" if len(begin) < _UNIT or third or fourth else "utf-32-le"
    return "utf-16-be" if second in _LETTERS and not first else ""


def decoded(data: bytes, name: str) -> Words:
    r"""Give the letters of a file: UTF-8, UTF-16 as Notepad writes it, UTF-32, else the code page of Windows.

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
    kind = wide(data)
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
