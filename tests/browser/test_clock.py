"""The clock of a debate in a browser whose own clock is wrong, jumps, or stood still in a sleep."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import course.faces.front

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FRONT = Path(course.faces.front.__file__).parent
FIGURES, CLOCK = ((FRONT / name).read_text(encoding="utf-8") for name in ("figures.js", "clock.js"))
MODULE = FIGURES + CLOCK.replace('import { inFigures } from "./figures.js";\n', "")  # one text is one address
# Two clocks of one browser: what is on the wall, and what only counts. Python's own is apart from both.
CLOCKS = """
let counted = 0, wall = 0;
const start = { wall: Date.now(), counts: performance.now() };
performance.now = () => start.counts + counted;
Date.now = () => start.wall + counted + wall;
let python = 0; // what Python's clock has counted
window.pass = (ms) => { counted += ms; python += ms; };
window.sleep = (ms) => { wall += ms; python += ms; }; // the counting clock stands still
window.jump = (ms) => { wall += ms; };
window.message = (more = {}) => {
  const data = { key: "k/1", phase: "1", running: true, started: true, set: true,
    left: 180 - python / 1000, at: 1e12 + python, total: 420,
    bells: [{ at: 420, rings: 0, says: "Time", pause: false }], periods: [], auto: false,
    words: { running: "Running", stopped: "Stopped", over: "Over time", loud: "On", silent: "Off" },
    ...more };
  return JSON.stringify(data);
};
window.asked = 0; window.heard = []; window.pressed = [];
"""
PAGE = """<div id="root"><section data-clock><div data-clock-face></div><p data-clock-words></p>
<button data-clock-do="start">Start</button><button data-clock-do="pause">Pause</button>
<button data-clock-next>Next</button></section></div>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.set_content(PAGE)
    made.evaluate(CLOCKS.replace("let ", "var ").replace("const ", "var "))
    yield made
    made.close()


def mind(page: Page, *, answers: bool = True, **more: Any) -> None:
    """Open a view of the clock, with a message that Python has just made."""
    page.evaluate("""async ([code, more, answers]) => {
      const { mindClock } = await import("data:text/javascript," + encodeURIComponent(code));
      const place = document.querySelector("[data-clock]");
      window.tell = () => { place.dataset.clock = message(more); clock.show(); };
      if (!place.dataset.clock) place.dataset.clock = message(more);
      const root = document.getElementById("root");
      window.clock = mindClock(root, (b) => pressed.push("next"), (t) => heard.push(t), () => {
        asked += 1; if (answers) queueMicrotask(tell);
      });
      clock.show();
    }""", [MODULE, more, answers])  # fmt: skip


def shown(page: Page) -> str:
    page.evaluate("clock.show()")
    return page.locator("[data-clock-face]").inner_text()


@pytest.mark.parametrize("hours", [-1, 1, -0.025, 0.025])
def test_the_time_on_the_wall_of_a_browser_does_not_matter(page: Page, hours: float) -> None:
    page.evaluate("(ms) => jump(ms)", hours * 3_600_000)
    mind(page, auto=True)
    assert shown(page) == "03:00"
    page.evaluate("pass(61000)")
    assert shown(page) == "01:59"
    assert page.evaluate("pressed") == []  # nothing moves on before its time


def test_it_shows_the_digits_of_the_language_of_its_place(page: Page) -> None:
    page.evaluate('document.getElementById("root").lang = "fa"')
    mind(page)
    assert shown(page) == "۰۳:۰۰"
    page.evaluate('document.getElementById("root").lang = "fr"')
    assert shown(page) == "03:00"


def test_the_message_of_the_trial_shows_three_minutes(page: Page) -> None:
    """A browser 90 seconds ahead of Python."""
    given = json.loads(page.evaluate("message()")) | {"left": 180, "total": 420, "at": 0}
    page.evaluate(
        "(text) => { document.querySelector('[data-clock]').dataset.clock = text }", json.dumps(given)
    )
    mind(page, answers=False)
    assert shown(page) == "03:00"


def test_a_jump_of_the_wall_clock_changes_nothing(page: Page) -> None:
    mind(page)
    for ms in (3_600_000, -7_200_000):
        page.evaluate("(ms) => jump(ms)", ms)
        assert shown(page) == "03:00"
    page.evaluate("pass(60000)")
    assert shown(page) == "02:00"


def test_after_a_sleep_python_is_asked_and_no_bell_rings_by_a_wrong_time(page: Page) -> None:
    mind(page, auto=True)
    page.evaluate("sleep(100000)")
    assert shown(page) == "01:20"
    page.evaluate("sleep(100000)")
    assert shown(page) == "+00:20"
    assert page.evaluate("pressed") == ["next"]


def test_while_nobody_answers_nothing_moves_on_by_itself(page: Page) -> None:
    mind(page)
    page.evaluate("window.tell = () => {}")
    page.evaluate("jump(3600000); pass(200000)")
    assert shown(page) == "+00:20"
    assert page.evaluate("heard") == []
    asked = page.evaluate("asked")
    page.evaluate("pass(6000)")
    shown(page)
    assert page.evaluate("asked") == asked + 1  # it is asked again


def test_a_page_that_is_opened_again_asks_how_late_it_is(page: Page) -> None:
    mind(page)
    old = page.evaluate("document.querySelector('[data-clock]').dataset.clock")
    page.evaluate("pass(90000); clock.stop()")
    page.evaluate("(text) => { document.querySelector('[data-clock]').dataset.clock = text }", old)
    mind(page)  # a second view, or the page after a reload, finds the message of before
    assert shown(page) == "01:30"


def test_a_late_message_gives_nobody_more_time(page: Page) -> None:
    mind(page)
    late = page.evaluate("message({at: 5})")
    page.evaluate("pass(2000)")
    page.evaluate("(text) => { document.querySelector('[data-clock]').dataset.clock = text }", late)
    assert shown(page) == "02:58"


def test_a_press_holds_and_takes_along_what_was_shown_unless_that_is_doubtful(page: Page) -> None:
    mind(page)
    page.evaluate("pass(30000); clock.show()")
    page.get_by_role("button", name="Pause").click()
    assert page.locator("[data-clock-do=pause]").get_attribute("data-args") == '{"left":150}'
    page.evaluate("tell()")  # made before the press arrived: it still says that the clock runs
    assert shown(page) == "02:30"
    page.evaluate("pass(1100); tell()")  # Python did not take the press: somebody else keeps the time
    assert shown(page) == "02:29"
    page.evaluate("window.tell = () => {}; sleep(60000); clock.show()")
    page.get_by_role("button", name="Pause").click()
    assert page.locator("[data-clock-do=pause]").get_attribute("data-args") == "{}"
