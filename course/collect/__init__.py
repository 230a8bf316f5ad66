"""A class: many people's work in, one view of it out. It counts and quotes; it never ranks people."""

from course.collect.group import Group
from course.collect.work import FEWEST, lesson_of

__all__ = ["FEWEST", "Group", "lesson_of"]
