"""What people see of an item: first without its key; after an answer, a sentence for each part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Response = str | list[str] | dict[str, str]
"""An answer in the shape in which it is kept."""
Mark = Literal["right", "partly", "not_yet", "written"]
"""How an answer stands to the key; one that is written has none."""
Control = Literal["one", "many", "pairs", "order", "words", "text"]
"""With what a person answers: see :class:`PublicItem`."""


class Thing(Protocol):
    """Anything that can be chosen, matched or moved."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def text(self) -> str:
        """What it says."""


T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of the paper that stand with a question, and where they come from."""

    table: str
    id: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen, matched or moved."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence that can be picked out: ``sentence[start:end]``."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item as it is put to a person who has not answered it.

    ``control`` says how one answers, whatever the kind: choose ``"one"`` or
    ``"many"`` of the ``choices``; give each of ``left`` one of ``right``
    (``"pairs"``); put the ``choices`` in ``"order"``; pick ``words`` of the
    ``sentence`` and one of the ``choices`` (``"words"``); or write a
    ``"text"``. What a kind does not use is empty.
    """

    id: str
    kind: str
    kind_label: str
    control: Control
    prompt: str
    shows: tuple[Shown, ...]
    choices: tuple[Choice, ...] = ()
    left: tuple[Choice, ...] = ()
    right: tuple[Choice, ...] = ()
    sentence: str = ""
    words: tuple[Words, ...] = ()
    rubric: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One sentence of feedback, about one thing that could be chosen, matched or moved.

    ``part`` is the field of the item that has it. ``chosen`` says whether the
    answer has it; ``given`` what stood beside it in the answer, where that
    makes sense; ``agrees`` whether the answer treats it as the key does.
    """

    part: str
    id: str
    text: str
    chosen: bool
    given: str
    agrees: bool
    sentence: str


def choices(things: Iterable[Thing]) -> tuple[Choice, ...]:
    """Give things without what the key says of them."""
    return tuple(Choice(thing.id, thing.text) for thing in things)


def shuffled(things: Sequence[T], seed: str, *, unlike: Sequence[str] = ()) -> list[T]:
    """Give things in an order that the seed decides, and that does not start like a given one."""
    order = sorted(things, key=lambda e: hashlib.sha256(f"{seed}|{e.id}".encode()).digest())
    # One turn is enough: the ids differ, so nothing stays where it stood.
    if unlike and len(order) > 1 and all(e.id == u for e, u in zip(order, unlike, strict=False)):
        order = order[1:] + order[:1]
    return order


def mark_of(agrees: Iterable[bool]) -> Mark:
    """Say how an answer stands to the key, from whether its parts agree."""
    parts = list(agrees)
    if all(parts):
        return "right"
    return "partly" if any(parts) else "not_yet"
