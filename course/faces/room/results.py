"""What came of a step, counted when it is closed: by answer, and two opposed reasons where there are some."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from course.activities.counting import FEWEST
from course.activities.debate.ballots import swing_sentences
from course.case.words import STATUS_LABELS

if TYPE_CHECKING:
    from course.activities.claims import Judgement
    from course.activities.debate import Debate
    from course.activities.room import Room, RoomState, Stage
    from course.faces.room.box import Surroundings

MOST_TEXTS = 40
"""Answers in words that are written into what is shown; the others stand in the view of the class."""


class Result(NamedTuple):
    """From how many people, how many of each, and reasons by answer."""

    answers: int
    counts: dict[str, int]
    reasons: dict[str, str]
    first: dict[str, int] = {}  # noqa: RUF012 - never changed; of a second vote, the counts of the first


def result(room: Room, stage: Stage, judged: dict[str, Judgement], around: Surroundings) -> Result:
    """Count what came of a step.

    Below the smallest group nothing is told apart.

    Parameters
    ----------
    room
        The room, read by somebody who leads it.
    stage
        The step.
    judged
        Each person's judgement of its sentence, made since it was put in front; of a passage.
    around
        The room's surroundings, which have the ballots.
    """
    if stage.kind == "vote" and (debate := room.state.debate_of(stage)):
        votes = (stage.id,) if stage.part == "before" else (stage.about, stage.id)
        return Result(around.compare(debate, *votes), {}, {})
    if stage.kind == "vote":
        first = room.state.first_of(stage)
        return Result(*around.count(stage.id), {}, around.count(first.id)[1] if first else {})
    if stage.kind == "question":
        return _texts(room, stage)
    if stage.kind != "passage":
        return Result(around.answered(stage.id), {}, {})
    if len(judged) < FEWEST:
        return Result(len(judged), {}, {})
    counted = Counter(j.status for j in judged.values())
    counts = {status: counted[status] for status in STATUS_LABELS}
    largest = [status for status, n in counted.most_common(2) if n]
    return Result(len(judged), counts, dict(_reasons(room, judged, largest)))


def swing(debate: Debate, state: RoomState, stage: Stage | None) -> tuple[str, ...]:
    """Say how the room moved between the two secret votes of a debate, once the second is closed."""
    key = state.debate_of(stage) if stage is not None and stage.part == "after" and not stage.open else ""
    moved = debate.debates.get(key) if key else None
    return swing_sentences(moved) if moved else ()


def _reasons(room: Room, judged: dict[str, Judgement], statuses: list[str]) -> list[tuple[str, str]]:
    """Give the first reason for each of the two largest answers that is not set aside."""
    found = []
    aside = room.state.aside
    for status in sorted(statuses, key=list(STATUS_LABELS).index):
        said = [j for j in judged.values() if j.status == status and j.why.strip() and j.entry not in aside]
        if said:
            found.append((status, min(said, key=lambda j: j.entry).why))
    return found


def _texts(room: Room, stage: Stage) -> Result:
    answers = room.state.answers_to(stage)
    if len(answers) < FEWEST:
        return Result(len(answers), {}, {})
    # By the words and not by the order in which they came: nobody can be told by it.
    texts = sorted(a.text for a in answers.values() if a.entry not in room.state.aside)[:MOST_TEXTS]
    return Result(len(answers), {}, {str(n): text for n, text in enumerate(texts, 1)})
