"""Sources in one line each, as files and pictures name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case.words import BASIS_LABELS
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.case import Case


def citation(case: Case, source: str) -> str:
    """Give a source in one line, with its basis.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> citation(case, case.sources[0].id).startswith(case.sources[0].title)
    True
    """
    s = case.source(source)
    parts = [
        f"{s.title}. {s.publisher}{f', {s.year}' if s.year else ''}{f'; {s.pointer}' if s.pointer else ''}."
    ]
    return " ".join([*parts, *([s.url] if s.url else []), f"({BASIS_LABELS[s.basis]})"])


def citations(case: Case, sources: Iterable[str]) -> list[str]:
    """Give each source once, in the order in which it is first needed."""
    return [citation(case, s) for s in dict.fromkeys(sources)]


def words_of_paper(case: Case, claim: str) -> str:
    """Give the words of a claim, with its id and its section.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> words_of_paper(case, case.claims[0].id).endswith(f"claim {case.claims[0].id})")
    True
    """
    record = case.claim(claim)
    return _("“{quote}” (the paper, {section}, claim {claim})").format(
        quote=record.quote, section=case.section(record.section).title, claim=record.id
    )
