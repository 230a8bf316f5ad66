"""The case in another language, sentence by sentence.

``data/fr/case.po`` holds the sentences of a case in French, as a catalogue like those of the toolkit. What is
not translated yet stays as it is, and the words of the paper always do: they are quoted letter by letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel

from course.case.marked import Shape, shape_of
from course.case.records import CrossImpact, GlossaryTerm, Option, OwnVoice
from course.language import language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOGUE: Final = "case.po"
M = TypeVar("M", bound=BaseModel)
# Texts that are said although they are no sentences of the toolkit's own voice.
_ALSO: Final[dict[type[BaseModel], frozenset[str]]] = {
    CrossImpact: frozenset({"state", "effects"}),  # the states of what_ifs.yaml, named again
    GlossaryTerm: frozenset({"term"}),
}


def catalogue_of(folder: Path) -> Path | None:
    """Give the file with a case's sentences in the present language; None where there is none.

    Examples
    --------
    >>> from course.case import default_folder
    >>> catalogue_of(default_folder()) is None
    True
    """
    path = folder / language() / CATALOGUE
    return path if path.is_file() else None


def translated(record: M, say: Callable[[str], str]) -> M:
    """Give a record with every sentence of its own voice said by ``say``.

    Examples
    --------
    >>> from course.case import load_case
    >>> translated(load_case().issues[0], str.upper).title.isupper()
    True
    """
    shape, also = shape_of(type(record)), _ALSO.get(type(record), frozenset())
    changed = {}
    for name, inner in shape.fields.items():
        before = getattr(record, name)
        if isinstance(record, Option) and name == "label":  # written as an identifier, read as words
            after: Any = say(before.replace("_", " ")).replace(" ", "_")
        elif name in also:
            after = {say(k): v for k, v in before.items()} if isinstance(before, dict) else say(before)
        else:
            after = _said(before, inner, say)
        if after != before:
            changed[name] = after
    return record.model_copy(update=changed) if changed else record


def _said(value: Any, shape: Shape | None, say: Callable[[str], str]) -> Any:  # noqa: ANN401 - as the records have it
    if isinstance(value, BaseModel):
        return translated(value, say)
    if isinstance(value, str):
        return say(value) if shape and any(isinstance(m, OwnVoice) for m in shape.markers) else value
    if isinstance(value, tuple):
        return tuple(_said(item, shape and shape.items, say) for item in value)
    if isinstance(value, dict):
        return {key: _said(item, shape and shape.values, say) for key, item in value.items()}
    return value
