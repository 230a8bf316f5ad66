"""What holds for all faces: controls that a finger hits, and a wall that fits, can be read and goes blank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from course.faces.wall import WallFace
from tests.browser._presses import Hand, window
from tests.browser._wall import ASTRAY
from tests.browser.test_answers import opened, walked
from tests.faces._every import EVERY_FACE
from tests.faces._tours import TOURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SIZES: Final = [(1024, 768), (1920, 1080), (3840, 2160)]
TOUCHING: Final = (Path(__file__).with_name("_touching.js")).read_text(encoding="utf-8")
ONLY_ON_PAGES: Final = {"contents", "head of a page", "who"}  # their sheet is the page's


@pytest.mark.parametrize("width", [1366, 360])
def test_no_controls_touch_and_small_ones_stand_apart(browser: Browser, tmp_path: Path, width: int) -> None:
    wrong: dict[str, list[str]] = {}
    with window(browser, width, 768) as page:
        for number, name in enumerate(EVERY_FACE.keys() - ONLY_ON_PAGES):
            Hand(page, name, opened(name, tmp_path / str(number)))
            if found := page.evaluate(TOUCHING):
                wrong[name] = found
    assert wrong == {}


def walls(tmp_path: Path) -> Iterator[str]:
    for number, name in enumerate(EVERY_FACE):
        if isinstance(opened(name, tmp_path / str(number)), WallFace):
            yield name


def test_every_wall_fits_can_be_read_and_goes_blank_by_b(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong: list[str] = []
    seen = 0
    with window(browser, 1366, 768) as page:
        for name in walls(tmp_path):
            for number, tour in enumerate(TOURS[name]):
                hand = Hand(page, name, opened(name, tmp_path / f"{name} {number}"))
                list(walked(hand, tour, narrow=False))
                page.set_viewport_size({"width": 1366, "height": 768})
                if not page.locator("#place .face [data-wall-show=here]:visible").count():
                    continue
                hand.look_at_the_wall()
                seen += 1
                for width, height in SIZES:
                    page.set_viewport_size({"width": width, "height": height})
                    wrong += [f"{name} {number} at {width}: {what}" for what in page.evaluate(ASTRAY)]
                view = page.locator(".wall-host .wall:not(.blank)")
                for hidden in (True, False):
                    page.keyboard.press("b")
                    if view.is_hidden() is not hidden:
                        wrong.append(f"{name} {number}: B, and it is {'still' if hidden else 'not'} there")
                page.keyboard.press("Escape")
    assert seen > 8
    assert wrong == [], "\n".join(wrong)
