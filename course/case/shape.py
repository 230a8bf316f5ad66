"""Check records field by field, and say in plain words what Pydantic found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from course.case._marked import shape_of
from course.case.records.fields import MOST_CHARACTERS, PATTERNS_IN_WORDS
from course.files.mistakes import near

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from course.case._marked import Shape
    from course.case.draft import Draft
    from course.files.yaml import Path_


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
    """Say what is wrong with a field, and what would be right."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return "this field is missing", "add it"
    if kind == "extra_forbidden":
        return "there is no such field", near(str(inside[-1]), _fields_at(shape, inside[:-1]))
    if kind == "too_short":
        return "there are too few", f"write at least {context.get('min_length', 1)}"
    if kind == "string_too_long":
        most = context.get("max_length", MOST_CHARACTERS)
        wrong, right = f"the text has {len(str(given)):,} characters", f"write at most {most:,}"
    elif kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        wrong, right = f"{_shown(given)} is unknown", near(str(given), choices)
    elif kind == "string_pattern_mismatch":
        wrong, right = f"{_shown(given)} does not fit", f"write {PATTERNS_IN_WORDS[str(context['pattern'])]}"
    elif kind == "string_type":
        wrong, right = f"{_shown(given)} is not a text", _as_text(given)
    else:
        what, right = _TYPES.get(kind, ("right", detail["msg"][:1].lower() + detail["msg"][1:]))
        wrong = f"{_shown(given)} is not {what}"
    return wrong, right


_GROUP = ("a group of fields", "write its fields below it, each on its own line")
_TYPES = {
    "int_type": ("a whole number", "write digits only, without quotation marks"),
    "bool_type": ("true or false", "write one of the two words, without quotation marks"),
    "tuple_type": ("a list", "write [one, two], or one line with a dash for each"),
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dict_type": _GROUP,
}


def _as_text(given: object) -> str:
    if given is None:
        return "write a text, or delete the line"
    if isinstance(given, list | dict):
        return "write one text"
    return f'put it in quotation marks: "{_shown(given)[1:-1]}"'


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
