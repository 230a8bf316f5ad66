"""What stands at the head of a package: where it begins, and each party's answer in a word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from course.activities.bargaining.heads import AT_FIRST, first_issues, head
from course.case import load_case

CASE = load_case()


def test_a_package_begins_with_what_is_wanted_and_goes_on_with_what_most_is_known_of() -> None:
    most = first_issues(CASE)
    counts = [sum(h.issue == issue for h in CASE.bargaining) for issue in most]
    assert len(most) == AT_FIRST
    assert counts == sorted(counts, reverse=True)
    other = next(i.id for i in CASE.issues if i.id not in most)
    assert first_issues(CASE, [other]) == (other, *most[:-1])
    assert first_issues(CASE, ["no issue", most[-1]]) == (most[-1], *most[:-1])


def test_as_many_issues_stand_there_as_are_wanted() -> None:
    every = [i.id for i in CASE.issues][: AT_FIRST + 2]
    assert first_issues(CASE, every) == tuple(every)


@pytest.mark.parametrize(
    ("kinds", "words", "counts"),
    [
        ((), "Nothing is settled yet", ""),
        (("line", "accepts", "met"), "Crosses a red line", "1 line crossed and 2 accepted"),
        (("line", "line", "refuses"), "Crosses a red line", "2 lines crossed and 1 refused"),
        (("refuses", "accepts"), "Would not accept it", "1 refused and 1 accepted"),
        (("fails", "return"), "Would not accept it", "1 refused and 1 in return"),
        (("unknown", "unknown", "return"), "Mostly not known", "1 in return and 2 not known"),
        (("unknown", "waits"), "Could accept it, if …", "1 in return and 1 not known"),
        (("unknown", "supposed"), "Accepts it so far", "1 accepted and 1 not known"),
        (("outside",), "Outside its concern", ""),
        (("outside", "accepts"), "Accepts it so far", "1 accepted"),
    ],
)
def test_the_worst_answer_is_the_head(kinds: tuple[str, ...], words: str, counts: str) -> None:
    work: Any = SimpleNamespace(
        package=range(len(kinds)), answer=lambda _party, issue: SimpleNamespace(kind=kinds[issue])
    )
    found = head(work, "a party")
    assert (found.words, found.counts) == (words, counts)
