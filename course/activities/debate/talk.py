"""What was said, what a speaker is told, and what all agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.debate import verbs
from course.activities.debate.labels import SAID_LABELS
from course.activities.debate.table import Part
from course.activities.writing import checked_text, chosen
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from course.journal import Entry


class Talk(Part):
    """What is said in a debate, and about it."""

    def say(self, text: str, *, kind: str = "note", at: datetime | None = None) -> Entry:
        """Write down what was said, with its time and phase."""
        wrong = Misfits()
        with wrong.at("kind"):
            kind = chosen(kind, SAID_LABELS, _("Choose what it was."))
        with wrong.at("text"):
            text = checked_text(text, what=_("what was said"))
        wrong.refuse()
        return self.table.write(verbs.Say, at=at, text=text, kind=kind, phase=self.state.clock.phase)

    def judge(
        self,
        to: str,
        *,
        role: str = "peer",
        levels: Mapping[str, str] | None = None,
        worked: str,
        next_step: str,
    ) -> Entry:
        """Give a speaker feedback in sentences; levels are words and are never added up."""
        wrong = Misfits()
        with wrong.at("to"):
            chosen(to, self.state.chairs, _("Choose the speaker."))
        with wrong.at("worked"):
            worked = checked_text(worked, what=_("what worked"))
        with wrong.at("next_step"):
            next_step = checked_text(next_step, what=_("one next step"))
        wrong.refuse()
        return self.table.write(
            verbs.Feedback,
            to=to,
            role=role if role in ("judge", "peer", "self") else "peer",
            levels={k: v for k, v in (levels or {}).items() if v},
            worked=worked,
            next=next_step,
        )

    def propose(self, text: str) -> Entry:
        """Write a new version of the joint statement; agreement begins anew."""
        return self.table.write(
            verbs.Joint, text=checked_text(text, what=_("what all can agree on"), field="text")
        )

    def agree(self, version: str, side: str) -> Entry:
        """Say that a side, or somebody where there are no sides, agrees to a version."""
        if version not in {entry for entry, _who, _text in self.state.joint}:
            raise NotAllowed(_("That version is not there."))
        if side not in self.state.signers:
            raise NotAllowed(_("Choose who agrees: a side, or somebody with a chair."))
        return self.table.write(verbs.Agree, version=version, side=side)
