"""Win-sets (Putnam 1988): what parties could accept together, exactly."""

from course.methods.winsets.model import (
    NOTHING_KNOWN,
    STANCE_LABELS,
    STANCE_MARKS,
    Acceptance,
    Basis,
    Condition,
    Line,
    Package,
    Problem,
    RedLine,
    Stance,
    holds,
)
from course.methods.winsets.solver import Correction, Exact, Movement

__all__ = [
    "NOTHING_KNOWN",
    "STANCE_LABELS",
    "STANCE_MARKS",
    "Acceptance",
    "Basis",
    "Condition",
    "Correction",
    "Exact",
    "Line",
    "Movement",
    "Package",
    "Problem",
    "RedLine",
    "Stance",
    "holds",
]
