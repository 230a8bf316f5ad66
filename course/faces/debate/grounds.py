"""Grounds to choose from, and grounds to show."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from course.case import CaseError
from course.case.words import BASIS_LABELS, STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.debate.records import Grounds
    from course.case import Case

_CUT = 70


@lru_cache(maxsize=4)
def grounds_choices(case: Case) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Give what a card may rest on, in groups; the list of a case never changes."""
    claims = tuple((f"ledger:{c.id}", f"{c.id} {_cut(c.quote)}") for c in case.claims)
    sources = tuple((f"source:{s.id}", _cut(f"{s.title}, {s.publisher}")) for s in case.sources)
    own = (("passage", "A passage of the paper: copy it below"), ("own", "A source of my own: name it below"))
    return (("In your own words", own), ("Claims of the ledger", claims), ("Sources of the case", sources))


def chosen_grounds(chosen: str, words: str) -> dict[str, str] | None:
    """Turn what the form sends into grounds; None where nothing was chosen."""
    kind, _, ref = chosen.partition(":")
    if not kind:
        return {"kind": "own", "ref": "", "text": words} if words.strip() else None
    return {"kind": kind, "ref": ref, "text": words}


def shown_grounds(case: Case, grounds: Grounds | None) -> dict[str, str]:
    """Say what a card rests on, and the ledger's view where it has one."""
    if grounds is None:
        return {}
    try:
        if grounds.kind == "ledger":
            claim = case.claim(grounds.ref)
            note = f"The ledger: {STATUS_LABELS[claim.status].lower()}."
            return _shown(
                f"Claim {claim.id}", quote=claim.quote, text=grounds.text, status=claim.status, note=note
            )
        if grounds.kind == "source":
            source = case.source(grounds.ref)
            year = f", {source.year}" if source.year else ""
            title = f"{source.title}. {source.publisher}{year}. {BASIS_LABELS[source.basis].capitalize()}."
            return _shown(title, text=grounds.text)
    except CaseError:
        return _shown(f"{grounds.ref} (not in this case)", text=grounds.text)
    if grounds.kind == "passage":
        return _shown("The paper", quote=grounds.text)
    return _shown("Own source", text=grounds.text)


def _shown(
    title: str, *, quote: str = "", text: str = "", status: str = "", note: str = ""
) -> dict[str, str]:
    return {"title": title, "quote": quote, "text": text, "status": status, "note": note}


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _CUT else f"{plain[: _CUT - 1]}…"


def cards_named(numbers: Iterable[int]) -> str:
    """Name cards by their numbers.

    Examples
    --------
    >>> cards_named({4, 1, 3}), cards_named([2]), cards_named([])
    ('cards 1, 3 and 4', 'card 2', 'no card')
    """
    *before, last = sorted(numbers) or [0]
    if not last:
        return "no card"
    return f"cards {', '.join(map(str, before))} and {last}" if before else f"card {last}"
