"""What every item to write has: a model answer, and a rubric to look at one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from course.case.exercises.item import Item
from course.case.records.fields import Id, Voice  # noqa: TC001 - Pydantic reads the types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.item import Wrong
    from course.case.exercises.views import Control, FeedbackLine, Mark, PublicItem, Response


class Written(Item):
    """Something to write. It has no key, so nobody marks it."""

    control: ClassVar[Control] = "text"

    rubric: Id = Field(description="The id of a rubric, for looking at one's own text.")
    model_answer: Voice = Field(description="One good answer. Shown only after one's own.")
    look_for: tuple[Voice, ...] = Field(min_length=1, description="What to look for in one's own text.")

    def note(self, case: Case) -> str | None:  # noqa: ARG002 - some kinds look into it
        """Give what the ledger says about it, if it does."""
        return None

    def check(self, case: Case) -> Iterator[Wrong]:  # noqa: ARG002 - some kinds look into it
        """Name nothing: there is no key."""
        return iter(())

    def put(self, plain: PublicItem, case: Case, seed: str) -> PublicItem:  # noqa: ARG002 - the same for all
        """Show which rubric there is."""
        return replace(plain, rubric=self.rubric)

    def answered(self, given: object) -> Response:
        """Give the text; nothing where there is none."""
        return given if isinstance(given, str) else ""

    def key(self) -> Response:
        """Give the model answer: one good text, not the only one."""
        return self.model_answer

    def marked(self, response: Response) -> tuple[Mark, tuple[FeedbackLine, ...]]:  # noqa: ARG002 - no key
        """Say only that it is written."""
        return "written", ()

    def in_words(self, response: Response) -> str:
        """Give the text itself."""
        return str(response)
