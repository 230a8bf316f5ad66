"""The exercise book: its items, their keys and the checks of both. It is data, as the case is."""

from course.case.exercises.book import ExerciseBook
from course.case.exercises.load import check_exercises, load_exercises
from course.case.exercises.sets import LEVEL_LABELS

__all__ = ["LEVEL_LABELS", "ExerciseBook", "check_exercises", "load_exercises"]
