"""Choose where the story begins, and see at once what it tells and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.activities.chronology.dates import decade, in_words
from course.faces.chronology import strip
from course.faces.chronology.step import Step
from course.faces.verbs import Key, Text, verb
from course.language import NotAllowed, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.chronology.stories import Step as Told
    from course.activities.chronology.stories import Story
    from course.case.records import Event
    from course.faces.chronology.chronology import ChronologyFace


@dataclass(frozen=True, slots=True)
class Chapter:
    """The part of a story that lies in one decade."""

    name: str
    steps: tuple[Told, ...]

    @property
    def in_paper(self) -> int:
        """How many of its events the paper mentions."""
        return sum(step.event.in_paper for step in self.steps)


class StartStep(Step):
    """A start, a thread, and the story that follows from them; what is kept is kept with a reason.

    Parameters
    ----------
    face
        The face that the step belongs to.
    """

    def __init__(self, face: ChronologyFace) -> None:
        super().__init__(face)
        self.event = ""  # where the story begins now; the first of all where nothing is chosen
        self.thread = "all"
        self.unfolded = False

    def context(self) -> dict[str, Any]:
        """Give what the step's template shows."""
        line = self.line
        story = line.told_from(self._event().id, self.thread)
        told = {step.event.id for step in story.steps}
        shown = [e for e in line.events if e.id in told]
        kept = [line.story(start) for start in line.starts()]
        gained, lost = _changes(kept)
        return {
            "story": story,
            "finding": _finding(story, len(line.events)),
            "chapters": _chapters(story),
            "unfolded": self.unfolded,
            "at": line.events.index(story.start.event),
            "wide": strip.by_year(line.events, shown, story.start.event),
            "narrow": strip.by_decade(line.events, shown, story.start.event),
            "threads": line.threads(),
            "thread": self.thread,
            "kept": kept,
            "gained": gained,
            "lost": lost,
            "beginnings": line.beginnings(),
        }

    @verb
    def on_start(self, value: Key) -> str:
        """Let the story begin with another event."""
        self._go(value, self.thread)
        return self._said()

    @verb
    def on_shift(self, by: int) -> str:
        """Let the story begin one event earlier or later."""
        events = self.line.events
        at = events.index(self._event()) + (1 if by > 0 else -1)
        self.event = events[max(0, min(at, len(events) - 1))].id
        return self._said()

    @verb
    def on_follow(self, value: Key) -> str:
        """Follow another thread."""
        self._go(self.event, value)
        return self._said()

    @verb
    def on_again(self, event: Key, thread: Key) -> str:
        """Go back to a start that was kept."""
        self._go(event, thread)
        self.focus("finding")
        return self._said()

    @verb
    def on_unfold(self, *, on: bool) -> str:
        """Open all decades, or only the first."""
        self.unfolded = on
        return ""

    @verb
    def on_begin_at(self, event: Key, thread: Key, why: Text) -> str:
        """Keep a start with its reason."""
        story = self.line.begin_at(event, thread=thread, why=why)
        self.event, self.thread = story.start.event.id, story.start.thread
        self.focus("kept")
        return _("Kept. {finding}").format(finding=_finding(story, len(self.line.events)))

    def _event(self) -> Event:
        """Give the event that the story begins with: the chosen one, else that of the start kept last."""
        kept = [start.event for start in self.line.starts()[-1:]]
        return next((e for e in self.line.events if e.id == self.event), (kept or self.line.events)[0])

    def _go(self, event: str, thread: str) -> None:
        if event and event not in {e.id for e in self.line.events}:
            raise NotAllowed(_("Choose the event that the story begins with."))
        if thread not in self.line.threads():
            raise NotAllowed(_("Choose what the story follows."))
        self.event, self.thread, self.unfolded = event, thread, False

    def _said(self) -> str:
        return _finding(self.line.told_from(self._event().id, self.thread), len(self.line.events))


def _finding(story: Story, events: int) -> str:
    """Say what a story tells and leaves out."""
    before, passed = len(story.before), len(story.passed_over)
    n = before + passed
    said = ngettext(
        "From {date} this story tells {told} of {n} event and leaves out {out}.",
        "From {date} this story tells {told} of {n} events and leaves out {out}.",
        events,
    ).format(date=in_words(story.start.event.date), told=len(story.steps), n=events, out=n)
    if not (before and passed):
        return said
    parts = _("Of those, {before} lie before it begins, and {passed} it does not follow.")
    return f"{said} {parts.format(before=before, passed=passed)}"


def _chapters(story: Story) -> list[Chapter]:
    found: dict[str, list[Told]] = {}
    for step in story.steps:
        found.setdefault(decade(step.event.date), []).append(step)
    return [Chapter(name, tuple(steps)) for name, steps in found.items()]


def _changes(kept: Sequence[Story]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Give what the story kept last tells and the one before it did not, and the other way round."""
    if len(kept) < 2:  # noqa: PLR2004 - two stories to compare
        return (), ()
    old, new = ({step.event.id: step.event for step in story.steps} for story in kept[-2:])
    return tuple(new[i] for i in new if i not in old), tuple(old[i] for i in old if i not in new)
