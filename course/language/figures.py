"""The digits of a language: ۲۰۲۶ where it writes them so, 2026 elsewhere; and digits of any script, read."""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import Any, Final
from unicodedata import decimal

from course.language.catalogues import SOURCE, locale_of
from course.language.current import language

_ZEROS: Final = {
    "adlm": "\U0001e950",
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
    "mtei": "꯰",
    "mymr": "၀",
    "nkoo": "߀",
    "olck": "᱐",
    "tibt": "༠",
}
"""The zero of each system of digits that is the usual one of a language; the other nine follow it."""


def in_figures(text: str) -> str:
    """Write the digits of a text as the present language does.

    Examples
    --------
    >>> in_figures("2:30")
    '2:30'
    """
    table = _table(language())
    return text.translate(table) if table else text


def plain_digits(typed: str) -> str:
    """Read digits of any script as 0 to 9; everything else stays.

    Examples
    --------
    >>> plain_digits("۱۲:٣0 a")
    '12:30 a'
    """
    if typed.isascii():
        return typed
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in typed)


class Sentence(str):
    """A sentence whose places show numbers in the digits of the language that it was said in.

    Examples
    --------
    >>> Sentence("{n} cards").format(n=3)
    '3 cards'
    """

    __slots__ = ()

    def format(self, *args: object, **named: object) -> str:
        """Fill the places."""
        return _Figures().vformat(self, args, named)


def said(sentence: str) -> str:
    """Let a sentence show numbers as the present language writes them."""
    return Sentence(sentence) if _table(language()) else sentence


class _Figures(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as the standard library has it
        text: str = format(value, format_spec)
        return in_figures(text) if _is_figure(value) else text


def figured(value: object) -> object:
    """Write a number, but nothing else, as text in the digits of the language.

    Examples
    --------
    >>> figured(3), figured(True), figured("3")
    ('3', True, '3')
    """
    return in_figures(str(value)) if _is_figure(value) else value


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@cache
def _table(of: str) -> dict[int, int]:
    """Give the digit for each of 0 to 9; nothing for a language that writes these."""
    zero = "" if of == SOURCE else _ZEROS.get(locale_of(of).default_numbering_system, "")
    return {ord("0") + n: ord(zero) + n for n in range(10)} if zero else {}
