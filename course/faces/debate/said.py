"""What was said, and when."""

from __future__ import annotations

from typing import Any, ClassVar

from course.activities.debate.debate import SAID_LABELS
from course.faces.debate.part import Part
from course.faces.part import now
from course.faces.verbs import Key, Text, verb
from course.language import _


class SaidPart(Part):
    """Notes, points and answers with their time."""

    template: ClassVar[str] = "debate/said.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        return {"said_labels": SAID_LABELS}

    @verb
    def on_say(self, text: Text, kind: Key = "note") -> str:
        """Write down what was said."""
        self.rules.talk.say(text, kind=kind, at=now())
        return _("Written down, with its time.")
