"""Cross-impact balances (Weimer-Jehle 2006): judgements in a matrix, and which scenarios hold together."""

from course.methods.crossimpact.change import Change, to_break, to_make
from course.methods.crossimpact.matrix import Descriptor, Matrix, Scenario
from course.methods.crossimpact.solver import consistent, solve
from course.methods.crossimpact.succession import Trace, succession

__all__ = [
    "Change",
    "Descriptor",
    "Matrix",
    "Scenario",
    "Trace",
    "consistent",
    "solve",
    "succession",
    "to_break",
    "to_make",
]
