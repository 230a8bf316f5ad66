"""Answer, get feedback, assess oneself or a peer with a rubric."""

from course.activities.exercises.exercises import Exercises
from course.activities.exercises.words import OUTCOME_LABELS

__all__ = ["OUTCOME_LABELS", "Exercises"]
