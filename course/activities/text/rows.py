"""A round on one text as rows: its amendments, in the order of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.text.state import SAY_LABELS
from course.language import N_, Labels, _, listed

if TYPE_CHECKING:
    from course.activities.text.state import Amendment
    from course.activities.text.text import TextRound

OUTCOMES = Labels(
    {
        "passed": N_("passed: all said yes"),
        "failed": N_("did not pass"),
        "called": N_("the roll is being called"),
        "waits": N_("waits"),
    }
)


def outcome(amendment: Amendment) -> str:
    """Say what became of an amendment."""
    if amendment.passed is not None:
        return OUTCOMES["passed" if amendment.passed else "failed"]
    return OUTCOMES["called" if amendment.order else "waits"]


def rows(round_: TextRound) -> list[dict[str, Any]]:
    """Give the amendments as rows."""
    name = round_.words.name
    return [
        {
            "amendment": a.name,
            "clause": round_.words.title(a.issue),
            "before": a.before,
            "words": a.text,
            "option": "" if a.level is None else round_.words.option(a.issue, a.level),
            "sponsors": listed(map(name, a.sponsors)),
            "roll": "; ".join(
                _("{party}: {say}. {words}")
                .format(party=name(s.party), say=SAY_LABELS[s.say], words=s.words)
                .strip()
                for s in a.said.values()
            ),
            "outcome": outcome(a),
        }
        for a in round_.state.amendments.values()
    ]
