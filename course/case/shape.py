"""Check records field by field, and say in plain words what Pydantic found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from course.case.marked import shape_of
from course.case.records.fields import (
    DATE_PATTERN,
    DAY_PATTERN,
    MOST_CHARACTERS,
    NO_SUCH_DAY,
    PATTERNS_IN_WORDS,
)
from course.files.mistakes import near
from course.language import N_, _, number

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from course.case.draft import Draft
    from course.case.marked import Shape
    from course.files.yaml import Path_


T = TypeVar("T", bound="BaseModel")


def validate(draft: Draft, table: str, model: type[T], raw: dict[str, Any], at: Path_) -> T | None:
    """Make a record from raw data; if it has mistakes, report each of them and give None.

    The raw data then hold what was meant by a list in place of a word, or a word in place of a list, and
    nothing where a date is none: the checks between records read them next, and follow-ups would hide causes.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        found: dict[Path_, ErrorDetails] = {}
        for detail in error.errors(include_url=False):
            found.setdefault(_inside(raw, detail), detail)
        for inside, detail in found.items():
            draft.report(table, (*at, *inside), *_in_words(detail, shape_of(model), inside))
        for inside, detail in found.items():
            draft.unfit.add((table, (*at, *inside)))
            if inside and _misleads(detail):
                _put(raw, inside, _meant(detail))
        return None


def _misleads(detail: ErrorDetails) -> bool:
    """Whether a check that reads this value would stumble, or go by a day that is none."""
    kind = detail["type"]
    if kind in _SINGLE:
        return isinstance(detail["input"], list | dict)
    no_day = detail.get("ctx", {}).get("pattern") in (DATE_PATTERN, DAY_PATTERN)
    return no_day or kind in ("tuple_type", NO_SUCH_DAY, *_GROUPS)


def _meant(detail: ErrorDetails) -> Any:  # noqa: ANN401 - raw YAML
    """Give what is most likely meant: a list of the one thing, the one thing in a list, or nothing."""
    kind, given = detail["type"], detail["input"]
    if kind == "tuple_type":
        return [given] if isinstance(given, str | int) else []
    one = isinstance(given, list) and len(given) == 1 and isinstance(given[0], str | int)
    return given[0] if one and kind not in _GROUPS else None


def _put(raw: Any, inside: Path_, value: Any) -> None:  # noqa: ANN401 - raw YAML
    *above, last = inside
    for step in above:
        raw = raw[step]
    raw[last] = value


def _inside(raw: Any, detail: ErrorDetails) -> Path_:  # noqa: ANN401 - raw YAML
    """Give the place in the data, without the names that Pydantic adds for the options of a union."""
    steps: list[str | int] = []
    for step in detail["loc"]:
        if isinstance(raw, dict) and isinstance(step, str):
            if step not in raw and detail["type"] != "missing":
                break
            steps.append(step)
            raw = raw.get(step)
        elif isinstance(raw, list) and isinstance(step, int) and step < len(raw):
            steps.append(step)
            raw = raw[step]
        else:
            break
    return tuple(steps)


def _in_words(detail: ErrorDetails, shape: Shape, inside: Path_) -> tuple[str, str]:
    """Say what is wrong with a field, and what would be right."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing" and isinstance(given, list):
        return _("there are too few"), _("write at least {least}").format(least=len(given) + 1)
    if kind == "missing":
        return _("this field is missing"), _("add it")
    if kind == "extra_forbidden":
        return _("there is no such field"), near(str(inside[-1]), _fields_at(shape, inside[:-1]))
    if kind == "too_short":
        return _("there are too few"), _("write at least {least}").format(least=context.get("min_length", 1))
    if kind == "too_long":
        return _("there are too many"), _("write at most {most}").format(most=context["max_length"])
    if kind == "string_too_long":
        most = context.get("max_length", MOST_CHARACTERS)
        wrong, right = (
            _("the text has {n} characters").format(n=number(len(str(given)))),
            _("write at most {most}").format(most=number(most)),
        )
    elif kind == "literal_error":
        choices = [word or n for word, n in _CHOICE.findall(str(context.get("expected", "")))]
        wrong, right = _("{shown} is unknown").format(shown=_shown(given)), near(str(given), choices)
    elif kind == "string_pattern_mismatch":
        wrong, right = (
            _("{shown} does not fit").format(shown=_shown(given)),
            _("write {pattern}").format(pattern=PATTERNS_IN_WORDS[str(context["pattern"])]),
        )
    elif kind == "string_type":
        wrong, right = _("{shown} is not a text").format(shown=_shown(given)), _as_text(given)
    else:
        what, hint = map(_, _TYPES.get(kind, _ODD))
        wrong, right = what.format(given=_shown(given)), hint.format(**context)
    return wrong, right


_CHOICE: Final = re.compile(r"'([^']*)'|(-?\d+)")
_SINGLE: Final = ("string_type", "int_type", "float_type", "bool_type", "literal_error")
_GROUPS: Final = ("model_type", "model_attributes_type", "dict_type")

_ODD = (N_("{given} is not right"), N_("look at the same field of another record"))
_GROUP = (N_("{given} is not a group of fields"), N_("write its fields below it, each on its own line"))
_TYPES = {
    "int_type": (N_("{given} is not a whole number"), N_("write digits only, without quotation marks")),
    "bool_type": (
        N_("{given} is not true or false"),
        N_("write one of the two words, without quotation marks"),
    ),
    NO_SUCH_DAY: (N_("{given} is not in the calendar"), N_("correct the day or the month")),
    "tuple_type": (N_("{given} is not a list"), N_("write [one, two], or one line with a dash for each")),
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dict_type": _GROUP,
    "greater_than": (N_("{given} is too small"), N_("write more than {gt}")),
    "greater_than_equal": (N_("{given} is too small"), N_("write {ge} or more")),
    "less_than_equal": (N_("{given} is too large"), N_("write {le} or less")),
}


def _as_text(given: object) -> str:
    if given is None:
        return _("write a text, or delete the line")
    if isinstance(given, list | dict):
        return _("write one text")
    return _('put it in quotation marks: "{text}"').format(text=_shown(given)[1:-1])


def _shown(value: object) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, dict):
        return _("a group of fields")
    if isinstance(value, list):
        return _("a list")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{text[:60]}…”" if len(text) > 61 else f"“{text}”"  # noqa: PLR2004 - one more than is cut


def _fields_at(shape: Shape, path: Path_) -> list[str]:
    for step in path:
        below = shape.items if isinstance(step, int) else shape.fields.get(step) or shape.values
        if below is None:
            return []
        shape = below
    return list(shape.fields)
