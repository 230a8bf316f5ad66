"""Every activity, once: the desk listens to them, schemas, prompts and tests walk through them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from course.activities.bodies import read_bodies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.activity import Activity
    from course.journal import Journal

ACTIVITIES: Final[dict[str, str]] = {
    "claims": "claims.Reading",
    "exercises": "exercises.Exercises",
    "notes": "notes.Notes",
    "chronology": "chronology.Chronology",
    "positions": "positions.Positions",
    "priorities": "positions.Priorities",
    "debate": "debate.Debate",
    "bargaining": "bargaining.Bargaining",
    "negotiation": "negotiation.Negotiation",
    "text": "text.TextRound",
    "coding": "coding.Coding",
    "scenarios": "scenarios.Scenarios",
    "axes": "scenarios.Axes",
    "room": "room.Room",
}
"""By the name that stands in a journal: the folder of the activity and its class."""


def activity_of(name: str) -> type[Activity[Any]]:
    """Give the class of an activity. Its folder loads when first asked for.

    Examples
    --------
    >>> activity_of("claims").name
    'claims'
    """
    folder, _dot, kind = ACTIVITIES[name].partition(".")
    found: type[Activity[Any]] = getattr(import_module(f"course.activities.{folder}"), kind)
    return found


def check_bodies(journal: Journal, activities: Iterable[str]) -> None:
    """Read the bodies of some activities now, so that the journal names those that do not fit.

    Without it they are named when their activity is first shown.
    """
    for name in activities:
        if name in ACTIVITIES:
            read_bodies(journal, name, activity_of(name).verbs)
