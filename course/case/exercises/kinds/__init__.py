"""The kinds of exercises. Each is one file here, with one class; a new file is a new kind.

A kind is answered with one of the controls of :data:`course.case.exercises.views.Control`. Another
control needs its part of `faces/exercises/exercises.html`, of `publish/handouts/worksheet.py` and of
`exchange/exercises/`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from course.case.exercises.item import Item


def _kind(name: str) -> type[Item]:
    """Give the class that stands in a file of this folder."""
    module = import_module(f"{__name__}.{name}")
    (kind,) = (
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and thing.__module__ == module.__name__ and hasattr(thing, "answered")
    )
    found: type[Item] = kind
    return found


KINDS: Final[dict[str, type[Item]]] = {
    name: _kind(name) for _finder, name, _folder in iter_modules(__path__) if not name.startswith("_")
}
"""Each kind by the word that stands after ``kind:`` in a file of exercises, which is also its file's name."""
