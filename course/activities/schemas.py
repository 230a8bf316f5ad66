"""The public format of a class's file: a JSON Schema for its lines, made from the records of the verbs."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from course.activities.listing import ACTIVITIES, activity_of
from course.case.schemas import FOLDER
from course.journal.schema import LINE, OWN_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME: Final = "journal.schema.json"


def journal_schema() -> str:
    """Give the JSON Schema of one line of a journal, as text.

    Examples
    --------
    >>> '"claims.judge"' in journal_schema()
    True
    """
    schema = json.loads(json.dumps(LINE))
    definitions = schema["$defs"]
    cases = [(activity, verb, described) for (activity, verb), described in OWN_VERBS.items()]
    cases += [(name, verb, _body(kind, f"{name}.{verb}", definitions)) for name, verb, kind in verbs()]
    rules = []
    for activity, verb, described in cases:
        key = f"{activity}.{verb}" if activity else verb
        definitions[key] = described
        wanted = {"verb": {"const": verb}} | ({"activity": {"const": activity}} if activity else {})
        rules.append(
            {
                "if": {"properties": wanted},
                "then": {"properties": {"body": {"$ref": f"#/$defs/{key}"}}},
            }
        )
    definitions["entry"]["allOf"] = rules
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_journal_schema(folder: Path) -> list[str]:
    """Write the schema beside those of a case, and give its name if it changed."""
    path, text = folder / FOLDER / NAME, journal_schema()
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return []
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return [NAME]


def verbs() -> Iterator[tuple[str, str, type[Any]]]:
    """Give each activity with each of its verbs and the record of its body."""
    for name in ACTIVITIES:
        for verb, kind in activity_of(name).verbs.kinds.items():
            yield name, verb, kind


def _body(kind: type[Any], key: str, definitions: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = TypeAdapter(kind).json_schema(ref_template=f"#/$defs/{key}.{{model}}")
    for name, inner in made.pop("$defs", {}).items():
        definitions[f"{key}.{name}"] = _untitled(inner)
    plain: dict[str, Any] = _untitled(made)
    return plain | {"description": said(kind)}


def _untitled(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Leave out the titles that Pydantic makes of the names of fields."""
    if isinstance(schema, list):
        return [_untitled(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _untitled(inner) for name, inner in value.items()}
        if key == "properties"
        else _untitled(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }


def said(kind: type[Any]) -> str:
    """Say what a verb does, in the words of its record."""
    return " ".join(inspect.cleandoc(kind.__doc__ or "").split())
