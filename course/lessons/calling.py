"""Call a lesson as a cell or a page does: a face comes back, or one sentence says what would be right."""

from __future__ import annotations

from functools import cache
from inspect import signature
from typing import TYPE_CHECKING, Final, get_args, get_type_hints

from pydantic import ConfigDict, ValidationError, validate_call

from course.case import CaseError
from course.files.mistakes import UnfitFile, near
from course.journal import JournalError
from course.language import N_, NotAllowed, _
from course.lessons.lesson import Lesson
from course.lessons.notebook import NotALesson

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from course.faces.face import Face
    from course.lessons.notebook import Call

FACES: Final[Mapping[str, Callable[..., Face]]] = {
    name: method for name, method in vars(Lesson).items() if callable(method) and not name.startswith("_")
}
"""What a cell may call, by its name."""


def face_of(lesson: Lesson, call: Call) -> Face:
    """Give the face that a call of a notebook shows.

    Raises
    ------
    NotALesson
        If a lesson has no such face, the face takes no such value, or the case does not have what was
        named; the sentence says what would be right.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> from course.lessons.notebook import Call
    >>> from course.session.session import Session
    >>> lesson = Lesson("03-red-line", using=Session(load_case(), Journal(), "heron"))
    >>> face_of(lesson, Call("raed"))
    Traceback (most recent call last):
    ...
    course.lessons.notebook.NotALesson: A lesson has no raed(): did you mean read?
    """
    if call.face not in FACES:
        raise NotALesson(
            _("A lesson has no {face}(): {near}").format(face=call.face, near=near(call.face, FACES))
        )
    try:
        return _checked(call.face)(lesson, *call.args, **call.options)
    except ValidationError as error:
        raise NotALesson(_in_words(call.face, error)) from error
    except (NotAllowed, CaseError, JournalError, UnfitFile) as error:
        raise NotALesson(str(error)) from error


@cache
def _checked(face: str) -> Callable[..., Face]:
    checking: Callable[[Callable[..., Face]], Callable[..., Face]]
    checking = validate_call(config=ConfigDict(strict=True))
    return checking(FACES[face])


_UNFIT: Final = {
    "unexpected_keyword_argument": N_("{face}() knows no “{name}”: {near}"),
    "unexpected_positional_argument": N_(
        "{face}() takes fewer values. Take away what stands last between the brackets."
    ),
    "multiple_argument_values": N_("{face}() was given “{name}” twice. Write it once."),
    "literal_error": N_("{face}() knows no {given!r} for “{name}”: {near}"),
    "bool_type": N_("Write True or False for “{name}” in {face}()."),
    "string_type": N_('Write “{name}” in {face}() in quotation marks, such as "abc".'),
}
"""By the kind of a mistake as Pydantic names it; any other is about a list."""
_NO_LIST: Final = N_('Write “{name}” in {face}() as a list in square brackets, such as ["abc", "def"].')


def _in_words(face: str, error: ValidationError) -> str:
    """Say what is wrong with the first value that does not fit, and what would fit."""
    first = error.errors(include_url=False)[0]
    names = list(signature(FACES[face]).parameters)  # the first is the lesson itself
    at, given = first["loc"][0], first["input"]
    name = names[min(at, len(names) - 1)] if isinstance(at, int) else str(at)
    kind = first["type"]
    known = _choices(face, name) if kind == "literal_error" else names[1:]
    hint = near(str(given) if kind == "literal_error" else name, known, what=_("value to name"))
    words = _(_UNFIT.get(kind, _NO_LIST))
    return words.format(face=face, name=name, given=given, near=hint)


def _choices(face: str, name: str) -> list[str]:
    """Give the words that a value may be, also where it may be left out."""
    given = get_args(get_type_hints(FACES[face])[name])
    return [word for one in given for word in (get_args(one) or (one,)) if isinstance(word, str)]
