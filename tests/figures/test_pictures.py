"""Pictures follow the page's colours, keep their text as text, and have an equal in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from course.activities.claims import CalibrationStep
from course.case import load_case
from course.figures import calibration, ranges
from course.figures.figure import Box, Disc, Figure, Path, Shape, Words
from course.figures.keep import with_sources
from course.figures.svg import to_svg

STEPS = [CalibrationStep(i, agreed=i, differed=5 - i) for i in range(1, 6)]
SYSTEMS = load_case().systems


def test_svg_takes_the_page_s_colours_and_keeps_text() -> None:
    for svg in (calibration.svg(STEPS), ranges.svg(SYSTEMS)):
        assert svg.startswith("<svg")
        assert "currentColor" in svg
        assert "<text" in svg
        assert "var(--" in svg
        assert " style=" not in svg  # a page may forbid it
        assert ET.fromstring(svg).tag.endswith("svg")


def test_a_text_from_right_to_left_is_read_so_on_every_line() -> None:
    figure = Figure(300, 80)
    figure.words(0, 20, "اعلام پرتاب‌ها مهم است.\n(ICBM) نیز.")
    figure.words(0, 60, "Notice (اعلام) helps.")
    shown = [text.text or "" for text in ET.fromstring(to_svg(figure))]
    assert shown == [
        "\u2067اعلام پرتاب‌ها مهم است.\u2069",
        "\u2067(ICBM) نیز.\u2069",
        "Notice (اعلام) helps.",
    ]
    told = [w.text for w in with_sources(figure, ["گزارش (IAEA)، ۲۰۲۵.", "A report."]).texts if w.left]
    assert told == ["اعلام پرتاب‌ها مهم است.", "(ICBM) نیز.", "گزارش (IAEA)، ۲۰۲۵."]


def test_the_same_picture_is_drawn_twice_the_same() -> None:
    assert calibration.svg(STEPS) == calibration.svg(STEPS)


def test_one_mark_for_each_judgement() -> None:
    rows = sum(s.agreed for s in STEPS), sum(s.differed for s in STEPS)
    drawn = calibration.draw(STEPS).shapes
    agreed = [s for s in drawn if isinstance(s, Disc)]
    differed = [s for s in drawn if isinstance(s, Path) and len(s.paths[0]) > 2]
    assert (len(agreed) - 1, len(differed) - 1) == rows  # one of each stands in the key
    assert all(s.fill for s in agreed)
    assert not any(s.fill for s in differed)


def test_picture_and_words_run_from_certain_to_guessing() -> None:
    labels = [w.text for w in calibration.draw(STEPS).texts if w.bold]
    assert labels == ["Certain", "Sure", "Fairly sure", "Unsure", "Guessing"]
    words = calibration.describe(STEPS)
    assert sorted(labels, key=lambda label: words.index(f"{label}: ")) == labels


def test_the_words_begin_with_what_the_picture_shows() -> None:
    step = CalibrationStep
    surer = [step(1, 0, 3), step(2, 0, 0), step(3, 0, 0), step(4, 0, 0), step(5, 3, 0)]
    less = [step(1, 3, 0), step(2, 0, 0), step(3, 0, 0), step(4, 0, 0), step(5, 0, 3)]
    same = [step(1, 2, 2), step(2, 0, 0), step(3, 0, 0), step(4, 0, 0), step(5, 2, 2)]
    assert "surer, the ledger agreed more often: 3 of 3" in calibration.describe(surer)
    assert "surer, the ledger agreed less often: 0 of 3" in calibration.describe(less)
    assert calibration.describe(same).startswith("Being surer did not go with agreeing more often: 2 of 4")
    assert ranges.describe(SYSTEMS).startswith(ranges.finding(SYSTEMS))
    assert "Qiam-1 more than twice" in ranges.finding(SYSTEMS)
    assert ranges.finding(()).startswith("Where the paper gives a range")


def test_no_judgement_at_all_is_still_a_picture() -> None:
    none = [CalibrationStep(i, 0, 0) for i in range(1, 6)]
    assert "none yet" in calibration.svg(none)
    assert calibration.describe(none).startswith("The ledger agreed 0 of 0 times")


def test_every_figure_of_the_case_is_drawn_and_said() -> None:
    drawn = ranges.comparable(SYSTEMS)
    assert drawn
    words = ranges.describe(SYSTEMS)
    marks: list[Shape] = [
        s
        for s in ranges.draw(SYSTEMS).shapes
        if isinstance(s, Box) or (isinstance(s, Path) and len(s.paths[0]) > 2)
    ]
    figures = [s.paper_range_km for s in drawn if s.paper_range_km]
    assert len(marks) == len(figures) + sum(len(s.reference_ranges_km) for s in drawn)
    assert sum(bool(m.fill) for m in marks if not isinstance(m, Words)) == len(figures)
    for system in drawn:
        assert system.name in words


def test_the_axis_begins_at_zero_and_names_its_unit() -> None:
    words = [w.text for w in ranges.draw(SYSTEMS).texts]
    assert {"0 km", "500", "1,000", "1,500", "2,000 km"} <= set(words)
    farthest = [s.name for s in ranges.comparable(SYSTEMS)]
    assert [w for w in words if w in farthest] == farthest  # in the order of the table
