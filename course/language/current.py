"""Which language people read now.

There is one for the process, from ``course start --language``, from the environment or
from :func:`use`; :func:`speaking` chooses another for one task, so that a room may serve
several people in several languages at once.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Literal

from course.language.catalogues import READ_THROUGH, SOURCE, available, fitting, known, locale_of, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# The first that names a language we have decides; "C" and languages without a folder leave English.
_ASKED = ("COURSE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_here: ContextVar[str] = ContextVar("language")
_of_process: list[str] = []


def language() -> str:
    """Name the language people read now.

    Examples
    --------
    >>> with speaking("en"):
    ...     language()
    'en'
    """
    chosen = _here.get("")
    if chosen:
        return chosen
    if not _of_process:
        use(_asked_for())
    return _of_process[0]


def use(wanted: str) -> str:
    """Choose the language of this process, and give the one that serves.

    Examples
    --------
    >>> use("en_GB")
    'en'
    """
    _of_process[:] = [known(wanted)]
    return _of_process[0]


@contextmanager
def speaking(wanted: str) -> Iterator[str]:
    """Let what runs inside speak a language; other threads and tasks keep theirs.

    Examples
    --------
    >>> with speaking("en-GB") as chosen:
    ...     chosen
    'en'
    """
    before = _here.set(known(wanted))
    try:
        yield _here.get()
    finally:
        _here.reset(before)


def direction() -> Literal["ltr", "rtl"]:
    """Say in which direction the present language is written.

    Examples
    --------
    >>> direction()
    'ltr'
    """
    return _direction_of(language())


@cache
def _direction_of(code: str) -> Literal["ltr", "rtl"]:
    """Work it out once: a page asks for it at each of its words."""
    return "rtl" if locale_of(code).text_direction == "rtl" else "ltr"


def tag() -> str:
    """Name the present language as pages and PDF do.

    Examples
    --------
    >>> tag()
    'en'
    """
    return tag_of(language())


def own_names() -> dict[str, str]:
    """Name each language there is in itself.

    Examples
    --------
    >>> own_names()["en"]
    'English'
    """
    return {code: _named(code) for code in available()}


def is_draft() -> bool:
    """Tell whether the present language still wants a native reader.

    Examples
    --------
    >>> is_draft()
    False
    """
    return language() not in READ_THROUGH


def _named(code: str) -> str:
    name = locale_of(code).get_language_name() or code
    return name[:1].upper() + name[1:]


def _asked_for() -> str:
    asked = (fitting(os.environ.get(name, "")) for name in _ASKED)
    return next((found for found in asked if found), SOURCE)
