"""Grounds as a form sends them, and grounds to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from course.activities.debate.labels import position_words, precedent_words
from course.case import CaseError
from course.case.words import BASIS_LABELS, STATUS_LABELS
from course.language import _, listed, ngettext, upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.debate.records import Grounds
    from course.case import Case
    from course.case.records import Position, Precedent


def chosen_grounds(chosen: str, words: str, sought: str = "") -> dict[str, str] | None:
    """Turn what the form sends into grounds; None where nothing was named.

    Parameters
    ----------
    chosen
        What was picked from the list: a kind, and an id where the case has it.
    words
        The words that go with it.
    sought
        What was typed into the search. Where nothing was picked, it is somebody's own source.
    """
    kind, _, ref = chosen.partition(":")
    if kind:
        return {"kind": kind, "ref": ref, "text": words}
    own = words.strip() or sought.strip()
    return {"kind": "own", "ref": "", "text": own} if own else None


def shown_grounds(case: Case, grounds: Grounds | None) -> dict[str, str]:
    """Say what a card rests on, and the ledger's view where it has one."""
    if grounds is None:
        return {}
    try:
        if grounds.kind in _OF_CASE:
            return _OF_CASE[grounds.kind](case, grounds)
    except CaseError:
        return _shown(_("{ref} (not in this case)").format(ref=grounds.ref), text=grounds.text)
    if grounds.kind == "passage":
        return _shown(_("The paper"), quote=grounds.text)
    return _shown(_("Own source"), text=grounds.text)


def _claim(case: Case, grounds: Grounds) -> dict[str, str]:
    claim = case.claim(grounds.ref)
    note = _("The ledger: {status}.").format(status=STATUS_LABELS[claim.status])
    title = _("Claim {claim}").format(claim=claim.id)
    return _shown(title, quote=claim.quote, text=grounds.text, status=claim.status, note=note)


def _source(case: Case, grounds: Grounds) -> dict[str, str]:
    source = case.source(grounds.ref)
    year = f", {source.year}" if source.year else ""
    title = f"{source.title}. {source.publisher}{year}. {upper(BASIS_LABELS[source.basis])}."
    return _shown(title, text=grounds.text)


def _precedent(case: Case, grounds: Grounds) -> dict[str, str]:
    found = cast("Precedent", case.get("precedents", grounds.ref))
    return _shown(precedent_words(found), text=grounds.text)


def _position(case: Case, grounds: Grounds) -> dict[str, str]:
    found = cast("Position", case.get("positions", grounds.ref))
    return _shown(position_words(case, found), text=grounds.text)


_OF_CASE: Final = {"ledger": _claim, "source": _source, "precedent": _precedent, "position": _position}


def _shown(
    title: str, *, quote: str = "", text: str = "", status: str = "", note: str = ""
) -> dict[str, str]:
    return {"title": title, "quote": quote, "text": text, "status": status, "note": note}


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
