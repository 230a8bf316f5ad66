"""The view of a class as tables, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.case.words import STATUS_LABELS
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.collect.group import Group

TABLE_LABELS: Final = Labels(
    {
        "sentences": N_("Sentences"),
        "exercises": N_("Exercises"),
        "differences": N_("Differences"),
        "cards": N_("Cards"),
        "people": N_("People"),
    }
)
"""The tables, by the names of their files."""


def rows(group: Group, table: str) -> list[dict[str, Any]]:
    """Give one table of the view.

    Parameters
    ----------
    group
        The class.
    table
        A key of :data:`TABLE_LABELS`.
    """
    return _TABLES[table](group)


def _sentences(group: Group) -> list[dict[str, Any]]:
    found = []
    for dispute in group.disputes:
        counts = dict(dispute.counts)
        row: dict[str, Any] = {"claim": dispute.claim.id, "sentence": dispute.claim.quote}
        told = {"reasons": dispute.reasons, "changed": dispute.changed}
        told |= {status: counts.get(status, 0) for status in STATUS_LABELS}
        # Below the smallest group a nought would say something too.
        row["judged"] = dispute.judged
        found.append(row | (told if counts else dict.fromkeys(told, "")))
    return found


def _exercises(group: Group) -> list[dict[str, Any]]:
    return [
        {
            "exercise": one.item.id,
            "question": one.item.prompt,
            "first_answers": one.answered,
            "misled": one.n,
            "wrong_answer": one.answer,
            "left_out": one.missed,
            "page_says": one.says,
        }
        for one in group.misled
    ]


def _differences(group: Group) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "about": one.about, "people": one.people, "answer": answer, "n": n}
        for one in group.differences
        for answer, n in one.counts
    ]


def _cards(group: Group) -> list[dict[str, Any]]:
    return [
        {
            "motion": one.debate.motion["text"],
            "card": one.card.number,
            "side": one.card.side,
            "claim": one.card.claim,
            "grounds": one.has_grounds,
        }
        for one in group.unanswered
    ]


def _people(group: Group) -> list[dict[str, Any]]:
    return [
        {
            "pseudonym": line.name,
            "sentences": line.sentences.done,
            "of_sentences": line.sentences.of,
            "exercises": line.exercises.done,
            "of_exercises": line.exercises.of,
            "notes": line.notes.done,
            "of_notes": line.notes.of,
            "cards": line.cards,
            "entries": line.entries,
            "missing": line.missing,
        }
        for line in group.people
    ]


_TABLES: Final[dict[str, Callable[[Group], list[dict[str, Any]]]]] = {
    "sentences": _sentences,
    "exercises": _exercises,
    "differences": _differences,
    "cards": _cards,
    "people": _people,
}
