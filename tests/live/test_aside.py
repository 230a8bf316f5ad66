"""A press never waits for a picture: words first, the picture follows, and the newest one wins."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from course.faces.face import SURPRISE
from course.figures import keep
from course.language import NotAllowed
from tests.live._seat import opened, seat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.figures.figure import Figure
    from tests.live._seat import Line

LESSON = "04-perspectives"
PATIENCE = 30  # seconds, for a test that would fail


class Drawing:
    """A drawing that takes as long as a test wants."""

    def __init__(self) -> None:
        self.begun, self.may_end, self.ended = Event(), Event(), False
        self.drawn: list[Figure] = []

    def __call__(self, figure: Figure, _sources: Sequence[str]) -> bytes:
        self.drawn.append(figure)
        name = f"picture {len(self.drawn)}"  # by their beginnings: either of two may end first
        self.begun.set()
        assert self.may_end.wait(PATIENCE)
        self.ended = True
        return name.encode()


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawing]:
    drawing = Drawing()
    monkeypatch.setattr(keep, "kept_png", drawing)
    yield drawing
    drawing.may_end.set()


@contextmanager
def network() -> Iterator[tuple[Line, int]]:
    """Open the lesson, and find the face of networks by what it offers."""
    with opened(seat(), LESSON) as line:
        yield line, next(view["face"] for view in line.views if 'data-do="png"' in view["html"])


def next_download(line: Line) -> dict[str, Any]:
    while (heard := line.hear())["type"] != "download":
        pass
    return heard


def test_a_click_during_a_drawing_is_answered_before_the_drawing_ends(drawing: Drawing) -> None:
    with network() as (line, face):
        said = line.do(face, "png")
        assert "on its way to your downloads" in said["say"]  # the sign that it comes
        assert drawing.begun.wait(PATIENCE)
        answers = [line.do(face, "look", kind="conflict", who="few"), line.do(face, "csv")]
        assert [answer["trouble"] for answer in answers] == ["", ""]
        assert not drawing.ended
        drawing.may_end.set()
        assert next_download(line)["name"] == "network.png"
    assert drawing.ended


def test_the_newest_picture_wins(drawing: Drawing) -> None:
    with network() as (line, face):
        line.do(face, "png")
        assert drawing.begun.wait(PATIENCE)
        line.do(face, "look", kind="conflict", who="few")
        line.do(face, "png")
        line.do(face, "look", kind="conflict", who="own")  # once this is answered, the second is asked for
        drawing.may_end.set()
        first, last = next_download(line), line.do(face, "csv")
        assert first["bytes"] == "cGljdHVyZSAy"  # picture 2: what was drawn first was no longer wanted
        assert not last["trouble"]
    assert len(drawing.drawn) == 2


@pytest.mark.parametrize(
    ("error", "said"), [(OSError(), SURPRISE), (NotAllowed("Take the SVG."), "Take the SVG.")]
)
def test_a_drawing_that_fails_says_so(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> bytes:
        raise error

    monkeypatch.setattr(keep, "kept_png", fails)
    with network() as (line, face):
        line.do(face, "png")
        while not (heard := line.hear()).get("trouble"):
            pass
    assert heard["trouble"] == said
