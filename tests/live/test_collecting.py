"""What has survived one look for unreachable circles is left out of the next ones, and not for ever."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from course.live import collecting
from course.live.collecting import short_looks

if TYPE_CHECKING:
    from collections.abc import Iterator


class Circle:
    """Something that holds itself, as a page may whose parts know it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    heard = list(gc.callbacks)  # other tools listen, too
    yield
    assert gc.get_freeze_count() == 0
    assert gc.callbacks == heard


def test_what_was_there_is_not_looked_through_again() -> None:
    with short_looks():
        assert gc.get_freeze_count() > 10_000


def test_what_survives_a_look_is_not_looked_through_again() -> None:
    kept = []
    with short_looks():
        before = gc.get_freeze_count()
        kept += [Circle() for _ in range(1000)]
        gc.collect()
        assert gc.get_freeze_count() >= before + len(kept)
        assert not any(isinstance(one, Circle) for one in gc.get_objects())


def test_a_short_look_leaves_it_to_the_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = ref(circle := Circle())
    with short_looks():
        gc.collect(1)
        gc.collect(2)
        del circle
        gc.collect(1)
        gc.collect(2)
        assert gone() is not None
        monkeypatch.setattr(collecting, "RARELY", 0.0)
        gc.collect(1)
        assert gone() is not None
        gc.collect(2)
        assert gone() is None


def test_a_new_circle_goes_at_the_next_look() -> None:
    with short_looks():
        gone = ref(Circle())
        gc.collect()
        assert gone() is None
