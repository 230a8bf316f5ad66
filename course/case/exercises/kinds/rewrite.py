"""Write a better sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from course.case.exercises.item import Tie, Wrong
from course.case.exercises.ledger import says
from course.case.exercises.parts import KeyFrom  # noqa: TC001 - Pydantic reads the types
from course.case.exercises.written import Written
from course.case.records.fields import ClaimId  # noqa: TC001 - as above
from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.views import PublicItem


class Rewrite(Written):
    """Write a better sentence. The claim's note, and its rewording if it has one, are the feedback."""

    label: ClassVar[str] = N_("Rewrite the sentence")

    kind: Literal["rewrite"]
    claim: ClaimId
    key_from: KeyFrom | None = Field(default=None, description="Where the model answer is taken from.")

    def note(self, case: Case) -> str | None:
        """Give what the ledger says about the claim that is rewritten."""
        return case.claim(self.claim).note

    def check(self, case: Case) -> Iterator[Wrong]:  # noqa: ARG002 - no case needed
        """Name a model answer that is not taken from where it says."""
        if self.key_from is not None and not says(self.model_answer, self.key_from.says):
            wrong = _("the model answer does not have the words it is said to be taken from")
            yield Wrong(("model_answer",), wrong, _("write “{says}”").format(says=self.key_from.says))

    def ties(self) -> Iterator[Tie]:
        """Give the tie of the model answer to the ledger."""
        if self.key_from is not None:
            yield Tie(("key_from",), self.key_from, holds=True)

    def put(self, plain: PublicItem, case: Case, seed: str) -> PublicItem:
        """Show the sentence of the claim."""
        return replace(super().put(plain, case, seed), sentence=case.claim(self.claim).quote)
