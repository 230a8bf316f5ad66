"""Verbs: what can be done in a face from outside, each value checked before anything happens.

A page, a person with a console, or a page that is older than the toolkit may send anything. Only a method
marked with :func:`verb` can be reached, and only with values that fit its annotations; whatever does not
fit is answered with a sentence.
"""

from __future__ import annotations

import inspect
import math
from dataclasses import dataclass
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

from course.language import N_, Misfits, NotAllowed, _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OLD_PAGE: Final = N_("This page is older than the toolkit behind it. Run the cell again.")
MOST_ITEMS: Final = 500
"""So many things can be ticked at once."""
MOST_NUMBER: Final = 1_000_000_000
MOST_KEY: Final = 200


@dataclass(frozen=True, slots=True)
class AtMost:
    """The length that a text may have, in characters."""

    characters: int


@dataclass(frozen=True, slots=True)
class Prefixed:
    """The fields of a form whose names begin alike, gathered under the rest of their names."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody has chosen, whole: which one of how many."""

    name: str
    data: bytes
    file: int = 0
    files: int = 1


Text = Annotated[str, AtMost(20_000)]
"""What people write."""
Line = Annotated[str, AtMost(1_000)]
"""What people write into one line."""
Key = Annotated[str, AtMost(MOST_KEY)]
"""An id, or a choice of a list; empty where nothing was chosen."""
PictureKind = Literal["svg", "png"]
"""How a picture is handed over."""
PaperForm = Literal["markdown", "html", "pdf"]
"""How a paper is handed over: keys of :data:`course.publish.forms.FORMS`."""

_Method = TypeVar("_Method", bound="Callable[..., str]")
_MARK: Final = "__verb__"


def verb(method: _Method) -> _Method:
    """Mark a method ``on_NAME`` as something that can be done from outside.

    Its parameters are checked from their annotations: ``str`` and the lengths of this module, ``int``,
    ``float``, ``bool``, ``Literal[...]``, ``list[str]``, ``list[int]``, ``Upload``, any of these ``| None``,
    and ``Annotated[dict[str, str], Prefixed("r-")]``.

    Examples
    --------
    >>> class Door:
    ...     @verb
    ...     def on_knock(self, times: int, *, loud: bool = False) -> str:
    ...         return "!" * times if loud else "." * times
    >>> verbs_of(Door)["knock"].call(Door(), {"times": "3"})
    '...'
    >>> verbs_of(Door)["knock"].call(Door(), {"times": "often"})
    Traceback (most recent call last):
    course.language.refusal.NotAllowed: “times” must be a whole number. Run the cell again.
    """
    method.__dict__[_MARK] = True
    return method


@dataclass(frozen=True, slots=True)
class _Parameter:
    name: str
    check: Callable[[str, object], object]
    needed: bool
    empty: object = None
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of a class: its method's name, and what it takes."""

    method: str
    parameters: tuple[_Parameter, ...]

    def call(self, owner: object, values: Mapping[str, object]) -> str:
        """Check the values, then do it; give the sentence to announce.

        Raises
        ------
        course.language.NotAllowed
            If values do not fit: all of them at once, each by its name. Nothing has happened then.
        """
        given = self.checked(values)
        try:
            return str(getattr(owner, self.method)(**given) or "")
        except NotAllowed as refusal:
            raise NotAllowed(
                str(refusal), {self._field(f): why for f, why in refusal.fields.items()}
            ) from None

    def _field(self, name: str) -> str:
        """Give the name by which the form knows what an activity calls so: gathered fields have a prefix."""
        own = {p.name for p in self.parameters}
        prefix = next((p.prefix for p in self.parameters if p.prefix), "")
        return name if name in own else f"{prefix}{name}"

    def checked(self, values: Mapping[str, object]) -> dict[str, object]:
        """Give the values as the method takes them."""
        left = dict(values)
        found: dict[str, object] = {}
        wrong = Misfits()
        for p in self.parameters:
            with wrong.at(p.name):
                if p.prefix:
                    mine = [name for name in left if name.startswith(p.prefix)]
                    found[p.name] = p.check(p.prefix, {n.removeprefix(p.prefix): left.pop(n) for n in mine})
                elif p.name in left:
                    found[p.name] = p.check(p.name, left.pop(p.name))
                elif p.needed:
                    if p.empty is None:
                        raise NotAllowed(_("“{name}” is missing. Run the cell again.").format(name=p.name))
                    # A radio group without a choice sends nothing; the activity says what to choose.
                    found[p.name] = p.empty
        if left:
            raise NotAllowed(_(OLD_PAGE))
        wrong.refuse()
        return found


@cache
def verbs_of(kind: type) -> dict[str, Verb]:
    """Give the verbs of a class by their names."""
    marked = {
        name: method
        for name, method in inspect.getmembers_static(kind, inspect.isfunction)
        if _MARK in method.__dict__
    }
    return {name.removeprefix("on_"): Verb(name, _parameters(method)) for name, method in marked.items()}


