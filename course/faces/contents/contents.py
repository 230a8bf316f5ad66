"""The contents of a lesson with times, for the side of its page; a switch leaves the shortest path alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from course.activities.claims import Reading
from course.faces.face import Face
from course.faces.verbs import verb
from course.language import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.case.records import Lesson, Part
    from course.session.session import Session

Path = Literal["long", "short"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the contents.

    Attributes
    ----------
    anchor, text
        Where it leads, and what it says.
    minutes
        What it takes; None where it takes no time of its own.
    short
        What it takes on the shortest path; None where that leaves it out.
    judged, claims
        How many of its statements are judged, and how many there are.
    """

    anchor: str
    text: str
    minutes: int | None = None
    short: int | None = None
    judged: int = 0
    claims: int = 0

    @property
    def done(self) -> bool:
        """Whether everything that is judged here has been."""
        return 0 < self.claims == self.judged

    @property
    def count(self) -> str:
        """How many of its statements are judged, in words; empty where there are none."""
        if not self.claims:
            return ""
        return ngettext("{judged} of {n} judged", "{judged} of {n} judged", self.claims).format(
            judged=self.judged, n=self.claims
        )


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a sitting; those before the first and after the last have no title."""

    title: str
    minutes: int
    rows: tuple[Row, ...]


class ContentsFace(Face):
    """What a lesson holds, part by part, with minutes for the way in which somebody works.

    Parameters
    ----------
    session
        The learner's session.
    record
        The lesson.
    headings
        Its headings in order: for each anchor what it says, parts only.
    """

    template: ClassVar[str] = "contents/contents.html"
    title: ClassVar[str] = N_("Contents of this lesson")
    listens: ClassVar[frozenset[str]] = frozenset({"claims"})

    def __init__(self, session: Session, record: Lesson, headings: Mapping[str, str]) -> None:
        self.record = record
        self.headings = dict(headings)
        self.path: Path = "long"
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        blocks = self._blocks()
        rows = [row for block in blocks for row in block.rows]
        now = next((row.anchor for row in rows if row.claims and not row.done), "")
        kept = [row for row in rows if row.short is not None]
        return {
            "blocks": blocks,
            "now": now,
            "begun": any(row.judged for row in rows),
            "short": self.path == "short",
            "minutes": sum(block.minutes for block in blocks),
            "short_minutes": sum(row.short or 0 for row in kept),
            "left_out": sum(row.minutes is not None for row in rows) - len(kept),
        }

    @verb
    def on_path(self, value: Path) -> str:
        """Show the whole lesson, or the shortest path through it."""
        self.path = value
        return (
            _("The contents show the short path.") if value == "short" else _("The contents show everything.")
        )

    def _blocks(self) -> list[Block]:
        parts = {part.anchor: part for part in self.record.parts if part.anchor in self.headings}
        if not self.record.sittings:
            return [Block("", 0, tuple(Row(a, text) for a, text in self.headings.items()))]
        anchors = list(self.headings)
        places = [anchors.index(anchor) for anchor in parts]
        many = len(self.record.sittings) > 1
        sittings = [
            Block(
                _("Sitting {n}").format(n=number) if many else "",
                sum(part.minutes[self.session.desk.way] for part in sitting.parts),
                tuple(self._row(anchor, part) for anchor, part in parts.items() if part in sitting.parts),
            )
            for number, sitting in enumerate(self.record.sittings, 1)
        ]
        return [
            self._rest(anchors[: min(places, default=0)]),
            *sittings,
            self._rest(anchors[max(places, default=-1) + 1 :]),
        ]

    def _rest(self, anchors: Sequence[str]) -> Block:
        return Block("", 0, tuple(Row(anchor, self.headings[anchor]) for anchor in anchors))

    def _row(self, anchor: str, part: Part) -> Row:
        step = next((step for step in self.record.short if step.part == part.id), None)
        claims = step.claims if step and step.claims and self.path == "short" else part.claims
        sections = dict.fromkeys(self.session.case.claim(claim).section for claim in claims)
        reading = Reading(
            self.session.case, self.session.journal, who=self.session.who, sections=tuple(sections)
        )
        return Row(
            anchor,
            part.heading,
            part.minutes[self.session.desk.way],
            step.minutes if step else None,
            sum(reading.judgement(claim) is not None for claim in claims),
            len(claims),
        )
