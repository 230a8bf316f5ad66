"""Every kind of record that a case is made of, and the file that holds it."""

from __future__ import annotations

from typing import Final

from course.case.records.bargaining import Hypothesis, Linkage
from course.case.records.chairs import Brief
from course.case.records.fields import UNPLACED, Frozen, Marker, OwnVoice, Record, Refers, Verbatim
from course.case.records.formats import Format
from course.case.records.lessons import Lesson, Part, Prompt, Sitting
from course.case.records.paper import (
    Claim,
    Connective,
    Contradiction,
    GlossaryTerm,
    Omission,
    Reference,
    Section,
    StarterCode,
)
from course.case.records.scenarios import CrossImpact
from course.case.records.teaching import (
    Driver,
    LoadedWord,
    Meta,
    Motion,
    Objective,
    Reading,
    Start,
    WhatIf,
    WordException,
)
from course.case.records.world import (
    Event,
    Issue,
    LaterPosition,
    Lookalike,
    Option,
    Outside,
    Position,
    Precedent,
    Range,
    ReferenceRange,
    Relation,
    Search,
    Source,
    Stakeholder,
    StatedPosition,
    System,
)

TABLES: Final[dict[str, type[Record]]] = {
    "sections": Section,
    "claims": Claim,
    "connectives": Connective,
    "sources": Source,
    "stakeholders": Stakeholder,
    "briefs": Brief,
    "issues": Issue,
    "positions": Position,
    "later_positions": LaterPosition,
    "bargaining": Hypothesis,
    "systems": System,
    "lookalikes": Lookalike,
    "events": Event,
    "precedents": Precedent,
    "contradictions": Contradiction,
    "omissions": Omission,
    "references": Reference,
    "readings": Reading,
    "motions": Motion,
    "formats": Format,
    "what_ifs": WhatIf,
    "cross_impacts": CrossImpact,
    "objectives": Objective,
    "glossary": GlossaryTerm,
    "codes": StarterCode,
    "lessons": Lesson,
    "loaded_words": LoadedWord,
}
"""Each table and its record; the table `claims` is kept in `claims.yaml`."""

REQUIRED: Final = ("sections", "claims", "sources")
"""Tables that no case can do without. Any other file may be missing: its table is empty then."""

__all__ = [
    "REQUIRED",
    "TABLES",
    "UNPLACED",
    "Brief",
    "Claim",
    "Connective",
    "Contradiction",
    "CrossImpact",
    "Driver",
    "Event",
    "Format",
    "Frozen",
    "GlossaryTerm",
    "Hypothesis",
    "Issue",
    "LaterPosition",
    "Lesson",
    "Linkage",
    "LoadedWord",
    "Lookalike",
    "Marker",
    "Meta",
    "Motion",
    "Objective",
    "Omission",
    "Option",
    "Outside",
    "OwnVoice",
    "Part",
    "Position",
    "Precedent",
    "Prompt",
    "Range",
    "Reading",
    "Record",
    "Reference",
    "ReferenceRange",
    "Refers",
    "Relation",
    "Search",
    "Section",
    "Sitting",
    "Source",
    "Stakeholder",
    "Start",
    "StarterCode",
    "StatedPosition",
    "System",
    "Verbatim",
    "WhatIf",
    "WordException",
]
