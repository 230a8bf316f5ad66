"""Put a package together, see who can accept it, find the smallest change that opens a deal."""

from course.activities.bargaining.analysis import Analysis, analyse
from course.activities.bargaining.bargaining import Bargaining

__all__ = ["Analysis", "Bargaining", "analyse"]
