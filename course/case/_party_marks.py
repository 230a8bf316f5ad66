"""One short mark and one colour for each stakeholder, the same wherever it is shown."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case.records import Stakeholder

HUES: Final = 8
"""More colours than this cannot be told apart by everybody; the mark tells the rest."""
LOOKS: Final = 4
"""A filled box, a hollow one, and the same with round ends."""
_MOST = 4
_SMALL = frozenset({"the", "of", "and", "for", "in", "on"})


def marks_of(stakeholders: Sequence[Stakeholder]) -> dict[str, str]:
    """Give each stakeholder its mark: what its record says, or letters of its name; no two are alike.

    Examples
    --------
    >>> from course.case import load_case
    >>> parties = load_case().stakeholders
    >>> len(set(marks_of(parties).values())) == len(parties)
    True
    """
    found = {s.id: s.mark for s in stakeholders if s.mark}
    taken = set(found.values())
    for s in stakeholders:
        if s.id not in found:
            mark = next(m for m in _wishes(s.label) if m not in taken)
            found[s.id] = mark
            taken.add(mark)
    return found


def hues_of(stakeholders: Sequence[Stakeholder]) -> dict[str, int]:
    """Give each stakeholder the number of its colour, from 1: what its record says, or the one least used.

    Those of whom most is known come first. They are shown together most often, so that they differ most.

    Examples
    --------
    >>> from course.case import load_case
    >>> hues = hues_of(load_case().stakeholders)
    >>> min(hues.values()), max(hues.values())
    (1, 8)
    """
    ordered = sorted(stakeholders, key=lambda s: (s.person, -len(s.stated_positions)))
    found = {s.id: s.colour for s in ordered if s.colour}
    used = Counter(dict.fromkeys(range(1, HUES + 1), 0))
    used.update(found.values())
    for s in ordered:
        if s.id not in found:
            found[s.id] = min(used, key=lambda hue: (used[hue], hue))
            used[found[s.id]] += 1
    return found


def looks_of(stakeholders: Sequence[Stakeholder]) -> dict[str, int]:
    """Give each stakeholder the shape of its mark, from 1: those of one colour differ in it.

    Examples
    --------
    >>> from course.case import load_case
    >>> parties = load_case().stakeholders
    >>> hues, looks = hues_of(parties), looks_of(parties)
    >>> len({(hues[p.id], looks[p.id]) for p in parties}) == len(parties)
    True
    """
    hues = hues_of(stakeholders)
    known = sorted(stakeholders, key=lambda s: (s.person, -len(s.stated_positions)))
    before = Counter[int]()
    found = {}
    for s in known:
        found[s.id] = before[hues[s.id]] % LOOKS + 1
        before[hues[s.id]] += 1
    return found


def _wishes(label: str) -> list[str]:
    """Give marks that would fit a name, the best first; the last ones are numbers, of which one is free."""
    words = [w for w in re.findall(r"\w+", label.split(" (", maxsplit=1)[0]) if w not in _SMALL] or ["?"]
    initials = "".join(w[0] for w in words).upper()[:_MOST]
    longest = words[0].upper()
    first = [initials] if len(initials) > 1 else []
    return [*first, *(longest[:n] for n in (2, 3, _MOST)), *(str(n) for n in range(1, 10**_MOST))]
