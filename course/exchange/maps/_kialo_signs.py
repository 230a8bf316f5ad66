"""How a line of Kialo's export begins: what is a claim, and what somebody may have meant as one."""

from __future__ import annotations

import re
import string
from typing import Final

_SPACE: Final = r"[ \t\u00a0\u202f]"
_UNSEEN: Final = (
    " \t\u00a0\u202f\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_LABEL: Final = rf"{_SPACE}*(?:Pro|Con|Thesis|Question){_SPACE}*:"
CLAIM: Final = re.compile(
    rf"(\d{{1,9}}(?:\.\d{{1,9}})*)(\.?)"
    rf"(?:{_SPACE}*(Pro|Con|Thesis|Question){_SPACE}*:[ \t]*(.*)|(?:[ \t]+|\u00a0)(.*))?",
    re.ASCII | re.IGNORECASE,
)
SOURCES: Final = re.compile(r"Sources[ \t]*:", re.IGNORECASE)
REFERS: Final = re.compile(r"(?:[-–—=]{1,2}>|[→⇒➔➜])\s*(?:See\b|[^\W\d_]{0,12}[^\w\\]{0,3}\d)", re.IGNORECASE)
"""The beginning of a text that somebody may have meant as a reference, in any language: “→ siehe 1.2.”."""
LEAD: Final = re.compile(rf"{_LABEL}|{REFERS.pattern}", re.IGNORECASE)
"""The beginning of a text that would be read as the label of its claim, or as a reference."""
_LABELS: Final = re.compile(
    r"pros?|cons?|[ck]ontra|thes[ie]s|thèses?|tesis|tesi|teses?|question|frage|pregunta|domanda|pergunta"
    r"|pour|contre|a favor|en contra|a favore|contro|for|against|claim|argument|objection|reason|support"
    r"|oppose|für|gegen|dafür|dagegen|voor|tegen|för|mot|za|przeciw|proti|prós|contras|lehinde|aleyhinde"
    r"|υπέρ|κατά|за|против|проти|тезис"
    r"|正方|反方|赞成|贊成|賛成|支持|反对|反對|反対|찬성|반대|مؤيد|معارض|موافق|مخالف|पक्ष|विपक्ष|בעד|נגד"
)
_OTHER: Final = r"(?:(?!\\)[\W\d_])"  # all but letters, and but the backslash that keeps signs harmless
_SIGN: Final = r"(?:(?!\\)[\W_])"
_MAYBE: Final = re.compile(
    # a label, whatever stands before it and between it and its colon: “- Pro: x”, “**Con** (1.2): x”
    rf"{_OTHER}*(?:{_LABELS.pattern})(?:{_OTHER}*?[:：]|[ \t]*\t|\s+[-–—]\s)"
    # a number of two levels, or of one and a point, bracket, colon or dash
    rf"|{_SIGN}*\d+(?:[.．]\d+)+"
    rf"|{_SIGN}*\d+\s*(?:[.):：．。](?!\d)|[-–—](?=\s|\Z))"
    # letters that count, and a label: “b. Con: x”, “II.i) Pro: x”
    rf"|{_SIGN}*[^\W_]{{1,5}}(?:[.．-][^\W_]{{1,5}})*[.．)\]]\s*(?:{_LABELS.pattern})\s*[:：]"
    # a number, and a word of any language with a colon: “2 Argumento: x”
    rf"|{_SIGN}*\d{_OTHER}*[^\W\d_]{{1,20}}{_SIGN}*?[:：]",
    re.IGNORECASE,
)
_MARKS: Final = frozenset(string.punctuation)


def bared(line: str) -> str:
    """Take off what nobody sees at the ends of a line; where words go on, the end is theirs."""
    return line.lstrip(_UNSEEN).rstrip(" \t")


def could_be_claim(line: str) -> bool:
    r"""Say whether somebody may have meant a line as a claim: a number or a label begins it, in any form.

    Examples
    --------
    >>> [could_be_claim(line) for line in ("- Pro: yes", "1.5 Contra: no", "b. Con: x", r"1\. text", "text")]
    [True, True, True, False, False]
    """
    return _MAYBE.match(line) is not None


def harmless(line: str, sign: re.Pattern[str] = _MAYBE) -> str:
    r"""Put a backslash where it keeps a line from looking like a claim, or like another sign.

    Examples
    --------
    >>> print(harmless("- Pro: yes"))
    - Pro\: yes
    """
    inner = line.lstrip(" \t")
    found = sign.match(inner)
    if found is None:
        return line
    start = len(line) - len(inner)
    places = [i for i in range(found.end()) if inner[i] in _MARKS]
    made = [f"{inner[:i]}\\{inner[i:]}" for i in reversed(places)]
    return line[:start] + next((one for one in made if not sign.match(one)), inner)
