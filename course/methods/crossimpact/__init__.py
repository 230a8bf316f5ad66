"""Cross-impact balances (Weimer-Jehle 2006): judgements in a matrix, and which scenarios hold together."""

from course.methods.crossimpact.change import Change, to_break, to_make
from course.methods.crossimpact.matrix import NOTHING_HELD, Descriptor, Matrix, Scenario, departures
from course.methods.crossimpact.solver import MOST_SCENARIOS, consistent, solve, some
from course.methods.crossimpact.succession import Trace, succession

__all__ = [
    "MOST_SCENARIOS",
    "NOTHING_HELD",
    "Change",
    "Descriptor",
    "Matrix",
    "Scenario",
    "Trace",
    "consistent",
    "departures",
    "solve",
    "some",
    "succession",
    "to_break",
    "to_make",
]
