"""The search for unreachable circles of objects, in a process that has to answer all the time.

Python looks through everything that has lived long again and again, and answers nobody meanwhile: 0.2 s in
a room of 500 people. So what has survived one look is left out of the next ones, and all of it is looked
through only now and then: a page that was closed may have become such a circle.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RARELY: Final = 600.0
"""Seconds after which everything is looked through again."""


@contextmanager
def short_looks() -> Iterator[None]:
    """Let Python look only through what is new, and rarely through everything."""
    gc.collect()
    gc.freeze()
    last = monotonic()

    def look(phase: str, info: Mapping[str, int]) -> None:
        nonlocal last
        if info["generation"] < 2:  # noqa: PLR2004 - the generation of what has lived long
            return
        if phase == "stop":
            gc.freeze()
        elif monotonic() - last >= RARELY:
            gc.unfreeze()
            last = monotonic()

    gc.callbacks.append(look)
    try:
        yield
    finally:
        gc.callbacks.remove(look)
        gc.unfreeze()
