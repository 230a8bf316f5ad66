"""A room in which everything was done once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from course.activities.room import Room
from course.case import load_case
from course.journal import Journal

START = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


def held() -> Journal:
    """Give the journal of a room led by crane, with heron and wren in it."""
    case, journal = load_case(), Journal()
    crane, heron, wren = (Room(case, journal, who=who) for who in ("crane", "heron", "wren"))
    crane.put("passage", "S2-08", minutes=4)
    stage = crane.put("question", text="What would change your mind?").id
    said = heron.write(stage, "A second source.").id
    wren.write(stage, "Nothing.")
    crane.set_aside(said, "twice")
    crane.bring_back(said)
    crane.close(stage, answers=5, counts={"yes": 5})
    crane.show(stage, {"yes": "So."})
    crane.hide(stage)
    crane.reopen(stage)
    heron.ask()
    wren.ask()
    wren.step_back()
    crane.give("heron", at=START)
    crane.give(at=START + timedelta(seconds=40))
    crane.split(["heron", "wren"], 2, seed="monday")
    crane.gather()
    crane.back()
    return journal
