"""What every kind of item has and can do. A kind is a class of its own in ``kinds/``, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from pydantic import Field

from course.case.exercises.parts import ObjectiveId, RestsOn, Shows
from course.case.exercises.shows import shown
from course.case.exercises.views import PublicItem
from course.case.records import Record
from course.case.records.fields import Voice  # noqa: TC001 - Pydantic reads the types
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.parts import KeyFrom
    from course.case.exercises.views import Control, FeedbackLine, Mark, Response
    from course.files.yaml import Path_


class Wrong(NamedTuple):
    """What is wrong with an item as it is written: where in it, what, and what would be right."""

    path: Path_
    wrong: str
    right: str


class Tie(NamedTuple):
    """A tie of the key to the ledger: where in the item, to what, and whether the key says that it holds."""

    path: Path_
    key: KeyFrom
    holds: bool


class Item(Record):
    """One exercise.

    A kind says what stands in its record and how it is checked, shown,
    answered, marked and put in words; nobody else asks of which kind an item is.
    """

    label: ClassVar[str]
    control: ClassVar[Control]
    parts: ClassVar[tuple[str, ...]] = ()
    """Fields that hold things with an id and feedback."""

    kind: str
    prompt: Voice
    shows: Shows = Shows()
    practises: tuple[ObjectiveId, ...] = Field(default=(), description="Ids of objectives that it trains.")
    explanation: Voice = Field(description="Shown after every answer.")
    rests_on: RestsOn

    def check(self, case: Case) -> Iterator[Wrong]:
        """Name what is wrong beyond the shape: no right answer, a key that gives itself away."""
        raise NotImplementedError

    def ties(self) -> Iterator[Tie]:
        """Give each tie of the key to the ledger."""
        for part in self.parts:
            for i, thing in enumerate(getattr(self, part)):
                if getattr(thing, "key_from", None) is not None:
                    yield Tie((part, i, "key_from"), thing.key_from, getattr(thing, "right", True))

    def public(self, case: Case, *, who: str) -> PublicItem:
        """Give the item without its key.

        The order in which things are shown depends on the item and the person and
        on nothing else, so a page looks the same when it is opened again.
        """
        words = shown(self.shows, case)
        plain = PublicItem(self.id, self.kind, _(self.label), self.control, self.prompt, words)
        return self.put(plain, case, f"{self.id}|{who}")

    def put(self, plain: PublicItem, case: Case, seed: str) -> PublicItem:
        """Add what this kind shows to what every kind shows."""
        raise NotImplementedError

    def answered(self, given: object) -> Response:
        """Give an answer in the shape in which it is kept.

        Raises
        ------
        NotAllowed
            If it is not complete, or names something that is not there.
        """
        raise NotImplementedError

    def key(self) -> Response:
        """Give the right answer in the shape that :meth:`answered` gives; for a text, one good text."""
        raise NotImplementedError

    def marked(self, response: Response) -> tuple[Mark, tuple[FeedbackLine, ...]]:
        """Compare an answer that :meth:`answered` has given with the key."""
        raise NotImplementedError

    def in_words(self, response: Response) -> str:
        """Give an answer as a person reads it, for a file or a table."""
        raise NotImplementedError
