"""What is made beside the turn of whoever presses, such as a picture as PNG: no press waits for it.

Faces know one thread at a time. Aside, only bytes are made, of values that nobody changes any more; what is
done with them waits its turn.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Then = Callable[[], object]
    Turn = Callable[[Then], object]

_AT_ONCE: Final = 2  # in one process, whatever a whole class asks for


class Aside:
    """Makes things aside, where a door or a loop can say when it is somebody's turn; else at once.

    Parameters
    ----------
    turn
        Takes something from any thread and does it while nobody else touches the faces. Where it is left out,
        the loop does so in which somebody asks, as that of a notebook.

    Examples
    --------
    >>> Aside().make("a.png", lambda: lambda: print("made"))
    made
    """

    def __init__(self, turn: Turn | None = None) -> None:
        self._turn = turn
        self._newest: dict[str, object] = {}

    def make(self, name: str, work: Callable[[], Then]) -> None:
        """Make something, and do in turn what the work then gives; of one name, the newest alone.

        Parameters
        ----------
        name
            What is made: once it is asked for again, the one before is not needed any more.
        work
            Touches nothing that changes, and raises nothing.
        """
        turn = self._turn or _turn_of_the_loop()
        if turn is None or sys.platform == "emscripten":  # a browser has one thread
            work()()
            return
        mine = self._newest[name] = object()
        context = copy_context()  # whoever asked is answered in their language

        def hand_over(then: Then) -> None:
            if self._newest.get(name) is mine:
                del self._newest[name]
                then()

        def work_aside() -> None:
            if self._newest.get(name) is mine:
                then = context.run(work)
                turn(lambda: context.run(hand_over, then))

        _workers().submit(work_aside)


def _turn_of_the_loop() -> Turn | None:
    try:
        return asyncio.get_running_loop().call_soon_threadsafe
    except RuntimeError:
        return None


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="aside")
