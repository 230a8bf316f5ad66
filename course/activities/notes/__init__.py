"""Talk about a question and write down what was said."""

from course.activities.notes.notes import Notes
from course.activities.notes.state import Note

__all__ = ["Note", "Notes"]
