"""The rules of each way of working, in pure Python: state is a fold of a journal."""

from course.activities.activity import Activity

__all__ = ["Activity"]
