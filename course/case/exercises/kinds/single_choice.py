"""Choose one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from course.case.exercises.answers import known
from course.case.exercises.kinds._choice import Choosing, exactly_one
from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.item import Wrong
    from course.case.exercises.views import Control, Response


class SingleChoice(Choosing):
    """Choose one."""

    label: ClassVar[str] = N_("Choose one")
    control: ClassVar[Control] = "one"

    kind: Literal["single_choice"]

    def check(self, case: Case) -> Iterator[Wrong]:  # noqa: ARG002 - no case needed
        """Name a key without exactly one right answer."""
        return exactly_one("options", self.options)

    def answered(self, given: object) -> Response:
        """Give the id of the option that was chosen."""
        return known(given, (o.id for o in self.options), _("Choose one of the answers."))

    def key(self) -> Response:
        """Give the one that is right."""
        return next(o.id for o in self.options if o.right)
