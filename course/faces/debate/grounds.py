"""Grounds to choose from, and grounds to show."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from course.case import CaseError
from course.case.words import BASIS_LABELS, STATUS_LABELS
from course.language import _, listed, ngettext, upper

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
    own = (
        ("passage", _("A passage of the paper: copy it below")),
        ("own", _("A source of my own: name it below")),
    )
    return (
        (_("In your own words"), own),
        (_("Claims of the ledger"), claims),
        (_("Sources of the case"), sources),
    )


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
            note = _("The ledger: {status}.").format(status=STATUS_LABELS[claim.status])
            return _shown(
                _("Claim {claim}").format(claim=claim.id),
                quote=claim.quote,
                text=grounds.text,
                status=claim.status,
                note=note,
            )
        if grounds.kind == "source":
            source = case.source(grounds.ref)
            year = f", {source.year}" if source.year else ""
            title = f"{source.title}. {source.publisher}{year}. {upper(BASIS_LABELS[source.basis])}."
            return _shown(title, text=grounds.text)
    except CaseError:
        return _shown(_("{ref} (not in this case)").format(ref=grounds.ref), text=grounds.text)
    if grounds.kind == "passage":
        return _shown(_("The paper"), quote=grounds.text)
    return _shown(_("Own source"), text=grounds.text)


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
    found = [str(number) for number in sorted(numbers)]
    if not found:
        return _("no card")
    return ngettext("card {numbers}", "cards {numbers}", len(found)).format(numbers=listed(found))
