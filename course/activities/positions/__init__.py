"""See who holds which position on which issue, on what evidence; rank issues; draw networks."""

from course.activities.positions.positions import Positions

__all__ = ["Positions"]
