"""Draw one of several by lot, so that whoever has the seed can draw again and compare."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def one_of(several: Sequence[str], seed: str) -> str:
    """Draw one; the same seed draws the same.

    Examples
    --------
    >>> one_of(["rose", "lily", "fern"], "monday")
    'fern'
    """
    lot = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    return several[lot % len(several)]
