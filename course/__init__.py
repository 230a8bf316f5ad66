"""Red Line Seminar: guided lessons for discussing a hard diplomatic question."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as type checkers read it; loading `typing` would take most of the time of this module
if TYPE_CHECKING:
    from typing import Any

    from course.jupyter import lesson as lesson
    from course.lessons import Lesson as Lesson

__version__ = "0.1.0"
__all__ = ["Lesson", "__version__", "lesson", "load_ipython_extension"]

# Loaded on first use, so that `import course` stays light.
_LAZY = {"lesson": "course.jupyter", "Lesson": "course.lessons"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute can be anything
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'course' has no attribute {name!r}")


def load_ipython_extension(shell: Any) -> None:  # noqa: ANN401 - IPython has no types
    """Let a cell of a lesson that was written with a slip of the pen show a sentence.

    A kernel calls this before its first cell (``etc/ipython/ipython_kernel_config.json``), so that even that
    one is heard; where nobody set that up, the first lesson that opens does.
    """

    def explain(*what: Any, **more: Any) -> None:  # noqa: ANN401 - as IPython gives it
        import_module("course.jupyter.cells").explain(*what, **more)

    if not shell.custom_exceptions:
        shell.set_custom_exc((NameError, AttributeError, TypeError, ImportError, SyntaxError), explain)
