"""One sentence of the paper on the wall: what the class says of it, one reason at a time, then the ledger."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from course.activities.claims import SURE_LABELS
from course.activities.counting import FEWEST
from course.faces.verbs import verb
from course.language import _

if TYPE_CHECKING:
    from course.activities.claims import Judgement
    from course.faces.claims.claims import ReadingFace

BEFORE: Final = 80
"""Characters of the text that stand before a sentence, so that half a sentence can be read."""


class ReadingWall:
    """The view of a reading for a projector.

    Parameters
    ----------
    face
        The reading; the sentence chosen there is the one on the wall.
    """

    def __init__(self, face: ReadingFace) -> None:
        self.face = face
        self.at = 0  # which reason is shown

    def context(self) -> dict[str, Any]:
        """Give what the wall shows."""
        face, case = self.face, self.face.session.case
        reading = face.reading
        claim = case.claim(face.chosen) if face.chosen else None
        said = reading.judgements_of(claim.id) if claim and reading.chair else ()
        reasons = _reasons(said) if len(said) >= FEWEST else []
        at = min(self.at, max(0, len(reasons) - 1))
        return {
            "wall_kind": "sentence",
            "reading": reading,
            "heading": face.heading,
            "claim": claim,
            "section": case.section(claim.section).title if claim else "",
            "number": face.claim_ids.index(claim.id) + 1 if claim else 0,
            "all": len(face.claim_ids),
            "before": self._before() if claim else "",
            "few": FEWEST,
            "judged": len(said),
            "tally": Counter(j.status for j in said),
            "reason": reasons[at] if reasons else None,
            "reason_at": at,
            "reasons": len(reasons),
            "open": bool(claim) and reading.is_open(claim.id if claim else ""),
            "may_open": bool(claim) and reading.may_open(claim.id if claim else ""),
            "sure_labels": SURE_LABELS,
        }

    @verb
    def on_wall_sentence(self, step: int) -> str:
        """Go to another sentence."""
        ids = self.face.claim_ids
        at = ids.index(self.face.chosen) + (1 if step > 0 else -1) if self.face.chosen in ids else 0
        self.face.chosen, self.face.editing, self.at = ids[min(max(0, at), len(ids) - 1)], False, 0
        return _("Sentence {number} of {n}").format(number=ids.index(self.face.chosen) + 1, n=len(ids))

    @verb
    def on_wall_reason(self, at: int) -> str:
        """Show another reason."""
        self.at = max(0, at)
        return ""

    def _before(self) -> str:
        """Give what stands before the sentence in its line, where the sentence does not begin there."""
        case = self.face.session.case
        claim = case.claim(self.face.chosen or "")
        line = case.paper.text[: claim.start].rpartition("\n")[2]
        sentence = line.rpartition(". ")[2]
        if not sentence.strip() or line.endswith(". "):
            return ""
        return sentence if len(sentence) <= BEFORE else f"… {sentence[-BEFORE:].partition(' ')[2]}"


def _reasons(said: tuple[Judgement, ...]) -> list[Judgement]:
    """Give what was said with a reason, in the order of the words, so that nobody stands first."""
    return sorted((j for j in said if j.why.strip()), key=lambda j: j.why.casefold())
