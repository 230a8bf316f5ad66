"""Judge sentences of the paper, say how sure and why, then see the ledger."""

from course.activities.claims.claims import CALIBRATION_FROM, Reading
from course.activities.claims.state import (
    CONFIDENCE_LABELS,
    SURE_LABELS,
    CalibrationStep,
    Challenge,
    Comparison,
    Judgement,
)
from course.activities.claims.verbs import Mode

__all__ = [
    "CALIBRATION_FROM",
    "CONFIDENCE_LABELS",
    "SURE_LABELS",
    "CalibrationStep",
    "Challenge",
    "Comparison",
    "Judgement",
    "Mode",
    "Reading",
]
