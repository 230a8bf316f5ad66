"""Which drivers of a matrix are held from outside, as a command line says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.commands import CommandError
from course.files.mistakes import near
from course.language import _
from course.language.figures import plain_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.methods.crossimpact import Matrix


def held(matrix: Matrix, names: Sequence[str], words: Iterable[str]) -> dict[int, int]:
    """Read drivers and the variants at which they are held.

    Parameters
    ----------
    matrix
        The matrix.
    names
        A name for each driver, no two alike.
    words
        Such as ``"Trade=grows"``; a number may stand for either, counted from 1.

    Raises
    ------
    CommandError
        If there is no such driver or variant, or a driver is held twice; the message names near ones.

    Examples
    --------
    >>> from course.methods.crossimpact import Descriptor, Matrix
    >>> matrix = Matrix((Descriptor("Trade", ("grows", "shrinks")),), ((0, 0), (0, 0)))
    >>> held(matrix, ["Trade"], ["Trade=shrinks"]), held(matrix, ["Trade"], ["1=2"])
    ({0: 1}, {0: 1})
    """
    found: dict[int, int] = {}
    for word in words:
        name, equals, variant = word.partition("=")
        if not equals:
            raise CommandError(_("--hold {word}: write DRIVER=VARIANT.").format(word=word))
        driver = _place(names, name.strip(), word)
        if driver in found:
            raise CommandError(_("--hold {word}: this driver is held already.").format(word=word))
        found[driver] = _place(matrix.descriptors[driver].variants, variant.strip(), word)
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
