"""What the cards of a debate rest on: in words, and as a list of sources, each with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import CaseError
from course.case.words import BASIS_LABELS, STATUS_LABELS
from course.publish._paper import Item, Items

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState, Grounds
    from course.case import Case


def grounds_words(case: Case, grounds: Grounds | None) -> str:
    """Say what a card rests on, with the ledger's view where it has one."""
    if grounds is None:
        return "None named."
    text = f" {grounds.text}" if grounds.text else ""
    try:
        if grounds.kind == "ledger":
            claim = case.claim(grounds.ref)
            return (
                f"Claim {claim.id} of the paper: “{claim.quote}”{text} "
                f"The ledger: {STATUS_LABELS[claim.status].lower()}."
            )
        if grounds.kind == "source":
            return f"{_cited(case, grounds.ref)}{text}"
    except CaseError:
        return f"{grounds.ref} (not in this case).{text}"
    return f"The paper: “{grounds.text}”" if grounds.kind == "passage" else f"Own source:{text}"


def sources_cited(state: DebateState, case: Case) -> Items | None:
    """List what was cited: claims of the ledger with their sources, sources of the case, and own sources."""
    found: dict[str, Item] = {}
    for card in state.cards.values():
        g = card.grounds
        if g is None or card.withdrawn:
            continue
        key = f"{g.kind}/{g.ref or g.text}"
        found.setdefault(key, _item(case, g, state.name_of(card.who)))
    return Items(tuple(item for _, item in sorted(found.items()))) if found else None


def _item(case: Case, grounds: Grounds, who: str) -> Item:
    try:
        if grounds.kind == "ledger":
            claim = case.claim(grounds.ref)
            below = [Item(_cited(case, source)) for source in claim.sources]
            status = STATUS_LABELS[claim.status].lower()
            return Item(
                f"“{claim.quote}” The ledger: {status}. {claim.note} Its sources:",
                f"Claim {claim.id}.",
                below,
            )
        if grounds.kind == "source":
            return Item(_cited(case, grounds.ref), "Source of the case.")
    except CaseError:
        return Item(grounds.ref, "Not in this case:")
    if grounds.kind == "passage":
        return Item(f"“{grounds.text}”", f"{case.meta.paper_title}.")
    return Item(f"{grounds.text} (named by {who}; nobody has checked it for this seminar)", "Own source:")


def _cited(case: Case, source_id: str) -> str:
    source = case.source(source_id)
    year = f", {source.year}" if source.year else ""
    where = f"; {source.pointer}" if source.pointer else ""
    url = f" {source.url}" if source.url else ""
    return f"{source.title}. {source.publisher}{year}{where}.{url} Basis: {BASIS_LABELS[source.basis]}."
