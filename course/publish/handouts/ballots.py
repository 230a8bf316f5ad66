"""Slips for two secret votes, counted by hand and entered as counts."""

from __future__ import annotations

from typing import Final

from course.activities.counting import FEWEST
from course.activities.debate.records import CHOICES
from course.language import _
from course.publish.handouts.student import BOX
from course.publish.paper import Heading, Item, Items, Paper, Para, Slip, Slips

_SLIPS: Final = 12


def ballot_slips(motion: str) -> Paper:
    """Make slips for the votes before and after a debate.

    Parameters
    ----------
    motion
        What is voted on; empty where people choose it.

    Examples
    --------
    >>> ballot_slips("This house waits.").blocks[2].text
    'First vote, before the debate'
    """
    text = motion or "_" * 60
    return Paper(
        _("Ballots"),
        (
            Para(text, _("Motion:")),
            Para(
                _(
                    "Put the first slips into an envelope and close it. Open it only when the second vote "
                    "is over; then count both, and enter the counts. No name stands on a slip. With fewer "
                    "than {n} people, do not vote: everybody would know how the others did."
                ).format(n=FEWEST)
            ),
            Heading(_("First vote, before the debate")),
            _slips(_("First vote")),
            Heading(_("Second vote, after the debate")),
            _slips(_("Second vote")),
        ),
    )


def _slips(title: str) -> Slips:
    choices = Items(tuple(Item(f"{BOX}{label}") for label in CHOICES.values()))
    return Slips((Slip(title, (choices,)),) * _SLIPS)
