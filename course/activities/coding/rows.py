"""A round of coding as rows: what each person gave each passage, as far as whoever asks may know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.language import _

if TYPE_CHECKING:
    from course.activities.coding.coding import Coding
    from course.activities.coding.state import Coded, Passage, Round


def label(round_: Round, code: str) -> str:
    """Give what a code is called now."""
    found = round_.codes.get(code)
    return found.now.label if found else _("None of the codes fits")


def rows(coding: Coding) -> list[dict[str, Any]]:
    """Give a row for each code that a passage got: one's own, and those of others once it is open."""
    return [
        _row(coding, number, passage, coded)
        for number, passage in enumerate(coding.state.work, start=1)
        for coded in (*filter(None, [coding.own(passage)]), *coding.shown(passage))
    ]


def _row(coding: Coding, number: int, passage: Passage, coded: Coded) -> dict[str, Any]:
    state = coding.state
    settled = passage.settled[-1] if passage.settled else None
    return {
        "passage": number,
        "text": state.texts[passage.text].title if passage.text else _("The paper"),
        "words": coding.words(passage),
        "who": coding.journal.name_of(coded.who),
        "code": label(state, coded.code),
        "reason": coded.reason,
        "apart": coded.who not in passage.later,
        "settled": label(state, settled.code) if settled else "",
        "settled_because": settled.reason if settled else "",
    }
