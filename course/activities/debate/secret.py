"""How a ballot stays nobody's, in the journal of one laptop and in the merged file of a class.

While a vote is open its ballots lie in memory only. Each voter has a code that
was drawn by the machine; a word of one's own is refused, for it could be guessed.

- Closing the first vote writes sealed ballots. A sealed ballot opens only with its
  voter's code, so nobody, not even whoever holds the file, knows the first result yet.
- Closing the second vote opens the sealed ballots of those who vote again, counts how
  many went from which choice to which, and writes the counts alone. Who does not come
  back leaves a sealed ballot that nobody opens: otherwise the one who went home early
  could be found by subtracting.
- Reasons are written apart from choices, in the order of the alphabet.
- Fewer than three ballots are no secret: nothing of them is written but their number.

What this cannot hide: where all vote alike, their number tells; a reason may give its
writer away by its words; whoever watches the screen or holds a code sees that ballot; and so does whoever
runs code of their own in the notebook while the vote is open.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from course.activities.debate.records import CHOICES, MISSING, Ballot
from course.language import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from course.journal import Journal

FEW: Final = 3
"""Fewer ballots than this keep no secret."""
MOST_BALLOTS: Final = 1_000
"""More than this is no vote of one room."""
LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters of a code: none that looks like another."""
CODE_LETTERS: Final = 10
"""So many are drawn; two more check them. Fifty bits, and each guess costs as much as 8,192."""
_TURNS: Final = 8_192
_SEALED: Final = re.compile(r"[0-9a-f]{26}")
_ORDER: Final = tuple(CHOICES)

Boxes = dict[tuple[str, str], dict[str, Ballot]]
_BOXES: Final[WeakKeyDictionary[Journal, Boxes]] = WeakKeyDictionary()


def box(journal: Journal, debate: str, round_: str) -> dict[str, Ballot]:
    """Give the open box of a vote: in memory, never in a file."""
    return _BOXES.setdefault(journal, {}).setdefault((debate, round_), {})


def code_of(drawn: str) -> str:
    """Make a ballot code of letters drawn by chance; two more letters check it.

    Examples
    --------
    >>> code_of("ABCDEFGHJK")
    'ABCD-EFGH-JKM2'
    """
    whole = drawn + _check(drawn)
    return "-".join(whole[i : i + 4] for i in range(0, len(whole), 4))


def ballot(debate: str, code: str, choice: str, reason: str) -> Ballot:
    """Make a ballot: its token and its seal come from the code, which is not kept.

    Raises
    ------
    NotAllowed
        If the code was not drawn by the machine, or was mistyped.
    """
    plain = "".join(c for c in code.upper() if c.isalnum())
    drawn, check = plain[:CODE_LETTERS], plain[CODE_LETTERS:]
    if len(drawn) < CODE_LETTERS or check != _check(drawn):
        raise NotAllowed(
            "This is not a ballot code that was drawn here. Compare each letter, or keep the code that the "
            "page offers. A word of your own could be guessed."
        )
    key = f"{debate}/{plain}".encode()
    for _ in range(_TURNS):
        key = hashlib.sha256(key).digest()
    return Ballot(key[:12].hex(), choice, reason, key[12])


def first_vote(ballots: Iterable[Ballot]) -> dict[str, Any]:
    """Give what is written when the first vote closes."""
    cast = list(ballots)
    if len(cast) < FEW:
        return {"count": len(cast), "sealed": [], "reasons": []}
    sealed = sorted(f"{b.token}{b.pad ^ _ORDER.index(b.choice):02x}" for b in cast)
    return {"count": len(cast), "sealed": sealed, "reasons": sorted(b.reason for b in cast)}


def second_vote(ballots: Iterable[Ballot], sealed: Iterable[str]) -> dict[str, Any]:
    """Give what is written when the second vote closes: how many went from which choice to which."""
    cast = list(ballots)
    if len(cast) < FEW:
        return {"count": len(cast), "moves": [], "reasons": []}
    closed = {s[:24]: int(s[24:], 16) for s in sealed}
    moves = Counter((_opened(b, closed), b.choice) for b in cast)
    if sum(n for (before, _), n in moves.items() if before != MISSING) < FEW:
        moves = Counter((MISSING, b.choice) for b in cast)  # too few came back to be counted apart
    elif sum(n for (before, _), n in moves.items() if before == MISSING) < FEW:
        moves = Counter({pair: n for pair, n in moves.items() if pair[0] != MISSING})
    rows = [[before, after, n] for (before, after), n in sorted(moves.items())]
    return {"count": len(cast), "moves": rows, "reasons": sorted(b.reason for b in cast)}


def read_sealed(given: Iterable[object]) -> list[str]:
    """Keep of a line what is a sealed ballot."""
    return [s for s in given if isinstance(s, str) and _SEALED.fullmatch(s)]


def read_moves(given: Iterable[Any]) -> Counter[tuple[str, str]]:
    """Keep of a line what is a count of voters."""
    found: Counter[tuple[str, str]] = Counter()
    for before, after, n in given:
        if before in (*CHOICES, MISSING) and after in CHOICES and type(n) is int and 0 < n <= MOST_BALLOTS:
            found[before, after] += n
    return found


def _opened(cast: Ballot, closed: Mapping[str, int]) -> str:
    """Open the first ballot of a hand, if there is one."""
    which = closed.get(cast.token, -1) ^ cast.pad
    return _ORDER[which] if cast.token in closed and 0 <= which < len(_ORDER) else MISSING


def _check(drawn: str) -> str:
    first, second = hashlib.sha256(f"ballot code {drawn}".encode()).digest()[:2]
    return LETTERS[first % len(LETTERS)] + LETTERS[second % len(LETTERS)]
