"""Write down what was discussed, and look back: free text for each prompt of a lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.writing import checked_text
from course.files.mistakes import near
from course.language import NotAllowed
from course.publish.spreadsheet import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.case import Case
    from course.journal import Entry, Journal


@dataclass(frozen=True, slots=True)
class Note:
    """What one person wrote to one prompt at one time. An empty text takes a note back."""

    entry: str
    prompt: str
    who: str
    at: str
    text: str


class Notes(Activity[Any]):
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
        self._cache: tuple[tuple[Entry, ...], dict[str, list[Note]]] | None = None

    def text(self, prompt: str) -> str:
        """Give the latest text of the person who acts now; nothing if there is none."""
        mine = self.history(prompt)
        return mine[-1].text if mine else ""

    def history(self, prompt: str) -> tuple[Note, ...]:
        """Give everything that the person who acts now wrote to a prompt, oldest first."""
        return tuple(n for n in self._notes(prompt) if n.who == self.who)

    def of_class(self, prompt: str) -> tuple[Note, ...]:
        """Give everybody's latest note to a prompt, sorted by pseudonym."""
        latest = {n.who: n for n in self._notes(prompt)}
        return tuple(latest[who] for who in sorted(latest) if latest[who].text)

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
        clean = checked_text(text, what="a note", required=not self.text(prompt))
        return self.record("write", {"lesson": self.lesson.id, "prompt": prompt, "text": clean})

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each prompt that the person who acts now has answered."""
        return [
            {
                "lesson": self.lesson.id,
                "prompt": prompt,
                "question": question,
                "who": note.who,
                "at": note.at,
                "text": note.text,
            }
            for prompt, question in self.prompts.items()
            for note in self.history(prompt)[-1:]
            if note.text
        ]

    def to_markdown(self) -> str:
        """Write the notes of the person who acts now as text."""
        lines = [f"# Notes: {self.lesson.title}", ""]
        for row in self.rows():
            paragraphs = [one_line(part) for part in row["text"].split("\n\n")]
            lines += [f"## {row['question']}", "", "\n\n".join(paragraphs), ""]
        return "\n".join(lines).rstrip() + "\n"

    def _known(self, prompt: str) -> None:
        if prompt not in self.prompts:
            raise NotAllowed(f"There is no prompt {prompt!r} here: {near(prompt, self.prompts)}")

    def _notes(self, prompt: str) -> list[Note]:
        """Give everybody's notes to a prompt, oldest first."""
        self._known(prompt)
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, self._fold(entries))
        return self._cache[1].get(prompt, [])

    def _fold(self, entries: tuple[Entry, ...]) -> dict[str, list[Note]]:
        notes: dict[str, list[Note]] = {}
        for e in entries:
            if e.verb == "write" and e.body.get("lesson") == self.lesson.id:
                note = Note(e.id, str(e.body.get("prompt")), e.who, e.at, str(e.body.get("text", "")))
                notes.setdefault(note.prompt, []).append(note)
        return notes
