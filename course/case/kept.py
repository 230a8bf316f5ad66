"""Work something out once for each case: known by being the same object, not by comparing its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.case._case import Case

T = TypeVar("T")

MOST: Final = 4
"""Cases that are kept: a process works on one, and tests on a few."""


def kept_for_each(make: Callable[[Case], T]) -> Callable[[Case], T]:
    """Let a function of a case be called once for each case.

    A cache of Python's own would ask whether two cases are equal, which looks at thousands of records.

    Examples
    --------
    >>> from course.case import load_case
    >>> calls = []
    >>> counted = kept_for_each(lambda case: calls.append(case.meta.id) or len(calls))
    >>> counted(load_case()), counted(load_case()), calls
    (1, 1, ['red-line'])
    """
    known: dict[int, tuple[Case, T]] = {}

    def kept(case: Case) -> T:
        found = known.get(id(case))
        if found is None or found[0] is not case:
            if len(known) >= MOST:
                known.clear()
            found = known[id(case)] = case, make(case)
        return found[1]

    return kept
