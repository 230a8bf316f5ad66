"""Debate a motion in a named format: chairs, a clock, cards, secret votes and a debrief.

A journal may hold several debates. Each is known by a code that its people
share, its format and its motion: laptops that begin with the same three hold
the same debate, and their files merge; others stay apart. Time is passed in.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, get_args

from course.activities.debate.cards import Cards
from course.activities.debate.chairs import Chairs
from course.activities.debate.clock import Clockwork
from course.activities.debate.debrief import debrief
from course.activities.debate.labels import (
    GROUNDS_LABELS,
    PART_LABELS,
    RELATION_LABELS,
    SAID_LABELS,
    SETTING_LABELS,
)
from course.activities.debate.table import DebateTable
from course.activities.debate.talk import Talk
from course.activities.debate.verbs import Begin, Setting
from course.activities.debate.votes import Votes
from course.activities.writing import checked_text, chosen
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from course.case import Case, Format, Motion
    from course.journal import Entry, Journal

__all__ = ["GROUNDS_LABELS", "PART_LABELS", "RELATION_LABELS", "SAID_LABELS", "SETTING_LABELS", "Debate"]


class Debate(DebateTable):
    """One debate at a time, out of those in a journal.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    key
        Which debate; the latest where none is named.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> case = load_case()
    >>> debate = Debate(case, Journal(), who="heron")
    >>> _ = debate.begin(case.formats[0], motion="M4", code="blue-7")
    >>> _ = debate.chairs.draw(["heron", "wren", "owl", "lark"], seed="monday")
    >>> card = debate.cards.play(claim="Notice reduces accidents.", side="for")
    >>> debate.state.cards[card.id].grounds is None
    True
    """

    def __init__(self, case: Case, journal: Journal, *, who: str, key: str = "") -> None:
        super().__init__(case, journal, who=who, key=key)
        self.chairs = Chairs(self)
        self.clock = Clockwork(self)
        self.cards = Cards(self)
        self.votes = Votes(self)
        self.talk = Talk(self)

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about each debate, the latest first."""
        for state in reversed(cls(case, journal, who=who).debates.values()):
            for prompt in debrief(state, case):
                yield f"{prompt.question} {prompt.about[0]}"

    def begin(
        self,
        format_: Format,
        *,
        motion: str = "",
        own: str = "",
        code: str,
        setting: str = "screen",
        at: datetime | None = None,
    ) -> Entry:
        """Begin a debate on a motion of the case, or on one's own.

        Parameters
        ----------
        format_
            The format; it is written into the journal, so that the record stays whole.
        motion
            Id of a motion of the case.
        own
            The words of a motion that is not in the case.
        code
            A word that everybody at the table shares.
        setting
            Key of :data:`SETTING_LABELS`.
        at
            When.
        """
        wrong, text, known = Misfits(), own.strip(), None
        with wrong.at("setting"):
            sits = chosen(
                setting, get_args(Setting), _("Choose a setting: one screen, several laptops, or alone.")
            )
        with wrong.at("own" if text else "motion"):
            known = None if text else self._motion(motion)
            words = known.motion if known else checked_text(text, what=_("the motion"))
        with wrong.at("code"):
            if not code.strip():
                raise NotAllowed(_("Agree on a code, any word, and write it on each laptop."))
            shared = checked_text(code, what=_("the code of your debate"), required=False).lower()
        wrong.refuse()
        said: dict[Literal["id", "text", "for", "against"], str] = {
            "id": known.id if known else "",
            "text": words,
            "for": known.best_case_for if known else "",
            "against": known.best_case_against if known else "",
        }
        mark = hashlib.sha256(f"{format_.model_dump_json()}/{words}".encode()).hexdigest()[:10]
        self.key = f"{shared}-{mark}"
        return self.enter_at(
            at, Begin, debate=self.key, code=shared, format=format_, motion=said, setting=sits
        )

    def _motion(self, motion: str) -> Motion:
        found = next((m for m in self.case.motions if m.id == motion), None)
        if found is None:
            raise NotAllowed(_("Choose a motion, or write your own."))
        return found
