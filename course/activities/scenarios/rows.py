"""What somebody judged, as rows; and what all of it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.scenarios.state import DRAFT
from course.activities.scenarios.words import held_in_words
from course.case.citations import words_of_paper
from course.language import _

if TYPE_CHECKING:
    from course.activities.scenarios.scenarios import Scenarios


def rows(work: Scenarios) -> list[dict[str, Any]]:
    """Give one row for each judgement of the person who acts now and of the draft."""
    return [
        {
            "what_if": work.what_if.id,
            "if": work.label(row),
            "then": work.label(column),
            "judgement": said.words,
            "who": _(DRAFT) if said.who == DRAFT else work.journal.name_of(said.who),
            "reason": said.reason,
            "rests_on": work.rests_on(row, column) if said.who == DRAFT else _("a reader’s judgement"),
        }
        for row, column in work.judged
        for said in [work.judgement(row, column)]
    ]


def basis(work: Scenarios) -> list[str]:
    """Say what the judgements rest on: the paper's words, the draft, and who judged."""
    people = sorted({work.journal.name_of(said.who) for said in work.changes().values()})
    said = [_("Judged by {who}.").format(who=who) for who in people]
    draft = [_("The draft: hypotheses for discussion, each with a reason and what it rests on.")]
    held = held_in_words(work.shape, work.held)
    words = [words_of_paper(work.case, claim) for claim in work.what_if.claims]
    return [*words, *draft, *said, *([held] if held else [])]
