"""Read a YAML file into plain data that remembers its lines.

A case is written by people, so what YAML allows but people do not mean is a
mistake here: a key written twice, an anchor (also the way to write a file that
explodes in memory), a value of an unusual type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import yaml

from course.files import limits
from course.files._yaml_words import Unreadable, in_words, odd, too_deep
from course.files.mistakes import FILE, Mistake
from course.files.system import is_regular
from course.language import _

__all__ = ["MOST_LEVELS", "Path_", "Unreadable", "YamlDocument", "parse", "read_text"]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

MOST_LEVELS: Final = 40

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUTHS: Final = {"true": True, "false": False}
"""As in YAML 1.2: “no” is a word, and the code of a language."""
_WHOLE: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_MOST_DIGITS: Final = 100
"""Of a whole number; a longer one counts nothing, and stays the text that it is."""
_TAG: Final = "tag:yaml.org,2002:"
_CUT: Final = re.compile(r"[ \t]#(?=[^\s#])")
"""What ends a text where somebody may have meant it to go on: “Notes #3”. A comment has a space after it."""

Path_ = tuple[str | int, ...]


class Written(float):
    """A number with a point that reads as it was written: 1.10 may be the number of a paragraph."""

    def __init__(self, written: str) -> None:
        self._written = written

    def __str__(self) -> str:
        return self._written


