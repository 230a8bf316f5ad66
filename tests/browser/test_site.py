"""Lessons with no server behind them: in a browser, with every address blocked but the site's own."""

from __future__ import annotations

import json
import os
import shutil
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site._served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Route

READY = "body[data-connected=yes]"
WAIT = 480_000  # milliseconds: a busy machine compiles Python slowly


class Visit:
    """A fresh browser profile at a site; whatever asks another address is blocked and written down."""

    def __init__(self, browser: Browser, address: str, **how: object) -> None:
        self.context: BrowserContext = browser.new_context(**how)  # type: ignore[arg-type]
        self.address = address
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.context.route("**/*", self._route)

    def _route(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(self.address).netloc:
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def _wrong(self, error: Error) -> None:
        if not str(error).endswith(" was disposed"):  # JupyterLite's word of a kernel that a reload ended
            self.errors.append(str(error))

    def open(self, page: str = "00-start-here.html", *, wait: bool = True) -> Page:
        opened = self.context.new_page()
        opened.on("pageerror", self._wrong)
        opened.goto(f"{self.address}/{page}")
        if wait:
            opened.wait_for_selector(READY, timeout=WAIT)
        return opened


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    with served(site) as address:
        visit = Visit(browser, address, viewport={"width": 1280, "height": 900}, accept_downloads=True)
        yield visit
        visit.context.close()
        assert visit.elsewhere == []
        assert visit.errors == []


def judge(page: Page, claim: str, why: str, reading: Locator | None = None) -> None:
    """Judge a statement of the abstract, on a page or where the reader is shown."""
    heading = page.get_by_role("heading", name="Read like an analyst")
    reading = reading or page.locator("[data-face]", has=heading)
    reading.locator(f'[data-do="choose"][data-args*="{claim}"]').first.click()
    form = reading.locator('form[data-do="judge"]')
    form.wait_for(timeout=WAIT)
    for name, value in (("kind", "factual"), ("status", "contested"), ("confidence", "3")):
        field = form.locator(f'[name="{name}"]').first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            form.locator(f'[name="{name}"][value="{value}"]').check()
    form.locator('[name="why"]').fill(why)
    form.locator('button[type="submit"]').first.click()
    reading.get_by_text("of 4 judged").wait_for(timeout=WAIT)


# What a later visit goes on from, and with what a test writes on it: it is there until another is made.
MEMORY = """async (write) => {
  const name = (await caches.keys()).find((one) => one.startsWith("red-line-seminar:"));
  const kept = name && await (await caches.open(name)).match("python/memory.en");
  if (!kept || !write) return kept?.headers.get("X-Seen") ?? (kept ? "new" : "");
  const headers = new Headers(kept.headers);
  headers.set("X-Seen", write);
  const body = write === "damaged" ? "half of it" : await kept.arrayBuffer();
  await (await caches.open(name)).put("python/memory.en", new Response(body, { headers }));
  return write;
}"""


def mark_memory(page: Page, word: str) -> None:
    """Wait until the browser keeps memory, and write on it."""
    wait_for_memory(page, "new")
    page.evaluate(MEMORY, word)


def wait_for_memory(page: Page, word: str) -> None:
    while page.evaluate(MEMORY) != word:
        page.wait_for_timeout(200)


def judged(page: Page) -> str:
    return page.locator("[data-face]", has_text="of 4 judged").first.inner_text()


def test_a_page_can_be_read_at_once_and_work_is_there_after_a_reload_without_a_line(visit: Visit) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)  # Python comes after this was read, however quick the machine is

    visit.context.route("**/core.pack", hold)
    page = visit.open(wait=False)
    assert "You can read already" in page.locator("#connection").inner_text()
    assert page.get_by_role("heading", name="Read like an analyst").is_visible()
    visit.context.unroute("**/core.pack", hold)
    for route in held:
        route.continue_()
    page.wait_for_selector(READY, timeout=WAIT)
    who = page.locator(".me").inner_text()
    assert "kept in this browser" in who
    judge(page, "ABS-01", "I should like to see it.")
    page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)

    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visit.context.set_offline(True)
    kinds = page.evaluate("""async () => Promise.all(["pyodide.asm.wasm", "core.pack"].map(
        async (name) => (await caches.match(`python/${name}`))?.headers.get("content-type") ?? ""))""")
    assert kinds == ["application/wasm", ""]  # kept as what a browser compiles once, and not twice
    page.reload()
    page.wait_for_selector(READY, timeout=WAIT)
    assert page.locator(".me").inner_text() == who
    page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)
    page.goto(f"{visit.address}/04-perspectives.html")
    page.wait_for_selector(READY, timeout=WAIT)
    assert page.locator(".me").inner_text() == who


