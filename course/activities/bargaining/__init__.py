"""Put a package together, see who can accept it, find the smallest change that opens a deal."""

from course.activities.bargaining.bargaining import Analysis, Bargaining, analyse

__all__ = ["Analysis", "Bargaining", "analyse"]
