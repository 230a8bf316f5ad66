"""Read the XML formats of Debatekeeper, a timekeeper for debates, without loss of times, bells and phases.

Its collection is public (github.com/czlee/debatekeeper-formats, schema 2.2). A
file that does not hold together is refused with its line and the reason.
Declarations of a document type are refused as well: no format needs one, and
entities are a way to make a small file explode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from pydantic import ValidationError

from course.activities._base import NotAllowed
from course.case import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES: Final = 1_000_000
_MOST_LEVELS: Final = 12
_BUILT_IN: Final = {
    "normal": ("Protected time", False),
    "pois-allowed": ("Points may be offered", True),
    "warning": ("Nearly over", False),
    "overtime": ("Over time", False),
}
_FOR: Final = re.compile(
    r"\b(in favou?r|affirmative|proposition|government|prime minister|minister|pro)\b", re.IGNORECASE
)
_AGAINST: Final = re.compile(r"\b(negative|opposition|against|con)\b", re.IGNORECASE)
_WHILE: Final = "Listen, and note one point to answer."


@dataclass
class _Node:
    name: str
    line: int
    attributes: dict[str, str]
    children: list[_Node] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[_Node]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> _Node | None:
        return next(iter(self.all(name)), None)


@dataclass
class _Reader:
    """What is known while one file is read."""

    name: str
    language: str = ""
    periods: dict[str, tuple[str, bool]] = field(default_factory=lambda: dict(_BUILT_IN))

    def refuse(self, line: int, wrong: str, right: str) -> NotAllowed:
        return NotAllowed(f"{self.name}:{line}: {wrong}; {right}.")

    def the(self, parent: _Node, name: str) -> _Node:
        found = parent.first(name)
        if found is None:
            raise self.refuse(parent.line, f"“{parent.name}” has no “{name}”", "add it")
        return found

    def attribute(self, node: _Node, name: str) -> str:
        if name not in node.attributes:
            raise self.refuse(node.line, f"“{node.name}” has no “{name}”", "add it")
        return node.attributes[name]

    def words(self, parent: _Node, name: str) -> str:
        """Give a text in the language chosen."""
        found = parent.all(name)
        if not found:
            return ""
        chosen = next((n for n in found if n.attributes.get("xml:lang") == self.language), found[0])
        return " ".join(chosen.text.split())

    def time(self, node: _Node, name: str, *, whole: int = 0) -> int:
        said = self.attribute(node, name)
        if said == "finish" and whole:
            return whole
        if not re.fullmatch(r"\d{1,5}(:[0-5]\d)?", said):
            raise self.refuse(node.line, f"“{said}” is not a time", "write minutes and seconds, such as 7:00")
        minutes, _, rest = said.rpartition(":")
        return int(minutes or 0) * 60 + int(rest)


def read_debatekeeper(data: bytes, name: str = "format.xml") -> Format:
    """Read one format file of Debatekeeper.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        What the file is called, for messages.

    Raises
    ------
    NotAllowed
        If it is no such file, or does not hold together; the message names line and reason.

    Examples
    --------
    >>> xml = b'''<debate-format schema-version="2.2"><name>Short</name><version>1</version>
    ... <info><description>One speech</description></info>
    ... <speech-types><speech-type ref="a" length="2:00"><bell time="finish" number="2"/></speech-type>
    ... </speech-types><speeches><speech type="a"><name>1st Proposition</name></speech></speeches>
    ... </debate-format>'''
    >>> format = read_debatekeeper(xml)
    >>> format.phases[0].time, format.phases[0].bells[0].rings, format.roles[0].side
    ('2:00', 2, 'for')
    """
    reader = _Reader(name)
    root = _parsed(data, reader)
    if root.name != "debate-format":
        raise reader.refuse(
            root.line, f"it starts with “{root.name}”", "a Debatekeeper file starts with “debate-format”"
        )
    reader.language = _language(root, reader)
    for kind in _below(root, "period-types", "period-type"):
        title = reader.words(kind, "display") or reader.words(kind, "name")
        reader.periods[reader.attribute(kind, "ref")] = (title, kind.attributes.get("pois-allowed") == "true")
    kinds = {reader.attribute(k, "ref"): k for k in _below(root, "speech-types", "speech-type")}
    phases = [
        _phase("preparation", "Preparation", node, reader) | {"kind": "preparation"}
        for node in (root.first("prep-time"), root.first("prep-time-controlled"))
        if node is not None
    ]
    roles: dict[str, dict[str, Any]] = {}
    speeches = _below(root, "speeches", "speech")
    if not speeches:
        raise reader.refuse(root.line, "the format has no phases", "add at least one speech")
    phases += [_speech(number, speech, kinds, roles, reader) for number, speech in enumerate(speeches, 1)]
    title = reader.words(root, "name")
    if not title:
        raise reader.refuse(root.line, "the format has no name", "add one")
    about = root.first("info")
    record = {
        "id": re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower()[:60] or "imported",
        "title": title,
        "summary": (reader.words(about, "description") if about else "") or title,
        "roles": [*roles.values(), *_HELPERS],
        "phases": phases,
        "rules": [
            {
                "title": title,
                "publisher": f"Debatekeeper format file {name}"[:200],
                "basis": "excerpt_read",
                "used_for": "Speeches, times, bells and periods. Sides are read from the speakers’ names.",
            }
        ],
        "varies": [f"{what}: {node.text.strip()}" for what, node in _info(about) if node.text.strip()],
    }
    try:
        return Format.model_validate(record)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise reader.refuse(root.line, f"{place}: {error.errors()[0]['msg']}", "change it") from None


def _speech(
    number: int, speech: _Node, kinds: dict[str, _Node], roles: dict[str, dict[str, Any]], reader: _Reader
) -> dict[str, Any]:
    kind = reader.attribute(speech, "type")
    if kind not in kinds:
        known = ", ".join(kinds) or "none"
        raise reader.refuse(speech.line, f"there is no speech type “{kind}”", f"known: {known}")
    title = reader.words(speech, "name")
    if not title:
        raise reader.refuse(speech.line, "the speech has no name", "add one")
    role = roles.setdefault(title, _role(title, len(roles) + 1))
    return _phase(f"speech-{number}", title, kinds[kind], reader) | {"speaks": [role["id"]]}


_HELPERS: Final = (
    {"id": "timekeeper", "name": "Timekeeper", "most": 1,
     "does": "Work the clock, and say aloud when time is up."},
    {"id": "judge", "name": "Judge", "most": 3,
     "does": "Listen with the rubric; give each speaker two sentences."},
    {"id": "observer", "name": "Observer with a task",
     "does": "Note words that carry a judgement, claims without grounds, or points that nobody answered."},
)  # fmt: skip


def _role(title: str, number: int) -> dict[str, Any]:
    against, for_ = _AGAINST.search(title), _FOR.search(title)
    side = "against" if against else "for" if for_ else "none"
    about = {"id": f"speaker-{number}", "name": title, "side": side, "does": f"Speak as: {title}."}
    return {**about, "most": 1, "needed": True}


def _phase(ident: str, title: str, node: _Node, reader: _Reader) -> dict[str, Any]:
    whole = reader.time(node, "length")
    if not whole:
        raise reader.refuse(node.line, "the length is nothing", "write at least 0:01")
    bells, periods = [], []
    first = node.attributes.get("first-period")
    if first is not None:
        periods.append(_period(first, 0, node, reader))
    for bell in node.all("bell"):
        at = reader.time(bell, "time", whole=whole)
        following = bell.attributes.get("next-period")
        if following is not None:
            periods.append(_period(following, at, bell, reader))
        rings = bell.attributes.get("number", "1")
        if not rings.isdigit():
            raise reader.refuse(bell.line, f"“{rings}” is not a number of rings", "write 0, 1, 2 …")
        says = (
            periods[-1]["name"] if following is not None else "Time" if at >= whole else f"{_clock(at)} gone"
        )
        paused = bell.attributes.get("pause-on-bell") == "true"
        bells.append({"at": _clock(at), "rings": int(rings), "says": says, "pause": paused})
    points = any(p["points"] for p in periods)
    return {"id": ident, "name": title, "kind": "speech", "time": _clock(whole), "bells": bells,
            "periods": periods, "points": points, "meanwhile": _WHILE}  # fmt: skip


def _period(ref: str, at: int, node: _Node, reader: _Reader) -> dict[str, Any]:
    if ref not in reader.periods:
        known = ", ".join(reader.periods)
        raise reader.refuse(node.line, f"there is no period “{ref}”", f"known: {known}")
    name, points = reader.periods[ref]
    return {"starts": _clock(at), "name": name, "points": points}


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _info(about: _Node | None) -> Iterator[tuple[str, _Node]]:
    labels = {"region": "Used in", "level": "Level", "used-at": "Used at"}
    for node in about.children if about else ():
        if node.name in labels:
            yield labels[node.name], node


def _below(root: _Node, outer: str, inner: str) -> list[_Node]:
    found = root.first(outer)
    return found.all(inner) if found else []


def _language(root: _Node, reader: _Reader) -> str:
    """Choose English where there is English, and refuse languages that do not fit together."""
    listed = [n.text.strip() for n in _below(root, "languages", "language")]
    for node in _walk(root):
        groups: dict[str, list[_Node]] = {}
        for child in node.children:
            groups.setdefault(child.name, []).append(child)
        for name, same in groups.items():
            if name not in ("name", "short-name", "display"):
                continue
            spoken = [n.attributes.get("xml:lang", "") for n in same]
            place = node.children.index(same[0])
            if node.children[place : place + len(same)] != same:
                wrong = f"the lines of “{name}” do not stand together"
                raise reader.refuse(same[-1].line, wrong, "put all languages of it one after another")
            for n, language in zip(same, spoken, strict=True):
                if listed and language and language not in listed:
                    raise reader.refuse(
                        n.line, f"the language “{language}” is not listed", "add it to “languages”"
                    )
                if not listed and language and len(set(spoken)) > 1:
                    raise reader.refuse(
                        n.line, "there are several languages, but none is listed", "add “languages”"
                    )
            if len(same) > 1 and len(set(spoken)) < len(same):
                raise reader.refuse(same[-1].line, f"“{name}” stands twice in one language", "keep one")
    return "en" if "en" in listed or not listed else listed[0]


def _walk(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _parsed(data: bytes, reader: _Reader) -> _Node:
    if len(data) > MOST_BYTES:
        raise reader.refuse(1, "the file is larger than 1 MB", "a format is a few kilobytes")
    parser = expat.ParserCreate()
    stack: list[_Node] = []
    roots: list[_Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        node = _Node(name, parser.CurrentLineNumber, attributes)
        if len(stack) >= _MOST_LEVELS:
            raise reader.refuse(node.line, "the elements are nested too deeply", "a format needs five levels")
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)

    def words(text: str) -> None:
        if stack:
            stack[-1].text += text

    def declared(*_rest: object) -> None:
        line = parser.CurrentLineNumber
        raise reader.refuse(line, "it declares a document type", "delete the line; entities are not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: stack.pop()
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise reader.refuse(
            error.lineno, f"this is not XML ({what})", "compare it with a file that works"
        ) from None
    return roots[0]
