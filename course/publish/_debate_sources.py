"""What the cards of a debate rest on: in words, and as a list of sources, each with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from course.activities.debate.labels import position_words, precedent_words
from course.case import CaseError
from course.case.words import BASIS_LABELS, STATUS_LABELS
from course.language import _
from course.publish.paper import Item, Items

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState, Grounds
    from course.case import Case
    from course.case.records import Position, Precedent


def grounds_words(case: Case, grounds: Grounds | None) -> str:
    """Say what a card rests on, with the ledger's view where it has one."""
    if grounds is None:
        return _("None named.")
    if grounds.kind == "passage":
        return _("The paper: “{words}”").format(words=grounds.text)
    try:
        words = _record_words(case, grounds)
    except CaseError:
        words = _("{record} (not in this case).").format(record=grounds.ref)
    return " ".join(filter(None, [words, grounds.text]))


def _record_words(case: Case, grounds: Grounds) -> str:
    if grounds.kind == "ledger":
        claim = case.claim(grounds.ref)
        quoted = _("Claim {claim} of the paper: “{quote}”").format(claim=claim.id, quote=claim.quote)
        status = _("The ledger: {status}.").format(status=STATUS_LABELS[claim.status])
        return f"{quoted} {status}"
    if grounds.kind == "source":
        return _cited(case, grounds.ref)
    return _OF_CASE[grounds.kind](case, grounds.ref)[0] if grounds.kind in _OF_CASE else _("Own source:")


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
        if grounds.kind in _OF_CASE:
            words, sources = _OF_CASE[grounds.kind](case, grounds.ref)
            label = _("Precedent.") if grounds.kind == "precedent" else _("Position.")
            return Item(words, label, [Item(_cited(case, source)) for source in sources])
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


def _precedent(case: Case, ref: str) -> tuple[str, tuple[str, ...]]:
    found = cast("Precedent", case.get("precedents", ref))
    return precedent_words(found), found.sources


def _position(case: Case, ref: str) -> tuple[str, tuple[str, ...]]:
    found = cast("Position", case.get("positions", ref))
    return position_words(case, found), found.sources


_OF_CASE: Final = {"precedent": _precedent, "position": _position}


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
