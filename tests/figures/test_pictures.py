"""Pictures follow the page's colours, keep their text as text, and have an equal in words."""

from __future__ import annotations

import re

from course.activities.claims import CalibrationStep
from course.case import load_case
from course.figures import calibration, ranges
from course.figures.svg import AGAINST, FOR, INK

STEPS = [CalibrationStep(i, agreed=i, differed=5 - i) for i in range(1, 6)]
SYSTEMS = load_case().systems


def test_svg_takes_the_page_s_colours_and_keeps_text() -> None:
    for svg in (calibration.svg(STEPS), ranges.svg(SYSTEMS)):
        assert svg.startswith("<svg")
        assert "currentColor" in svg
        assert "<text" in svg
        assert not re.search(f"{INK}|{FOR}|{AGAINST}", svg)
        assert "<metadata" not in svg


def test_the_same_picture_is_drawn_twice_the_same() -> None:
    assert calibration.svg(STEPS) == calibration.svg(STEPS)


def test_one_mark_for_each_judgement() -> None:
    ax = calibration.draw(STEPS).axes[0]
    marks = [line for line in ax.lines if line.get_marker() in ("o", "D")]
    assert len(marks) == sum(s.agreed + s.differed for s in STEPS)
    assert sum(line.get_marker() == "o" for line in marks) == sum(s.agreed for s in STEPS)


def test_no_judgement_at_all_is_still_a_picture() -> None:
    none = [CalibrationStep(i, 0, 0) for i in range(1, 6)]
    assert "none yet" in calibration.svg(none)
    assert calibration.describe(none) == "How sure, and how often the ledger agreed."


def test_every_figure_of_the_case_is_drawn_and_said() -> None:
    drawn = ranges.comparable(SYSTEMS)
    assert drawn
    words = ranges.describe(SYSTEMS)
    bars = ranges.draw(SYSTEMS).axes[0].patches
    figures = [s.paper_range_km for s in drawn if s.paper_range_km]
    assert len(bars) == len(figures) + sum(len(s.reference_ranges_km) for s in drawn)
    for system in drawn:
        assert system.name in words
