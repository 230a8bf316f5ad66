"""Judge sentences of the paper, say how sure and why, then see the ledger."""

from course.activities.claims.claims import (
    CALIBRATION_FROM,
    CONFIDENCE_LABELS,
    CalibrationStep,
    Challenge,
    Comparison,
    Judgement,
    Mode,
    Reading,
)

__all__ = [
    "CALIBRATION_FROM",
    "CONFIDENCE_LABELS",
    "CalibrationStep",
    "Challenge",
    "Comparison",
    "Judgement",
    "Mode",
    "Reading",
]
