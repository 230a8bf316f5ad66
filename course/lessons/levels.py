"""The levels of headings on a page that is only read: those of a face stand below those of the lesson."""

from __future__ import annotations

import re
from typing import Final

_DEEPEST: Final = 6
_LEVEL: Final = ' aria-level="%d"'
_HEADING: Final = re.compile(r"<h([2-6])(?=[ >])")


def below(face: str, level: int) -> str:
    """Let the headings of a face stand below one of its page; where scripts run, ``front/levels.js`` does it.

    Parameters
    ----------
    face
        Its HTML, whose headings begin at 2.
    level
        Of the heading under which it stands.

    Examples
    --------
    >>> below("<h2>Debate</h2>", 3)
    '<h2 aria-level="4">Debate</h2>'
    >>> below("<h2>Debate</h2>", 1)
    '<h2>Debate</h2>'
    """
    if level == 1:
        return face
    return _HEADING.sub(lambda m: m[0] + _LEVEL % min(int(m[1]) + level - 1, _DEEPEST), face)