def test_a_newer_site_comes_to_whoever_was_there_before(browser: Browser, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with served(folder) as address:
        visit = Visit(browser, address)
        page = visit.open()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        renew(folder)
        page.reload()
        page.wait_for_selector(READY, timeout=WAIT)
        assert "newer" not in page.title()  # what was kept stays whole while a page is open
        aside = "async () => (await navigator.serviceWorker.getRegistration()).waiting?.state === 'installed'"
        page.wait_for_function(aside, timeout=WAIT)
        page.close()
        for _second in range(20):  # the browser changes to it a moment after the last page is closed
            page = visit.open(wait=False)
            if "newer" in page.title():
                break
            page.close()
            time.sleep(1)
        page.wait_for_selector(READY, timeout=WAIT)
        visit.context.set_offline(True)
        page.reload()
        page.wait_for_selector(READY, timeout=WAIT)
        assert "newer" in page.title()
        visit.context.close()
        assert visit.elsewhere == visit.errors == []


def renew(folder: Path) -> None:
    """Put a newer version of a site in the place of one, as whoever keeps it would."""
    version = json.loads((folder / "files.json").read_text(encoding="utf-8"))["version"]
    for path in (folder / "files.json", *folder.glob("*.html")):
        text = path.read_text(encoding="utf-8").replace(version, version[::-1])
        path.write_text(text.replace("<title>", "<title>newer: "), encoding="utf-8", newline="\n")


def test_what_is_pressed_before_python_is_there_waits_its_turn(visit: Visit) -> None:
    page = visit.open(wait=False)
    judge(page, "ABS-01", "Pressed early.")
    page.wait_for_selector(READY, timeout=WAIT)
    page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)


def test_a_later_visit_goes_on_from_memory_that_an_earlier_one_kept(visit: Visit) -> None:
    page = visit.open()
    mark_memory(page, "before")
    judge(page, "ABS-01", "Kept apart from memory.")
    page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)
    page.reload()
    page.wait_for_selector(READY, timeout=WAIT)
    page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)
    judge(page, "ABS-02", "And it goes on.")
    page.get_by_text("2 of 4 judged").first.wait_for(timeout=WAIT)
    page.goto(f"{visit.address}/09-capstone-seminar.html")  # needs more than the first did
    page.wait_for_selector(READY, timeout=WAIT)
    assert page.evaluate(MEMORY) == "before"  # no other was made


def test_memory_that_will_not_do_is_made_anew(visit: Visit) -> None:
    page = visit.open()
    mark_memory(page, "damaged")
    page.reload()
    page.wait_for_selector(READY, timeout=WAIT)
    wait_for_memory(page, "new")


def test_two_tabs_lose_nothing(visit: Visit) -> None:
    first, second = visit.open(), visit.open()
    judge(first, "ABS-01", "In the first tab.")
    judge(second, "ABS-02", "In the second tab.")
    first.reload()
    first.wait_for_selector(READY, timeout=WAIT)
    first.get_by_text("2 of 4 judged").first.wait_for(timeout=WAIT)


def test_it_works_where_the_browser_switches_no_stacks(browser: Browser, site: Path, tmp_path: Path) -> None:
    # As Safari is: no flag of today's Chromium takes it away, so the worker does before Python loads.
    plain = shutil.copytree(site, tmp_path / "plain", copy_function=os.link)
    worker = plain / "files" / "worker.js"
    rest = worker.read_text(encoding="utf-8")
    worker.unlink()
    worker.write_text(f'import "./plain.js";\n{rest}', encoding="utf-8")
    off = "delete WebAssembly.Suspending; delete WebAssembly.promising;"
    (plain / "files" / "plain.js").write_text(off, encoding="utf-8")
    with served(plain) as address:
        visit = Visit(browser, address)
        page = visit.open()
        assert [one.evaluate("typeof WebAssembly.Suspending") for one in page.workers] == ["undefined"]
        judge(page, "ABS-01", "With one stack.")
        page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)
        mark_memory(page, "before")
        page.reload()
        page.wait_for_selector(READY, timeout=WAIT)
        page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)
        assert page.evaluate(MEMORY) == "before"
        visit.context.close()
        assert visit.elsewhere == visit.errors == []


def test_on_a_phone_it_fits_and_breaks_no_rule_of_accessibility(browser: Browser, site: Path) -> None:
    with served(site) as address:
        phone = Visit(
            browser, address, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True
        )
        page = phone.open("01-introduction.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert phone.elsewhere == phone.errors == []
        phone.context.close()
