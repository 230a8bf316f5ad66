"""Put a package together, see who can accept it, find the smallest change that opens a deal."""

from course.activities.bargaining.analysis import Analysis, analyse
from course.activities.bargaining.bargaining import Bargaining
from course.activities.bargaining.hypotheses import parties, starting_links, starting_views
from course.activities.bargaining.scope import Scope
from course.activities.bargaining.unknown import why_unknown
from course.activities.bargaining.words import Answer, Words, answer

__all__ = [
    "Analysis",
    "Answer",
    "Bargaining",
    "Scope",
    "Words",
    "analyse",
    "answer",
    "parties",
    "starting_links",
    "starting_views",
    "why_unknown",
]
