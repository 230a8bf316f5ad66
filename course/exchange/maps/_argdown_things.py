"""What Argdown's parser makes: statements and arguments, and the ends of relations between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from course.exchange.maps._argdown_text import Content


@dataclass
class Thing:
    """A statement with all its wordings, or an argument with its descriptions.

    ``at`` is where it is first named, or better where it first has a block of its own (``top``).
    """

    title: str
    kind: str
    at: int
    top: bool = False
    texts: list[Content] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    group: str = ""
    first_group: str | None = None
    steps: list[dict[str, Any]] = field(default_factory=list)


class End(NamedTuple):
    """One end of a relation: a statement, an argument, or the inference to a numbered line of it."""

    kind: str
    title: str
    step: int | None = None


def merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    """Add details to details; of the same name, the later ones hold."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value
