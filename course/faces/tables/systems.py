"""The systems that the paper names, beside public references."""

from __future__ import annotations

from typing import Any, ClassVar

from course.faces.face import Face


class SystemsFace(Face):
    """A table and a picture of each named system; what differs stays closed until it is opened.

    Parameters
    ----------
    session
        The learner's session.
    """

    template: ClassVar[str] = "tables/systems.html"
    title: ClassVar[str] = "What the paper says, beside public references"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        from course.figures import ranges  # noqa: PLC0415 - matplotlib loads when first needed

        systems = self.session.case.systems
        return {"systems": systems, "picture": self.figure(ranges.svg(systems), ranges.describe(systems))}
