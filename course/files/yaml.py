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
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_LEVELS: Final = 40

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_TAG: Final = "tag:yaml.org,2002:"
_DASHES: Final = re.compile(rf"(?:[-?][ \t]+){{{MOST_LEVELS + 1}}}")

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
    _refuse_depth(text)
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _in_words(error, text) from None
    except RecursionError:
        raise Unreadable(1, _("the brackets are nested too deeply"), _("write lists with dashes")) from None
    if root is None:
        return YamlDocument(None)
    builder = _Builder()
    return YamlDocument(builder.build(root, 0), text, tuple(builder.repeated))


def _refuse_depth(text: str) -> None:
    # Composing is recursive in C: a file of nothing but brackets must not get that far.
    depth = 0
    for match in re.finditer(r"[\[{\]}]", text):
        depth = depth + 1 if match.group() in "[{" else max(0, depth - 1)
        if depth > MOST_LEVELS:
            line = text.count("\n", 0, match.start()) + 1
            raise Unreadable(
                line,
                _("brackets are nested more than {most_levels} deep").format(most_levels=MOST_LEVELS),
                _("write flat lists"),
            )
    if dashes := _DASHES.search(text):
        line = text.count("\n", 0, dashes.start()) + 1
        raise Unreadable(
            line,
            _("dashes are nested more than {most_levels} deep").format(most_levels=MOST_LEVELS),
            _("write flat lists"),
        )


class _Builder:
    def __init__(self) -> None:
        self.seen: set[int] = set()
        self.repeated: list[tuple[int, str]] = []

    def build(self, node: yaml.Node, level: int) -> Any:  # noqa: ANN401 - YAML holds anything
        if id(node) in self.seen:
            hint = _("write the text out in full at both places")
            raise Unreadable(node.start_mark.line + 1, _("an anchor (&) is used twice or more (*)"), hint)
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if level > MOST_LEVELS:
            raise Unreadable(
                node.start_mark.line + 1, _("the lists are nested too deeply"), _("write flat lists")
            )
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, level + 1) for item in node.value]
        result: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Unreadable(
                    key.start_mark.line + 1,
                    _("the name of a field is a list"),
                    _("write one word before the colon"),
                )
            if key.value in result:
                self.repeated.append((key.start_mark.line + 1, key.value))
            result[key.value] = self.build(value, level + 1)
        return result


def _scalar(node: yaml.ScalarNode) -> Any:  # noqa: ANN401 - as above
    value: str = node.value
    kind = node.tag.removeprefix(_TAG)
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
    if "undefined alias" in problem or "alias" in problem:
        return Unreadable(line, _("a text starts with *"), _('put it in quotation marks: "*…"'))
    if "control characters" in problem or "special characters" in problem:
        return Unreadable(
            line, _("there is an invisible control character"), _("delete it and type the line again")
        )
    return Unreadable(
        line,
        _("this is not valid YAML ({problem})").format(problem=problem),
        _("compare indentation and quotation marks with the record before"),
    )
