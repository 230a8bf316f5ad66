"""What a lesson's cells call."""

from course.lessons.lesson import Lesson

__all__ = ["Lesson"]
