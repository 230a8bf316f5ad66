"""Give each thing on the left its partner on the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from course.case.exercises.answers import known
from course.case.exercises.item import Item, Wrong
from course.case.exercises.parts import Left, Right  # noqa: TC001 - Pydantic reads the types
from course.case.exercises.views import FeedbackLine, choices, mark_of, shuffled
from course.files.mistakes import near
from course.language import N_, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.views import Control, Mark, PublicItem, Response


class Matching(Item):
    """Give each thing on the left its partner on the right. A partner may serve more than once."""

    label: ClassVar[str] = N_("Match")
    control: ClassVar[Control] = "pairs"
    parts: ClassVar[tuple[str, ...]] = ("left", "right")

    kind: Literal["matching"]
    left: tuple[Left, ...] = Field(min_length=2)
    right: tuple[Right, ...] = Field(min_length=2)

    def check(self, case: Case) -> Iterator[Wrong]:  # noqa: ARG002 - no case needed
        """Name partners that are missing or not explained, and pairs that match themselves."""
        partners = [r.id for r in self.right]
        used = [entry.match for entry in self.left]
        for i, match in enumerate(used):
            if match not in partners:
                wrong = _("there is no “{match}” on the right").format(match=match)
                yield Wrong(("left", i, "match"), wrong, near(match, partners))
        for i, partner in enumerate(self.right):
            if partner.id not in used and partner.feedback is None:
                yield Wrong(
                    ("right", i), _("nobody needs this one and it does not say why"), _("add feedback")
                )
        if set(used) == set(partners) and len(used) == len(set(used)):
            wrong = _("the last pair is left over without thinking")
            yield Wrong(("right",), wrong, _("add one that nobody needs, or use one twice"))

    def put(self, plain: PublicItem, case: Case, seed: str) -> PublicItem:  # noqa: ARG002 - no case needed
        """Show both sides shuffled, so that no two partners stand at the same place throughout."""
        left = shuffled(self.left, seed)
        right = shuffled(self.right, seed, unlike=[entry.match for entry in left])
        return replace(plain, left=choices(left), right=choices(right))

    def answered(self, given: object) -> Response:
        """Give the id on the right by the id on the left."""
        pairs = given if isinstance(given, Mapping) else {}
        partners = [r.id for r in self.right]
        missing = {entry.id: entry.text for entry in self.left if not pairs.get(entry.id)}
        if missing:
            ask = _("Give every line a partner. Still open: {lines}.")
            at = dict.fromkeys(missing, _("Choose a partner."))
            raise NotAllowed(ask.format(lines="; ".join(missing.values())), at)
        for one in pairs:
            known(str(one), [entry.id for entry in self.left], "")
        return {entry.id: known(pairs[entry.id], partners, _("Choose a partner.")) for entry in self.left}

    def key(self) -> Response:
        """Give each line its partner."""
        return {entry.id: entry.match for entry in self.left}

    def marked(self, response: Response) -> tuple[Mark, tuple[FeedbackLine, ...]]:
        """Compare each pair with the key, and say of a partner nobody needs why."""
        pairs = self._pairs(response)
        chosen = {line.given for line in pairs}
        spare = tuple(
            FeedbackLine("right", r.id, r.text, r.text in chosen, "", r.text not in chosen, r.feedback)
            for r in self.right
            if r.feedback is not None
        )
        return mark_of(line.agrees for line in pairs), pairs + spare

    def in_words(self, response: Response) -> str:
        """Give each pair."""
        return "; ".join(f"{line.text}: {line.given}" for line in self._pairs(response))

    def _pairs(self, response: Response) -> tuple[FeedbackLine, ...]:
        given = response if isinstance(response, dict) else {}
        texts = {r.id: r.text for r in self.right}
        return tuple(
            FeedbackLine("left", e.id, e.text, True, texts[given[e.id]], given[e.id] == e.match, e.feedback)
            for e in self.left
        )
