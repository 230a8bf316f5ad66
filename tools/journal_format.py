"""Write into `docs/journal.md` what each verb's body holds, from the records of the verbs.

python -m tools.journal_format
"""

from __future__ import annotations

import sys
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from course.activities.schemas import said, verbs

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "journal.md"
MARK: Final = "<!-- from here on written by python -m tools.journal_format -->\n"
PLAIN: Final = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "array": "a list",
    "object": "fields of its own",
    "null": "null",
}


def in_words() -> str:
    """Describe the bodies as Markdown: a table for each activity, a line for each verb.

    Examples
    --------
    >>> in_words().splitlines()[0]
    '### claims'
    """
    lines: list[str] = []
    for name, group in groupby(verbs(), key=itemgetter(0)):
        lines += [f"### {name}", "", "| verb | what it says | fields of the body |", "|---|---|---|"]
        for _name, verb, kind in group:
            lines.append(f"| `{verb}` | {said(kind)} | {fields(TypeAdapter(kind).json_schema()) or 'none'} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def fields(schema: dict[str, Any]) -> str:
    """Say each field with its type; those that may be left out are in brackets."""
    required = schema.get("required", [])
    parts = []
    for name, field in schema.get("properties", {}).items():
        text = f"`{name}`: {_kind(field, schema)}"
        if about := field.get("description"):
            text += f" ({about.rstrip('.')})"
        parts.append(text if name in required else f"[{text}]")
    return "; ".join(parts).replace("|", "\\|")


def _kind(field: dict[str, Any], schema: dict[str, Any]) -> str:
    """Say what a field may hold."""
    if "$ref" in field:
        field = schema["$defs"][field["$ref"].rpartition("/")[2]]
    kind = field.get("type")
    if "anyOf" in field:
        said = " or ".join(dict.fromkeys(_kind(one, schema) for one in field["anyOf"]))
    elif "enum" in field or "const" in field:
        said = " or ".join(f"`{one}`" for one in field.get("enum", [field.get("const")]))
    elif kind == "array" and isinstance(field.get("items"), dict):
        said = f"a list, each {_kind(field['items'], schema)}"
    elif kind == "object" and isinstance(field.get("additionalProperties"), dict):
        said = f"for each id {_kind(field['additionalProperties'], schema)}"
    else:
        said = PLAIN.get(str(kind), "anything")
    return said


def page(text: str) -> str:
    """Give the page with the part that is written from the records."""
    return text.partition(MARK)[0] + MARK + "\n" + in_words()


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
