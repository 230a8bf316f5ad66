"""See who holds which position on what evidence; choose what matters to a party; draw networks."""

from course.activities.positions.positions import Positions
from course.activities.positions.priorities import Priorities

__all__ = ["Positions", "Priorities"]
