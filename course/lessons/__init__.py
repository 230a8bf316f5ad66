"""What a lesson's cells call.

A call becomes a face, a notebook becomes a page. Which door carries the face is not decided here.
"""

from course.lessons.lesson import Lesson

__all__ = ["Lesson"]
