"""What is wrong in a YAML file, in words of people: the library's own are English, and about its insides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from course.language import N_, _

if TYPE_CHECKING:
    import yaml

_SIGN: Final = (
    N_("a text starts with {sign}, which means something else in YAML"),
    N_('put it in quotation marks: "{sign}…"'),
)
_FIELD: Final = re.compile(r"[ \t]*(?:-[ \t]+)*\w+")
_NEXT_FIELD: Final = re.compile(r"\n[ \t]*(?:-[ \t]+)*\w+:(?:[ \t]|$)", re.MULTILINE)


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
    mark: Any = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    line = mark.line + 1 if mark is not None else 1
    if mark is None and isinstance(position := getattr(error, "position", None), int):
        line = text.count("\n", 0, position) + 1
    starts_badly = "cannot start any token" in problem and mark is not None
    if "tab character" in problem or (starts_badly and "\t" in _line_of(text, mark)):
        return Unreadable(line, _("a tab is used for indentation"), _("use spaces"))
    told = _misplaced(error, problem, text) or _unclosed(error, problem) or _quoted(error, problem, text)
    if told is None and starts_badly:
        told = odd(line, text[mark.index : mark.index + 1])
    if told is not None:
        return told
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


def _line_of(text: str, mark: yaml.Mark) -> str:
    return text[text.rfind("\n", 0, mark.index) + 1 :].partition("\n")[0]


def _misplaced(error: yaml.YAMLError, problem: str, text: str) -> Unreadable | None:
    """Say of a colon that it is missing, stands in a text, or after the name of a field out of its place."""
    begun, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if "could not find expected ':'" in problem and begun is not None:
        return _out_of_place(begun.line + 1)
    if "mapping values are not allowed" not in problem or mark is None:
        return None
    if _FIELD.fullmatch(text[: mark.index].rpartition("\n")[2]):
        return _out_of_place(mark.line + 1)
    right = _('put the whole text in quotation marks: "…"')
    return Unreadable(mark.line + 1, _("a colon stands inside a text"), right)


def _unclosed(error: yaml.YAMLError, problem: str) -> Unreadable | None:
    """Say of a list or a group of fields in brackets that it does not end."""
    begun = getattr(error, "context_mark", None)
    for sign in "]}":
        if f"',' or '{sign}'" in problem and begun is not None:
            right = _("put a comma between its entries, and {sign} after the last one").format(sign=sign)
            return Unreadable(begun.line + 1, _("what begins here in brackets does not end"), right)
    return None


def _quoted(error: yaml.YAMLError, problem: str, text: str) -> Unreadable | None:
    """Say of a text in quotation marks that it goes on after them, or that the second one is missing."""
    begun, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if "unexpected end of stream" in problem and begun is not None:
        return _never_closed(begun.line + 1)
    if mark is None:
        return None
    before = text[: mark.index].rstrip()
    sign = before[-1:]
    opened = before.rfind(sign, 0, -1) if sign in ("'", '"') else -1
    if opened < 0:
        return None
    if _NEXT_FIELD.search(before, opened):
        return _never_closed(before.count("\n", 0, opened) + 1)
    other = "'" if sign == '"' else '"'
    right = _("put the whole text in the other kind: {other}…{other}").format(other=other)
    return Unreadable(mark.line + 1, _("a text begins with quotation marks and goes on after them"), right)


def _never_closed(line: int) -> Unreadable:
    wrong = _("a quotation mark begins a text here, and none ends it")
    return Unreadable(line, wrong, _("put one at its end"))


def _out_of_place(line: int) -> Unreadable:
    right = _("begin each field below the field above, and put a colon and a space after its name")
    return Unreadable(line, _("this line does not fit the one above"), right)
