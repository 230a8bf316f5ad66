"""What files for other programs need: mark-up, and text without what XML forbids."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FORBIDDEN: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
_PACKAGING: Final = {"http://www.imsglobal.org/xsd/imscp_v1p1": "http://www.imsglobal.org/xsd/imscp_v1p1.xsd"}


def allowed(text: str) -> str:
    r"""Give a text without the signs that XML 1.0 forbids: each becomes the sign for one that is missing.

    Examples
    --------
    >>> allowed("a\x0bb\ud800")
    'a�b�'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""Give a text on one line, each gap one space.

    Examples
    --------
    >>> one_line(" two\n lines ")
    'two lines'
    """
    return " ".join(allowed(text).split())


def escaped(text: str) -> str:
    """Give a text as it stands between the tags of a page.

    Examples
    --------
    >>> escaped("a < b & c")
    'a &lt; b &amp; c'
    """
    return html.escape(one_line(text), quote=False)


def element(
    tag: str,
    attributes: Mapping[str, str] | None = None,
    children: Iterable[ET.Element] = (),
    *,
    text: str = "",
) -> ET.Element:
    """Make an element of XML, from values of any signs."""
    made = ET.Element(tag, {name: allowed(value) for name, value in (attributes or {}).items()})
    made.text = allowed(text) or None
    made.extend(children)
    return made


def root(
    tag: str, schemas: Mapping[str, str], attributes: Mapping[str, str], children: Iterable[ET.Element]
) -> ET.Element:
    """Make the outermost element of a file, which names its namespace and schema, and those of parts of it.

    Parameters
    ----------
    tag
        Its name.
    schemas
        Where the schema of each namespace is; the first namespace is that of the file.
    attributes
        What else it says.
    children
        What is in it.
    """
    named = {
        "xmlns": next(iter(schemas)),
        "xmlns:xsi": _INSTANCE,
        "xsi:schemaLocation": " ".join(part for pair in schemas.items() for part in pair),
    }
    return element(tag, named | dict(attributes), children)


def resource(name: str, kind: str, file: str, needs: Iterable[ET.Element] = ()) -> ET.Element:
    """Make the entry of a manifest for one file, with what it needs."""
    attributes = {"identifier": name, "type": kind, "href": file}
    return element("resource", attributes, [element("file", {"href": file}), *needs])


def manifest(schema: str, version: str, resources: Iterable[ET.Element]) -> ET.Element:
    """Make the list of the files of a package of exercises, which says what kind of package it is."""
    about = [element("schema", text=schema), element("schemaversion", text=version)]
    kept = [
        element("metadata", children=about),
        element("organizations"),
        element("resources", children=resources),
    ]
    return root("manifest", _PACKAGING, {"identifier": "exercises"}, kept)


def blocks(xhtml: str) -> list[ET.Element]:
    """Give the elements of a piece of a page that :func:`escaped` was used for.

    Examples
    --------
    >>> [block.text for block in blocks("<p>one</p><p>two</p>")]
    ['one', 'two']
    """
    return list(ET.fromstring(f"<div>{xhtml}</div>"))  # noqa: S314 - our own mark-up


def document(root: ET.Element) -> bytes:
    """Write a whole XML file: indented, in UTF-8, with its declaration."""
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
