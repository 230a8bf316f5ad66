"""Take a debate away: its transcript, its map for other programs, and everything as one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.exchange import maps as map_formats
from course.faces.debate.part import Part
from course.faces.verbs import Key, Upload, verb
from course.language import NotAllowed, _, ngettext
from course.publish.forms import FORMS
from course.publish.transcript import transcript

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState
    from course.faces.debate.map import MapPart
    from course.faces.debate.part import Shared
    from course.faces.face import Face

MAP_FORMS: Final[dict[str, tuple[str, str]]] = {
    "argdown": (".argdown", "text/plain"),
    "aif": (".json", "application/json"),
    "csv": (".csv", "text/csv"),
}


class TakePart(Part):
    """Files of the debate.

    Parameters
    ----------
    face, shared
        See :class:`course.faces.debate.part.Part`.
    map_
        The part that holds the map.
    """

    template: ClassVar[str] = "debate/take.html"

    def __init__(self, face: Face, shared: Shared, map_: MapPart) -> None:
        super().__init__(face, shared)
        self.map = map_

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        return {"forms": FORMS, "map_losses": self.map_losses()}

    @verb
    def on_take(self, form: Key) -> str:
        """Hand over the transcript."""
        if form not in FORMS:
            raise NotAllowed(_("Choose Markdown, HTML or PDF."))
        state, chosen = self.rules.state, FORMS[form]
        paper = transcript(state, self.shared.session.case)
        said = _("The transcript as {chosen} is on its way to your downloads.").format(chosen=chosen.label)
        return self.face.hand_over(_name(state), paper, form, said)

    @verb
    def on_take_map(self, form: Key) -> str:
        """Hand over the map in a format of other programs; beside the button it says what is lost."""
        if form not in MAP_FORMS:
            raise NotAllowed(_("Choose Argdown, AIF-JSON or CSV."))
        state = self.rules.state
        suffix, mime = MAP_FORMS[form]
        self.face.download(
            f"{_name(state)}-map{suffix}", mime, map_formats.write(self.map.current.document, form)
        )
        return _("The map as {label} is on its way to your downloads.").format(
            label=map_formats.FORMATS[form].label
        )

    @verb
    def on_take_all(self) -> str:
        """Hand over everything that was done as one file that opens again."""
        self.face.download(*self.shared.session.as_file())
        return _("Your file is on its way to your downloads.")

    @verb
    def on_bring_in(self, file: Upload) -> str:
        """Merge the file of another laptop into this journal."""
        before = set(self.rules.debates)
        said = self.shared.session.bring_in_file(file.name, file.data)
        more = len(set(self.rules.debates) - before)
        if more:
            others = ngettext(
                "One other debate is in it, and stays apart.",
                "{n} other debates are in it, and stay apart.",
                more,
            )
            said = f"{said} {others.format(n=more)}"
        return said

    def map_losses(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Say for each format of maps what it cannot hold of this one."""
        document = self.map.current.document
        return [(f, map_formats.FORMATS[f].label, map_formats.losses(document, f)) for f in MAP_FORMS]


def _name(state: DebateState) -> str:
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in state.code)
    return f"debate-{plain or 'transcript'}"
