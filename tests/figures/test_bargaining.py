"""The picture of who accepts what: marks that differ in grey, and equal text."""

from __future__ import annotations

from course.activities.bargaining import Bargaining
from course.figures import bargaining as figure
from course.figures.colours import AGAINST, FOR
from course.figures.figure import Box, Disc, Path
from course.journal import Journal
from tests.kept import lines_case


def test_every_option_of_every_party_has_a_mark_and_words() -> None:
    work = Bargaining(lines_case(), Journal(), who="heron")
    said = figure.describe(work)
    for issue in work.case.issues:
        assert issue.title in said
    assert "Part of a deal of all: none." in said
    work.try_step(0)
    tried = figure.describe(work)
    assert "Only if unknown views are a yes:" in tried  # a deal now, which leans on what nobody knows
    open_ = [(line.party, line.issue) for line in work.problem().unknown]
    for party, about in open_:
        work.suppose(party, about, "accepts")
    assert "a yes is supposed: " in figure.describe(work)
    assert "Only if unknown" not in figure.describe(work)
    work.suppose(*open_[0], "refuses")
    assert "a no is supposed: " in figure.describe(work)
    assert "<svg" in figure.svg(work)


def test_the_four_stances_differ_without_colour() -> None:
    drawn = figure.draw(Bargaining(lines_case(), Journal(), who="heron"))
    filled = [s for s in drawn.shapes if isinstance(s, Box) and s.fill == s.edge == FOR]
    hatched = [s for s in drawn.shapes if isinstance(s, Path) and s.edge == FOR]
    crosses = [s for s in drawn.shapes if isinstance(s, Path) and s.edge == AGAINST]
    dots = [s for s in drawn.shapes if isinstance(s, Disc)]
    assert filled
    assert hatched
    assert crosses
    assert dots


def test_many_parties_go_into_panels_and_none_is_drawn_as_well() -> None:
    work = Bargaining(lines_case(), Journal(), who="heron")
    few = figure.draw(work).height
    work.sit([p.id for p in work.everybody][:7])
    assert figure.draw(work).height > 2.5 * few
