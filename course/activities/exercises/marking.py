"""Read an answer, compare it with the key, and give a sentence for each part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, assert_never

from course.activities.writing import checked_text
from course.case.exercises.items import (
    FindFlaw,
    Matching,
    MultipleChoice,
    Ordering,
    Rewrite,
    ShortAnswer,
    SingleChoice,
)
from course.files.mistakes import near
from course.language import N_, Labels, NotAllowed

if TYPE_CHECKING:
    from course.case.exercises.items import ExerciseItem, Option

State = Literal["open", "right", "partly", "not_yet", "written", "assessed"]
OUTCOME_LABELS: Final = Labels(
    {
        "open": N_("Not answered yet"),
        "right": N_("This fits the ledger"),
        "partly": N_("Part of this fits the ledger"),
        "not_yet": N_("Not yet: read why, and try again if you like"),
        "written": N_("Written: compare it, then look at it with the rubric"),
        "assessed": N_("Written, and looked at with the rubric"),
    }
)
"""What an outcome is called. It is about the answer, never about the person."""

Response = str | list[str] | dict[str, str]


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One sentence of feedback, about one thing that could be chosen, matched or moved.

    ``part`` is ``"options"``, ``"left"``, ``"right"``, ``"steps"``, ``"spans"`` or
    ``"flaws"``. ``chosen`` says whether the answer has it; ``given`` what stood
    beside it in the answer, where that makes sense; ``agrees`` whether the
    answer treats it as the key does.
    """

    part: str
    id: str
    text: str
    chosen: bool
    given: str
    agrees: bool
    sentence: str


def checked_response(item: ExerciseItem, response: object) -> Response:
    """Give an answer in the shape in which it is kept, or say what is missing from it.

    Parameters
    ----------
    item
        The item that is answered.
    response
        A choice: the id of an option, or a list of ids. A match: ids on the
        right by ids on the left. An order: all ids. A flaw: the ids under
        ``"span"`` and ``"flaw"``. Anything written: the text.

    Raises
    ------
    NotAllowed
        If the answer is not complete, or names something that is not there.
    """
    if isinstance(item, SingleChoice):
        return _known(response, [o.id for o in item.options], "Choose one of the answers.")
    if isinstance(item, MultipleChoice):
        return _several(response, [o.id for o in item.options])
    if isinstance(item, Ordering):
        return _order(response, [s.id for s in item.steps])
    if isinstance(item, Matching):
        return _pairs(response, item)
    if isinstance(item, FindFlaw):
        given = response if isinstance(response, Mapping) else {}
        span = _known(given.get("span"), [s.id for s in item.spans], "Choose the words that go wrong.")
        flaw = _known(given.get("flaw"), [f.id for f in item.flaws], "Choose what is wrong with the words.")
        return {"span": span, "flaw": flaw}
    if isinstance(item, Rewrite | ShortAnswer):
        return checked_text(response if isinstance(response, str) else "", what="your answer")
    assert_never(item)


def _known(given: object, ids: list[str], ask: str) -> str:
    if not isinstance(given, str) or not given:
        raise NotAllowed(ask)
    if given not in ids:
        raise NotAllowed(f"There is no answer {given!r} here: {near(given, ids)}")
    return given


def _strings(response: object) -> list[str]:
    if isinstance(response, str):
        return [response] if response else []
    if isinstance(response, Sequence):
        return [str(one) for one in response]
    return []


def _several(response: object, ids: list[str]) -> list[str]:
    given = {_known(one, ids, "") for one in _strings(response) if one}
    if not given:
        raise NotAllowed("Choose at least one of the answers.")
    return [one for one in ids if one in given]


def _order(response: object, ids: list[str]) -> list[str]:
    given = _strings(response)
    if sorted(given) != sorted(ids):
        raise NotAllowed(f"Give each of the {len(ids)} lines one place of its own.")
    return given


