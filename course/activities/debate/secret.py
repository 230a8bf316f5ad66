"""What the memory of a device holds of a secret vote until its count, and what the journal may hold.

- While a vote is open, its ballots lie in the memory of the device, in no order: a choice, a reason, and
  digits that pair it with the same hand's other ballot. No seat, no time, no id that tells which came first.
- Closing the first vote seals its ballots, reasons included, and writes them. The key that opens them stays
  in the memory of the device: whoever holds the journal, a browser's copy or a merged file learns nothing.
- Closing the second vote opens the first, counts how many went from which choice to which, writes the counts
  and the reasons apart from each other, and drops the key. Where nobody was asked for digits, nothing pairs
  the ballots: only the totals of either vote are written.
- Fewer than :data:`FEWEST` ballots are no secret: nothing of them is written but their number. Who does not
  come back is not counted apart, unless they are as many: otherwise they could be found by subtracting.
- Where nobody votes the second time, or fewer do, nothing can be paired: the first is counted alone.

What this cannot hide: where all vote alike, their number tells; a reason may give its writer away by its
words; whoever watches the screen sees that ballot; and so does whoever runs code of their own in the notebook
before the count. Where the notebook stops between the votes, the key is lost, and with it the first vote.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import b64decode, b64encode
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from course.activities.counting import FEWEST
from course.activities.debate.records import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.journal import Journal

DIGITS: Final = 4
"""So many digits pair two ballots; they keep nothing secret."""
KEY_BYTES: Final = 32
_BLOCK: Final = 1024  # bytes; all that is sealed is as long as a multiple, so that its length tells little
_NONCE: Final = 16
_MARK: Final = 16


@dataclass(frozen=True, slots=True)
class Ballot:
    """One secret vote, and the digits that pair it with another; empty where nothing is to be paired."""

    choice: str
    reason: str
    digits: str


@dataclass(slots=True)
class Box:
    """The ballots of an open vote, and by the random number of a press what it put in."""

    ballots: list[Ballot] = field(default_factory=list)
    presses: dict[str, Ballot] = field(default_factory=dict)


@dataclass(slots=True, weakref_slot=True)
class Memory:
    """What one device holds until the count: open boxes by debate and round, keys by debate."""

    boxes: dict[tuple[str, str], Box] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)


_MEMORIES: Final[WeakKeyDictionary[Journal, Memory]] = WeakKeyDictionary()


def memory(journal: Journal) -> Memory:
    """Give what this device holds beside a journal: never in a file."""
    return _MEMORIES.setdefault(journal, Memory())


def new_key() -> bytes:
    """Draw a key by chance."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, ballots: Iterable[Ballot]) -> str:
    """Close ballots with a key, in an order that chance makes.

    Examples
    --------
    >>> key = new_key()
    >>> sealed = seal(key, [Ballot("for", "It is time.", "4821")])
    >>> "for" in sealed, open_sealed(key, sealed)
    (False, [Ballot(choice='for', reason='It is time.', digits='4821')])
    >>> open_sealed(new_key(), sealed) is None
    True
    """
    rows = [[b.choice, b.reason, b.digits] for b in ballots]
    secrets.SystemRandom().shuffle(rows)
    plain = json.dumps(rows).encode()
    plain += b" " * (-len(plain) % _BLOCK)
    nonce = secrets.token_bytes(_NONCE)
    closed = nonce + _with(_stream(key, nonce, len(plain)), plain)
    return b64encode(closed + _mark(key, closed)).decode()


def open_sealed(key: bytes, sealed: str) -> list[Ballot] | None:
    """Open ballots; None where the key does not fit, or the seal was touched."""
    try:
        whole = b64decode(sealed, validate=True)
    except ValueError:
        return None
    closed, mark = whole[:-_MARK], whole[-_MARK:]
    if len(closed) < _NONCE or not hmac.compare_digest(mark, _mark(key, closed)):
        return None
    nonce, hidden = closed[:_NONCE], closed[_NONCE:]
    rows = json.loads(_with(_stream(key, nonce, len(hidden)), hidden))
    return [Ballot(*row) for row in rows]


def counted(first: Sequence[Ballot] | None, second: Sequence[Ballot]) -> dict[str, Any]:
    """Give what is written when the second vote closes.

    Parameters
    ----------
    first
        The ballots of the first vote; None where there were too few, or the key is lost.
    second
        Those of the second.
    """
    told: dict[str, Any] = {"count": len(second)}
    if first and not any(b.digits for b in first):
        return told | _totals(first, second)
    if len(second) < FEWEST:  # nothing can be paired any more, so that the first is counted alone
        return told | _totals(first or (), ())
    before = {b.digits: b.choice for b in first or () if b.digits}
    moves = Counter((before.get(b.digits, MISSING), b.choice) for b in second)
    late = sum(n for (b, _a), n in moves.items() if b == MISSING)
    if len(second) - late < FEWEST:  # too few came back to be counted apart
        moves = Counter((MISSING, b.choice) for b in second)
    elif late < FEWEST:
        moves = Counter({pair: n for pair, n in moves.items() if pair[0] != MISSING})
    told["moves"] = [(b, a, n) for (b, a), n in sorted(moves.items())]
    told["reasons"] = sorted(b.reason for b in second if b.reason)
    told["first_reasons"] = sorted(b.reason for b in first or () if b.reason)
    return told


def _totals(first: Sequence[Ballot], second: Sequence[Ballot]) -> dict[str, Any]:
    """Count two votes whose ballots nothing pairs; of fewer than :data:`FEWEST` nothing is told."""
    votes = {"before": first, "after": second}
    told = {round_: ballots for round_, ballots in votes.items() if len(ballots) >= FEWEST}
    return {
        "totals": [
            (round_, choice, n)
            for round_, ballots in told.items()
            for choice, n in sorted(Counter(b.choice for b in ballots).items())
        ],
        "reasons": sorted(b.reason for b in told.get("after", ()) if b.reason),
        "first_reasons": sorted(b.reason for b in told.get("before", ()) if b.reason),
    }


def _stream(key: bytes, nonce: bytes, length: int) -> bytes:
    return hashlib.shake_256(b"hides" + key + nonce).digest(length)


def _mark(key: bytes, closed: bytes) -> bytes:
    return hashlib.blake2b(closed, digest_size=_MARK, key=key, person=b"ballots").digest()


def _with(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
