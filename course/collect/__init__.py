"""A class: many people's work in, one view of it out. It counts and quotes; it never ranks people.

It reads what activities say and writes nothing into anybody's journal. How it looks is for a face.
"""

from course.collect.group import Group
from course.collect.work import lesson_of

__all__ = ["Group", "lesson_of"]
