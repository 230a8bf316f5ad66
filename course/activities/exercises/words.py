"""What is said about answers: about the answer, never about the person."""

from __future__ import annotations

from typing import Final, Literal

from course.language import N_, Labels

State = Literal["open", "right", "partly", "not_yet", "written", "assessed"]
OUTCOME_LABELS: Final = Labels(
    {
        "open": N_("Not answered yet"),
        "right": N_("This fits the ledger"),
        "partly": N_("Part of this fits the ledger"),
        "not_yet": N_("Not yet: read why, and try again if you like"),
        "written": N_("Written: compare it, then look at it with the rubric"),
        "assessed": N_("Written, and looked at with the rubric"),
    }
)
"""What an outcome is called."""
