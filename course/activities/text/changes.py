"""What an amendment takes out of a clause and puts in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final, Literal

Kind = Literal["same", "out", "in"]
_WORD: Final = re.compile(r"\S+\s*")


def changes(before: str, after: str) -> list[tuple[Kind, str]]:
    """Give the pieces of both wordings in reading order; what is taken out comes before what is put in.

    Examples
    --------
    >>> changes("Talks follow later.", "Talks follow at once.")
    [('same', 'Talks follow '), ('out', 'later.'), ('in', 'at once.')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    alike = SequenceMatcher(a=[w.strip() for w in old], b=[w.strip() for w in new], autojunk=False)
    found: list[tuple[Kind, str]] = []
    for tag, i, j, k, m in alike.get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(new[k:m])))
            continue
        found += [("out", "".join(old[i:j]))] if i < j else []
        found += [("in", "".join(new[k:m]))] if k < m else []
    return found
