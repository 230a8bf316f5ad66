"""Read the YAML inside other formats as YAML 1.2 does: only true and false are yes and no, dates stay text."""

from __future__ import annotations

import re
from typing import Any

import yaml

from course.activities.formats._error import FormatError


class _Loader(yaml.SafeLoader):
    """Values that JSON knows as well."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith((":timestamp", ":bool"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(  # type: ignore[no-untyped-call]
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z"), list("tTfF")
)


def load_yaml(text: str, name: str, line: int) -> Any:  # noqa: ANN401 - any YAML value
    """Read one value.

    Raises
    ------
    FormatError
        If it is not YAML, or holds what a map of arguments has no use for.
    """
    try:
        found = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = line + (mark.line if mark else 0)
        why = getattr(error, "problem", "") or "it cannot be read"
        raise FormatError(name, where, f"this data is not YAML ({why})", "write “{key: value}”") from error
    return _named(found)


def _named(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {str(k): _named(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_named(v) for v in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)
