"""Name what a file of REFI-QDA holds and a class's work does not, before it is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.exchange.coding._elements import below, guid
from course.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as ET

    from course.exchange.coding.model import QdaText

_YES: Final = (None, "true", "1")


def lost_of_codes(book: ET.Element | None) -> Iterator[str]:
    """Name what of a codebook is not kept."""
    codes = list(below(book, "Codes", ".//Code"))
    folders = [c for c in codes if c.get("isCodable") not in _YES]
    if inner := list(below(book, "Codes", ".//Code", "Code")):
        yield ngettext(
            "{n} code stands below another; all stand side by side here.",
            "{n} codes stand below others; all stand side by side here.",
            len(inner),
        ).format(n=number(len(inner)))
    if folders:
        names = ", ".join(f"“{c.get('name', '')}”" for c in folders[:5])
        yield ngettext(
            "{n} entry only groups codes and is not taken: {names}.",
            "{n} entries only group codes and are not taken: {names}.",
            len(folders),
        ).format(n=number(len(folders)), names=names)
    if any(c.get("color") for c in codes):
        yield _("Colours of codes are not kept.")
    if notes := list(below(book, "Codes", ".//NoteRef")):
        yield _notes(len(notes))
    if sets := list(below(book, "Sets", "Set")):
        yield _sets(len(sets))


def lost_of_project(root: ET.Element, texts: Sequence[QdaText]) -> Iterator[str]:
    """Name what of a project is not kept.

    Parameters
    ----------
    root
        The project.
    texts
        The texts that were read.
    """
    yield from lost_of_codes(root.find("CodeBook"))
    if root.findtext("Description"):
        yield _("What is said of the whole project is not kept.")
    sources, read = list(below(root, "Sources", "*")), {text.guid for text in texts}
    if others := [s for s in sources if s.tag != "TextSource" or guid(s.get("guid")) not in read]:
        yield ngettext(
            "{n} picture, recording, PDF or unreadable text is not taken.",
            "{n} pictures, recordings, PDFs or unreadable texts are not taken.",
            len(others),
        ).format(n=number(len(others)))
    kept = [s for s in sources if s not in others]
    selections = [one for s in kept for one in below(s, "PlainTextSelection")]
    yield from _misplaced(root, selections, texts)
    if any(s.get("richTextPath") for s in kept):
        yield _("Of a styled text only its words are kept.")
    if whole := [c for s in kept for c in below(s, "Coding")]:
        yield ngettext(
            "{n} code was given to a whole text; only passages are coded here.",
            "{n} codes were given to whole texts; only passages are coded here.",
            len(whole),
        ).format(n=number(len(whole)))
    used = {guid(ref.get("targetGUID")) for one in selections for ref in below(one, "Coding", "NoteRef")}
    if memos := [n for n in below(root, "Notes", "Note") if guid(n.get("guid")) not in used]:
        yield _notes(len(memos))
    reasons = {
        said
        for one in selections
        if any(coding.find("NoteRef") is None for coding in below(one, "Coding"))
        for said in below(one, "Description")
    }
    descriptions = [e for s in kept for e in (*below(s, "Description"), *below(s, "*", "Description"))]
    if described := [one for one in descriptions if one.text and one not in reasons]:
        yield ngettext(
            "{n} description of a text or a passage is not kept.",
            "{n} descriptions of texts or passages are not kept.",
            len(described),
        ).format(n=number(len(described)))
    if sets := list(below(root, "Sets", "Set")):
        yield _sets(len(sets))
    rest = sum(len(list(below(root, *path))) for path in _REST)
    if rest:
        yield ngettext(
            "{n} case, variable, link or drawing is not kept.",
            "{n} cases, variables, links or drawings are not kept.",
            rest,
        ).format(n=number(rest))


def _misplaced(root: ET.Element, selections: Sequence[ET.Element], texts: Sequence[QdaText]) -> Iterator[str]:
    """Name passages at places that are not there, and codes of passages that no codebook has."""
    if nowhere := len(selections) - sum(len(text.selections) for text in texts):
        yield ngettext(
            "{n} passage stands at a place that its text does not have, and is not taken.",
            "{n} passages stand at places that their texts do not have, and are not taken.",
            nowhere,
        ).format(n=number(nowhere))
    codable = (c for c in below(root, "CodeBook", "Codes", ".//Code") if c.get("isCodable") in _YES)
    known = {guid(code.get("guid")) for code in codable}
    given = (guid(ref.get("targetGUID")) for one in selections for ref in below(one, "Coding", "CodeRef"))
    if unknown := sum(code not in known for code in given):
        yield ngettext(
            "{n} passage was given a code that the file does not describe; that is not taken.",
            "{n} times a passage was given a code that the file does not describe; that is not taken.",
            unknown,
        ).format(n=number(unknown))


_REST: Final = (("Cases", "Case"), ("Variables", "Variable"), ("Links", "Link"), ("Graphs", "Graph"))


def _notes(count: int) -> str:
    return ngettext(
        "{n} note that is no reason of a code is not kept.",
        "{n} notes that are no reasons of codes are not kept.",
        count,
    ).format(n=number(count))


def _sets(count: int) -> str:
    return ngettext("{n} set is not kept.", "{n} sets are not kept.", count).format(n=number(count))
