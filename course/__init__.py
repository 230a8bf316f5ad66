"""Red Line Seminar: guided lessons for discussing a hard diplomatic question."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course.jupyter import lesson as lesson
    from course.lessons import Lesson as Lesson

__version__ = "0.1.0"
__all__ = ["Lesson", "__version__", "lesson"]

# Loaded on first use, so that `import course` stays light.
_LAZY = {"lesson": "course.jupyter", "Lesson": "course.lessons"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute can be anything
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'course' has no attribute {name!r}")
