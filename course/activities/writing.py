"""Checks of what people write, shared by all activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from course.language import NotAllowed, _, number

if TYPE_CHECKING:
    from collections.abc import Iterable

K = TypeVar("K", bound="str | int")

MOST_CHARACTERS = 20_000
"""About ten printed pages: more than any field here asks for, little enough to show at once."""

_TURNS = {ord(c): None for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def own_direction(text: str) -> str:
    r"""Leave out the hidden marks that turn round the words after them; each text finds its own direction.

    Arabic and Hebrew need none of them, and one that stays open turns round whatever stands beside it.

    Examples
    --------
    >>> own_direction("\u202eabc")
    'abc'
    """
    found = text.translate(_TURNS)
    return text if found == text else found  # one copy: hundreds of pages may show the same words


def checked_text(text: str, *, what: str, required: bool = True, field: str = "") -> str:
    """Give a text without surrounding white space, or say what is wrong with it.

    Parameters
    ----------
    text
        What somebody wrote. Any characters are fine; they are shown as text.
    what
        What the text is, as it reads in a sentence: "your reason".
    required
        Whether it may be empty.
    field
        The field of a form that it comes from: a refusal is said there.

    Raises
    ------
    NotAllowed
        If a required text is empty, or the text is longer than :data:`MOST_CHARACTERS`.

    Examples
    --------
    >>> checked_text("  Look it up. ", what="your reason")
    'Look it up.'
    """
    clean = str(text).replace("\x00", "").strip()
    if required and not clean:
        missing = _("Write {what}: one short sentence is enough.").format(what=what)
        raise NotAllowed(missing, {field: missing} if field else None)
    if len(clean) > MOST_CHARACTERS:
        long = _(
            "That is {n} characters; the field holds {most}. Shorten it, or keep the "
            "long text in a file of your own and name it here."
        ).format(n=number(len(clean)), most=number(MOST_CHARACTERS))
        raise NotAllowed(long, {field: long} if field else None)
    return clean


def chosen(value: object, among: Iterable[K], otherwise: str) -> K:
    """Give what was chosen if it is one of the choices, or say what to choose.

    Raises
    ------
    NotAllowed
        With the sentence ``otherwise``, if it is none of them.

    Examples
    --------
    >>> chosen("stated", ("stated", "inferred"), "Say which.")
    'stated'
    """
    for choice in among:
        if type(choice) is type(value) and choice == value:
            return choice
    raise NotAllowed(otherwise)
