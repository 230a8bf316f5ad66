"""The case: a paper and everything known about it, read from YAML into typed, frozen records.

This room knows no screens, no people and no particular paper. Put another
folder of data in its place and everything else works the same.
"""

from course.case._case import Case, Paper
from course.case._load import check_case, default_folder, load_case
from course.case._mistakes import CaseError, Mistake
from course.case.records import (
    Claim,
    Connective,
    Contradiction,
    CrossImpact,
    Event,
    GlossaryTerm,
    Hypothesis,
    Issue,
    Lesson,
    Linkage,
    LoadedWord,
    Lookalike,
    Meta,
    Motion,
    Objective,
    Omission,
    Position,
    Precedent,
    Reading,
    Record,
    Reference,
    Section,
    Source,
    Stakeholder,
    System,
    WhatIf,
)

__all__ = [
    "Case",
    "CaseError",
    "Claim",
    "Connective",
    "Contradiction",
    "CrossImpact",
    "Event",
    "GlossaryTerm",
    "Hypothesis",
    "Issue",
    "Lesson",
    "Linkage",
    "LoadedWord",
    "Lookalike",
    "Meta",
    "Mistake",
    "Motion",
    "Objective",
    "Omission",
    "Paper",
    "Position",
    "Precedent",
    "Reading",
    "Record",
    "Reference",
    "Section",
    "Source",
    "Stakeholder",
    "System",
    "WhatIf",
    "check_case",
    "default_folder",
    "load_case",
]
