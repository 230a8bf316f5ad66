"""What a lesson's cells call."""

from course.lessons.lesson import Lesson, lesson, session

__all__ = ["Lesson", "lesson", "session"]