def _pairs(response: object, item: Matching) -> dict[str, str]:
    given = response if isinstance(response, Mapping) else {}
    partners = [r.id for r in item.right]
    missing = [entry.text for entry in item.left if not given.get(entry.id)]
    if missing:
        raise NotAllowed(f"Give every line a partner. Still open: {'; '.join(missing)}.")
    for one in given:
        _known(str(one), [entry.id for entry in item.left], "")
    return {entry.id: _known(given[entry.id], partners, "Choose a partner.") for entry in item.left}


def mark(item: ExerciseItem, response: Response) -> tuple[State, tuple[FeedbackLine, ...]]:
    """Compare an answer with the key.

    Parameters
    ----------
    item
        The item.
    response
        An answer that :func:`checked_response` has given.
    """
    if isinstance(item, SingleChoice | MultipleChoice):
        chosen = {response} if isinstance(response, str) else set(response)
        lines = tuple(_option("options", o, chosen=o.id in chosen) for o in item.options)
        hits = any(line.chosen and line.agrees for line in lines)
        return _state([line.agrees for line in lines], partly=hits), lines
    if isinstance(item, Ordering):
        lines = tuple(
            FeedbackLine("steps", s.id, s.text, True, str(response_place(response, s.id)), at, s.feedback)
            for i, s in enumerate(item.steps)
            for at in [response_place(response, s.id) == i + 1]
        )
        return _state([line.agrees for line in lines], partly=any(line.agrees for line in lines)), lines
    if isinstance(item, Matching):
        lines = _matched(item, response)
        pairs = [line.agrees for line in lines if line.part == "left"]
        return _state(pairs, partly=any(pairs)), lines
    if isinstance(item, FindFlaw):
        given = response if isinstance(response, dict) else {}
        spans = tuple(
            FeedbackLine("spans", s.id, s.text, picked, "", picked == s.right, s.feedback)
            for s in item.spans
            for picked in [s.id == given.get("span")]
        )
        flaws = tuple(_option("flaws", f, chosen=f.id == given.get("flaw")) for f in item.flaws)
        both = [line.agrees for line in (*spans, *flaws) if line.chosen]
        return _state(both, partly=any(both)), spans + flaws
    return "written", ()


def _option(part: str, option: Option, *, chosen: bool) -> FeedbackLine:
    agrees = chosen == option.right
    return FeedbackLine(part, option.id, option.text, chosen, "", agrees, option.feedback)


def response_place(response: Response, step: str) -> int:
    """Give the place, from 1, that an answer gives to a step."""
    return list(response).index(step) + 1


def _matched(item: Matching, response: Response) -> tuple[FeedbackLine, ...]:
    given = response if isinstance(response, dict) else {}
    texts = {r.id: r.text for r in item.right}
    lines = [
        FeedbackLine("left", e.id, e.text, True, texts[given[e.id]], given[e.id] == e.match, e.feedback)
        for e in item.left
    ]
    chosen = set(given.values())
    lines += [
        FeedbackLine("right", r.id, r.text, r.id in chosen, "", r.id not in chosen, r.feedback)
        for r in item.right
        if r.feedback is not None
    ]
    return tuple(lines)


def _state(agrees: list[bool], *, partly: bool) -> State:
    if all(agrees):
        return "right"
    return "partly" if partly else "not_yet"


def in_words(item: ExerciseItem, response: Response) -> str:
    """Give an answer as a person reads it, for a file or a table."""
    if isinstance(item, SingleChoice | MultipleChoice):
        chosen = {response} if isinstance(response, str) else set(response)
        return "; ".join(o.text for o in item.options if o.id in chosen)
    if isinstance(item, Ordering):
        texts = {s.id: s.text for s in item.steps}
        return "; ".join(f"{i}. {texts[one]}" for i, one in enumerate(response, 1))
    if isinstance(item, Matching):
        lines = [line for line in _matched(item, response) if line.part == "left"]
        return "; ".join(f"{line.text}: {line.given}" for line in lines)
    if isinstance(item, FindFlaw):
        return "; ".join(line.text for line in mark(item, response)[1] if line.chosen)
    return str(response)
