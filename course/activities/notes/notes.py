"""Write down what was discussed, and look back: free text for each prompt of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.notes import rows
from course.activities.notes.state import Note, State, fold
from course.activities.notes.verbs import NOTES, Write
from course.activities.writing import checked_text
from course.files.mistakes import near
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.activities.bodies import Done, Verbs
    from course.case import Case
    from course.journal import Entry, Journal


class Notes(Activity[State]):
    """Answer the prompts of a lesson in free text. The latest text counts, all are kept.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    lesson
        The id of the lesson that the notes belong to.
    prompts
        The questions, by their ids; those of the lesson if left out.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> notes = Notes(load_case(), Journal(), who="heron", lesson="01-introduction")
    >>> _ = notes.write("surest", "The date. I had read it that day.")
    >>> notes.text("surest")
    'The date. I had read it that day.'
    """

    name: ClassVar[str] = "notes"
    verbs: ClassVar[Verbs] = NOTES

    def __init__(
        self,
        case: Case,
        journal: Journal,
        *,
        who: str,
        lesson: str,
        prompts: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(case, journal, who=who)
        self.lesson = case.lesson(lesson)
        own = {p.id: p.prompt for p in (*self.lesson.discuss, *self.lesson.reflect)}
        self.prompts = own if prompts is None else dict(prompts)

    def fold(self, done: Sequence[Done]) -> State:
        """Read what people wrote."""
        return fold(done)

    def text(self, prompt: str) -> str:
        """Give the latest text of the person who acts now; nothing if there is none."""
        mine = self.history(prompt)
        return mine[-1].text if mine else ""

    def history(self, prompt: str) -> tuple[Note, ...]:
        """Give everything that the person who acts now wrote to a prompt, oldest first."""
        return tuple(n for n in self._notes(prompt) if n.who == self.who)

    def of_class(self, prompt: str) -> tuple[Note, ...]:
        """Give everybody's latest note to a prompt, sorted by name."""
        latest = {n.who: n for n in self._notes(prompt)}
        return tuple(latest[who] for who in sorted(latest, key=self.journal.name_of) if latest[who].text)

    def write(self, prompt: str, text: str) -> Entry:
        """Write a note. It takes the place of the one before, which stays in the journal.

        Parameters
        ----------
        prompt
            The id of the prompt.
        text
            The note. Nothing at all takes back the note before.

        Raises
        ------
        NotAllowed
            If there is no such prompt, or the text is empty or too long.
        """
        self._known(prompt)
        clean = checked_text(text, what="a note", required=not self.text(prompt), field="text")
        return self.enter(Write, lesson=self.lesson.id, prompt=prompt, text=clean)

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each prompt that the person who acts now has answered."""
        return rows.rows(self)

    def _known(self, prompt: str) -> None:
        if prompt not in self.prompts:
            raise NotAllowed(
                _("There is no prompt {prompt!r} here: {near}").format(
                    prompt=prompt, near=near(prompt, self.prompts)
                )
            )

    def _notes(self, prompt: str) -> list[Note]:
        """Give everybody's notes to a prompt, oldest first."""
        self._known(prompt)
        return self._state.get((self.lesson.id, prompt), [])
