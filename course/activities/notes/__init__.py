"""Talk about a question and write down what was said."""

from course.activities.notes.notes import Note, Notes

__all__ = ["Note", "Notes"]
