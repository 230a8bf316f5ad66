"""The browser's copy as people meet it: no storage, a full one, a private window, two tabs, two accounts."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from course.journal import open_journal
from tests.browser._pages import CLAIM, Pages, judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

LESSON = "01-introduction"
DESK = "00-start-here"
KEPT = "This browser keeps a copy"
REFUSED = "This browser refuses to keep a copy"
OFFER = "Yes, bring my work back"
REFUSING = """
const refuse = () => { throw new DOMException("denied", "SecurityError"); };
for (const name of ["indexedDB", "localStorage"]) Object.defineProperty(window, name, { get: refuse });
"""
DEAF = """
const Plain = window.WebSocket;
window.WebSocket = class extends Plain {
  addEventListener(kind, heard) {
    super.addEventListener(kind, (event) => {
      if (kind !== "message" || JSON.parse(event.data).type !== "done") heard(event);
    });
  }
};
"""
NOTHING_WAITS = "() => !Object.keys(localStorage).some((key) => key.startsWith('red-line-seminar:unsent'))"
COUNT = """() => new Promise((resolve) => {
  const ask = indexedDB.open("red-line-seminar");
  ask.onsuccess = () => {
    const keys = ask.result.transaction("copies").objectStore("copies").getAllKeys();
    keys.onsuccess = () => { resolve(keys.result.map((key) => key[3])); ask.result.close(); };
  };
})"""


@contextmanager
def served(work: Path, port: int = 0, **env: str) -> Iterator[Pages]:
    pages = Pages(work, port, **env)
    try:
        yield pages
    finally:
        pages.stop()


def opened(context: BrowserContext, pages: Pages, lesson: str) -> Page:
    page = context.new_page()
    show(page, pages, lesson)
    return page


def show(page: Page, pages: Pages, lesson: str) -> None:
    page.goto(pages.address(lesson))
    page.wait_for_selector("body[data-connected=yes]")
    page.wait_for_selector("[data-face] .face > *")


def judged(page: Page, n: int = 1) -> None:
    judge(page, n - 1)
    page.get_by_text(f"{n} of 4 judged.").wait_for()


def saved(work: Path) -> set[str]:
    """The ids in the journal on the disk."""
    (found,) = (work / "work").rglob("*.journal.jsonl")
    return {e.id for e in open_journal(found)}


def keeps(page: Page, ids: set[str]) -> None:
    """Wait until the browser keeps these lines, each once, and waits to hear of no press.

    A page that is closed before would send it again, to a machine that has forgotten it.
    """
    page.wait_for_function(NOTHING_WAITS)
    for _ in range(50):
        found = page.evaluate(COUNT)
        if sorted(found) == sorted(ids):
            return
        page.wait_for_timeout(100)
    assert sorted(found) == sorted(ids)


def test_where_storage_is_refused_the_page_says_so_and_saves_on_the_machine(
    browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path) as pages, browser.new_context() as context:
        context.add_init_script(REFUSING)
        page = opened(context, pages, LESSON)
        judged(page)
        page.get_by_text(REFUSED).first.wait_for()
        page.get_by_text(KEPT).first.wait_for(state="detached")  # no other face says otherwise for long
        assert page.get_by_text("Saved on this machine").count() > 0
        assert len(saved(tmp_path)) == 2


def test_a_real_quota_that_is_full_is_said_and_made_up_for_once_there_is_room(
    browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path) as pages, browser.new_context() as context:
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Storage.overrideQuotaForOrigin", {"origin": pages.base, "quotaSize": 1})
        show(page, pages, LESSON)
        judged(page)
        page.get_by_text(REFUSED).first.wait_for()
        page.get_by_text(KEPT).first.wait_for(state="detached")  # no other face says otherwise for long
        assert page.evaluate(COUNT) == []  # it is truly not kept
        assert len(saved(tmp_path)) == 2
        tools.send("Storage.overrideQuotaForOrigin", {"origin": pages.base})
        judged(page, 2)
        page.get_by_text(KEPT).first.wait_for()
        keeps(page, saved(tmp_path))


def test_a_private_window_takes_its_copy_along_and_the_machine_has_everything(
    browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path) as pages:
        with browser.new_context() as private:  # such a profile lives in memory
            page = opened(private, pages, LESSON)
            judged(page)
            keeps(page, saved(tmp_path))
        with browser.new_context() as later:
            page = opened(later, pages, LESSON)
            page.get_by_text("1 of 4 judged.").wait_for()
            assert page.get_by_text(OFFER).count() == 0
            keeps(page, saved(tmp_path))  # the machine gives the new window its copy


def test_two_tabs_keep_one_copy_and_one_of_them_brings_it_back_for_both(
    browser: Browser, tmp_path: Path
) -> None:
    with browser.new_context() as context:
        with served(tmp_path) as pages:
            one, two = opened(context, pages, LESSON), opened(context, pages, LESSON)
            judged(one)
            two.get_by_text("1 of 4 judged.").wait_for()
            judged(two, 2)
            before = saved(tmp_path)
            assert len(before) == 4
            keeps(one, before)
            port = pages.port
        shutil.rmtree(tmp_path / "work")
        one.close()
        two.close()
        with served(tmp_path, port) as pages:
            one, two = opened(context, pages, LESSON), opened(context, pages, LESSON)
            for page in (one, two):
                page.get_by_role("button", name=OFFER).first.wait_for()
            one.get_by_role("button", name=OFFER).first.click()
            for page in (one, two):
                page.get_by_text("2 of 4 judged.").wait_for()
                page.get_by_role("button", name=OFFER).wait_for(state="detached")
            assert saved(tmp_path) == before
            keeps(two, before)


def test_a_press_that_was_done_and_not_answered_stands_once_on_a_machine_that_has_forgotten(
    browser: Browser, tmp_path: Path
) -> None:
    with browser.new_context() as context:
        pages = Pages(tmp_path)
        deaf = context.new_page()
        deaf.add_init_script(DEAF)
        show(deaf, pages, LESSON)
        judged(deaf)
        done = saved(tmp_path)
        for _ in range(50):
            if sorted(found := deaf.evaluate(COUNT)) == sorted(done):
                break
            deaf.wait_for_timeout(100)
        assert sorted(found) == sorted(done)
        pages.kill()  # written and told, but not answered
        deaf.close()
        shutil.rmtree(tmp_path / "work")
        with served(tmp_path, pages.port) as pages:
            page = opened(context, pages, LESSON)
            page.get_by_role("button", name=OFFER).first.click()
            page.get_by_text("1 of 4 judged.").wait_for()
            page.wait_for_function(NOTHING_WAITS)
            (found,) = (tmp_path / "work").rglob("*.journal.jsonl")
            assert [e.verb for e in open_journal(found)].count("judge") == 1


def test_a_press_that_neither_a_machine_nor_this_browser_knows_is_sent_again(
    browser: Browser, tmp_path: Path
) -> None:
    with browser.new_context() as context:
        pages = Pages(tmp_path)
        page = opened(context, pages, LESSON)
        page.locator(CLAIM).click()
        page.wait_for_selector("form[data-do=judge]")
        pages.kill()
        page.wait_for_selector("body[data-connected=no]")
        judge(page)
        page.close()
        shutil.rmtree(tmp_path / "work")
        with served(tmp_path, pages.port) as pages:
            page = opened(context, pages, LESSON)
            page.get_by_role("button", name="It was me: do it").click()  # the machine knows nobody any more
            page.get_by_text("1 of 4 judged.").wait_for()
            keeps(page, saved(tmp_path))


def test_two_accounts_of_a_hub_in_one_browser_never_meet(browser: Browser, tmp_path: Path) -> None:
    """One address, one browser profile: who comes next sees nothing of who was there before."""
    with browser.new_context() as context:
        with served(tmp_path / "ada", JUPYTERHUB_USER="ada") as pages:
            page = opened(context, pages, LESSON)
            judged(page)
            mine = saved(tmp_path / "ada")
            keeps(page, mine)
            port = pages.port
            page.close()
        with served(tmp_path / "ben", port, JUPYTERHUB_USER="ben") as pages:
            page = opened(context, pages, LESSON)
            assert page.get_by_text(OFFER).count() == 0
            judged(page)
            theirs = saved(tmp_path / "ben")
            assert not mine & theirs
            keeps(page, mine | theirs)
            page.close()
            desk = opened(context, pages, DESK)
            desk.on("dialog", lambda dialog: dialog.accept())
            desk.get_by_text("Leave this computer").click()
            desk.get_by_role("button", name="Delete the browser’s copy of my work").click()
            keeps(desk, mine)  # one's own copy is gone, the other's only copy is not
            desk.close()
        shutil.rmtree(tmp_path / "ada")
        with served(tmp_path / "ada", port, JUPYTERHUB_USER="ada") as pages:
            page = opened(context, pages, LESSON)
            page.get_by_role("button", name=OFFER).first.click()
            page.get_by_text("1 of 4 judged.").wait_for()
            assert mine <= saved(tmp_path / "ada")
            assert not theirs & saved(tmp_path / "ada")
