"""Choose a format and a motion, and begin."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.debate.debate import SETTING_LABELS
from course.exchange.debates.formats import read_formats, told_apart
from course.faces.debate.part import Part
from course.faces.part import now
from course.faces.verbs import Key, Line, Text, Upload, verb
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.case import Case, Format
    from course.faces.debate.part import Shared
    from course.faces.face import Face

LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"
"""Letters of a debate's code: none that looks like another, or like a digit."""


class SetupPart(Part):
    """What stands before a debate.

    Parameters
    ----------
    face, shared
        See :class:`course.faces.debate.part.Part`.
    case
        The case, with its formats and motions.
    format_id, motion
        What is chosen at first.
    unfit
        Why what an instructor chose does not count.
    """

    template: ClassVar[str] = "debate/setup.html"

    def __init__(
        self, face: Face, shared: Shared, case: Case, format_id: str, motion: str, *, unfit: str
    ) -> None:
        super().__init__(face, shared)
        if format_id:
            case.get("formats", format_id)
        if motion:
            case.get("motions", motion)
        self.formats: dict[str, Format] = {f.id: f for f in case.formats}
        self.looking = format_id or next(iter(self.formats), "")
        self.motion = motion
        self.unfit = unfit
        self.draw_code()

    def draw_code(self) -> None:
        """Draw another code, so that the next debate is another one, also on the same motion."""
        self.drawn = f"{secrets.choice(LETTERS)}{secrets.randbelow(900) + 100}"

    def context(self) -> dict[str, Any]:
        """Give what can be chosen, and the format that is looked at."""
        return {
            "formats": self.formats,
            "looking": self.formats.get(self.looking),
            "motion": self.motion,
            "unfit": self.unfit,
            "settings": SETTING_LABELS,
        }

    @verb
    def on_look(self, value: Key) -> str:
        """Read about a format before choosing it."""
        if value not in self.formats:
            raise NotAllowed(_("Choose a format."))
        self.looking = value
        return self.formats[self.looking].summary

    @verb
    def on_bring_format(self, file: Upload) -> str:
        """Take in a format of one's own, or a Debatekeeper file."""
        there = {f.id: f for f in self.shared.session.case.formats}
        brought = read_formats(file.data, file.name)
        found = told_apart(brought.formats, there, file.name)
        self.formats |= {f.id: f for f in found}
        self.looking = next((f.id for f in found if f.id not in there), found[0].id)
        title = self.formats[self.looking].title
        said = _("{title} is ready to be used. The formats of the case stay as they are.").format(title=title)
        return f"{said} {brought.note}".strip()

    @verb
    def on_begin(
        self, format_id: Key, setting: Key, motion: Key = "", own: Text = "", code: Line = ""
    ) -> str:
        """Begin a debate."""
        if format_id not in self.formats:
            raise NotAllowed(_("Choose a format."))
        debate = self.rules
        debate.begin(
            self.formats[format_id],
            motion=motion,
            own=own,
            code=code.strip() or ("" if setting == "laptops" else self.drawn),
            setting=setting,
            at=now(),
        )
        self.shared.stage = "chairs"
        self.focus("stage")
        return _("The debate has begun. Now draw the chairs.")
