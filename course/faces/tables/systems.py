"""The systems that the paper names, beside public references."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from course.faces.face import Face
from course.figures import ranges
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
        drawn = ranges.comparable(self.session.case.systems)
        others = [s for s in self.session.case.systems if s not in drawn]
        return {
            "systems": [*drawn, *others],
            "picture": self._picture,
            "finding": ranges.finding(self.session.case.systems),
            "silent": ranges.without_figure(self.session.case.systems),
            "beyond": [s for s in others if s.paper_range_km or s.reference_ranges_km],
        }

    @cached_property
    def _picture(self) -> Markup:
        systems = self.session.case.systems
        return self.figure(ranges.svg(systems), ranges.describe(systems))
