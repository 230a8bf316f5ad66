"""The lessons as pages in a real browser: by touch, by keyboard, over a line that breaks."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from course.case import load_case
from course.journal import Journal
from tests.browser._lab import serious, tab_to
from tests.browser._pages import CLAIM, Pages, judge, opened
from tests.browser._served import ALL_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LESSONS = [lesson.id for lesson in load_case().lessons]
ALL_HAVE = "(n) => [...document.querySelectorAll('[data-key=foot]')].every((f) => f.textContent.includes(n))"
JUMPS = """() => {
  const wrong = [];
  let last = 0;
  let over = 0;
  for (const heading of document.querySelectorAll("main :is(h1,h2,h3,h4,h5,h6)")) {
    if (!heading.checkVisibility()) continue;
    const level = Number(heading.ariaLevel ?? heading.tagName[1]);
    const ofFace = heading.closest(".face");
    if (level > last + 1 || (ofFace && level <= over)) wrong.push(heading.outerHTML);
    last = level;
    if (!ofFace) over = level;
  }
  return wrong;
}"""
NONE_UNSENT = "() => !Object.keys(localStorage).some((key) => key.includes(':unsent:'))"
WATCH = """() => {
  window.said = [];
  const note = ({ target }) => target.matches?.(".say") && window.said.push(target.textContent);
  new MutationObserver((all) => all.forEach(note))
    .observe(document.body, { subtree: true, childList: true });
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    running = Pages(tmp_path_factory.mktemp("pages"))
    yield running
    running.stop()


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("size", [(320, 700), (1366, 768)], ids=str)
def test_a_lesson_opens_by_itself_for_everybody(
    browser: Browser, pages: Pages, lesson: str, size: tuple[int, int]
) -> None:
    with opened(browser, pages, lesson, viewport={"width": size[0], "height": size[1]}) as page:
        page.wait_for_function(ALL_SHOWN)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
        assert page.evaluate("() => scrollY") == 0
        assert page.evaluate(JUMPS) == []
        assert serious(Axe().run(page)) == []
        assert "token" not in page.url


def test_the_description_for_catalogues_is_data_that_no_rule_of_the_page_refuses(
    browser: Browser, pages: Pages
) -> None:
    with opened(browser, pages, "01-introduction") as page:  # any error of the console fails
        answer = page.reload()
        assert answer is not None
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        page.locator(CLAIM).wait_for()
        read = "() => JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
        assert page.evaluate(read)["@type"] == "LearningResource"


def test_a_judgement_by_touch_on_a_phone_is_there_after_a_reload(browser: Browser, pages: Pages) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True}
    with opened(browser, pages, "01-introduction", **phone) as page:
        judge(page)
        page.get_by_role("heading", name="Side by side").wait_for()
        page.reload()
        page.get_by_text("1 of 4 judged.").wait_for()


def test_the_way_somebody_works_changes_the_minutes_and_the_button(browser: Browser, pages: Pages) -> None:
    lesson = load_case().lesson("03-red-line")
    with opened(browser, pages, "03-red-line") as page:
        page.locator(".head input[value=pair]").check()
        page.locator(".toc h3", has_text=f"{lesson.sittings[0].minutes[1]} min").first.wait_for()
        page.locator(CLAIM).click()
        page.get_by_role("button", name="Keep my judgement").wait_for()
        page.locator(".head input[value=solo]").check()
        page.get_by_role("button", name="Compare with the ledger").wait_for()
        page.locator(".toc input[value=short]").check()
        page.get_by_text("parts are left out here").wait_for()
        assert page.locator(".toc .min").count() == len(lesson.short)


def test_on_a_phone_the_contents_open_and_lead_to_their_part(browser: Browser, pages: Pages) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with opened(browser, pages, "03-red-line", **phone) as page:
        fold = page.get_by_role("button", name="Contents of this lesson")
        assert page.locator("#toc").is_hidden()
        fold.tap()
        page.locator("#toc a", has_text="Four words").tap()
        page.wait_for_function("() => location.hash === '#four-words'")
        assert page.locator("#toc").is_hidden()
        page.wait_for_timeout(500)
        heading, bar = page.locator("#four-words").bounding_box(), page.locator(".toc").bounding_box()
        assert heading
        assert bar
        assert heading["y"] >= bar["y"] + bar["height"] - 1


def test_print_leaves_out_what_can_only_be_pressed(browser: Browser, pages: Pages) -> None:
    with opened(browser, pages, "03-red-line") as page:
        page.emulate_media(media="print")
        for what in (".toc", ".top", ".links", ".way"):
            assert page.locator(what).filter(visible=True).count() == 0, what
        assert page.get_by_role("heading", name="Time you need").is_visible()


