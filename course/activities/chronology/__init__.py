"""Place events, choose where the story begins, compare tellings and precedents."""

from course.activities.chronology.chronology import Chronology
from course.activities.chronology.dates import in_words
from course.activities.chronology.dealing import HANDFUL
from course.activities.chronology.naming import GONE, WHOLE
from course.activities.chronology.stories import ContrastRow, Step, Story

__all__ = ["GONE", "HANDFUL", "WHOLE", "Chronology", "ContrastRow", "Step", "Story", "in_words"]
