"""The picture of events: every label on its own line, in grey, with many events and with none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from course.case import load_case
from course.figures import timeline
from course.figures.colours import FOR, INK, PARTY
from course.figures.figure import Disc, Figure, Path
from course.figures.svg import to_svg
from tests.figures._pen import area, shown

CASE = load_case()
EVENTS = CASE.events
BADGES = timeline.badges_in(CASE, EVENTS)


def marks_of(figure: Figure) -> list[Disc | Path]:
    lines = [s for s in figure.shapes if isinstance(s, Disc | Path)]
    return [s for s in lines if isinstance(s, Disc) or s.faint == 1]


SHAPES: tuple[timeline.Shape, ...] = ("page", "wide", "phone")


@pytest.mark.parametrize("shape", SHAPES)
def test_all_93_events_stand_on_lines_of_their_own(shape: timeline.Shape) -> None:
    assert len(EVENTS) == 93
    figure = timeline.draw(EVENTS, shape=shape, badges=BADGES)
    words = " ".join(shown(figure))
    for event in EVENTS:
        assert event.title.split()[0] in words
    columns: dict[bool, set[float]] = {}
    for text in figure.texts:
        if not text.turn:
            columns.setdefault(shape == "wide" and text.x > figure.width / 2, set()).add(round(text.y, 1))
    for lines in columns.values():
        assert all(b - a >= 14 for a, b in pairwise(sorted(lines)))  # no label over another
        assert 0 < min(lines) < max(lines) < figure.height
    assert len(marks_of(figure)) == 93


def test_no_label_runs_out_of_the_picture() -> None:
    for shape in SHAPES:
        figure = timeline.draw(EVENTS, shape=shape, badges=BADGES)
        for text in figure.texts:
            assert text.size >= 11
            if not text.turn:
                edge = figure.width / 2 if shape == "wide" and text.x < figure.width / 2 else figure.width
                assert area(text)[2] <= edge + 1, text.text  # less than a letter is apart from the next


def test_lanes_differ_by_shape_and_the_paper_by_filling() -> None:
    marks = marks_of(timeline.draw(EVENTS))
    lanes = timeline.lanes_of(EVENTS)
    assert len({_shape(m) for m in marks}) == len(lanes) == 10
    assert sum(m.edge == FOR for m in marks) == sum(e.in_paper for e in EVENTS)
    assert {m.edge for m in marks} == {FOR, INK}


def _shape(mark: Disc | Path) -> tuple[tuple[float, float], ...]:
    """Give the corners of a mark from its middle; none for a disc."""
    if isinstance(mark, Disc):
        return ()
    points = [point for path in mark.paths for point in path[: -1 if len(path) > 2 else None]]
    x, y = (sum(p[n] for p in points) / len(points) for n in (0, 1))
    return tuple(sorted((round(a - x, 1), round(b - y, 1)) for a, b in points))


def test_doubt_is_written_out() -> None:
    text = " ".join(shown(timeline.draw(EVENTS)))
    assert "(disputed)" in text
    assert "1979" in shown(timeline.draw(EVENTS))
    assert "Mar 1988" in text
    assert "(confidence: low)" in text


def test_none_one_and_hostile_titles() -> None:
    assert "<svg" in to_svg(timeline.draw(()))
    hostile = EVENTS[0].model_copy(update={"title": "$\\frac<script>alert(1)</script> $x$ " + "w" * 300})
    for shape in SHAPES:
        svg = to_svg(timeline.draw([hostile], shape=shape))
        assert "<script>" not in svg
        assert "frac&lt;script&gt;" in svg
    many = [EVENTS[0].model_copy(update={"id": f"Z{n}", "category": f"kind_{n % 14}"}) for n in range(300)]
    assert "<svg" in to_svg(timeline.draw(many, shape="wide"))


def test_two_tellings_in_two_lanes() -> None:
    events = EVENTS[:3]
    told = {events[0].id: (0,), events[1].id: (0, 1), events[2].id: (1,)}
    figure = timeline.draw_tellings(events, ("left", "right"), told)
    assert len(marks_of(figure)) == 4
    assert "<svg" in timeline.svg_tellings(events, ("left", "right"), told)


@pytest.mark.parametrize("shape", SHAPES)
def test_those_involved_stand_beside_an_event_and_over_no_word(shape: timeline.Shape) -> None:
    figure = timeline.draw(EVENTS, shape=shape, badges=BADGES)
    texts = [t for t in figure.texts if not t.turn]
    marks = [t for t in texts if t.colour in PARTY]
    named = sum(len(e.actors) for e in EVENTS)
    more = sum(int(t.text[1:]) for t in texts if t.text[:1] == "+")
    assert len(marks) + more == named
    for mark in marks:
        before = [t for t in texts if t not in marks and round(t.y, 1) == round(mark.y, 1) and t.x < mark.x]
        if shape == "wide" and mark.x > figure.width / 2:
            before = [t for t in before if t.x > figure.width / 2]
        assert all(area(t)[2] <= mark.x + 1 for t in before), mark.text
