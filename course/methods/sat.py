"""The one satisfiability solver that exact answers rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME: Final = "minisat22"


def solver_for(clauses: Iterable[list[int]] = ()) -> Any:  # noqa: ANN401 - python-sat is not typed
    """Give a solver that knows some clauses.

    Examples
    --------
    >>> solver_for([[1], [-1, 2]]).solve(assumptions=[-2])
    False
    """
    from pysat.solvers import Solver  # noqa: PLC0415 - loads a compiled module; only an exact answer needs it

    return Solver(name=_NAME, bootstrap_with=clauses)
