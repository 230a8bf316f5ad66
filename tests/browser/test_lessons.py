"""Every lesson on a phone in the dark: it runs, nothing is cut off, no word is broken, axe is content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from course.case import load_case
from tests.browser._lab import broken_words, serious, too_wide

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
    page.locator(".rls h2", has_text="Look back").last.wait_for(state="attached", timeout=30_000)
    page.wait_for_timeout(500)
    assert too_wide(page) == []
    assert broken_words(page) == []
    assert serious(Axe().run(page, context=".rls")) == []
