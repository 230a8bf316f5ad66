"""Place events, choose where the story begins, compare tellings and precedents."""

from course.activities.chronology.chronology import HANDFUL, WHOLE, Chronology, ContrastRow, Step, Story

__all__ = ["HANDFUL", "WHOLE", "Chronology", "ContrastRow", "Step", "Story"]
