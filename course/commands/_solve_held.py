"""Which drivers of a matrix are held from outside, as a command line says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.commands import CommandError
from course.files.mistakes import near
from course.language import _
from course.language.figures import plain_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def held(drivers: Sequence[str], variants: Sequence[Sequence[str]], words: Iterable[str]) -> dict[int, int]:
    """Read drivers and the variants at which they are held.

    Parameters
    ----------
    drivers
        A name for each driver, no two alike.
    variants
        For each driver, a name for each of its variants, no two alike.
    words
        Such as ``"Trade=grows"``; a number may stand for either, counted from 1.

    Raises
    ------
    CommandError
        If there is no such driver or variant, or a driver is held twice; the message names near ones.

    Examples
    --------
    >>> trade = ["Trade"], [["grows", "shrinks"]]
    >>> held(*trade, ["Trade=shrinks"]), held(*trade, ["1=2"])
    ({0: 1}, {0: 1})
    """
    found: dict[int, int] = {}
    for word in words:
        name, equals, variant = word.partition("=")
        if not equals:
            raise CommandError(_("--hold {word}: write DRIVER=VARIANT.").format(word=word))
        driver = _place(drivers, name.strip(), word)
        if driver in found:
            raise CommandError(_("--hold {word}: this driver is held already.").format(word=word))
        found[driver] = _place(variants[driver], variant.strip(), word)
    return found


def _place(known: Sequence[str], wanted: str, word: str) -> int:
    plain = [" ".join(name.split()).casefold() for name in known]
    if (asked := " ".join(wanted.split()).casefold()) in plain:
        return plain.index(asked)
    numbers = [str(place) for place in range(1, len(known) + 1)]
    if (asked := plain_digits(wanted).lstrip("0")) in numbers:
        return numbers.index(asked)
    raise CommandError(
        _("--hold {word}: there is no “{name}”; {near}").format(
            word=word, name=wanted, near=near(wanted, known)
        )
    )
