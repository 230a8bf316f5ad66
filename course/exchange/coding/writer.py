"""Write codebooks (``.qdc``) and projects (``.qdpx``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from course.exchange.coding.described import described
from course.exchange.coding.model import CODEBOOK, PROJECT, guid_of
from course.exchange.markup import allowed, document
from course.files.packing import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.exchange.coding.model import QdaCode, QdaProject, QdaSelection, QdaText

ORIGIN: Final = "Red Line Seminar"
_MOST_NAMED: Final = 100  # characters of a passage that stand for it in lists


def write_codebook(codes: Sequence[QdaCode]) -> bytes:
    """Write a codebook; REFI-QDA asks for at least one code.

    Examples
    --------
    >>> from course.exchange.coding import QdaCode
    >>> write_codebook([QdaCode("0199AAAA-0000-7000-8000-00000000000A", "Deterrence")])[:38]
    b"<?xml version='1.0' encoding='utf-8'?>"
    """
    root = ET.Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    _codes(root, codes)
    return document(root)


def write_project(project: QdaProject) -> bytes:
    """Write a project: a zip of ``project.qde`` and a file for each text."""
    root = ET.Element("Project", {"xmlns": PROJECT, "name": _said(project.name), "origin": ORIGIN})
    if project.users:
        users = ET.SubElement(root, "Users")
        for user in project.users:
            ET.SubElement(users, "User", {"guid": user.guid, "name": _said(user.name)})
    if project.codes:
        _codes(ET.SubElement(root, "CodeBook"), project.codes)
    notes: dict[str, str] = {}
    if project.texts:
        here = ET.SubElement(root, "Sources")
        for text in project.texts:
            _text(here, text, notes)
    if notes:
        here = ET.SubElement(root, "Notes")
        for guid, said in notes.items():
            note = ET.SubElement(here, "Note", {"guid": guid})
            ET.SubElement(note, "PlainTextContent").text = _said(said)
    sources = {f"sources/{text.guid}.txt": text.text.encode("utf-8", "replace") for text in project.texts}
    return packed({"project.qde": document(root), **sources})


def _codes(root: ET.Element, codes: Sequence[QdaCode]) -> None:
    here = ET.SubElement(root, "Codes")
    for code in codes:
        told = {"guid": code.guid, "name": _said(code.name), "isCodable": "true"}
        made = ET.SubElement(here, "Code", told)
        if meant := described(code.definition, code.when, code.when_not, code.value):
            ET.SubElement(made, "Description").text = _said(meant)


def _text(sources: ET.Element, text: QdaText, notes: dict[str, str]) -> None:
    path = f"internal://{text.guid}.txt"
    made = ET.SubElement(
        sources, "TextSource", {"guid": text.guid, "name": _said(text.name), "plainTextPath": path}
    )
    for selection in text.selections:
        here = ET.SubElement(made, "PlainTextSelection", _told(text, selection))
        # Where they are one, programs look for whose a code is, and why, at the selection, and nowhere else.
        reasons = {coding.note for coding in selection.codings}
        reason = reasons.pop() if len(reasons) == 1 else None
        if reason:
            ET.SubElement(here, "Description").text = _said(reason)
        for coding in selection.codings:
            given = ET.SubElement(here, "Coding", {"guid": coding.guid, "creatingUser": coding.user})
            ET.SubElement(given, "CodeRef", {"targetGUID": coding.code})
            if coding.note and reason is None:
                note = guid_of(f"note/{coding.guid}")
                notes[note] = coding.note
                ET.SubElement(given, "NoteRef", {"targetGUID": note})


def _told(text: QdaText, selection: QdaSelection) -> dict[str, str]:
    """Say of a selection where it is, how its words begin, and whose it is if it is one person's."""
    words = " ".join(text.text[selection.start : selection.end].split())
    told = {"guid": selection.guid, "name": _said(words[:_MOST_NAMED])}
    told |= {"startPosition": str(selection.start), "endPosition": str(selection.end)}
    users = {coding.user for coding in selection.codings}
    return told | ({"creatingUser": users.pop()} if len(users) == 1 else {})


def _said(text: str) -> str:
    return allowed(text.replace("\r\n", "\n").replace("\r", "\n"))
