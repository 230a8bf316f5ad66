"""Read the parts of an answer, or say what is missing from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from course.files.mistakes import near
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterable


def known(given: object, ids: Iterable[str], ask: str) -> str:
    """Give an id that was chosen.

    Raises
    ------
    NotAllowed
        With the sentence ``ask`` if nothing was chosen, or if there is no such id.
    """
    if not isinstance(given, str) or not given:
        raise NotAllowed(ask)
    known_ids = list(ids)
    if given not in known_ids:
        said = _("There is no answer {given} here: {hint}")
        raise NotAllowed(said.format(given=repr(given), hint=near(given, known_ids)))
    return given


def strings(given: object) -> list[str]:
    """Give ids that were chosen as a list; one alone comes as one word.

    Examples
    --------
    >>> strings("a"), strings(["a", "b"]), strings(None)
    (['a'], ['a', 'b'], [])
    """
    if isinstance(given, str):
        return [given] if given else []
    return [str(one) for one in given] if isinstance(given, Sequence) else []
