"""Questions for the debrief of a negotiation, from what was actually done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _, listed, upper

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
            asked.append(
                _("Offer {offer} of {name} has no answer from {who}. Why?").format(
                    offer=offer.number, name=name(offer.party), who=who
                )
            )
        asked += [
            _(
                "{name} declined offer {offer}. Which interest was behind it, and could another "
                "option have met it?"
            ).format(name=upper(name(party)), offer=offer.number)
            for party in dict.fromkeys(r.party for r in offer.replies if r.answer == "decline")
        ]
    quiet = [p for p in table if all(o.party != p for o in talks.offers)]
    asked += [
        _("{name} made no offer of its own. What held it back?").format(name=upper(name(p))) for p in quiet
    ]
    asked += [
        _("{name} guessed that {issue} would be the hardest clause. Was it, and why?").format(
            name=upper(name(guess.party)), issue=talks.words.title(guess.issue)
        )
        for guess in talks.guesses.values()
    ]
    for issue in talks.case.issues:
        versions = [v for v in talks.versions(issue.id) if v.supporters]
        if len(versions) > 1:
            asked.append(
                _("“{issue}” has {n} supported versions. What would join them?").format(
                    issue=issue.title, n=len(versions)
                )
            )
        agreed = talks.agreed(issue.id)
        if agreed is not None and agreed.level is not None:
            crossing = [p for p in table if talks.crosses(p, issue.id, agreed.level)]
            asked += [
                _(
                    "The agreed clause on “{issue}” crosses a line that the hypotheses give {name}. What "
                    "made it possible, or was the hypothesis wrong?"
                ).format(issue=issue.title, name=name(p))
                for p in crossing
            ]
    for party in table:
        said = talks.alternative(party)
        if said is not None:
            asked.append(
                _("Is the text better for {name} than its alternative? Say for whom at home.").format(
                    name=name(party)
                )
            )
    return tuple(asked)
