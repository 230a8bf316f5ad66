"""Everybody's work of a class, each activity read once, for the parts of the view to look at."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from course.activities.bodies import read_bodies
from course.activities.claims import state as claims
from course.activities.claims.verbs import CLAIMS
from course.activities.debate.state import debates_in
from course.activities.exercises import state as exercises
from course.activities.exercises.verbs import EXERCISES
from course.activities.notes import state as notes
from course.activities.notes.verbs import NOTES
from course.activities.room import Room
from course.activities.room.verbs import OF_EVERYBODY
from course.case.exercises.load import load_exercises
from course.journal import BOX, PEOPLE
from course.language import NotAllowed, _, strung

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.bodies import Done, Verbs
    from course.activities.claims import Judgement
    from course.activities.debate.records import DebateState
    from course.activities.exercises.state import Work as Tried
    from course.case import Case, Claim
    from course.case.exercises.book import ExerciseBook
    from course.case.exercises.sets import ExerciseSet
    from course.case.records import Lesson
    from course.journal import Journal


class ClassWork:
    """The work of a class on some lessons of a case.

    Parameters
    ----------
    case
        What was worked on.
    journal
        Everybody's entries.
    lessons
        Ids of lessons; where none is given, those on which anybody has worked.
    without
        Ids of people whose work is not counted, such as the teacher's own. Whoever led a room never counts.
    withheld
        Ids of claims whose judgements are not looked at, such as one that is judged just now in a room.

    Raises
    ------
    course.case.CaseError
        If the case has no such lesson.
    """

    def __init__(
        self,
        case: Case,
        journal: Journal,
        lessons: Iterable[str] = (),
        *,
        without: Iterable[str] = (),
        withheld: Iterable[str] = (),
    ) -> None:
        self.case = case
        self.journal = journal
        self._withheld = frozenset(withheld)
        self._asked = tuple(case.lesson(lesson) for lesson in lessons)
        led = (e.author for e in journal.live("room") if e.verb not in OF_EVERYBODY)
        self._without = {BOX, *map(journal.person, (*without, *led))}

    @cached_property
    def book(self) -> ExerciseBook:
        """The exercises of the case."""
        return load_exercises(self.case)

    @cached_property
    def entries(self) -> Counter[str]:
        """How much everybody did: their entries that hold, without those about who they are."""
        authors = Counter(entry.author for entry in self.journal.live() if entry.activity != PEOPLE)
        found: Counter[str] = Counter()
        for author, n in authors.items():
            found[self.journal.person(author)] += n
        return found

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The ids of everybody who did something, in the order of their names."""
        return tuple(who for who in self.journal.people if self.entries[who] and self.counts(who))

    def counts(self, who: str) -> bool:
        """Whether somebody's work is part of the view."""
        return who not in self._without

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons that the view is about."""
        if self._asked:
            return self._asked
        judged = {claim for claim, said in self._judged.items() if said}
        sets = set(self._answered)
        written = {lesson for lesson, _prompt in self._noted}
        begun = (
            lesson
            for lesson in self.case.lessons
            if judged & {c.id for c in self.statements(lesson)}
            or sets & set(lesson.exercises)
            or lesson.id in written
        )
        return tuple(begun)

    def statements(self, lesson: Lesson) -> tuple[Claim, ...]:
        """Give the statements that a lesson asks people to judge, in the order of the text."""
        planned = {claim for part in lesson.parts for claim in part.claims}
        every = [c for section in lesson.sections for c in self.case.claims_in(section)]
        return tuple(c for c in every if c.id in planned) if planned else tuple(every)

    def sets(self, lesson: Lesson) -> tuple[ExerciseSet, ...]:
        """Give the sets of exercises of a lesson."""
        return tuple(self.book.set(key) for key in lesson.exercises)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The statements of all lessons of the view, each once."""
        return tuple({c.id: c for lesson in self.lessons for c in self.statements(lesson)}.values())

    def judgements(self, claim: str) -> tuple[Judgement, ...]:
        """Give everything that anybody said about a claim, oldest first."""
        return tuple(self._judged.get(claim, ()))

    def tried(self, key: str) -> dict[tuple[str, str], Tried]:
        """Give what everybody did with the items of a set, by person and item."""
        return self._answered.get(key, {})

    def noted(self, lesson: str) -> dict[str, set[str]]:
        """Give for everybody the prompts of a lesson to which they wrote."""
        found: dict[str, set[str]] = {}
        for (of, prompt), history in self._noted.items():
            if of == lesson:
                latest = {note.who: note.text for note in history}
                for who in (who for who, text in latest.items() if text):
                    found.setdefault(who, set()).add(prompt)
        return found

    @cached_property
    def debates(self) -> tuple[DebateState, ...]:
        """All debates of the class, the oldest first, without the cards that are set aside."""
        return tuple(debate.without(self.aside) for debate in debates_in(self.journal).values())

    @cached_property
    def aside(self) -> frozenset[str]:
        """The entries that whoever leads has set aside: their words are shown to nobody."""
        return frozenset(Room(self.case, self.journal, who="").state.aside)

    @cached_property
    def _judged(self) -> dict[str, list[Judgement]]:
        judged = claims.fold(self._done("claims", CLAIMS), self.journal.person).judgements
        return {claim: found for claim, found in judged.items() if claim not in self._withheld}

    @cached_property
    def _answered(self) -> dict[str, dict[tuple[str, str], Tried]]:
        by_set: dict[str, list[Done]] = {}
        for done in self._done("exercises", EXERCISES):
            by_set.setdefault(done[1].set, []).append(done)
        known = {one.id: one for one in self.book.sets}
        return {
            key: exercises.fold(done, known[key], self.book) for key, done in by_set.items() if key in known
        }

    @cached_property
    def _noted(self) -> notes.State:
        return notes.fold(self._done("notes", NOTES))

    def _done(self, activity: str, verbs: Verbs) -> list[Done]:
        done = read_bodies(self.journal, activity, verbs)
        return [one for one in done if self.counts(one[0].by)]


def lesson_of(case: Case, lesson: str) -> str:
    """Give the id of a lesson that is called by its id or its number, such as ``03``.

    Raises
    ------
    NotAllowed
        If there is none.

    Examples
    --------
    >>> from course.case import load_case
    >>> lesson_of(load_case(), "03")
    '03-red-line'
    """
    found = [one.id for one in case.lessons if lesson in (one.id, one.id.partition("-")[0])]
    if len(found) != 1:
        known = strung(one.id for one in case.lessons)
        raise NotAllowed(
            _("There is no lesson {name!r}. Choose one of: {known}.").format(name=lesson, known=known)
        )
    return found[0]
