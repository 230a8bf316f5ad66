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
from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

MOST_LEVELS: Final = 40

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_TAG: Final = "tag:yaml.org,2002:"
_STAR: Final = (N_("a text starts with *"), N_('put it in quotation marks: "*…"'))

Path_ = tuple[str | int, ...]


class Unreadable(ValueError):  # noqa: N818 - carries a sentence for people
    """A file that cannot be read, with the line and what would be right."""

    def __init__(self, line: int, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.line, self.wrong, self.right = line, wrong, right


@dataclass(frozen=True)
class YamlDocument:
    """What stands in a YAML file, and where: the lines are looked up in the text when somebody asks.

    The marks of a whole case take more memory than the case, and a case without mistakes needs none.
    """

    data: Any
    text: str = ""
    repeated: tuple[tuple[int, str], ...] = ()
    _fields: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict, compare=False)

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(self.text, Loader=_LOADER) if self.text else None

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
        If it is too big, cannot be opened or is not UTF-8.
    """
    try:
        if path.stat().st_size > limits.CASE:
            raise Unreadable(
                1,
                _("the file is larger than {in_words}").format(in_words=limits.in_words(limits.CASE)),
                _("keep only the case's own text in it"),
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
        untidy.append("CRLF")
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
        raise _in_words(error, text) from None


class _Builder:
    """Make plain data straight from what the reader meets; a tree of nodes between takes twice the time."""

    def __init__(self, read: Callable[[], yaml.Event], text: str) -> None:
        self.read, self.text = read, text
        self.anchors: dict[str, int] = {}
        self.repeated: list[tuple[int, str]] = []

    def document(self) -> YamlDocument:
        self.read()  # the start of the file
        if isinstance(self.read(), yaml.StreamEndEvent):
            return YamlDocument(None)
        data = self.build(self.next(), 0)
        self.read()  # the end of the document
        if not isinstance(after := self.read(), yaml.StreamEndEvent):
            more = _("a second document begins here (---)")
            raise Unreadable(_line(after), more, _("write one list in each file"))
        return YamlDocument(data, self.text, tuple(self.repeated))

    def next(self) -> yaml.Event:
        """Read on; a text that stands for another, which can make a file explode in memory, ends it."""
        event = self.read()
        if isinstance(event, yaml.AliasEvent):
            line = self.anchors.get(event.anchor or "")
            if line is None:
                raise Unreadable(_line(event), *map(_, _STAR))
            hint = _("write the text out in full at both places")
            raise Unreadable(line, _("an anchor (&) is used twice or more (*)"), hint)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self.anchors[event.anchor] = _line(event)
        return event

    def build(self, event: yaml.Event, level: int) -> Any:  # noqa: ANN401 - YAML holds anything
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if level > MOST_LEVELS:
            raise _too_deep(_line(event))
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
    if kind == "int" and _WHOLE.match(value):
        return int(value)
    if kind == "bool":
        return value.lower() in ("yes", "true", "on")
    if kind == "null":
        return None
    if kind == "float":
        try:
            return float(value)
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


def _too_deep(line: int) -> Unreadable:
    return Unreadable(line, _("the lists are nested too deeply"), _("write flat lists"))


def _in_words(error: yaml.YAMLError, text: str) -> Unreadable:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    line = mark.line + 1 if mark is not None else 1
    if mark is None and isinstance(position := getattr(error, "position", None), int):
        line = text.count("\n", 0, position) + 1
    starts_badly = "cannot start any token" in problem and "\t" in text.split("\n")[line - 1]
    if starts_badly or "tab character" in problem:
        return Unreadable(line, _("a tab is used for indentation"), _("use spaces"))
    if "mapping values are not allowed" in problem:
        return Unreadable(
            line, _("a colon stands inside a text"), _('put the whole text in quotation marks: "…"')
        )
    if "nesting depth" in problem:  # the library has a bound of its own, and may meet it first
        return _too_deep(line)
    if "alias" in problem:
        return Unreadable(line, *map(_, _STAR))
    if "control characters" in problem or "special characters" in problem:
        return Unreadable(
            line, _("there is an invisible control character"), _("delete it and type the line again")
        )
    # What else the library says is in English, and about its own insides.
    hint = _("compare indentation and quotation marks with the record before")
    return Unreadable(line, _("this is not valid YAML"), hint)
