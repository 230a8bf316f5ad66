"""Read the XML of Debatekeeper into nodes that know their lines, and refuse what does not hold together.

Declarations of a document type are refused: no format needs one, and entities
are a way to make a small file explode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from course.files import limits
from course.files.decoded import wide
from course.language import N_, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LEVELS: Final = 12
_ONCE: Final = frozenset(
    {
        "version",
        "languages",
        "info",
        "prep-time",
        "prep-time-controlled",
        "period-types",
        "speech-types",
        "speeches",
    }
)
_IN_SPEECH: Final = ("name", "bell")
_YES_OR_NO: Final = {"true": True, "1": True, "false": False, "0": False}
_BUILT_IN: Final = {
    "normal": (N_("Protected time"), False),
    "pois-allowed": (N_("Points may be offered"), True),
    "warning": (N_("Nearly over"), False),
    "overtime": (N_("Over time"), False),
}


def _built_in() -> dict[str, tuple[str, bool]]:
    return {name: (_(said), points) for name, (said, points) in _BUILT_IN.items()}


@dataclass
class Element:
    name: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[Element]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Element | None:
        return next(iter(self.all(name)), None)


@dataclass
class XmlReader:
    """What is known while one file is read."""

    name: str
    language: str = ""
    periods: dict[str, tuple[str, bool]] = field(default_factory=_built_in)

    def refuse(self, line: int, wrong: str, right: str) -> NotAllowed:
        return NotAllowed(f"{self.name}:{line}: {wrong}; {right}.")

    def attribute(self, node: Element, name: str) -> str:
        if name not in node.attributes:
            raise self.refuse(
                node.line, _("“{node}” has no “{name}”").format(node=node.name, name=name), _("add it")
            )
        return node.attributes[name]

    def spoken(self, parent: Element, name: str) -> Element | None:
        """Give an element in the language chosen; else the first one."""
        found = parent.all(name)
        chosen = (n for n in found if n.attributes.get("xml:lang") == self.language)
        return next(chosen, found[0] if found else None)

    def words(self, parent: Element, name: str) -> str:
        """Give a text in the language chosen."""
        found = self.spoken(parent, name)
        return " ".join(found.text.split()) if found else ""

    def yes(self, node: Element, name: str) -> bool:
        """Tell whether an attribute says yes; where it is not there, it says no."""
        said = node.attributes.get(name, "false").strip()
        if said not in _YES_OR_NO:
            raise self.refuse(
                node.line,
                _("“{said}” under “{name}” is neither yes nor no").format(said=said[:40], name=name),
                _("write true or false"),
            )
        return _YES_OR_NO[said]

    def time(self, node: Element, name: str, *, whole: int = 0) -> int:
        said = self.attribute(node, name)
        if said == "finish" and whole:
            return whole
        if not re.fullmatch(r"\d{1,5}(:[0-5]\d)?", said):
            raise self.refuse(
                node.line,
                _("“{said}” is not a time").format(said=said),
                _("write minutes and seconds, such as 7:00"),
            )
        minutes, _colon, rest = said.rpartition(":")
        return int(minutes or 0) * 60 + int(rest)


def below(root: Element, outer: str, inner: str) -> list[Element]:
    found = root.first(outer)
    return found.all(inner) if found else []


def holds_together(root: Element, reader: XmlReader) -> None:
    """Refuse what would be passed over: a part that is there twice, and a bell by another name."""
    seen: set[tuple[str, str]] = set()
    for part in root.children:
        language = part.attributes.get("xml:lang", "") if part.name == "info" else ""
        if (part.name, language) in seen and part.name in _ONCE:
            wrong = _("“{key}” is there twice in one place").format(key=part.name)
            raise reader.refuse(part.line, wrong, _("keep one"))
        seen.add((part.name, language))
    for speech in (*below(root, "speech-types", "speech-type"), *root.all("prep-time-controlled")):
        for child in speech.children:
            if child.name not in _IN_SPEECH:
                wrong = _("“{child}” is no part of “{parent}”").format(child=child.name, parent=speech.name)
                raise reader.refuse(
                    child.line, wrong, _("known: {known}").format(known=", ".join(_IN_SPEECH))
                )


def language_of(root: Element, reader: XmlReader) -> str:
    """Choose English where there is English, and refuse languages that do not fit together."""
    listed = [n.text.strip() for n in below(root, "languages", "language")]
    for node in _walk(root):
        groups: dict[str, list[Element]] = {}
        for child in node.children:
            groups.setdefault(child.name, []).append(child)
        for name, same in groups.items():
            if name not in ("name", "short-name", "display"):
                continue
            spoken = [n.attributes.get("xml:lang", "") for n in same]
            place = node.children.index(same[0])
            if node.children[place : place + len(same)] != same:
                wrong = _("the lines of “{name}” do not stand together").format(name=name)
                raise reader.refuse(same[-1].line, wrong, _("put all languages of it one after another"))
            for n, language in zip(same, spoken, strict=True):
                if listed and language and language not in listed:
                    raise reader.refuse(
                        n.line,
                        _("the language “{language}” is not listed").format(language=language),
                        _("add it to “languages”"),
                    )
                if not listed and language and len(set(spoken)) > 1:
                    raise reader.refuse(
                        n.line, _("there are several languages, but none is listed"), _("add “languages”")
                    )
            if len(same) > 1 and len(set(spoken)) < len(same):
                raise reader.refuse(
                    same[-1].line, _("“{name}” stands twice in one language").format(name=name), _("keep one")
                )
    return "en" if "en" in listed or not listed else listed[0]


def _walk(node: Element) -> Iterator[Element]:
    yield node
    for child in node.children:
        yield from _walk(child)


def parsed(data: bytes, reader: XmlReader) -> Element:
    if len(data) > limits.DEBATE_FORMATS:
        raise reader.refuse(
            1,
            _("the file is larger than {in_words}").format(in_words=limits.in_words(limits.DEBATE_FORMATS)),
            _("a format is a few kilobytes"),
        )
    kind = wide(data)
    if kind:  # as Notepad saves it anew, whatever its first line still says
        data = data.decode(kind, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8" if kind else None)
    stack: list[Element] = []
    roots: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Element(name, parser.CurrentLineNumber, attributes)
        if len(stack) >= _MOST_LEVELS:
            raise reader.refuse(
                node.line, _("the elements are nested too deeply"), _("a format needs five levels")
            )
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)

    def words(text: str) -> None:
        if stack:
            stack[-1].text += text

    def declared(*_rest: object) -> None:
        line = parser.CurrentLineNumber
        raise reader.refuse(
            line, _("it declares a document type"), _("delete the line; entities are not read")
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: stack.pop()
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = declared
    _feed(parser, data, reader)
    return roots[0]


def _feed(parser: expat.XMLParserType, data: bytes, reader: XmlReader) -> None:
    """Let the parser read, and say in words what it cannot."""
    try:
        parser.Parse(data, True)
    except NotAllowed:
        raise
    except (LookupError, ValueError) as error:  # of an encoding that Python does not know, or not in this way
        wrong = _("this is not XML ({what})").format(what=error)
        raise reader.refuse(1, wrong, _("save it as UTF-8")) from None
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise reader.refuse(
            error.lineno,
            _("this is not XML ({what})").format(what=what),
            _("compare it with a file that works"),
        ) from None
