"""Read codebooks (``.qdc``) and projects (``.qdpx``), and name what of them is not kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from course.exchange.coding._elements import below, guid, parsed
from course.exchange.coding._labels import labelled
from course.exchange.coding._lost import lost_of_codes, lost_of_project
from course.exchange.coding._words import Told, plain, words_of
from course.exchange.coding.described import fields_of
from course.exchange.coding.model import (
    QdaCode,
    QdaCoding,
    QdaProject,
    QdaSelection,
    QdaText,
    QdaUser,
)
from course.files.found import ZIP, Found, Refused
from course.files.mistakes import FormatError
from course.files.zips import Room, of_zip
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from course.exchange.coding._words import Words

_PROJECT: Final = "project.qde"


def read_codebook(data: bytes, *, name: str = "file.qdc") -> QdaProject:
    """Read a codebook.

    Raises
    ------
    FormatError
        If it cannot be read; the message says where and why.
    """
    root = parsed(data, name, "CodeBook")
    return QdaProject(codes=tuple(_codes(root)), lost=tuple(lost_of_codes(root)))


def read_project(data: bytes, *, name: str = "file.qdpx") -> QdaProject:
    """Read a project.

    Raises
    ------
    FormatError
        As for :func:`read_codebook`; also where the zip is none, or holds far more than it looks.
    """
    files = _unpacked(data, name)
    root = parsed(files[_PROJECT], f"{name}: {_PROJECT}", "Project")
    origin = root.get("origin") or ""
    notes = {
        guid(note.get("guid")): said for note in below(root, "Notes", "Note") if (said := plain(note, files))
    }
    texts = tuple(
        QdaText(guid(s.get("guid")), s.get("name") or _("A text"), words.text, _selections(s, words, notes))
        for s in below(root, "Sources", "TextSource")
        if (words := words_of(plain(s, files), origin, _told(s))).text
    )
    users = tuple(
        QdaUser(guid(user.get("guid")), user.get("name") or user.get("id") or "")
        for user in below(root, "Users", "User")
    )
    return QdaProject(
        root.get("name") or "",
        tuple(_codes(root.find("CodeBook"))),
        users,
        texts,
        tuple(lost_of_project(root, texts)),
    )


def _codes(book: ET.Element | None) -> Iterator[QdaCode]:
    """Give every code that can be given, those below others as well, in the order of the file."""
    for code, label in labelled(book):
        if code.get("isCodable", "true") in ("true", "1"):
            said = fields_of(code.findtext("Description") or "")
            yield QdaCode(guid(code.get("guid")), label, *said)


def _told(source: ET.Element) -> list[Told]:
    return [
        Told(one.get("startPosition"), one.get("endPosition"), one.get("name") or "")
        for one in below(source, "PlainTextSelection")
    ]


def _selections(source: ET.Element, words: Words, notes: Mapping[str, str]) -> tuple[QdaSelection, ...]:
    found = (
        (one, words.place(one.get("startPosition")), words.place(one.get("endPosition")))
        for one in below(source, "PlainTextSelection")
    )
    return tuple(
        QdaSelection(guid(one.get("guid")), start, end, tuple(_codings(one, notes)))
        for one, start, end in found
        if 0 <= start < end
    )


def _codings(selection: ET.Element, notes: Mapping[str, str]) -> Iterator[QdaCoding]:
    """Give the codes of a selection; what is said of the selection is the reason where no note is."""
    said = selection.findtext("Description") or ""
    for coding in below(selection, "Coding"):
        code = coding.find("CodeRef")
        reasons = [notes.get(guid(note.get("targetGUID")), "") for note in below(coding, "NoteRef")]
        yield QdaCoding(
            guid(coding.get("guid")),
            guid(code.get("targetGUID") if code is not None else ""),
            guid(coding.get("creatingUser") or selection.get("creatingUser")),
            "\n".join(filter(None, reasons)) or said,
        )


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Give the project and the texts of a zip by their names without folders, in small letters."""
    files: dict[str, bytes] = {}
    wrong = ""
    if data.startswith(ZIP):
        for found in of_zip(name, io.BytesIO(data), Room(len(data))):
            match found:
                case Refused():
                    wrong = wrong or found.words
                case Found() if found.name.casefold().endswith((_PROJECT, ".txt")):
                    own = found.name.replace("\\", "/").rpartition(": ")[2].rpartition("/")[2].casefold()
                    if own == _PROJECT and own in files:
                        several = _("there are several files {file} in it").format(file=_PROJECT)
                        raise FormatError(name, 1, several, _("pack each project on its own"))
                    with found.open() as file:
                        files[own] = file.read()
                case _:
                    pass
    if _PROJECT not in files:
        raise FormatError(
            name,
            1,
            wrong or _("there is no {file} in it").format(file=_PROJECT),
            _("export it as REFI-QDA again"),
        )
    return files
