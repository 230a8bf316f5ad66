"""Questions for the debrief of a negotiation, from what was actually done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import listed, upper

if TYPE_CHECKING:
    from course.activities.negotiation.negotiation import Negotiation


def prompts(talks: Negotiation) -> tuple[str, ...]:
    """Ask for the debrief, from what was actually done."""
    name, table = talks.words.name, talks.at_table
    asked = []
    for offer in talks.offers:
        silent = [p for p in table if p != offer.party and p not in offer.responses]
        if silent and not offer.withdrawn:
            who = listed(name(p) for p in silent)
            asked.append(f"Offer {offer.number} of {name(offer.party)} has no answer from {who}. Why?")
        asked += [
            f"{upper(name(r.party))} declined offer {offer.number}. Which interest was behind it, "
            "and could another option have met it?"
            for r in offer.responses.values()
            if r.answer == "decline"
        ]
    quiet = [p for p in table if all(o.party != p for o in talks.offers)]
    asked += [f"{upper(name(p))} made no offer of its own. What held it back?" for p in quiet]
    for issue in talks.case.issues:
        versions = [v for v in talks.versions(issue.id) if v.supporters]
        if len(versions) > 1:
            asked.append(f"“{issue.title}” has {len(versions)} supported versions. What would join them?")
        agreed = talks.agreed(issue.id)
        if agreed is not None and agreed.level is not None:
            crossing = [p for p in table if talks.crosses(p, issue.id, agreed.level)]
            asked += [
                f"The agreed clause on “{issue.title}” crosses a line that the hypotheses give "
                f"{name(p)}. What made it possible, or was the hypothesis wrong?"
                for p in crossing
            ]
    for party in table:
        said = talks.alternative(party)
        if said is not None:
            asked.append(f"Is the text better for {name(party)} than its alternative? Say for whom at home.")
    return tuple(asked)
