"""Write JSON Schemas, so that an editor completes and checks the data while somebody types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from course.case.records import TABLES, UNPLACED, Meta

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "schemas"


def schemas() -> dict[str, str]:
    """Give every schema as JSON text, by the name of its file.

    Examples
    --------
    >>> '"enum"' in schemas()["claims.schema.json"]
    True
    """
    kinds: dict[str, Any] = {"case": Meta} | {name: list[model] for name, model in TABLES.items()}  # type: ignore[valid-type]
    made = {}
    for name, kind in kinds.items():
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **TypeAdapter(kind).json_schema(),
        }
        made[f"{name}.schema.json"] = json.dumps(_tidied(schema), ensure_ascii=False, indent=2) + "\n"
    return made


def write_schemas(folder: Path) -> list[str]:
    """Write the schemas of a case beside its data, and give the names of those that changed."""
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    changed = []
    for name, text in schemas().items():
        path = target / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed


def _tidied(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Leave out generated titles, and the default that only means: found from the quotation."""
    if isinstance(schema, list):
        return [_tidied(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {}
    for name, value in schema.items():
        if name == "properties":
            kept[name] = {field: _tidied(inner) for field, inner in value.items()}
        elif not (name == "title" and isinstance(value, str)) and not (
            name == "default" and value == UNPLACED
        ):
            kept[name] = _tidied(value)
    return kept
