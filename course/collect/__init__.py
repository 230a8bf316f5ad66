"""A class: many people's work in, one view of it out. It counts and quotes; it never ranks people."""

from course.collect.group import Group
from course.collect.work import lesson_of

__all__ = ["Group", "lesson_of"]
