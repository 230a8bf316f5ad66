"""Words of the paper that stand with a question, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case.exercises.views import Shown
from course.language import _

if TYPE_CHECKING:
    from course.case import Case, Contradiction
    from course.case.exercises.parts import Shows


def shown(shows: Shows, case: Case) -> tuple[Shown, ...]:
    """Give the words of the paper that stand with a question."""
    found = []
    for claim in map(case.claim, shows.claims):
        place = f"{case.section(claim.section).title}, {claim.id}"
        found.append(Shown("claims", claim.id, place, claim.quote))
    systems = (s for s in case.systems if s.id in shows.systems)
    found += [Shown("systems", s.id, _("On {name}").format(name=s.name), s.quote) for s in systems]
    references = (r for r in case.references if r.id in shows.references)
    found += [
        Shown("references", r.id, _("Reference list, {id}").format(id=r.id), r.quote) for r in references
    ]
    for pair in (p for p in case.contradictions if p.id in shows.contradictions):
        for quote, start in _both(pair):
            found.append(Shown("contradictions", pair.id, section_at(case, start), quote))
    text = case.paper.text
    found += [Shown("", "", section_at(case, text.find(quote)), quote) for quote in shows.quotes]
    return tuple(found)


def section_at(case: Case, offset: int) -> str:
    """Give the title of the section in which an offset lies."""
    return next((s.title for s in case.sections if s.start <= offset < s.end), "")


def _both(pair: Contradiction) -> list[tuple[str, int]]:
    """Give the two passages, or the one where a passage contradicts itself."""
    both = [(pair.quote_a, pair.start_a), (pair.quote_b, pair.start_b)]
    return both[:1] if both[0] == both[1] else both
