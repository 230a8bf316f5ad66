"""A negotiation as rows: its guesses, offers and versions, in the order of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.negotiation.state import REPLY_LABELS
from course.language import _, listed

if TYPE_CHECKING:
    from course.activities.negotiation.negotiation import Negotiation
    from course.activities.negotiation.state import Guess, Offer, Version


def rows(talks: Negotiation) -> list[dict[str, Any]]:
    """Give offers, versions and, once the talks are closed, guesses as rows, in the order of the record."""
    found: list[tuple[str, dict[str, Any]]] = []
    for o in talks.offers:
        options = "; ".join(
            f"{talks.words.title(i)}: {talks.words.option(i, n)}" for i, n in o.options.items()
        )
        replies = "; ".join(
            f"{talks.words.name(r.party)}: {REPLY_LABELS[r.answer]}. {r.reason}" for r in o.replies
        )
        what = _("counter-offer") if o.answers else _("offer")
        if o.withdrawn:
            what = _("offer, withdrawn")
        found.append((o.id, _row(talks, o, what=what, content=options, back=replies)))
    if talks.closed:  # until then only its own side knows it
        found += [
            (g.id, _row(talks, g, what=_("guess"), content=talks.words.title(g.issue), back=""))
            for g in talks.guesses.values()
        ]
    for v in talks.all_versions:
        option = "" if v.level is None else f": {talks.words.option(v.issue, v.level)}"
        backers = listed(talks.words.name(p) for p in v.supporters)
        clause = f"{talks.words.title(v.issue)}{option}"
        found.append((v.id, _row(talks, v, what=_("version"), content=clause, back=backers)))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _row(
    talks: Negotiation, made: Guess | Offer | Version, *, what: str, content: str, back: str
) -> dict[str, Any]:
    return {
        "at": made.at,
        "who": talks.journal.name_of(made.who),
        "party": talks.words.name(made.party),
        "what": what,
        "content": content,
        "words": made.text,
        "answers_or_support": back,
    }
