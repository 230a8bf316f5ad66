"""Nothing is lost: the server stops, its disk is wiped, and the browser brings everything back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from course.journal import open_journal
from tests.browser._lab import Lab, Server, copy_lessons, free_port, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CELLS = (
    'import course\nlesson = course.lesson("01-introduction")\nlesson.begin()',
    'lesson.read("abstract")',
)
NAME = "notebooks/keep.ipynb"
WORK = "work-keep"


def start(folder: Path, config: Path, port: int = 0) -> Server:
    copy_lessons(folder)
    write_notebook(folder / NAME, *CELLS)
    server = Server(folder, config, port=port or free_port())
    server.start()
    return server


def ready(page: Page, server: Server) -> None:
    lab = Lab(page, server)
    lab.open(NAME)
    lab.run_all()
    page.wait_for_selector(".rls .claim[role=button]")


def kept(page: Page) -> int:
    """How many lines the browser's own storage holds."""
    count: int = page.evaluate(
        """() => new Promise((resolve) => {
          const ask = indexedDB.open('red-line-seminar');
          ask.onsuccess = () => {
            const count = ask.result.transaction('copies').objectStore('copies').count();
            count.onsuccess = () => { resolve(count.result); ask.result.close(); };
          };
        })"""
    )
    return count


def work_once(page: Page) -> None:
    """Choose a pseudonym and judge one claim."""
    page.get_by_label("Another pseudonym").fill("heron")
    page.get_by_role("button", name="Use this pseudonym").click()
    page.wait_for_selector("text=You work as heron")
    page.locator(".rls .claim[role=button]").first.click()
    page.get_by_label("Fact", exact=True).check()
    page.get_by_label("Contested", exact=True).check()
    page.get_by_label("Sure", exact=True).check()
    page.locator("textarea[name=why]").fill("Kept through a lost machine.")
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector("text=Side by side")
    page.wait_for_timeout(300)  # the browser writes to its disk


def saved(folder: Path) -> set[str]:
    """The ids in the journal on the disk of a machine."""
    return {e.id for e in open_journal(folder / WORK / "seminar.journal.jsonl")}


def test_a_machine_that_forgets_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    server = start(tmp_path / "one", tmp_path / "config-1")
    context = browser.new_context()
    page = context.new_page()
    ready(page, server)
    work_once(page)
    before = saved(tmp_path / "one")
    assert kept(page) == len(before) == 2

    page.close()
    server.stop()
    shutil.rmtree(tmp_path / "one")  # Binder takes the machine away

    again = start(tmp_path / "two", tmp_path / "config-2", server.port)
    page = context.new_page()
    ready(page, again)
    page.wait_for_selector("text=This browser keeps 2 entries by heron")
    page.get_by_role("button", name="Yes, bring my work back").first.click()
    page.wait_for_selector("text=1 of 4 judged")
    page.wait_for_selector("text=You work as heron")
    assert saved(tmp_path / "two") == before
    context.close()
    again.stop()


def test_a_downloaded_file_brings_it_back_elsewhere_and_forget_me_deletes(
    browser: Browser, tmp_path: Path
) -> None:
    server = start(tmp_path / "one", tmp_path / "config-1")
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    ready(page, server)
    work_once(page)
    with page.expect_download() as given:
        page.get_by_role("button", name="Download my work").click()
    given.value.save_as(tmp_path / "mine.jsonl")
    context.close()
    server.stop()

    elsewhere = start(tmp_path / "two", tmp_path / "config-2")
    context = browser.new_context()
    page = context.new_page()
    ready(page, elsewhere)
    page.locator("input[type=file]").set_input_files(tmp_path / "mine.jsonl")
    page.get_by_role("button", name="Yes, it is my own work").click()
    page.wait_for_selector("text=2 new of 2 entries")
    page.wait_for_timeout(300)
    assert kept(page) == 2

    page.wait_for_selector("text=You go on as heron.")
    page.get_by_text("Forget me", exact=True).click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything by heron").click()
    page.wait_for_selector("text=Nothing done yet.")
    page.wait_for_timeout(300)
    assert kept(page) == 0
    files = [p for p in (tmp_path / "two" / WORK).rglob("*") if p.is_file()]
    assert all("Kept through a lost machine." not in p.read_text(encoding="utf-8") for p in files)
    context.close()
    elsewhere.stop()


