"""What a step looks like, for whoever sees it: its title, its words of the paper, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.activities.counting import FEWEST
from course.activities.debate.records import CHOICES
from course.activities.room import STAGE_LABELS
from course.case.words import STATUS_LABELS
from course.language import _, strung

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.activities.room import RoomState, Stage
    from course.case import Case


@dataclass(frozen=True, slots=True)
class Look:
    """A step as it is shown.

    Attributes
    ----------
    kind
        What kind of step it is, in words.
    title
        What it is about, in one line.
    quote, number
        Words of the paper, and the number of the sentence; empty where there are none.
    labels
        The answers that are counted, in their order, in words.
    """

    kind: str
    title: str
    quote: str = ""
    number: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    def counts(self, stage: Stage) -> tuple[tuple[str, int], ...]:
        """Give what was counted, each answer in words, in their order."""
        known = [
            (self.labels[answer], stage.counts[answer]) for answer in self.labels if answer in stage.counts
        ]
        return (*known, *((a, n) for a, n in stage.counts.items() if a not in self.labels))

    def reasons(self, stage: Stage) -> tuple[tuple[str, str], ...]:
        """Give what was said, with the answer it was said for where there is one, in their order."""
        order = list(self.labels)
        found = sorted(
            stage.reasons.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else 0
        )
        return tuple((self.labels.get(answer, ""), text) for answer, text in found)


def look(stage: Stage, case: Case) -> Look:
    """Say what a step looks like. What the case no longer has is shown by its id."""
    kind = STAGE_LABELS[stage.kind]
    if stage.kind == "passage":
        claim = next((c for c in case.claims if c.id == stage.about), None)
        quote = claim.quote if claim else ""
        return Look(kind, _("How well does this sentence hold?"), quote, stage.about, STATUS_LABELS)
    if stage.kind == "vote":
        return Look(kind, stage.text, labels=CHOICES)
    if stage.kind == "question":
        return Look(kind, stage.text)
    return Look(kind, stage.text or _named(stage, case))


def first_in_words(state: RoomState, stage: Stage) -> str:
    """Say how the first of two votes went, once the second is closed; nothing of any other step."""
    first = state.first_of(stage)
    if first is None or first.sealed:
        return ""
    if not first.counts:
        return _("Fewer than {few} took part in the first vote, so it is not counted.").format(few=FEWEST)
    counts = strung(f"{label} {first.counts.get(choice, 0)}" for choice, label in CHOICES.items())
    return _("First vote: {counts}").format(counts=counts)


def _named(stage: Stage, case: Case) -> str:
    if stage.kind in ("priorities", "chair"):
        party = next((s for s in case.stakeholders if s.id == stage.about), None)
        return party.name if party else stage.about
    if stage.kind in ("lesson", "exercise"):
        lesson = next((one for one in case.lessons if stage.about == one.id), None)
        return lesson.title if lesson else stage.about
    if stage.kind == "bargaining":
        return _("Which package could all of them live with?")
    if stage.kind == "text":
        return _("Which text could all of them live with?")
    if stage.kind == "coding":
        return _("Which code fits each passage?")
    return stage.about or _("A motion, two sides, and everybody’s cards")
