"""Words that run in the other direction than the page, such as an English question on a Persian one.

A page gives their last sign its own direction: “?” would stand before the first word. So they stand apart.
"""

from __future__ import annotations

from unicodedata import bidirectional

from markupsafe import Markup

from course.language.current import direction

_FROM_RIGHT = frozenset({"R", "AL"})


def runs_left(text: str) -> bool:
    r"""Tell whether a text begins in a script that runs from right to left.

    Examples
    --------
    >>> runs_left("\u0633\u0644\u0627\u0645, friend"), runs_left("Hello")
    (True, False)
    """
    first = next((kind for sign in text if (kind := bidirectional(sign)) in {"L", *_FROM_RIGHT}), "L")
    return first in _FROM_RIGHT


def isolated(value: object) -> object:
    """Set a text apart that runs from left to right on a page that does not; everything else stays.

    Examples
    --------
    >>> isolated("Who says so?")
    'Who says so?'
    """
    if direction() == "ltr" or not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    if value[:1].isalnum() and value[-1:].isalnum():  # nothing stands at its ends that could go astray
        return value
    kinds = {bidirectional(sign) for sign in value}
    return Markup("<bdi>{}</bdi>").format(value) if "L" in kinds and not kinds & _FROM_RIGHT else value
