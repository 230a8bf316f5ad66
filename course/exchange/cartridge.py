"""Common Cartridge: pages, discussions and quizzes in one file, in folders.

https://www.imsglobal.org/cc/ccv1p3/imscc_Overview-v1p3.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from course.exchange.markup import document, element, one_line, resource, root
from course.files.packing import packed
from course.language import tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

_PROFILE: Final = "http://www.imsglobal.org/profile/cc"


class Version(NamedTuple):
    """A version of the format; its number stands in every name that it gives."""

    major: str
    minor: str

    @property
    def schemas(self) -> dict[str, str]:
        """The namespaces of the manifest, each with the place of its schema."""
        name, place = f"imscc{self._short}", f"{_PROFILE}/cc{self._short}"
        manifest, about = f"cc{self._short}_imscp_v1p2_v1p0.xsd", f"cc{self._short}_lommanifest_v1p0.xsd"
        return {
            f"http://www.imsglobal.org/xsd/{name}/imscp_v1p1": f"{place}/{manifest}",
            f"http://ltsc.ieee.org/xsd/{name}/LOM/manifest": f"{place}/LOM/{about}",
        }

    @property
    def quiz_schema(self) -> str:
        """Where the schema of a quiz is."""
        return f"{_PROFILE}/cc{self._short}/cc{self._short}_qtiasiv1p2p1_v1p0.xsd"

    @property
    def topic_schema(self) -> dict[str, str]:
        """The namespace of a discussion, with the place of its schema."""
        name = f"imsdt_{self._short}"
        place = f"{_PROFILE}/cc{self._short}/cc{self._short}_{name}.xsd"
        return {f"http://www.imsglobal.org/xsd/imscc{self._short}/{name}": place}

    def kind(self, part: Kind) -> str:
        """Say what a part is, in the words of the format."""
        kinds: dict[Kind, str] = {
            "page": "webcontent",
            "topic": f"imsdt_xml{self._short}",
            "quiz": f"imsqti_xmlv1p2/imscc_xml{self._short}/assessment",
        }
        return kinds[part]

    @property
    def _short(self) -> str:
        return f"v{self.major}p{self.minor}"


Kind = Literal["page", "topic", "quiz"]


class Part(NamedTuple):
    """Something to open: its id, its title, and its file."""

    kind: Kind
    id: str
    title: str
    file: str
    data: bytes


class Folder(NamedTuple):
    """Some parts that belong together, with a name."""

    id: str
    title: str
    parts: tuple[Part, ...]


def topic(version: Version, title: str, html: str) -> bytes:
    """Write a discussion.

    Parameters
    ----------
    version
        The version of the cartridge that it goes into.
    title
        What it is called.
    html
        What is asked, as a piece of a page.
    """
    kept = [element("title", text=one_line(title)), element("text", {"texttype": "text/html"}, text=html)]
    return document(root("topic", version.topic_schema, {}, kept))


def write(version: Version, title: str, folders: Sequence[Folder]) -> bytes:
    """Write a cartridge.

    Parameters
    ----------
    version
        Of the format.
    title
        What the whole is called.
    folders
        What is in it, in order.

    Examples
    --------
    >>> write(Version("1", "3"), "A course", [])[:2]
    b'PK'
    """
    parts = [part for folder in folders for part in folder.parts]
    resources = [_resource(version, part) for part in parts]
    outer = element("item", {"identifier": "root"}, map(_folder, folders))
    organization = {"identifier": "organization", "structure": "rooted-hierarchy"}
    kept = [
        element("metadata", children=_metadata(version, title)),
        element("organizations", children=[element("organization", organization, [outer])]),
        element("resources", children=resources),
    ]
    # The names of the second namespace are written with the letters that the root gives them.
    named = {"identifier": "cartridge", "xmlns:lomm": list(version.schemas)[1]}
    files = {"imsmanifest.xml": document(root("manifest", version.schemas, named, kept))}
    return packed(files | {part.file: part.data for part in parts})


def _metadata(version: Version, title: str) -> Iterator[Element]:
    yield element("schema", text="IMS Common Cartridge")
    yield element("schemaversion", text=f"{version.major}.{version.minor}.0")
    string = element("lomm:string", {"language": tag()}, text=one_line(title))
    general = [element("lomm:title", children=[string]), element("lomm:language", text=tag())]
    yield element("lomm:lom", children=[element("lomm:general", children=general)])


def _folder(folder: Folder) -> Element:
    items = (
        element(
            "item",
            {"identifier": f"item-{part.id}", "identifierref": part.id},
            [element("title", text=one_line(part.title))],
        )
        for part in folder.parts
    )
    title = element("title", text=one_line(folder.title))
    return element("item", {"identifier": f"folder-{folder.id}"}, [title, *items])


def _resource(version: Version, part: Part) -> Element:
    if part.kind == "page":
        return resource(part.id, version.kind(part.kind), part.file)
    # What is no page has no address of its own.
    attributes = {"identifier": part.id, "type": version.kind(part.kind)}
    return element("resource", attributes, [element("file", {"href": part.file})])
