"""The systems that the paper names, beside public references."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from course.faces.face import Face
from course.language import N_

if TYPE_CHECKING:
    from markupsafe import Markup


class SystemsFace(Face):
    """A table and a picture of each named system; what differs stays closed until it is opened.

    Parameters
    ----------
    session
        The learner's session.
    """

    template: ClassVar[str] = "tables/systems.html"
    title: ClassVar[str] = N_("What the paper says, beside public references")

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        return {"systems": self.session.case.systems, "picture": self._picture}

    @cached_property
    def _picture(self) -> Markup:
        from course.figures import ranges  # noqa: PLC0415 - matplotlib loads when first needed

        systems = self.session.case.systems
        return self.figure(ranges.svg(systems), ranges.describe(systems))
