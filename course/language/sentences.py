"""Words put together into sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from course.language.catalogues import locale_of
from course.language.current import language

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(parts: Iterable[str], word: Literal["and", "or"] = "and") -> str:
    """Join parts as in a sentence of the present language.

    Examples
    --------
    >>> listed(["a", "b", "c"], "or"), listed(["a", "b"])
    ('a, b or c', 'a and b')
    """
    from babel.lists import format_list  # noqa: PLC0415 - keeps `import course` light

    style: Literal["standard", "or"] = "standard" if word == "and" else "or"
    return format_list(list(parts), style=style, locale=locale_of(language()))


def strung(parts: Iterable[str]) -> str:
    """Join parts in a row, with the comma of the present language and no last word.

    Examples
    --------
    >>> strung(["a", "b", "c"])
    'a, b, c'
    """
    between: str = locale_of(language()).list_patterns["standard"]["middle"].format("", "")
    return between.join(parts)


def upper(text: str) -> str:
    """Start a sentence with a capital.

    Examples
    --------
    >>> upper("the abbey accepts")
    'The abbey accepts'
    """
    return text[:1].upper() + text[1:]
