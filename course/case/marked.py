"""Walk through raw data by what its fields hold, whether or not the rest of the record is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from course.case.records import TABLES, Marker, Meta, OwnVoice, Refers, Verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case.draft import Draft
    from course.files.yaml import Path_


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: markers if it is a text, and what lies inside it."""

    markers: tuple[Marker, ...] = ()
    items: Shape | None = None
    values: Shape | None = None
    fields: dict[str, Shape] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to check in it."""
        return not (self.markers or self.items or self.values or self.fields)


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """Give the shape of a record, made once from the types of its fields."""
    return Shape(
        fields={name: _shape(info.annotation, info.metadata) for name, info in model.model_fields.items()}
    )


def _shape(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> Shape:  # noqa: ANN401 - a type
    markers = tuple(m for m in metadata if isinstance(m, Refers | Verbatim | OwnVoice))
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, [*metadata, *more])
    if origin in (Union, UnionType):
        options = [_shape(a, metadata) for a in get_args(annotation) if a is not NoneType]
        return next((o for o in options if not o.empty), Shape())
    if origin is tuple:
        return Shape(items=_shape(get_args(annotation)[0]))
    if origin is dict:
        return Shape(values=_shape(get_args(annotation)[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shape_of(annotation)
    return Shape(markers=markers)


def marked(shape: Shape, value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Marker, str]]:  # noqa: ANN401
    """Give every marked text in raw data: where it stands, its marker, its words."""
    if isinstance(value, str):
        for marker in shape.markers:
            yield path, marker, value
    elif isinstance(value, list) and shape.items is not None:
        for i, item in enumerate(value):
            yield from marked(shape.items, item, (*path, i))
    elif isinstance(value, dict):
        for name, inner in value.items():
            below = shape.fields.get(name) or shape.values
            if below is not None and not below.empty:
                yield from marked(below, inner, (*path, name))


def marked_records(
    draft: Draft,
) -> Iterator[tuple[str, Path_, dict[str, Any], list[tuple[Path_, Marker, str]]]]:
    """Give every record of a draft: its table, its place there, its fields and their marked texts."""
    for table, model in [*TABLES.items(), ("case", Meta)]:
        shape = shape_of(model)
        rows: list[tuple[Path_, dict[str, Any]]] = (
            [((), draft.meta or {})]
            if table == "case"
            else [((i,), row) for i, row in enumerate(draft.rows[table])]
        )
        for at, row in rows:
            yield table, at, row, list(marked(shape, row, at))
