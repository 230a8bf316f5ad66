"""One mark and one colour for each stakeholder: made where they are left out, never twice the same mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from course.case import check_case, load_case
from course.case._party_marks import HUES, hues_of, marks_of

if TYPE_CHECKING:
    from pathlib import Path

CASE = load_case()
names = st.lists(st.text(min_size=1, max_size=12).filter(str.strip), max_size=30)


@given(names)
def test_marks_are_made_for_any_names_and_differ(given_names: list[str]) -> None:
    base = CASE.stakeholders[0]
    parties = [
        base.model_copy(update={"id": f"p{n}", "name": name, "short": None, "mark": None})
        for n, name in enumerate(given_names)
    ]
    marks = marks_of(parties)
    assert len(set(marks.values())) == len(parties)
    assert all(0 < len(mark) <= 4 for mark in marks.values())
    assert set(hues_of(parties).values()) <= set(range(1, HUES + 1))


def test_a_mark_that_a_record_names_is_kept_and_not_made_for_another() -> None:
    one, other = CASE.stakeholders[:2]
    free = one.model_copy(update={"id": "a", "name": "Iran", "short": None, "mark": None})
    named = other.model_copy(update={"id": "b", "mark": "IR"})
    assert marks_of([free, named]) == {"a": "IRA", "b": "IR"}


def test_a_colour_that_a_record_names_is_kept_and_used_again_last() -> None:
    base = CASE.stakeholders[0].model_copy(update={"mark": None})
    free = [base.model_copy(update={"id": f"p{n}", "colour": None}) for n in range(HUES - 1)]
    named = base.model_copy(update={"id": "named", "colour": 1})
    hues = hues_of([*free, named])
    assert hues["named"] == 1
    assert sorted(hues.values()) == list(range(1, HUES + 1))


def test_those_of_whom_most_is_known_have_colours_of_their_own() -> None:
    most = sorted((s for s in CASE.stakeholders if not s.person), key=lambda s: -len(s.stated_positions))[
        :HUES
    ]
    assert len({CASE.hue(s.id) for s in most}) == HUES


def test_two_parties_with_one_mark_are_a_mistake(copy: Path) -> None:
    path = copy / "stakeholders.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  in_paper", "  mark: W\n  in_paper"), encoding="utf-8")
    (found,) = check_case(copy)
    assert (found.field, found.wrong) == ("mark", "“W” is already the mark of “village”")