REFUSING = """
const refuse = () => { throw new DOMException("denied", "SecurityError"); };
Object.defineProperty(window, "indexedDB", { get: () => ({ open: refuse }) });
"""
FULL = """
const put = IDBObjectStore.prototype.put;
window.full = true;
IDBObjectStore.prototype.put = function (...given) {
  if (!window.full) return put.apply(this, given);
  this.transaction.abort();
  throw new DOMException("no room", "QuotaExceededError");
};
"""


def judge_first(page: Page) -> None:
    page.locator(".rls .claim[role=button]").first.click()
    page.get_by_label("Fact", exact=True).check()
    page.get_by_label("Contested", exact=True).check()
    page.get_by_label("Sure", exact=True).check()
    page.locator("textarea[name=why]").fill("Because.")
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector("text=Side by side")


def test_a_browser_that_refuses_storage_is_told_truly(browser: Browser, tmp_path: Path) -> None:
    server = start(tmp_path / "one", tmp_path / "config")
    context = browser.new_context()
    context.add_init_script(REFUSING)
    page = context.new_page()
    ready(page, server)
    page.wait_for_selector("text=This browser refuses to keep a copy (it says: denied)")
    judge_first(page)
    assert page.locator("text=This browser keeps a copy").count() == 0
    assert len(saved(tmp_path / "one")) == 2
    context.close()
    server.stop()


def test_what_a_full_browser_refused_is_kept_once_there_is_room(browser: Browser, tmp_path: Path) -> None:
    server = start(tmp_path / "one", tmp_path / "config")
    context = browser.new_context()
    context.add_init_script(FULL)
    page = context.new_page()
    ready(page, server)
    judge_first(page)
    page.wait_for_selector("text=This browser refuses to keep a copy")
    page.evaluate("window.full = false")
    page.locator(".rls .claim[role=button]").nth(1).click()
    page.get_by_label("Fact", exact=True).check()
    page.get_by_label("Contested", exact=True).check()
    page.get_by_label("Sure", exact=True).check()
    page.locator("textarea[name=why]").fill("There is room.")
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector("text=2 of 4 judged")
    page.wait_for_timeout(500)  # the browser writes to its disk
    assert kept(page) == len(saved(tmp_path / "one")) == 4
    assert page.locator("text=This browser refuses to keep a copy").count() == 0
    context.close()
    server.stop()


def test_a_copy_of_the_first_version_is_offered_by_the_name_in_it(browser: Browser, tmp_path: Path) -> None:
    server = start(tmp_path / "one", tmp_path / "config")
    context = browser.new_context()
    context.add_init_script(
        """
        if (!localStorage.getItem("made")) {
          localStorage.setItem("made", "1");
          const ask = indexedDB.open("red-line-seminar", 1);
          ask.onupgradeneeded = () => ask.result.createObjectStore("lines");
          ask.onsuccess = () => {
            const id = "019a0001-0000-7000-8000-000000000001";
            const line = JSON.stringify({ activity: "claims", at: "2026-03-01T09:30:00.000Z",
              body: { claim: "ABS-01" }, id, verb: "open", who: "plover" });
            const work = ask.result.transaction("lines", "readwrite");
            work.objectStore("lines").put(line, ["red-line", id]);
            work.oncomplete = () => ask.result.close();
          };
        }
        """
    )
    page = context.new_page()
    page.goto(server.base + "/static/favicons/favicon.ico")
    page.wait_for_timeout(500)
    ready(page, server)
    page.wait_for_selector("text=This browser keeps 1 entry by plover")
    page.get_by_role("button", name="No, I am somebody else").first.click()
    page.wait_for_selector("text=This browser keeps 1 entry by plover", state="detached")
    assert kept(page) == 1
    context.close()
    server.stop()
