"""Read codebooks (``.qdc``) and projects (``.qdpx``), and name what of them is not kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from course.exchange.coding._elements import below, guid, parsed, span
from course.exchange.coding._lost import lost_of_codes, lost_of_project
from course.exchange.coding.described import fields_of
from course.exchange.coding.model import (
    QdaCode,
    QdaCoding,
    QdaProject,
    QdaSelection,
    QdaText,
    QdaUser,
)
from course.files.decoded import wide
from course.files.found import ZIP, Found, Refused
from course.files.mistakes import FormatError
from course.files.zips import Room, of_zip
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

_PROJECT: Final = "project.qde"
_INTERNAL: Final = "internal://"


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
    notes = {
        guid(note.get("guid")): _plain(note, files)
        for note in below(root, "Notes", "Note")
        if _plain(note, files)
    }
    texts = tuple(
        QdaText(guid(s.get("guid")), s.get("name") or _("A text"), text, tuple(_selections(s, text, notes)))
        for s in below(root, "Sources", "TextSource")
        if (text := _plain(s, files))
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
        tuple(lost_of_project(root, {text.guid: text.text for text in texts})),
    )


def _codes(book: ET.Element | None) -> Iterator[QdaCode]:
    """Give every code that can be given, those below others as well, in the order of the file."""
    for code in below(book, "Codes", ".//Code"):
        if code.get("isCodable", "true") in ("true", "1"):
            said = fields_of(code.findtext("Description") or "")
            yield QdaCode(guid(code.get("guid")), code.get("name") or "", *said)


def _selections(source: ET.Element, text: str, notes: Mapping[str, str]) -> Iterator[QdaSelection]:
    for found in below(source, "PlainTextSelection"):
        if (place := span(found, text)) is not None:
            yield QdaSelection(guid(found.get("guid")), *place, tuple(_codings(found, notes)))


def _codings(selection: ET.Element, notes: Mapping[str, str]) -> Iterator[QdaCoding]:
    for coding in below(selection, "Coding"):
        code = coding.find("CodeRef")
        said = [notes.get(guid(note.get("targetGUID")), "") for note in below(coding, "NoteRef")]
        yield QdaCoding(
            guid(coding.get("guid")),
            guid(code.get("targetGUID") if code is not None else ""),
            guid(coding.get("creatingUser") or selection.get("creatingUser")),
            "\n".join(filter(None, said)),
        )


def _plain(source: ET.Element, files: Mapping[str, bytes]) -> str:
    """Give the words of a text, from the project or a file beside it; none that are unreadable."""
    if (said := source.findtext("PlainTextContent")) is not None:
        return said
    path = source.get("plainTextPath") or ""
    file = files.get(path.removeprefix(_INTERNAL).strip("/")) if path.startswith(_INTERNAL) else None
    try:
        return (file or b"").decode(wide(file or b"") or "utf-8-sig")
    except UnicodeDecodeError:
        return ""


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Give the project and the texts of a zip by their names without folders; others stay packed away."""
    files: dict[str, bytes] = {}
    wrong = ""
    if data.startswith(ZIP):
        for found in of_zip(name, io.BytesIO(data), Room(len(data))):
            match found:
                case Refused():
                    wrong = wrong or found.words
                case Found() if found.name.endswith((_PROJECT, ".txt")):
                    own = found.name.replace("\\", "/").rpartition(": ")[2].rpartition("/")[2]
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
