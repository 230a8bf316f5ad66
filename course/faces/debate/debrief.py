"""The talk afterwards, and what all agree on."""

from __future__ import annotations

from typing import Any, ClassVar

from course.case.records.formats import SIDE_LABELS
from course.faces.debate.part import Part
from course.faces.verbs import Key, Text, verb
from course.language import _


class DebriefPart(Part):
    """Questions from what was done, and a joint statement."""

    template: ClassVar[str] = "debate/debrief.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        return {"prompts": self.rules.debrief()}

    @verb
    def on_propose(self, text: Text) -> str:
        """Write a version of the joint statement."""
        self.rules.talk.propose(text)
        return _("A new version stands. It can be agreed to now.")

    @verb
    def on_agree(self, version: Key, side: Key) -> str:
        """Let a side agree, or somebody where there are no sides."""
        self.rules.talk.agree(version, side)
        return f"{SIDE_LABELS.get(side) or self.called(side)}: agreed."
