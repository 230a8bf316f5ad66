"""Check records field by field, and say in plain words what Pydantic found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from course.case._marked import shape_of
from course.case._mistakes import near
from course.case.records._fields import MOST_CHARACTERS, PATTERNS_IN_WORDS

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from course.case._draft import Draft
    from course.case._marked import Shape
    from course.case._yaml import Path_


T = TypeVar("T", bound="BaseModel")


def validate(draft: Draft, table: str, model: type[T], raw: dict[str, Any], at: Path_) -> T | None:
    """Make a record from raw data; if it has mistakes, report each of them and give None."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        seen: set[Path_] = set()
        for detail in error.errors(include_url=False):
            inside = _inside(raw, detail)
            if inside not in seen:
                seen.add(inside)
                draft.report(table, (*at, *inside), *_in_words(detail, shape_of(model), inside))
        return None


def _inside(raw: Any, detail: ErrorDetails) -> Path_:  # noqa: ANN401 - raw YAML
    """Give the place in the data, without the names that Pydantic adds for the options of a union."""
    steps: list[str | int] = []
    for step in detail["loc"]:
        if isinstance(raw, dict) and isinstance(step, str):
            if step not in raw and detail["type"] != "missing":
                break
            steps.append(step)
            raw = raw.get(step)
        elif isinstance(raw, list) and isinstance(step, int):
            steps.append(step)
            raw = raw[step]
        else:
            break
    return tuple(steps)


def _in_words(detail: ErrorDetails, shape: Shape, inside: Path_) -> tuple[str, str]:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return "this field is missing", "add it"
    if kind == "extra_forbidden":
        return "there is no such field", near(str(inside[-1]), _fields_at(shape, inside[:-1]))
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return f"{_shown(given)} is unknown", near(str(given), choices)
    if kind == "string_pattern_mismatch":
        return f"{_shown(given)} does not fit", f"write {PATTERNS_IN_WORDS[str(context['pattern'])]}"
    if kind == "string_too_long":
        most = context.get("max_length", MOST_CHARACTERS)
        return f"the text has {len(str(given)):,} characters", f"write at most {most:,}"
    if kind == "too_short":
        return "there are too few", f"write at least {context.get('min_length', 1)}"
    return f"{_shown(given)} is not {_WANTED.get(kind, 'right')}", _remedy(kind, given, detail["msg"])


_WANTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "dict_type": "a group of fields",
    "greater_than": "enough",
    "greater_than_equal": "enough",
}


def _remedy(kind: str, given: object, message: str) -> str:
    if kind == "string_type":
        if given is None:
            return "write a text, or delete the line"
        simple = isinstance(given, bool | int | float)
        return f'put it in quotation marks: "{given}"' if simple else "write one text"
    if kind == "tuple_type":
        return "write [one, two], or one line with a dash for each"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "write its fields below it, each on its own line"
    if kind == "int_type":
        return "write digits only"
    if kind == "bool_type":
        return "write one of the two words"
    return message[:1].lower() + message[1:]


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{text[:60]}…”" if len(text) > 61 else f"“{text}”"  # noqa: PLR2004 - one more than is cut


def _fields_at(shape: Shape, path: Path_) -> list[str]:
    for step in path:
        below = shape.items if isinstance(step, int) else shape.fields.get(step) or shape.values
        if below is None:
            return []
        shape = below
    return list(shape.fields)