def test_a_sentence_is_chosen_and_answered_by_keyboard(browser: Browser, pages: Pages) -> None:
    with opened(browser, pages, "02-capabilities") as page:
        tab_to(page, "[data-do=choose]")
        page.keyboard.press("Enter")
        page.wait_for_selector("form[data-do=judge]")
        tab_to(page, "form[data-do=judge] input[name=kind]")
        page.keyboard.press("Space")
        assert page.locator("form[data-do=judge] input[name=kind]").first.is_checked()


def test_what_was_pressed_without_a_connection_is_done_once_when_it_is_back(
    browser: Browser, tmp_path: Path
) -> None:
    pages = Pages(tmp_path)
    with opened(browser, pages, "01-introduction") as page:
        page.locator(CLAIM).click()
        page.wait_for_selector("form[data-do=judge]")
        pages.stop()
        page.wait_for_selector("body[data-connected=no]")
        assert "no connection" in page.locator("#connection").inner_text()
        judge(page)
        again = Pages(tmp_path, port=pages.port)
        # Another process has another token: the person opens its address in another tab.
        other = page.context.new_page()
        other.goto(again.address("00-start-here"))
        page.get_by_text("1 of 4 judged.").wait_for(timeout=30_000)
        page.wait_for_function(NONE_UNSENT)
        assert page.locator("#connection").inner_text() == ""
    assert journal(tmp_path).count('"verb":"judge"') == 1
    again.stop()


def test_what_a_second_reader_pressed_without_a_connection_is_theirs_after_a_restart(
    browser: Browser, tmp_path: Path
) -> None:
    pages = Pages(tmp_path)
    with opened(browser, pages, "01-introduction") as page:
        page.locator(".head input[value=pair]").check()
        named = page.locator("[data-face='1'] form[data-do=name_partner]")  # two faces ask for it
        named.locator("input").fill("wren")
        named.locator("button").click()
        page.get_by_text("read as a pair").first.wait_for()
        judge(page)
        page.get_by_text("Now wren judges the same sentence.").first.wait_for()
        again = _restarted_after_a_press(page, pages)
        page.wait_for_function(NONE_UNSENT)
        judged = [
            entry for entry in map(json.loads, journal(tmp_path).splitlines()) if entry.get("verb") == "judge"
        ]
        assert (len(judged), judged[1]["who"]) == (2, "wren")
        assert judged[0]["by"] != judged[1]["by"]
    again.stop()


@pytest.mark.parametrize(("wish", "done"), [("Do not do it", 1), ("It was me: do it", 2)])
def test_what_somebody_else_pressed_waits_for_them_and_is_said(
    browser: Browser, tmp_path: Path, wish: str, done: int
) -> None:
    pages = Pages(tmp_path)
    with opened(browser, pages, "01-introduction") as page:
        judge(page)
        page.get_by_text("1 of 4 judged.").wait_for()
        page.locator("[data-do=choose] >> nth=1").click()
        page.locator("form[data-do=judge]").wait_for()
        again = _restarted_after_a_press(page, pages, forgetting=True)
        page.locator("#connection", has_text="pressed is not done. It waits until").wait_for(timeout=30_000)
        assert journal(tmp_path).count('"verb":"judge"') == 1
        page.get_by_role("button", name=wish).click()
        page.wait_for_function(NONE_UNSENT)
        assert journal(tmp_path).count('"verb":"judge"') == done
    again.stop()


def _restarted_after_a_press(page: Page, pages: Pages, *, forgetting: bool = False) -> Pages:
    """End the server, judge, and begin anew: with whoever was here, or with somebody new."""
    pages.stop()
    page.wait_for_selector("body[data-connected=no]")
    form = page.locator("form[data-do=judge]")
    for name in ("kind", "status"):
        form.locator(f"input[name={name}]").first.check()
    form.locator("textarea").fill("I would look it up.")
    form.locator("button[type=submit]").click()
    if forgetting:
        next((pages.work / "work").rglob("desk.json")).unlink()
    again = Pages(pages.work, port=pages.port)
    other = page.context.new_page()  # another process has another token
    other.goto(again.address("00-start-here"))
    return again


def test_the_page_keeps_work_where_a_notebook_would(browser: Browser, pages: Pages) -> None:
    with opened(browser, pages, "03-red-line") as page:
        judge(page)
        page.get_by_role("heading", name="Side by side").wait_for()
    assert '"claim":"S2-' in journal(pages.work)


