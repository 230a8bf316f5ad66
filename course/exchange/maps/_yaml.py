"""Read the YAML inside Argdown as its official parser does: YAML 1.2, and a date as a moment in UTC."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any, Final

import yaml

from course.exchange.maps._plain import MOST_BITS, plain
from course.files.mistakes import FormatError
from course.language import _, number

MOST_CHARACTERS: Final = 50_000
MOST_ALIASES: Final = 10
_NAMES: Final = "tag:yaml.org,2002:"
_SCALARS: Final = {
    "bool": (re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z"), "tTfF"),
    "int": (re.compile(r"[-+]?(?:0b[01]+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+)\Z"), "-+0123456789"),
    "float": (
        re.compile(
            r"(?:[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?"
            r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z"
        ),
        "-+.0123456789",
    ),
}


class _Loader(yaml.SafeLoader):
    """Values that JSON knows as well."""

    aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401 - PyYAML
        if self.check_event(yaml.AliasEvent):
            self.aliases += 1
            if self.aliases > MOST_ALIASES:
                raise ValueError(_("more than {most} aliases (*)").format(most=MOST_ALIASES))
        found: yaml.Node | None = super().compose_node(parent, index)
        return found

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:  # noqa: ANN401 - PyYAML
        found = super().compose_mapping_node(anchor)
        seen: set[str] = set()
        for key, _value in found.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    wrong = _("“{key}” is there twice in one place").format(key=key.value[:40])
                    raise yaml.composer.ComposerError(problem=wrong, problem_mark=key.start_mark)
                seen.add(key.value)
        return found


def _number(loader: _Loader, node: yaml.ScalarNode) -> int | float | None:
    text = str(loader.construct_scalar(node)).lower()
    if text.lstrip("+-").startswith("."):
        text = text.replace(".inf", "inf").replace(".nan", "nan")
    digits, sign = text.lstrip("+-"), -1 if text.startswith("-") else 1
    if len(digits) > MOST_BITS:
        raise ValueError(_("a number is too long"))
    bases = {"0b": 2, "0x": 16, "0o": 8}
    if digits[:2] in bases and node.tag.endswith(":int"):
        return sign * int(digits[2:], bases[digits[:2]])
    return int(text) if node.tag.endswith(":int") else float(text)


def _moment(loader: _Loader, node: yaml.ScalarNode) -> str:
    found = yaml.SafeLoader.construct_yaml_timestamp(loader, node)
    if not isinstance(found, datetime):
        assert isinstance(found, date)
        found = datetime(found.year, found.month, found.day, tzinfo=UTC)
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return f"{found:%Y-%m-%dT%H:%M:%S}.{found.microsecond // 1000:03}Z"


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag.removeprefix(_NAMES) not in _SCALARS]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, (_pattern, _first) in _SCALARS.items():
    _Loader.add_implicit_resolver(_NAMES + _tag, _pattern, list(_first))
for _tag in ("int", "float"):
    _Loader.add_constructor(_NAMES + _tag, _number)
_Loader.add_constructor(_NAMES + "timestamp", _moment)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Leave it to YAML, which knows the line, to say what is there twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def load_yaml(text: str, name: str, line: int) -> Any:  # noqa: ANN401 - any YAML value
    """Read one value; JSON, which is YAML too, may be of any length.

    Raises
    ------
    FormatError
        If it is not YAML, or is longer, deeper or more entangled than details of an argument need to be.
    """
    try:
        return plain(json.loads(text, object_pairs_hook=_each_once))
    except (ValueError, RecursionError):
        pass
    right = _("write “{key: value}”")
    if len(text) > MOST_CHARACTERS:
        wrong = _("these details have {n} characters").format(n=number(len(text)))
        raise FormatError(
            name,
            line,
            wrong,
            _("use at most {most}, or write them as JSON").format(most=number(MOST_CHARACTERS)),
        )
    try:
        return plain(yaml.load(text, Loader=_Loader))  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        where = line + (error.problem_mark.line if error.problem_mark else 0)
        raise FormatError(
            name, where, _("this data is not YAML ({problem})").format(problem=error.problem), right
        ) from error
    except RecursionError as error:
        raise FormatError(name, line, _("this data stands too deep in itself"), right) from error
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:
        first = str(error).partition("\n")[0]
        raise FormatError(
            name, line, _("this data cannot be read ({first})").format(first=first), right
        ) from error
