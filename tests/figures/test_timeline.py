"""The picture of events: every label on its own line, in grey, with many events and with none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from course.case import load_case
from course.figures import timeline
from course.figures.svg import FOR, INK, PARTY

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

CASE = load_case()
EVENTS = CASE.events
BADGES = timeline.badges_in(CASE, EVENTS)


def shown(figure: Figure) -> list[str]:
    return [t.get_text() for ax in figure.axes for t in ax.texts]


def pen_of(figure: Figure) -> Any:
    """Give what measures words: one for all, since each has the size of the whole picture."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib leaves the method untyped
    return canvas.get_renderer()


def marks_of(figure: Figure) -> list[Line2D]:
    return [line for ax in figure.axes for line in ax.lines if line.get_marker() != "None"]


SHAPES: tuple[timeline.Shape, ...] = ("page", "wide", "phone")


@pytest.mark.parametrize("shape", SHAPES)
def test_all_93_events_stand_on_lines_of_their_own(shape: timeline.Shape) -> None:
    assert len(EVENTS) == 93
    figure = timeline.draw(EVENTS, shape=shape, badges=BADGES)
    words = " ".join(shown(figure))
    for event in EVENTS:
        assert event.title.split()[0] in words
    for ax in figure.axes:
        lines = sorted({round(t.get_position()[1], 3) for t in ax.texts if t.get_rotation() == 0})
        assert all(b - a >= 0.2 for a, b in pairwise(lines))  # inches: no label over another
        bottom, top = ax.get_ylim()
        assert top == 0
        assert max(lines) < bottom
    assert sum(np.shape(m.get_xydata())[0] for m in marks_of(figure)) == 93


def test_no_label_runs_out_of_the_picture() -> None:
    for shape in SHAPES:
        figure = timeline.draw(EVENTS, shape=shape, badges=BADGES)
        pen = pen_of(figure)
        for ax in figure.axes:
            right = ax.get_window_extent().x1
            for text in ax.texts:
                assert text.get_window_extent(pen).x1 <= right, text.get_text()
                assert float(text.get_fontsize()) >= 11


def test_lanes_differ_by_shape_and_the_paper_by_filling() -> None:
    figure = timeline.draw(EVENTS)
    marks = marks_of(figure)
    lanes = timeline.lanes_of(EVENTS)
    assert len({str(m.get_marker()) for m in marks}) == len(lanes) == 10
    filled = sum(np.shape(m.get_xydata())[0] for m in marks if m.get_markerfacecolor() == FOR)
    assert filled == sum(e.in_paper for e in EVENTS)
    assert {str(m.get_markeredgecolor()) for m in marks} == {FOR, INK}


def test_doubt_is_written_out() -> None:
    text = " ".join(shown(timeline.draw(EVENTS)))
    assert "(disputed)" in text
    assert "1979" in shown(timeline.draw(EVENTS))
    assert "Mar 1988" in text
    assert "confidence: low" in timeline.describe(EVENTS)


def test_the_equal_text_has_every_event() -> None:
    text = timeline.describe(EVENTS)
    for event in EVENTS:
        assert event.title in text
    assert text.startswith("93 events, by decade.")


def test_none_one_and_hostile_titles() -> None:
    assert timeline.describe(()) == "No events."
    assert "<svg" in timeline.svg(())
    hostile = EVENTS[0].model_copy(update={"title": "$\\frac<script>alert(1)</script> $x$ " + "w" * 300})
    for shape in SHAPES:
        svg = timeline.svg([hostile], shape=shape)
        assert "<script>" not in svg
        assert "frac&lt;script&gt;" in svg
    many = [EVENTS[0].model_copy(update={"id": f"Z{n}", "category": f"kind_{n % 14}"}) for n in range(300)]
    assert "<svg" in timeline.svg(many, shape="wide")


def test_two_tellings_in_two_lanes() -> None:
    events = EVENTS[:3]
    told = {events[0].id: (0,), events[1].id: (0, 1), events[2].id: (1,)}
    figure = timeline.draw_tellings(events, ("left", "right"), told)
    assert sum(np.shape(m.get_xydata())[0] for m in marks_of(figure)) == 4
    assert "<svg" in timeline.svg_tellings(events, ("left", "right"), told)


@pytest.mark.parametrize("shape", SHAPES)
def test_those_involved_stand_beside_an_event_and_over_no_word(shape: timeline.Shape) -> None:
    figure = timeline.draw(EVENTS, shape=shape, badges=BADGES)
    pen = pen_of(figure)
    texts = [t for ax in figure.axes for t in ax.texts if t.get_rotation() == 0]
    marks = [t for t in texts if t.get_color() in PARTY]
    named = sum(len(e.actors) for e in EVENTS)
    more = sum(int(t.get_text()[1:]) for t in texts if t.get_text()[:1] == "+")
    assert len(marks) + more == named
    left = {(t.axes, round(t.get_position()[1], 3)): t for t in texts if t not in marks}
    for mark in marks:
        before = left.get((mark.axes, round(mark.get_position()[1], 3)))
        if before is not None and before.get_position()[0] < mark.get_position()[0]:
            assert before.get_window_extent(pen).x1 <= mark.get_window_extent(pen).x0, before.get_text()
