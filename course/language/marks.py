"""Mark sentences in the code, and say them in the present language.

What stands in these calls is what ``make language`` hands to translators, so it is always
a plain text, never an f-string, and a whole sentence with named places::

    _("You work as {name}.").format(name=who)
    ngettext("{n} entry is back.", "{n} entries are back.", n).format(n=number(n))

A text of a table at module level is marked with :func:`N_` and said later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from course.language.catalogues import translations
from course.language.current import language
from course.language.figures import said

K = TypeVar("K")


def _(message: str) -> str:
    """Say a sentence in the present language.

    Examples
    --------
    >>> _("You work as {name}.").format(name="heron")
    'You work as heron.'
    """
    return said(translations(language()).gettext(message)) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Say a sentence with a count; each language has its own rule for which form.

    Examples
    --------
    >>> [ngettext("{n} card", "{n} cards", n).format(n=n) for n in (1, 2)]
    ['1 card', '2 cards']
    """
    return said(translations(language()).ngettext(one, many, n))


def pgettext(context: str, message: str) -> str:
    """Say a word that means different things in different places; the context is for translators.

    Examples
    --------
    >>> pgettext("button", "Open")
    'Open'
    """
    return said(translations(language()).pgettext(context, message))


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which every tool knows
    """Mark a text to be said later with ``_``.

    Examples
    --------
    >>> N_("It holds")
    'It holds'
    """
    return message


class Labels(Mapping[K, str], Generic[K]):
    """A table of words that speaks the language of whoever reads it.

    Parameters
    ----------
    marked
        The English words, each marked with :func:`N_`.

    Examples
    --------
    >>> LABELS = Labels({"supported": N_("It holds")})
    >>> LABELS["supported"], LABELS.get("gone", "?"), dict(LABELS)
    ('It holds', '?', {'supported': 'It holds'})
    """

    def __init__(self, marked: Mapping[K, str]) -> None:
        self.marked = dict(marked)

    def __getitem__(self, key: K) -> str:
        return _(self.marked[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self.marked)

    def __len__(self) -> int:
        return len(self.marked)

    def __repr__(self) -> str:
        return f"Labels({self.marked!r})"
