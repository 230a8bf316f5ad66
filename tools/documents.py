"""Write the parts of the documentation that are made from the code: ``python -m tools.documents``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, get_args, get_origin

from course.faces import wire

DEVELOPER: Final = Path(__file__).resolve().parent.parent / "docs" / "developer.md"
_WORDS: Final = {str: "text", int: "whole number", bool: "yes or no"}
_PART: Final = "<!-- {name}: made by tools/documents.py -->\n"


def filled(text: str) -> str:
    """Give a document with every part that is made from the code as the code has it now."""
    return _with_part(text, "wire", wire_in_words())


def wire_in_words() -> str:
    """List every message of the wire with its fields."""
    lines = [f"The version is {wire.VERSION}; every message from the browser carries it as `wire`."]
    for title, parent in (
        ("From the browser to Python", wire.FromBrowser),
        ("From Python to the browser", wire.ToBrowser),
    ):
        lines += ["", f"{title}:", ""]
        for record in parent.__subclasses__():
            lines.append(f"- `{record.model_fields['type'].default}`: {record.__doc__}")
            lines += [
                f"  - `{name}` ({_kind(field.annotation)}): {field.description}"
                for name, field in record.model_fields.items()
                if name not in ("type", "wire")
            ]
    return "\n".join(lines) + "\n"


def _kind(annotation: object) -> str:
    if annotation in _WORDS:
        return _WORDS[annotation]
    if get_origin(annotation) is dict:
        return "object"
    inner = get_args(annotation)[0]
    if get_origin(inner) is tuple:
        return "list of pairs" if len(get_args(inner)) == 2 else "list of lists of texts"  # noqa: PLR2004 - a pair
    return f"list of {_kind(inner)}s"


def _with_part(text: str, name: str, made: str) -> str:
    begin, end = _PART.format(name=name), _PART.format(name=f"end of {name}")
    found = re.search(re.escape(begin) + ".*?" + re.escape(end), text, re.DOTALL)
    if found is None:
        raise ValueError(f"The document has no part {name!r}.")
    return f"{text[: found.start()]}{begin}\n{made}\n{end}{text[found.end() :]}"


def main() -> None:
    """Write what is made from the code."""
    DEVELOPER.write_text(filled(DEVELOPER.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