@dataclass(frozen=True)
class YamlDocument:
    """What stands in a YAML file, and where: the lines are looked up in the text when somebody asks.

    The marks of a whole case take more memory than the case, and a case without mistakes needs none.
    """

    data: Any
    text: str = ""
    repeated: tuple[tuple[int, str], ...] = ()
    cut: tuple[int, ...] = ()
    _fields: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict, compare=False)

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(self.text, Loader=_LOADER) if self.text else None

    def mistakes(self, file: str) -> Iterator[Mistake]:
        """Name what stands in the file and is not in the data."""
        for line, key in self.repeated:
            wrong = _("this field is written twice in one record")
            yield Mistake(file, line, key, wrong, _("keep one of the two"))
        for line in self.cut:
            wrong = _("what follows “#” is taken for a comment and is not read")
            right = _("put the whole text in quotation marks; a comment begins with “#” and a space")
            yield Mistake(file, line, FILE, wrong, right, stops=False)

    def line(self, path: Sequence[str | int]) -> int:
        """Give the line of a place in the data, or of the nearest thing around it."""
        node, line = self._root, 1
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = self._fields_of(node).get(str(step))
                if found is None:
                    break
                line, node = found[0].start_mark.line + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def _fields_of(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Give the keys of a group of fields with where they stand: a file with many mistakes asks often."""
        known = self._fields.get(id(node))
        if known is None:
            known = self._fields[id(node)] = {str(key.value): (key, value) for key, value in node.value}
        return known


def read_text(path: Path) -> tuple[str, tuple[str, ...]]:
    """Give a text file's characters, with line ends as LF, and what was untidy about it.

    Raises
    ------
    Unreadable
        If it is too big, no file, cannot be opened or is not UTF-8.
    """
    try:
        if not is_regular(path):  # a pipe would keep us waiting
            raise Unreadable(
                1,
                _("this is a folder, a pipe or a device, and no file"),
                _("put a file of text in its place"),
            )
        if path.stat().st_size > limits.CASE:
            raise Unreadable(
                1,
                _("the file is larger than {in_words}").format(in_words=limits.in_words(limits.CASE)),
                _("keep only the case’s own text in it"),
            )
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            1,
            _("the file cannot be opened ({strerror})").format(strerror=error.strerror),
            _("check its name and permissions"),
        ) from None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = _("save the file again as UTF-8 (in the editor: Save as, encoding UTF-8)")
        raise Unreadable(line, _("a character is not written in UTF-8"), hint) from None
    untidy = []
    if text.startswith("\ufeff"):
        untidy.append("BOM")
        text = text[1:]
    if "\r" in text:
        untidy.append("CRLF" if "\r\n" in text else "CR")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(untidy)


def parse(text: str) -> YamlDocument:
    r"""Read YAML text into data and marks.

    Raises
    ------
    Unreadable
        If it is not YAML, or uses anchors, or is nested too deeply.

    Examples
    --------
    >>> parse("- id: a\n  kind: x\n").data
    [{'id': 'a', 'kind': 'x'}]
    >>> parse("- id: a\n  kind: x\n").line((0, "kind"))
    2
    """
    try:
        return _Builder(_LOADER(text).get_event, text).document()
    except yaml.YAMLError as error:
        raise in_words(error, text) from None


class _Builder:
    """Make plain data straight from what the reader meets; a tree of nodes between takes twice the time."""

    def __init__(self, read: Callable[[], yaml.Event], text: str) -> None:
        self.read, self.text = read, text
        self.anchors: dict[str, int] = {}
        self.repeated: list[tuple[int, str]] = []
        self.cut: list[int] = []

    def document(self) -> YamlDocument:
        self.read()  # the start of the file
        if isinstance(self.read(), yaml.StreamEndEvent):
            return YamlDocument(None)
        data = self.build(self.next(), 0)
        self.read()  # the end of the document
        if not isinstance(after := self.read(), yaml.StreamEndEvent):
            more = _("a second document begins here (---)")
            raise Unreadable(_line(after), more, _("write one list in each file"))
        if self.anchors:
            raise odd(min(self.anchors.values()), "&")
        return YamlDocument(data, self.text, tuple(self.repeated), tuple(self.cut))

    def next(self) -> yaml.Event:
        """Read on; a text that stands for another, which can make a file explode in memory, ends it."""
        event = self.read()
        if isinstance(event, yaml.AliasEvent):
            line = self.anchors.get(event.anchor or "")
            if line is None:
                raise odd(_line(event), "*")
            hint = _("write the text out in full at both places")
            raise Unreadable(line, _("an anchor (&) is used twice or more (*)"), hint)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self.anchors[event.anchor] = _line(event)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and not tag.startswith(_TAG):
            raise odd(_line(event), "!")
        return event

    def build(self, event: yaml.Event, level: int) -> Any:  # noqa: ANN401 - YAML holds anything
        if isinstance(event, yaml.ScalarEvent):
            if (
                event.end_mark is not None
                and event.implicit[0]
                and _CUT.match(self.text, event.end_mark.index)
            ):
                self.cut.append(event.end_mark.line + 1)
            return _scalar(event)
        if level > MOST_LEVELS:
            raise too_deep(_line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := self.next(), yaml.SequenceEndEvent):
                items.append(self.build(event, level + 1))
            return items
        fields: dict[str, Any] = {}
        while not isinstance(key := self.next(), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                hint = _("write one word before the colon")
                raise Unreadable(_line(key), _("the name of a field is a list"), hint)
            if key.value in fields:
                self.repeated.append((_line(key), key.value))
            fields[key.value] = self.build(self.next(), level + 1)
        return fields


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.ScalarEvent) -> Any:  # noqa: ANN401 - as above
    value: str = event.value
    kind = _kind(event)
    if kind == "int" and len(value) <= _MOST_DIGITS and _WHOLE.match(value):
        return int(value)
    if kind == "bool":
        known = _TRUTHS.get(value.lower())
        return value if known is None else known
    if kind == "null":
        return None
    if kind == "float":
        try:
            return Written(value)
        except ValueError:
            return value
    return value


def _kind(event: yaml.ScalarEvent) -> str:
    """Tell what a text is: what its tag says, or what it looks like where it has no quotation marks."""
    if event.tag is not None and event.tag != "!":
        return str(event.tag).removeprefix(_TAG)
    if event.implicit[0]:
        for tag, looks in _LOADER.yaml_implicit_resolvers.get(event.value[:1], ()):
            if looks.match(event.value):
                return str(tag).removeprefix(_TAG)
    return "str"
