"""The rules of each way of working, in pure Python: state is a fold of a journal."""

from course.activities._base import Activity, NotAllowed

__all__ = ["Activity", "NotAllowed"]
