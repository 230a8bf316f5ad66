"""Answer, get feedback, assess oneself or a peer with a rubric."""

from course.activities.exercises.exercises import (
    LEVEL_LABELS,
    OUTCOME_LABELS,
    ExerciseBook,
    Exercises,
    check_exercises,
    load_exercises,
    public_view,
)

__all__ = [
    "LEVEL_LABELS",
    "OUTCOME_LABELS",
    "ExerciseBook",
    "Exercises",
    "check_exercises",
    "load_exercises",
    "public_view",
]
