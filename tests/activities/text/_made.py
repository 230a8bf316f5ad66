"""A round on one text in which everything was done once."""

from __future__ import annotations

from course.activities.text import TextRound
from course.case import load_case
from course.journal import Journal


def worked() -> Journal:
    """Give the journal of a round that crane runs, with heron and wren in it."""
    case, journal = load_case(), Journal()
    crane, heron, wren = (TextRound(case, journal, who=who) for who in ("crane", "heron", "wren"))
    crane.draft("range", text="No state declares a ceiling.", level=0)
    heron.speak("iran")
    wren.speak("oman")
    made = wren.amend("range", text="Each state declares a ceiling.", level=1).id
    heron.sponsor(made)
    crane.call(made)
    by_party = {"iran": heron, "oman": wren}
    for party in crane.state.amendments[made].order:
        by_party[party].answer(made, "yes", words="We can live with it.")
    return journal
