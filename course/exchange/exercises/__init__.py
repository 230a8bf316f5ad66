"""Exercises as files for learning platforms.

A format is a module with ``HOLDS``, the controls that it can ask, and ``write(sets, course)``. Whatever
it asks in another way, or cannot hold, is said in a sentence before anything is written.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from course.exchange.exercises.fitting import EVERYBODY, ONLY_MARKER, fitted
from course.exchange.exercises.question import QuestionSet, question_set
from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FORMATS", "ExerciseFormat", "Written", "question_set", "write"]


class ExerciseFormat(NamedTuple):
    """A format, the file that it is written to, and what becomes of texts, which no platform can mark."""

    name: str
    file: str
    texts: str

    @property
    def label(self) -> str:
        """What it is called."""
        return _(self.name)


class Written(NamedTuple):
    """A file in a format, the questions as it asks them, and a sentence for what is not as in the lessons."""

    data: bytes
    sets: tuple[QuestionSet, ...]
    says: tuple[str, ...]


FORMATS: Final[dict[str, ExerciseFormat]] = {
    "gift": ExerciseFormat("GIFT", "exercises.gift.txt", EVERYBODY),
    "moodle": ExerciseFormat("Moodle XML", "exercises.moodle.xml", ONLY_MARKER),
    "qti21": ExerciseFormat("QTI 2.1", "exercises.qti21.zip", ONLY_MARKER),
    "canvas": ExerciseFormat(N_("QTI 1.2 for Canvas"), "exercises.canvas.zip", EVERYBODY),
}
"""The formats by the word that names them; each is also a module here."""


def write(sets: Sequence[QuestionSet], name: str, course: str) -> Written:
    """Write questions in a format.

    Parameters
    ----------
    sets
        The questions.
    name
        A word of :data:`FORMATS`.
    course
        What they are called all together.

    Examples
    --------
    >>> write([], "gift", "A course")
    Written(data=b'', sets=(), says=())
    """
    module = import_module(f"{__name__}.{name}")
    sets, says = fitted(sets, module.HOLDS, FORMATS[name].label, FORMATS[name].texts)
    return Written(module.write(sets, course), sets, says)
