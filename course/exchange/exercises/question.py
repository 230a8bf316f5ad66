"""A question as learning platforms know it: made from an exercise, with its key and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from course.case.citations import citations, words_of_paper
from course.case.exercises.sets import LEVEL_LABELS
from course.case.exercises.written import Written
from course.exchange.markup import escaped
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.case import Case
    from course.case.exercises import ExerciseBook
    from course.case.exercises.item import Item
    from course.case.exercises.sets import ExerciseSet
    from course.case.exercises.views import Choice, Control, Shown, Words

_WHO: Final = "package"  # things are shuffled anew for each person; here for everybody in one way


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that can be chosen, matched or put in order.

    ``id`` is made from the order here: ids of the book can give the answer away. ``right`` is for things to
    choose, ``place`` (from 1 on) for things to put in order, and ``partner`` (an id) for things to match.
    """

    id: str
    text: str
    right: bool = False
    feedback: str = ""
    place: int = 0
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question; ``control`` says how one answers, as in :class:`course.case.exercises.views.PublicItem`.

    ``item`` is the id of the exercise, also where several questions come from one. ``answers`` stand in the
    order in which they are shown. ``beside`` are lines that stand with the question, of which ``sentence`` is
    the one that it is about. ``notes`` are for whoever marks a text; ``after`` is said to everybody
    after an answer.
    """

    id: str
    item: str
    title: str
    control: Control
    prompt: str
    shows: tuple[Shown, ...] = ()
    beside: tuple[str, ...] = ()
    sentence: str = ""
    answers: tuple[Answer, ...] = ()
    partners: tuple[Answer, ...] = ()
    words: tuple[Answer, ...] = ()
    notes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """What is asked, and the words that it is about, as XHTML."""
        quoted = "".join(
            f"<blockquote><p>{escaped(s.words)}</p><p>{escaped(s.place)}</p></blockquote>" for s in self.shows
        )
        sentence = f"<blockquote><p>{escaped(self.sentence)}</p></blockquote>" if self.sentence else ""
        lines = "".join(f"<li>{escaped(line)}</li>" for line in self.beside)
        return f"<p>{escaped(self.prompt)}</p>{quoted}{f'<ul>{lines}</ul>' if lines else ''}{sentence}"

    @property
    def general(self) -> str:
        """What everybody reads after an answer, as XHTML: of pairs and orders, the reason for each line."""
        lines = (*self.answers, *self.partners) if self.control in ("pairs", "order") else ()
        reasons = (f"{line.text}: {line.feedback}" for line in lines if line.feedback)
        return as_html((*reasons, *self.after))

    @property
    def for_marker(self) -> str:
        """What whoever marks a text goes by, as XHTML."""
        return as_html(self.notes)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Some questions that belong together, with a name of their own."""

    id: str
    title: str
    introduction: str
    questions: tuple[Question, ...]


def as_html(texts: Iterable[str]) -> str:
    """Give texts as paragraphs of XHTML."""
    return "".join(f"<p>{escaped(text)}</p>" for text in texts)


def question_set(case: Case, book: ExerciseBook, one: ExerciseSet) -> QuestionSet:
    """Make the questions of a set of exercises.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.case.exercises import load_exercises
    >>> case = load_case()
    >>> book = load_exercises(case)
    >>> question_set(case, book, book.set("00-start-here")).questions[0].control
    'one'
    """
    made = (_question(case, book, one, n) for n in range(len(one.items)))
    return QuestionSet(one.id, one.title, one.introduction, tuple(made))


def _question(case: Case, book: ExerciseBook, one: ExerciseSet, n: int) -> Question:
    item = one.items[n]
    view = item.public(case, who=_WHO)
    key = item.key()
    said = {(line.part, line.id): line for line in item.marked(key)[1]}

    def lettered(part: int, things: Sequence[Choice | Words], letter: str = "A") -> dict[str, Answer]:
        lines = [said.get((item.parts[part], thing.id)) for thing in things]
        return {
            thing.id: Answer(
                f"{letter}{i}", thing.text, bool(line and line.chosen), line.sentence if line else ""
            )
            for i, (thing, line) in enumerate(zip(things, lines, strict=True), 1)
        }

    partners = lettered(-1, view.right, "B")
    answers = lettered(0, view.left) if view.left else lettered(-1, view.choices)
    if isinstance(key, dict) and view.left:
        answers = {id_: replace(a, partner=partners[key[id_]].id) for id_, a in answers.items()}
    elif view.control == "order":
        answers = {id_: replace(a, place=[*key].index(id_) + 1) for id_, a in answers.items()}
    return Question(
        id=item.id,
        item=item.id,
        title=f"{one.title} · {n + 1}",
        control=view.control,
        prompt=view.prompt,
        shows=view.shows,
        sentence=view.sentence,
        answers=tuple(answers.values()),
        partners=tuple(partners.values()),
        words=tuple(lettered(0, view.words).values()),
        notes=tuple(_notes(case, book, item)),
        after=(item.explanation, *_rests_on(case, item)),
    )


def _notes(case: Case, book: ExerciseBook, item: Item) -> Iterator[str]:
    """Give what somebody goes by who marks a text, or looks at their own."""
    if not isinstance(item, Written):
        return
    yield _("One good answer: {text}").format(text=item.model_answer)
    note = item.note(case)
    if note:
        yield _("What the ledger says: {text}").format(text=note)
    yield from item.look_for
    rubric = book.rubric(item.rubric)
    for criterion in rubric.criteria:
        levels = {str(level): text for level, text in criterion.levels.items()}
        said = (f"{label}: {levels[level]}" for level, label in LEVEL_LABELS.items())
        yield " ".join((criterion.question, *said))


def _rests_on(case: Case, item: Item) -> Iterator[str]:
    """Give the words of the paper and the sources that the key can be defended from."""
    rests = [words_of_paper(case, claim) for claim in item.rests_on.claims]
    rests += citations(case, item.rests_on.sources)
    if rests:
        yield _("Rests on:")
        yield from rests


def share(question: Question, answer: Answer) -> str:
    """Give the percent of an answer where several can be chosen: the right ones share 100, the others -100.

    Examples
    --------
    >>> from course.exchange.exercises.question import Answer, Question
    >>> some = tuple(Answer(f"A{n}", "", right=n < 4) for n in range(1, 5))
    >>> asked = Question("q", "q", "", "many", "", answers=some)
    >>> [share(asked, answer) for answer in asked.answers]
    ['33.33333', '33.33333', '33.33333', '-100']
    """
    same = sum(other.right == answer.right for other in question.answers)
    percent = f"{100 / same:.5f}".rstrip("0").rstrip(".")
    return percent if answer.right else f"-{percent}"