def _parameters(method: Callable[..., str]) -> tuple[_Parameter, ...]:
    hints = get_type_hints(method, include_extras=True)
    found = []
    for name, known in list(inspect.signature(method).parameters.items())[1:]:
        hint = hints[name]
        prefixes = [note.prefix for note in get_args(hint)[1:] if isinstance(note, Prefixed)]
        text = (get_origin(hint) is Annotated and get_args(hint)[0] is str) or hint is str
        found.append(
            _Parameter(
                name,
                _check_of(hint),
                needed=known.default is known.empty and not prefixes,
                empty="" if text else None,
                prefix=prefixes[0] if prefixes else "",
            )
        )
    return tuple(found)


def _check_of(hint: Any) -> Callable[[str, object], object]:  # noqa: ANN401, PLR0911 - any annotation; one line each
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated and args[0] is str:
        return _text(next(note.characters for note in args[1:] if isinstance(note, AtMost)))
    if origin is Annotated and get_origin(args[0]) is dict:
        return _fields(_check_of(get_args(args[0])[1]))
    if hint is str:
        return _text(20_000)
    if type(None) in args:
        (inner,) = (_check_of(a) for a in args if a is not type(None))
        return lambda name, value: None if value is None or value == "" else inner(name, value)
    if origin is Literal:
        return _one_of(args)
    if origin is list:
        return _many(_check_of(args[0]))
    if hint is Upload:
        return _upload
    return {int: _whole, float: _number, bool: _yes_or_no}[hint]


def check_whole(name: str, text: str) -> None:
    """See that a text can be kept in a file.

    Raises
    ------
    course.language.NotAllowed
        If it holds half a character, as a program may send it; ``name`` says where.

    Examples
    --------
    >>> check_whole("reason", "So it is.")  # nothing is said of what can be kept
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        said = _("“{name}” holds half a character, which no file can keep. Delete it, and send it again.")
        raise NotAllowed(said.format(name=name)) from error


def _text(most: int) -> Callable[[str, object], str]:
    def check(name: str, value: object) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST_NUMBER:
            return str(value)  # a page may send the number of an option as a number
        if not isinstance(value, str):
            raise NotAllowed(_("“{name}” must be a text. Run the cell again.").format(name=name))
        if len(value) > most:
            begin = " ".join(value[:30].split())
            raise NotAllowed(
                _(
                    "“{begin}…” is too long: it has {n} characters, and {most} fit. Shorten it, and send "
                    "it again."
                ).format(begin=begin, n=number(len(value)), most=number(most))
            )
        check_whole(name, value)
        return value

    return check


def _whole(name: str, value: object) -> int:
    if isinstance(value, str) and len(value) <= len(str(MOST_NUMBER)) + 1 and value.strip():
        sign, digits = (-1, value[1:]) if value.startswith("-") else (1, value)
        value = sign * int(digits) if digits.isdecimal() else value
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MOST_NUMBER:
        raise NotAllowed(_("“{name}” must be a whole number. Run the cell again.").format(name=name))
    return value


def _number(name: str, value: object) -> float:
    if isinstance(value, str) and len(value) <= 40:  # noqa: PLR2004 - longer than any float in digits
        try:
            value = float(value.replace("٫", "."))  # Persian and Arabic write ۰٫۵
        except ValueError:
            value = None
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or abs(value) > MOST_NUMBER
        or not math.isfinite(value)
    ):
        raise NotAllowed(_("“{name}” must be a number. Run the cell again.").format(name=name))
    return float(value)


def _yes_or_no(name: str, value: object) -> bool:
    if isinstance(value, str) and value in {"", "yes", "on", "true", "false"}:
        return value in {"yes", "on", "true"}
    if not isinstance(value, bool):
        raise NotAllowed(_("“{name}” must be yes or no. Run the cell again.").format(name=name))
    return value


def _one_of(options: tuple[object, ...]) -> Callable[[str, object], object]:
    known = {str(option): option for option in options}

    def check(name: str, value: object) -> object:
        number = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST_NUMBER
        if not (isinstance(value, str) or number) or str(value) not in known:
            raise NotAllowed(
                _("“{name}” must be one of: {known}. Run the cell again.").format(
                    name=name, known=", ".join(known)
                )
            )
        return known[str(value)]

    return check


def _many(inner: Callable[[str, object], object]) -> Callable[[str, object], list[object]]:
    def check(name: str, value: object) -> list[object]:
        given = [value] if isinstance(value, str) else value
        if not isinstance(given, list) or len(given) > MOST_ITEMS:
            raise NotAllowed(
                _("“{name}” must be a list of at most {most}. Run the cell again.").format(
                    name=name, most=MOST_ITEMS
                )
            )
        return [inner(name, item) for item in given]

    return check


def _fields(inner: Callable[[str, object], object]) -> Callable[[str, object], dict[str, object]]:
    def check(prefix: str, value: object) -> dict[str, object]:
        assert isinstance(value, dict)  # gathered above
        if len(value) > MOST_ITEMS or any(len(key) > MOST_KEY for key in value):
            raise NotAllowed(_("“{name}” holds too many fields. Run the cell again.").format(name=prefix))
        found: dict[str, object] = {}
        wrong = Misfits()
        for key, item in value.items():
            with wrong.at(f"{prefix}{key}"):
                found[key] = inner(f"{prefix}{key}", item)
        wrong.refuse()
        return found

    return check


def _upload(name: str, value: object) -> Upload:
    if not isinstance(value, Upload):
        raise NotAllowed(_("“{name}” must be a file. Choose it again.").format(name=name))
    return value
