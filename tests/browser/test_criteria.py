"""What WCAG 2.2 asks of pages and no other test looks at, on a phone and on a laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe

from course.case import load_case
from course.cli import main
from tests.browser._pages import Pages, judge, opened
from tests.browser._served import ALL_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LESSONS: Final = [lesson.id for lesson in load_case().lessons]
SIZES: Final = [(320, 640), (1366, 768)]
MOST: Final = 400
"""Presses of Tab after which a page that never ends counts as a trap."""
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
AXE: Final[dict[str, Any]] = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}},
}
SPACED: Final = """.rls *, body, body * { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
CUT: Final = """() => {
  const cuts = (e) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(e);
    if (clipPath !== "none" || e.closest("svg, .hidden, .say") || !e.checkVisibility()) return false;
    const across = /hidden|clip/.test(overflowX) && e.scrollWidth > e.clientWidth + 1;
    const down = /hidden|clip/.test(overflowY) && e.scrollHeight > e.clientHeight + 1;
    return (across || down) && e.innerText?.trim();
  };
  return [...document.body.querySelectorAll("*")].filter(cuts).map((e) => e.outerHTML.slice(0, 120));
}"""
FOCUS: Final = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  window.met ??= new Set();
  if (window.met.has(here)) return null; // round again
  window.met.add(here);
  const marks = (e) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || (boxShadow !== "none" && e !== here);
  };
  const around = [here, here.closest("label"), ...(here.labels ?? [])].filter(Boolean);
  const all = around.map((e) => e.getBoundingClientRect());
  const [across, down] = [[0.1, 0.5, 0.9], [0.2, 0.5, 0.8]];
  const at = (b) => across.flatMap((x) => down.map((y) => [b.left + b.width * x, b.top + b.height * y]));
  const points = all.flatMap(at);
  const seen = points.some(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there && around.some((e) => e.contains(there));
  });
  return { what: here.outerHTML.slice(0, 120), marked: around.some(marks), seen };
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    running = Pages(tmp_path_factory.mktemp("criteria"))
    yield running
    running.stop()


def whole(page: Page) -> None:
    """Wait until every face is there, and open what is folded."""
    page.wait_for_function(ALL_SHOWN)
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => (d.open = true))")


@pytest.mark.parametrize(
    ("lesson", "size"), [(lesson, SIZES[(n + 1) % 2]) for n, lesson in enumerate(LESSONS)], ids=str
)
def test_axe_finds_nothing_at_any_level_with_targets_and_names(
    browser: Browser, pages: Pages, lesson: str, size: tuple[int, int]
) -> None:
    with opened(browser, pages, lesson, viewport={"width": size[0], "height": size[1]}) as page:
        whole(page)
        found = Axe().run(page, options=AXE).response["violations"]
        assert [(v["id"], [n["html"][:150] for n in v["nodes"]][:3]) for v in found] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_wider_spacing_of_text_cuts_nothing_off(browser: Browser, pages: Pages, lesson: str) -> None:
    with opened(browser, pages, lesson, viewport={"width": 640, "height": 768}, bypass_csp=True) as page:
        whole(page)
        before = set(page.evaluate(CUT))
        page.add_style_tag(content=SPACED)
        assert set(page.evaluate(CUT)) - before == set()
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize(("nth", "size"), list(enumerate([(640, 320), (320, 640), (683, 384)])), ids=str)
def test_a_page_works_lying_and_standing_and_at_twice_the_size(
    browser: Browser, pages: Pages, nth: int, size: tuple[int, int]
) -> None:
    with opened(browser, pages, "01-introduction", viewport={"width": size[0], "height": size[1]}) as page:
        whole(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
        judge(page, nth)
        page.get_by_text(f"{nth + 1} of 4 judged.").wait_for()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_keyboard_goes_through_the_whole_page_is_seen_everywhere_and_leaves_it(
    browser: Browser, pages: Pages, size: tuple[int, int]
) -> None:
    shape: dict[str, Any] = {"viewport": {"width": size[0], "height": size[1]}, "reduced_motion": "reduce"}
    with opened(browser, pages, "03-red-line", **shape) as page:
        whole(page)
        stops = []
        for _ in range(MOST):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop is None:
                break
            stops.append(stop)
        assert 50 < len(stops) < MOST
        assert [stop["what"] for stop in stops if not stop["marked"]] == []
        assert [stop["what"] for stop in stops if not stop["seen"]] == []


def test_going_through_a_page_and_choosing_change_nothing_unasked(browser: Browser, pages: Pages) -> None:
    with opened(browser, pages, "03-red-line") as page:
        whole(page)
        page.locator("[data-do=choose] >> nth=0").click()
        form = page.locator("form[data-do=judge]")
        form.wait_for()
        before = (page.url, len(page.context.pages), page.locator("main").inner_text())
        for name in ("kind", "status", "confidence"):
            form.locator(f"input[name={name}]").nth(1).check()
        form.locator("textarea").focus()
        form.locator("textarea").fill("So.")
        assert (page.url, len(page.context.pages), page.locator("main").inner_text()) == before


def test_the_sheets_for_an_admission_can_be_read_by_everybody(browser: Browser, tmp_path: Path) -> None:
    assert main(["admit", "--out", str(tmp_path)]) == 0
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for sheet in tmp_path.glob("*.html"):
        page.goto(sheet.as_uri())
        assert Axe().run(page).response["violations"] == [], sheet.name
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360, sheet.name
    page.close()
