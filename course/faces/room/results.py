"""What came of a step: counted when it is closed, and what was said gathered when it is shown.

In between, whoever leads reads what was said and sets aside what the class is not to see.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from course.activities.counting import FEWEST
from course.activities.debate.ballots import swing_sentences
from course.case.words import STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.claims import Judgement
    from course.activities.debate import Debate
    from course.activities.room import Room, RoomState, Stage
    from course.faces.room.box import Surroundings

MOST_TEXTS = 40
"""Answers in words that are written into what is shown; the others stand in the view of the class."""
MOST_LETTERS = 40_000
"""Of all these together: more would be no entry any more."""


class Result(NamedTuple):
    """From how many people, and how many of each."""

    answers: int
    counts: dict[str, int]
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
        return Result(around.compare(debate, *votes), {})
    if stage.kind == "vote":
        first = room.state.first_of(stage)
        return Result(*around.count(stage.id), around.count(first.id)[1] if first else {})
    if stage.kind == "question":
        return Result(len(room.state.answers_to(stage)), {})
    if stage.kind != "passage":
        return Result(around.answered(stage.id), {})
    if len(judged) < FEWEST:
        return Result(len(judged), {})
    counted = Counter(j.status for j in judged.values())
    return Result(len(judged), {status: counted[status] for status in STATUS_LABELS})


def said(room: Room, stage: Stage, judged: dict[str, Judgement]) -> dict[str, str]:
    """Give what was said before a step was closed, without what is set aside.

    Below the smallest group that is nothing. Of a question they are texts; of a sentence one reason for each
    of the two largest answers.

    Parameters
    ----------
    room, stage, judged
        See :func:`result`.
    """
    if stage.kind == "question":
        return _texts(room, stage)
    largest = [status for status, n in Counter(stage.counts).most_common(2) if n]
    return dict(_reasons(room, stage, judged, largest)) if stage.kind == "passage" else {}


def swing(debate: Debate, state: RoomState, stage: Stage | None) -> tuple[str, ...]:
    """Say how the room moved between the two secret votes of a debate, once the second is closed."""
    key = state.debate_of(stage) if stage is not None and stage.part == "after" and not stage.open else ""
    moved = debate.debates.get(key) if key else None
    return swing_sentences(moved) if moved else ()


def _reasons(
    room: Room, stage: Stage, judged: dict[str, Judgement], statuses: list[str]
) -> Iterator[tuple[str, str]]:
    """Give the first reason for each of the two largest answers that is not set aside."""
    aside = room.state.aside
    in_time = [j for j in judged.values() if j.entry < stage.closed and j.entry not in aside]
    for status in sorted(statuses, key=list(STATUS_LABELS).index):
        whys = [j for j in in_time if j.status == status and j.why.strip()]
        if whys:
            yield status, min(whys, key=lambda j: j.entry).why


def _texts(room: Room, stage: Stage) -> dict[str, str]:
    answers = room.state.answers_to(stage)
    if len(answers) < FEWEST:
        return {}
    # By the words and not by the order in which they came: nobody can be told by it.
    texts: list[str] = []
    left = MOST_LETTERS
    for text in sorted(a.text for a in answers.values() if a.entry not in room.state.aside):
        if len(text) <= left and len(texts) < MOST_TEXTS:
            texts.append(text)
            left -= len(text)
    return {str(n): text for n, text in enumerate(texts, 1)}