def test_whoever_comes_back_begins_at_the_first_part_not_yet_done(browser: Browser, pages: Pages) -> None:
    with opened(browser, pages, "02-capabilities") as page:
        assert page.evaluate("() => scrollY") == 0
        judge(page)
        page.get_by_role("heading", name="Side by side").wait_for()
    with opened(browser, pages, "02-capabilities") as page:
        part = page.locator(page.locator(".toc [aria-current=step]").get_attribute("href") or "")
        box = part.bounding_box()
        assert box
        assert 0 <= box["y"] < 768 / 3
        assert part.evaluate("(heading) => heading === document.activeElement")


def journal(home: Path) -> str:
    (found,) = (home / "work").rglob("*.journal.jsonl")
    return found.read_text(encoding="utf-8")


def test_many_files_are_brought_in_one_after_the_other(
    browser: Browser, pages: Pages, tmp_path: Path
) -> None:
    files = []
    for name in ("wren", "stork", "lark"):
        journal = Journal()
        journal.add(journal.introduce(name), "notes", "write", {"text": "Look."})
        files.append(tmp_path / f"{name}.journal.jsonl")
        files[-1].write_text("\n".join(journal.to_lines()) + "\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        packed.write(files.pop(), "Lark_123_assignsubmission_file/lark.journal.jsonl")
    with opened(browser, pages, "00-start-here") as page:
        page.evaluate(WATCH)
        page.locator("input[type=file][multiple]").set_input_files([*files, tmp_path / "class.zip"])
        page.get_by_text("class.zip: 1 new of 1 entry").wait_for()
        page.locator(".answer", has_text="3 files are read.").wait_for()
        assert page.evaluate("said").count("2 of 3 files") == 1
        assert page.get_by_text("stork.journal.jsonl: 1 new of 1 entry").count() == 1


def test_a_page_that_lost_a_change_asks_for_the_whole_face(browser: Browser, pages: Pages) -> None:
    with opened(browser, pages, "04-perspectives", script=Path(__file__).with_name("_losing.js")) as page:
        page.wait_for_function(ALL_SHOWN)  # no first view is among those that are lost
        form = page.locator("form[data-do=rename]")
        form.evaluate("(form) => form.closest('details')?.setAttribute('open', '')")
        page.evaluate("() => { window.loses = 3 }")
        for name in ("calm-otter-31", "early-crane-20"):
            form.locator("input[name=name]").fill(name)
            form.locator("button[type=submit]").click()
            page.wait_for_function("() => window.loses === 0")
        feet = page.locator("[data-key=foot]")
        assert feet.count() > 5
        page.wait_for_function(ALL_HAVE, arg="early-crane-20")
        assert page.evaluate("() => window.asked") > 0


def test_what_is_typed_while_the_answer_is_on_its_way_stays(browser: Browser, tmp_path: Path) -> None:
    pages = Pages(tmp_path)
    with opened(browser, pages, "03-red-line", script=Path(__file__).with_name("_slow.js")) as page:
        name = page.locator("form[data-do=rename] input[name=name]")
        name.fill("calm-otter-31")
        name.press("Enter")
        name.fill("early-crane-20")
        page.locator("[data-key=who] strong", has_text="calm-otter-31").wait_for()
        assert name.input_value() == "early-crane-20"
        name.press("Enter")
        page.locator("[data-key=who] strong", has_text="early-crane-20").wait_for()
        assert name.input_value() == ""
        note = page.locator("form[data-do=write] textarea").first
        note.fill("Their tests")
        page.locator("form[data-do=write] button").first.click()
        note.fill("Their tests were public.")
        page.locator("form[data-do=write]", has_text="Kept").wait_for()
        assert note.input_value() == "Their tests were public."
    pages.stop()


def test_what_the_server_says_first_leaves_the_page_as_it_stands(browser: Browser, pages: Pages) -> None:
    page = browser.new_page()
    page.add_init_script(path=Path(__file__).with_name("_slow.js"))
    page.goto(pages.address("03-red-line"))
    stood = page.evaluate_handle("() => [...document.querySelectorAll('.face > *')]")
    page.wait_for_selector("body[data-connected=yes]")
    page.click(CLAIM)
    page.wait_for_selector("[data-do=judge]")  # it comes after the first view of every face
    made_anew = "all => all.filter((one) => !one.isConnected).map((one) => one.outerHTML.slice(0, 99))"
    assert stood.evaluate("all => all.length") > 9
    assert stood.evaluate(made_anew) == []
