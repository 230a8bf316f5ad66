"""A case in letters of its own, so that every Latin letter on a page was said by the toolkit."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from course.case import Case, load_case
from course.case.exercises.book import ExerciseBook
from course.case.exercises.load import load_exercises
from course.case.records import Option, Refers
from course.case.records.fields import (
    DATE_PATTERN,
    DAY_PATTERN,
    ID_PATTERN,
    MARK_PATTERN,
    TIME_PATTERN,
    URL_PATTERN,
)

_LATIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CYRILLIC: Final = str.maketrans(_LATIN, "абцдефгхийклмнопярстувшжызАБЦДЕФГХИЙКЛМНОПЯРСТУВШЖЫЗ")
_KEPT: Final = {"after_paper", "en", "exercises", "../exercises"}
_FIXED: Final = {ID_PATTERN, DATE_PATTERN, DAY_PATTERN, URL_PATTERN, TIME_PATTERN, MARK_PATTERN}


def cyrillic(text: str) -> str:
    """Write a text with Cyrillic letters, one for one, so that places in it stay the same.

    Examples
    --------
    >>> cyrillic("Iran, 1979")
    'Иран, 1979'
    """
    return text.translate(_CYRILLIC)


def speechless() -> tuple[Case, ExerciseBook]:
    """Give the case that ships and its exercises without a Latin letter in what people read."""
    case = load_case()
    book = load_exercises(case)
    said = _changed(case)
    made = Case(**{name: getattr(said, name) for name in Case.model_fields})
    sets, rubrics = ([_changed(one) for one in part] for part in (book.sets, book.rubrics))
    return made, ExerciseBook(tuple(sets), tuple(rubrics))


def _changed(value: Any, annotation: Any = None, metadata: tuple[Any, ...] = ()) -> Any:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        update = {n: _changed(getattr(value, n), f.annotation, tuple(f.metadata)) for n, f in fields.items()}
        if isinstance(value, Option):  # written as an identifier, read as words
            update["label"] = cyrillic(value.label)
        return value.model_copy(update=update)
    if get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        metadata = (*metadata, *more)
    options = [a for a in get_args(annotation) if a is not NoneType]
    if get_origin(annotation) in (Union, UnionType) and len(options) == 1:
        return _changed(value, options[0], metadata)
    if isinstance(value, str):
        fixed = any(
            isinstance(m, Refers) or (isinstance(m, StringConstraints) and m.pattern in _FIXED)
            for m in metadata
        )
        literal = get_origin(annotation) is Literal or any(get_origin(o) is Literal for o in options)
        return value if fixed or literal or value in _KEPT else cyrillic(value)
    if isinstance(value, tuple):
        inside = (*options, None)[0]
        return tuple(_changed(item, inside) for item in value)
    if isinstance(value, dict):
        key, inner = (*options, None, None)[:2]
        return {_changed(k, key): _changed(v, inner) for k, v in value.items()}
    return value
