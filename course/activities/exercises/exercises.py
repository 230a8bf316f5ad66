"""Answer exercises, read why, try again, and look at one's own texts with a rubric.

Feedback comes after an answer and explains every choice, because feedback that
explains helps most and because trying again costs nothing here (Hattie &
Timperley, 2007; Shute, 2008). A model answer is shown only after one's own.
Nothing is scored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.exercises import rows
from course.activities.exercises.state import Attempt, Feedback, Outcome, Progress, Work, fits, fold
from course.activities.exercises.verbs import EXERCISES, Answer, Assess, Retry
from course.activities.exercises.words import OUTCOME_LABELS
from course.activities.writing import checked_text, chosen
from course.case.exercises.load import load_exercises
from course.case.exercises.sets import LEVEL_LABELS, Level
from course.case.exercises.written import Written
from course.files.mistakes import near
from course.language import NotAllowed, _, strung

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.activities.bodies import Done, Verbs
    from course.activities.exercises.words import State
    from course.case import Case
    from course.case.exercises.book import ExerciseBook
    from course.case.exercises.item import Item
    from course.case.exercises.sets import ExerciseSet
    from course.case.exercises.views import PublicItem
    from course.journal import Entry, Journal


class Exercises(Activity[dict[tuple[str, str], Work]]):
    """Work through a set of exercises.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    set_id
        Which set.
    book
        The exercises; those of the case if left out.

    Raises
    ------
    CaseError
        If there is no such set.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Exercises(load_case(), Journal(), who="heron", set_id="00-start-here")
    >>> first = work.items[0]
    >>> _ = work.answer(first.id, work.view(first.id).choices[0].id)
    >>> work.progress.answered
    1
    """

    name: ClassVar[str] = "exercises"
    verbs: ClassVar[Verbs] = EXERCISES

    def __init__(
        self, case: Case, journal: Journal, *, who: str, set_id: str, book: ExerciseBook | None = None
    ) -> None:
        super().__init__(case, journal, who=who)
        self.book = load_exercises(case) if book is None else book
        self.set: ExerciseSet = self.book.set(set_id)
        self._items = {item.id: item for item in self.set.items}

    def fold(self, done: Sequence[Done]) -> dict[tuple[str, str], Work]:
        """Read what everybody did with the items of this set."""
        return fold(done, self.set, self.book)

    # --- reading the state ---------------------------------------------------

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the set with their keys. What people see is in :meth:`view`."""
        return self.set.items

    def item(self, item_id: str) -> Item:
        """Give an item by its id.

        Raises
        ------
        NotAllowed
            If the set has no such item.
        """
        if item_id not in self._items:
            raise NotAllowed(
                _("{set} has no item {item_id!r}: {near}").format(
                    set=self.set.id, item_id=item_id, near=near(item_id, self._items)
                )
            )
        return self._items[item_id]

    def view(self, item_id: str) -> PublicItem:
        """Give an item without its key, in this person's order."""
        return self.item(item_id).public(self.case, who=self.who)

    def attempts(self, item_id: str) -> tuple[Attempt, ...]:
        """Give the answers of the person who acts now, oldest first."""
        return tuple(self._work(item_id).attempts)

    def latest(self, item_id: str) -> Attempt | None:
        """Give the latest answer of the person who acts now, or None."""
        attempts = self._work(item_id).attempts
        return attempts[-1] if attempts else None

    def trying_again(self, item_id: str) -> bool:
        """Whether the item was opened again after the latest answer."""
        return self._work(item_id).open_again

    def levels(self, item_id: str) -> dict[str, Level]:
        """Give what the person who acts now thinks of their latest text, by criterion of the rubric."""
        return dict(self._work(item_id).levels or {})

    def outcome(self, item_id: str) -> Outcome:
        """Give what became of an item. While it is tried again, the earlier answer counts."""
        item, work = self.item(item_id), self._work(item_id)
        state: State = item.marked(work.attempts[-1].response)[0] if work.attempts else "open"
        if state == "written" and work.levels is not None:
            state = "assessed"
        return Outcome(state, OUTCOME_LABELS[state])

    @property
    def progress(self) -> Progress:
        """How far the person who acts now is with the set."""
        states = {item.id: self.outcome(item.id).state for item in self.items}
        return Progress(
            answered=sum(state != "open" for state in states.values()),
            total=len(states),
            again=tuple(i for i, state in states.items() if state in ("partly", "not_yet")),
            to_assess=tuple(i for i, state in states.items() if state == "written"),
        )

    def feedback(self, item_id: str) -> Feedback:
        """Give what the person who acts now may read after the latest answer.

        Raises
        ------
        NotAllowed
            If there is no answer yet, or the item was opened again.
        """
        item, work = self.item(item_id), self._work(item_id)
        if not work.attempts or work.open_again:
            raise NotAllowed(_("Answer first; then the explanation opens."))
        attempt = work.attempts[-1]
        written = item if isinstance(item, Written) else None
        return Feedback(
            item=item.id,
            attempt=attempt,
            outcome=self.outcome(item.id),
            lines=item.marked(attempt.response)[1],
            explanation=item.explanation,
            rests_on=tuple((table, self.case.get(table, one)) for table, one in item.rests_on.ids()),
            model_answer=written.model_answer if written else None,
            look_for=written.look_for if written else (),
            note=written.note(self.case) if written else None,
            rubric=self.book.rubric(written.rubric) if written else None,
            levels=self.levels(item.id),
        )

    # --- acting --------------------------------------------------------------

    def answer(self, item_id: str, response: object, why: str = "") -> Entry:
        """Answer an item. Earlier answers stay in the journal; the latest counts.

        Parameters
        ----------
        item_id
            Which item.
        response
            What its kind keeps: the id of an option or several; ids by ids; a text.
        why
            A reason, if one wants to keep it.

        Raises
        ------
        NotAllowed
            If the item or an option is unknown, or the answer is not complete.
        """
        item = self.item(item_id)
        clean = item.answered(response)
        if isinstance(item, Written):
            clean = checked_text(str(clean), what=_("your answer"), field="text")
        reason = checked_text(why, what=_("your reason"), required=False, field="why")
        given = tuple(clean) if isinstance(clean, list) else clean
        return self.enter(Answer, set=self.set.id, item=item.id, response=given, why=reason)

    def retry(self, item_id: str) -> Entry:
        """Open an item again. It costs nothing, and earlier answers stay.

        Raises
        ------
        NotAllowed
            If it has no answer yet.
        """
        item = self.item(item_id)
        if not self._work(item_id).attempts:
            raise NotAllowed(_("This one is still open: answer it first."))
        return self.enter(Retry, set=self.set.id, item=item.id)

    def assess(self, item_id: str, levels: Mapping[str, str]) -> Entry:
        """Look at one's own latest text with the rubric of the item.

        Parameters
        ----------
        item_id
            Which item.
        levels
            For every criterion of the rubric, one of :data:`LEVEL_LABELS`.

        Raises
        ------
        NotAllowed
            If there is no text yet, or a criterion or level is missing or unknown.
        """
        item, latest = self.item(item_id), self.latest(item_id)
        if not isinstance(item, Written):
            raise NotAllowed(_("This item has a key, so it needs no rubric."))
        if latest is None:
            raise NotAllowed(_("Write your own answer first; then look at it with the rubric."))
        rubric = self.book.rubric(item.rubric)
        missing = {c.id: c.question for c in rubric.criteria if not levels.get(c.id)}
        if missing:
            raise NotAllowed(
                _("Choose a level for every question. Still open: {missing}").format(
                    missing=" ".join(missing.values())
                ),
                dict.fromkeys(missing, _("Choose a level.")),
            )
        ask = _("A level is one of: {values}.").format(values=strung(LEVEL_LABELS.values()))
        given = {c: chosen(level, get_args(Level), ask) for c, level in levels.items()}
        if not fits(rubric, given):
            raise NotAllowed(ask)
        return self.enter(Assess, set=self.set.id, item=item.id, levels=given, attempt=latest.entry)

    # --- looking back --------------------------------------------------------

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each answer of the person who acts now, for a table or a file."""
        return rows.rows(self)

    # --- inside --------------------------------------------------------------

    def _work(self, item_id: str) -> Work:
        self.item(item_id)
        return self._state.get((self.who, item_id), Work([]))
