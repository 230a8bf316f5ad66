"""Tell from what a speaker is called which side they are on."""

from __future__ import annotations

import re
from typing import Final

_AFTER_SIDE: Final = (
    r"(?:speakers?|speech|team|side|case|reply|rebuttal|summary|constructive|opening|closing|crossfire|argument"
    r"|redner(?:in)?|rede|final)"
)
# In Spanish and Italian “con” means “with”: it is a side only where no other word follows.
_ALONE: Final = rf"(?![ \t]+(?!{_AFTER_SIDE}\b)[^\W\d])"
_MOTION: Final = r"the[ \t]+(?:motion|proposition|resolution|house)"
_AGAINST: Final = re.compile(
    rf"\b(?:neg|negative|negativ[oa]|négati(?:f|ve)|opp|opposition|oposici[oó]n|opposing|against|contra|kontra"
    rf"|contre|contro|contrari[oa]|dagegen|gegner(?:in)?|против|con{_ALONE})\b|反方|反对|反對|否定|반대|معارض",
    re.IGNORECASE,
)
_FOR: Final = re.compile(
    rf"\b(?:in[ \t]+favou?r|a[ \t]+favore?|favorevole|aff|affirmati(?:f|ve|vo|va)|afirmativ[oa]"
    rf"|prop|proposition|proposici[oó]n|proposing"
    rf"|gov|govt|government|gobierno|regierung|gouvernement|prime[ \t]+minister|minister|pro|pour|dafür"
    rf"|befürworter(?:in)?)\b|\A\W*за\b|正方|赞成|贊成|肯定|찬성|مؤيد"
    rf"|\A\W*for\b(?=[ \t]*(?:\d|{_MOTION}\b|{_AFTER_SIDE}\b|\Z))|\bfor(?:[ \t]+{_MOTION})?[ \t]*\d*\Z",
    re.IGNORECASE,
)


def side_of(title: str) -> str:
    """Give ``for``, ``against`` or ``none``.

    Examples
    --------
    >>> [side_of(t) for t in ("For the motion", "Contra 1", "Réplica con preguntas", "Time for questions")]
    ['for', 'against', 'none', 'none']
    """
    if _AGAINST.search(title):
        return "against"
    return "for" if _FOR.search(title) else "none"
