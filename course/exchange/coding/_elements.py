"""The XML of REFI-QDA as elements, without declarations of entities, and by names without their namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from course.files import limits
from course.files.mistakes import FormatError
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LEVELS: Final = 64
"""Of codes below codes, and of what is in a selection."""
_NAMESPACE: Final = "urn:QDA-XML:"


def parsed(data: bytes, name: str, root: str) -> ET.Element:
    """Read a file whose outermost element is called so.

    Raises
    ------
    FormatError
        If it is too large or deep, is no XML, declares entities, or is another kind of file.
    """
    if len(data) > limits.MATRIX:
        wrong = _("it is larger than {most}").format(most=limits.in_words(limits.MATRIX))
        raise FormatError(name, 1, wrong, _("export a part of the project"))
    _looked_through(data, name)
    found = ET.fromstring(data)  # noqa: S314 - what could hurt was refused above
    if _bare(found.tag) != root or not found.tag.startswith(f"{{{_NAMESPACE}"):
        wrong = _("it is no {root} of REFI-QDA").format(root=root)
        raise FormatError(name, 1, wrong, _("export it as REFI-QDA again"))
    for element in found.iter():
        element.tag = _bare(element.tag)
    return found


def below(root: ET.Element | None, *path: str) -> Iterator[ET.Element]:
    """Give the elements at the end of a path of names."""
    if root is not None:
        yield from root.iterfind("/".join(path))


def guid(said: str | None) -> str:
    """Give a GUID as we write it: in capitals, without braces."""
    return (said or "").strip("{} \t\r\n").upper()


def _looked_through(data: bytes, name: str) -> None:
    """Refuse what no file of this kind needs, before anything is built of it."""
    parser = expat.ParserCreate(namespace_separator=" ")  # as what builds the elements has it
    depth = 0

    def begun(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_LEVELS:
            wrong, right = _("the elements are nested too deeply"), _("flatten the tree of codes")
            raise FormatError(name, parser.CurrentLineNumber, wrong, right)

    def ended(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_rest: object) -> None:
        wrong = _("it declares a document type")
        raise FormatError(name, parser.CurrentLineNumber, wrong, _("delete the line; entities are not read"))

    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, FormatError):
            raise
        what = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else error
        line = error.lineno if isinstance(error, expat.ExpatError) else 1
        wrong = _("this is not XML ({what})").format(what=what)
        raise FormatError(name, line, wrong, _("export it as REFI-QDA again")) from None


def _bare(tag: object) -> str:
    return str(tag).rpartition("}")[2]
