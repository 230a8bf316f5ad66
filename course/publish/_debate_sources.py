"""What the cards of a debate rest on: in words, and as a list of sources, each with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import CaseError
from course.case.words import BASIS_LABELS, STATUS_LABELS
from course.language import _
from course.publish.paper import Item, Items

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState, Grounds
    from course.case import Case


def grounds_words(case: Case, grounds: Grounds | None) -> str:
    """Say what a card rests on, with the ledger's view where it has one."""
    if grounds is None:
        return _("None named.")
    text = grounds.text
    try:
        if grounds.kind == "ledger":
            claim = case.claim(grounds.ref)
            quoted = _("Claim {claim} of the paper: “{quote}”").format(claim=claim.id, quote=claim.quote)
            status = _("The ledger: {status}.").format(status=STATUS_LABELS[claim.status])
            return " ".join(filter(None, [quoted, text, status]))
        if grounds.kind == "source":
            return f"{_cited(case, grounds.ref)} {text}".rstrip()
    except CaseError:
        gone = _("{record} (not in this case).").format(record=grounds.ref)
        return f"{gone} {text}".rstrip()
    if grounds.kind == "passage":
        return _("The paper: “{words}”").format(words=text)
    return " ".join(filter(None, [_("Own source:"), text]))


def sources_cited(state: DebateState, case: Case) -> Items | None:
    """List what was cited: claims of the ledger with their sources, sources of the case, and own sources."""
    found: dict[str, Item] = {}
    for card in state.cards.values():
        g = card.grounds
        if g is None or card.withdrawn:
            continue
        key = f"{g.kind}/{g.ref or g.text}"
        found.setdefault(key, _item(case, g, state.name_of(card.who)))
    return Items(tuple(item for _key, item in sorted(found.items()))) if found else None


def _item(case: Case, grounds: Grounds, who: str) -> Item:
    try:
        if grounds.kind == "ledger":
            claim = case.claim(grounds.ref)
            below = [Item(_cited(case, source)) for source in claim.sources]
            status = STATUS_LABELS[claim.status]
            return Item(
                _("“{quote}” The ledger: {status}. {note} Its sources:").format(
                    quote=claim.quote, status=status, note=claim.note
                ),
                _("Claim {claim}.").format(claim=claim.id),
                below,
            )
        if grounds.kind == "source":
            return Item(_cited(case, grounds.ref), _("Source of the case."))
    except CaseError:
        return Item(grounds.ref, _("Not in this case:"))
    if grounds.kind == "passage":
        return Item(f"“{grounds.text}”", f"{case.meta.paper_title}.")
    return Item(
        _("{source} (named by {who}; nobody has checked it for this seminar)").format(
            source=grounds.text, who=who
        ),
        _("Own source:"),
    )


def _cited(case: Case, source_id: str) -> str:
    source = case.source(source_id)
    year = f", {source.year}" if source.year else ""
    where = f"; {source.pointer}" if source.pointer else ""
    url = f" {source.url}" if source.url else ""
    return _("{source}. {publisher}{year}{where}.{url} Basis: {basis}.").format(
        source=source.title,
        publisher=source.publisher,
        year=year,
        where=where,
        url=url,
        basis=BASIS_LABELS[source.basis],
    )
