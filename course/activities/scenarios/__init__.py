"""Judge how drivers act on each other and see which stories hold together."""

from course.activities.scenarios.axes import Axes
from course.activities.scenarios.scenarios import Scenarios
from course.activities.scenarios.state import DRAFT, Influence, Story

__all__ = ["DRAFT", "Axes", "Influence", "Scenarios", "Story"]
