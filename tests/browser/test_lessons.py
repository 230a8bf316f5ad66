"""Every lesson on a phone in the dark: all its faces are there and whole, and axe is content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from course.case import load_case
from tests.browser._lab import broken_words, faces_called_in, serious, too_wide

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser._lab import Lab

LESSONS = [lesson.id for lesson in load_case().lessons]
TALL = 14_000  # Jupyter draws only the cells that are in view


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_on_a_phone_in_the_dark(open_lab: Callable[..., Lab], lesson: str) -> None:
    lab = open_lab(phone=True, dark=True)
    page = lab.page
    page.set_viewport_size({"width": 360, "height": TALL})
    lab.open(f"notebooks/{lesson}.ipynb", dark=True)
    lab.run_all()
    for i in range(faces_called_in(lesson)):
        page.locator(".rls .face h2").nth(i).wait_for(state="attached")
    page.locator(".rls h2", has_text="Look back").last.wait_for(state="attached")
    page.wait_for_timeout(500)
    assert too_wide(page) == []
    assert broken_words(page) == []
    assert serious(Axe().run(page, context=".rls")) == []
