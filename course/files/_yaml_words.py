"""What is wrong in a YAML file, in words of people: the library's own are English, and about its insides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.language import N_, _

if TYPE_CHECKING:
    import yaml

_SIGN: Final = (
    N_("a text starts with {sign}, which means something else in YAML"),
    N_('put it in quotation marks: "{sign}…"'),
)
_FIELD: Final = re.compile(r"[ \t]*(?:-[ \t]+)*\w+")


class Unreadable(ValueError):  # noqa: N818 - carries a sentence for people
    """A file that cannot be read, with the line and what would be right."""

    def __init__(self, line: int, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.line, self.wrong, self.right = line, wrong, right


def odd(line: int, sign: str) -> Unreadable:
    """Say that a text begins with a sign of YAML."""
    return Unreadable(line, *(_(part).format(sign=sign) for part in _SIGN))


def too_deep(line: int) -> Unreadable:
    """Say that lists stand in lists for too long."""
    return Unreadable(line, _("the lists are nested too deeply"), _("write flat lists"))


def in_words(error: yaml.YAMLError, text: str) -> Unreadable:
    """Say in words what the library found."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    line = mark.line + 1 if mark is not None else 1
    if mark is None and isinstance(position := getattr(error, "position", None), int):
        line = text.count("\n", 0, position) + 1
    starts_badly = "cannot start any token" in problem and "\t" in text.split("\n")[line - 1]
    if starts_badly or "tab character" in problem:
        return Unreadable(line, _("a tab is used for indentation"), _("use spaces"))
    if (misplaced := _misplaced(error, problem, text)) is not None:
        return misplaced
    if "nesting depth" in problem:  # the library has a bound of its own, and may meet it first
        return too_deep(line)
    if "alias" in problem:
        return odd(line, "*")
    if "control characters" in problem or "special characters" in problem:
        return Unreadable(
            line, _("there is an invisible control character"), _("delete it and type the line again")
        )
    hint = _("compare indentation and quotation marks with the record before")
    return Unreadable(line, _("this is not valid YAML"), hint)


def _misplaced(error: yaml.YAMLError, problem: str, text: str) -> Unreadable | None:
    """Say of a colon that it is missing, stands in a text, or after the name of a field out of its place."""
    begun, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if "could not find expected ':'" in problem and begun is not None:
        return _out_of_place(begun.line + 1)
    if "mapping values are not allowed" not in problem or mark is None:
        return None
    if _FIELD.fullmatch(text.split("\n")[mark.line][: mark.column]):
        return _out_of_place(mark.line + 1)
    right = _('put the whole text in quotation marks: "…"')
    return Unreadable(mark.line + 1, _("a colon stands inside a text"), right)


def _out_of_place(line: int) -> Unreadable:
    right = _("begin each field below the field above, and put a colon and a space after its name")
    return Unreadable(line, _("this line does not fit the one above"), right)
