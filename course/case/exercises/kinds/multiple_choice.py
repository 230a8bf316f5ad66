"""Choose all that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from course.case.exercises.answers import known, strings
from course.case.exercises.item import Wrong
from course.case.exercises.kinds._choice import Choosing
from course.language import N_, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.views import Control, Response


class MultipleChoice(Choosing):
    """Choose all that fit."""

    label: ClassVar[str] = N_("Choose all that fit")
    control: ClassVar[Control] = "many"

    kind: Literal["multiple_choice"]

    def check(self, case: Case) -> Iterator[Wrong]:  # noqa: ARG002 - no case needed
        """Name a key of which all or none is right."""
        right = sum(o.right for o in self.options)
        if right in (0, len(self.options)):
            wrong = _("all of the options are right") if right else _("none of the options are right")
            yield Wrong(("options",), wrong, _("let some be right and some not"))

    def answered(self, given: object) -> Response:
        """Give the ids of what was chosen, in the order of the item."""
        ids = [o.id for o in self.options]
        chosen = {known(one, ids, "") for one in strings(given) if one}
        if not chosen:
            raise NotAllowed(_("Choose at least one of the answers."))
        return [one for one in ids if one in chosen]

    def key(self) -> Response:
        """Give all that are right, in the order of the item."""
        return [o.id for o in self.options if o.right]
