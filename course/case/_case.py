"""The case: the paper and everything known about it, as frozen records."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import PrivateAttr

from course.case._party_marks import hues_of, looks_of, marks_of
from course.case.records import (
    TABLES,
    Brief,
    Claim,
    Connective,
    Contradiction,
    CrossImpact,
    Event,
    Format,
    Frozen,
    GlossaryTerm,
    Hypothesis,
    Issue,
    LaterPosition,
    Lesson,
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
    StarterCode,
    System,
    WhatIf,
)
from course.files.mistakes import CaseError, near
from course.language import _

if TYPE_CHECKING:
    import pandas as pd

R = TypeVar("R", bound=Record)
Sign = TypeVar("Sign", str, int)


class Paper(Frozen):
    """The text that the case is about, unchanged."""

    text: str
    sections: tuple[Section, ...]


class Case(Frozen):
    """A paper and everything known about it.

    Each table is a tuple of frozen records, named as its file: ``case.claims``
    stands in ``claims.yaml``.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> claim = case.claim("S1-08")
    >>> case.paper.text[claim.start : claim.end] == claim.quote
    True
    >>> case.source(claim.sources[0]).basis
    'excerpt_read'
    """

    folder: Path
    meta: Meta
    paper: Paper
    sections: tuple[Section, ...] = ()
    claims: tuple[Claim, ...] = ()
    connectives: tuple[Connective, ...] = ()
    sources: tuple[Source, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    briefs: tuple[Brief, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    later_positions: tuple[LaterPosition, ...] = ()
    bargaining: tuple[Hypothesis, ...] = ()
    systems: tuple[System, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    events: tuple[Event, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    omissions: tuple[Omission, ...] = ()
    references: tuple[Reference, ...] = ()
    readings: tuple[Reading, ...] = ()
    motions: tuple[Motion, ...] = ()
    formats: tuple[Format, ...] = ()
    what_ifs: tuple[WhatIf, ...] = ()
    cross_impacts: tuple[CrossImpact, ...] = ()
    objectives: tuple[Objective, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    codes: tuple[StarterCode, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    loaded_words: tuple[LoadedWord, ...] = ()
    _by_id: dict[str, dict[str, Record]] = PrivateAttr(default_factory=dict)
    _in_section: dict[str, tuple[Claim, ...]] = PrivateAttr(default_factory=dict)
    _marks: dict[str, str] = PrivateAttr(default_factory=dict)
    _hues: dict[str, int] = PrivateAttr(default_factory=dict)
    _looks: dict[str, int] = PrivateAttr(default_factory=dict)

    def model_post_init(self, _context: Any, /) -> None:  # noqa: ANN401 - Pydantic's signature
        """Make the indexes once."""
        for table in TABLES:
            self._by_id[table] = {record.id: record for record in self.table(table)}
        self._marks, self._hues = marks_of(self.stakeholders), hues_of(self.stakeholders)
        self._looks = looks_of(self.stakeholders)
        for section in self.sections:
            here = [c for c in self.claims if c.section == section.id]
            self._in_section[section.id] = tuple(sorted(here, key=lambda c: (c.end, c.start)))

    def __hash__(self) -> int:
        return hash((self.folder, self.meta.id))

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables."""
        return tuple(TABLES)

    def table(self, name: str) -> tuple[Record, ...]:
        """Give a table by its name.

        Raises
        ------
        CaseError
            If there is no such table.
        """
        if name not in TABLES:
            raise CaseError(
                _("There is no table {name!r}: {near}").format(name=name, near=near(name, TABLES))
            )
        return cast("tuple[Record, ...]", getattr(self, name))

    def get(self, table: str, record: str) -> Record:
        """Give a record by its id.

        Raises
        ------
        CaseError
            If there is no such record; the message names the table and near matches.

        Examples
        --------
        >>> from course.case import load_case
        >>> load_case().get("claims", "S1-8")
        Traceback (most recent call last):
        ...
        course.files.mistakes.CaseError: There is no 'S1-8' in claims: did you mean S1-08 or S5-08?
        """
        self.table(table)
        found = self._by_id[table].get(record)
        if found is None:
            hint = near(record, self._by_id[table], what=_("record in {table}").format(table=table))
            raise CaseError(
                _("There is no {record!r} in {table}: {hint}").format(record=record, table=table, hint=hint)
            )
        return found

    def claim(self, record: str) -> Claim:
        """Give a claim by its id."""
        return cast("Claim", self.get("claims", record))

    def source(self, record: str) -> Source:
        """Give a source by its id."""
        return cast("Source", self.get("sources", record))

    def section(self, record: str) -> Section:
        """Give a section by its id."""
        return cast("Section", self.get("sections", record))

    def stakeholder(self, record: str) -> Stakeholder:
        """Give a stakeholder by its id."""
        return cast("Stakeholder", self.get("stakeholders", record))

    def brief(self, stakeholder: str) -> Brief | None:
        """Give the brief for a party's chair, or None where the case has none."""
        return cast("Brief | None", self._by_id["briefs"].get(stakeholder))

    @property
    def chairs(self) -> tuple[Stakeholder, ...]:
        """Whom one can play: institutions and groups, never persons."""
        return tuple(party for party in self.stakeholders if not party.person)

    def is_role(self, stakeholder: str) -> bool:
        """Whether enough is on record to play a party; the lot draws these chairs first.

        Examples
        --------
        >>> from course.case import load_case
        >>> case = load_case()
        >>> case.is_role("oman"), case.is_role("region_publics")
        (True, False)
        """
        brief = self.brief(stakeholder)
        return brief is None or brief.use == "role"

    def mark(self, stakeholder: str) -> str:
        """Give the short mark of a stakeholder, the same wherever it is shown.

        Examples
        --------
        >>> from course.case import load_case
        >>> case = load_case()
        >>> len({case.mark(party.id) for party in case.stakeholders}) == len(case.stakeholders)
        True
        """
        return self._of_party(self._marks, stakeholder)

    def hue(self, stakeholder: str) -> int:
        """Give the number of a stakeholder's colour; several may share one, so the mark goes with it."""
        return self._of_party(self._hues, stakeholder)

    def look(self, stakeholder: str) -> int:
        """Give the number of the shape that tells a stakeholder's mark from others of its colour."""
        return self._of_party(self._looks, stakeholder)

    def _of_party(self, told: dict[str, Sign], stakeholder: str) -> Sign:
        """Look up by the id itself: a table of all cells asks for a thousand of these."""
        found = told.get(stakeholder)
        return told[self.stakeholder(stakeholder).id] if found is None else found

    def issue(self, record: str) -> Issue:
        """Give an issue by its id."""
        return cast("Issue", self.get("issues", record))

    def lesson(self, record: str) -> Lesson:
        """Give a lesson by its id."""
        return cast("Lesson", self.get("lessons", record))

    def claims_in(self, section: str) -> tuple[Claim, ...]:
        """Give the claims of a section in the order of the text, one inside another before the whole.

        Examples
        --------
        >>> from course.case import load_case
        >>> [c.id for c in load_case().claims_in("abstract")]
        ['ABS-01', 'ABS-02', 'ABS-03', 'ABS-04']
        """
        return self._in_section[self.section(section).id]

    @property
    def exercises_folder(self) -> Path | None:
        """Where the exercises of this case are, if it has any."""
        if self.meta.exercises is None:
            return None
        folder = Path(os.path.realpath(self.folder / self.meta.exercises))
        return folder if folder.is_dir() else None

    def frame(self, table: str) -> pd.DataFrame:
        """Give a table as a pandas DataFrame, one row for each record.

        Examples
        --------
        >>> from course.case import load_case
        >>> load_case().frame("sources").columns[:3].tolist()
        ['id', 'title', 'publisher']
        """
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        columns = list(TABLES[table].model_fields) if table in TABLES else []
        return pd.DataFrame([record.model_dump() for record in self.table(table)], columns=columns)
