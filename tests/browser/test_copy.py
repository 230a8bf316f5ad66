"""The browser's copy by itself: kept apart by shelf, author and seminar, upgraded, forgotten."""

from __future__ import annotations

import json
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import course.faces.front
from course.journal import Journal, new_author

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

KEEP = Path(course.faces.front.__path__[0]) / "keep.js"
MADE_BY_THE_FIRST_VERSION = """(lines) => new Promise((done) => {
  const ask = indexedDB.open("red-line-seminar", 1);
  ask.onupgradeneeded = () => ask.result.createObjectStore("lines");
  ask.onsuccess = () => {
    const work = ask.result.transaction("lines", "readwrite");
    for (const [id, line] of lines) work.objectStore("lines").put(line, ["red-line", id]);
    work.oncomplete = () => { ask.result.close(); done(); };
  };
})"""


class Quiet(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - as the base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
    }

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "index.html").write_text("<!doctype html><title>A page</title>", encoding="utf-8")
    shutil.copy(KEEP, tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    yield page
    context.close()
    server.shutdown()
    server.server_close()


def do(page: Page, function: str, *given: Any) -> Any:
    return page.evaluate(
        "async ([name, given]) => (await import('/keep.js'))[name](...given)", [function, list(given)]
    )


def lines(who: str, count: int, seminar: str = "") -> list[list[str]]:
    journal, by = Journal(seminar=seminar), new_author()
    journal.call(by, who)
    made = [journal.add(by, "notes", "write", {"text": who}) for _ in range(count)]
    return [[entry.id, entry.to_line()] for entry in made]


def test_what_is_kept_is_there_again_on_its_own_shelf(page: Page) -> None:
    mine, theirs = lines("heron", 3, "autumn"), lines("wren", 2, "spring")
    do(page, "keepLines", "red-line", mine)
    do(page, "keepLines", "red-line@other", theirs)
    do(page, "keepLines", "red-line", mine)
    assert sorted(do(page, "keptIds", "red-line")) == sorted(i for i, _ in mine)
    assert do(page, "keptLines", "red-line", [mine[0][0], theirs[0][0]]) == [mine[0][1]]
    assert do(page, "keptIds", "red-line-2") == []


@pytest.mark.parametrize(
    "answer", ["Promise.resolve(true)", "Promise.resolve(false)", "Promise.reject(Error())"]
)
def test_a_browser_is_asked_once_to_keep_its_copy_whatever_it_answers(page: Page, answer: str) -> None:
    page.evaluate(
        f"() => {{ window.asked = 0; navigator.storage.persist = () => {{ asked += 1; return {answer}; }}; }}"
    )
    for who in ("heron", "wren"):
        do(page, "keepLines", f"red-line@{who}", lines(who, 1))
    assert page.evaluate("window.asked") == 1
    assert len(do(page, "keptIds", "red-line@heron")) == 1


def test_forgetting_ones_own_leaves_what_others_keep(page: Page) -> None:
    mine, theirs = lines("heron", 2), lines("wren", 2)
    do(page, "keepLines", "red-line", [*mine, *theirs])
    for line in (mine[0][1], theirs[0][1]):
        do(page, "keepDraft", "red-line", f"note-{json.loads(line)['by']}:text", "half an answer")
    do(page, "forgetLines", "red-line", [i for i, _ in mine])
    assert sorted(do(page, "keptIds", "red-line")) == sorted(i for i, _ in theirs)
    drafts = [
        do(page, "keptDraft", "red-line", f"note-{json.loads(line)['by']}:text")
        for line in (mine[0][1], theirs[0][1])
    ]
    assert drafts == ["", "half an answer"]


def test_a_copy_of_the_first_version_moves_over_whole(page: Page) -> None:
    entry_id = "019a0001-0000-7000-8000-000000000001"
    old = [[entry_id, json.dumps({"activity": "notes", "id": entry_id, "who": "plover"})], ["x", "{damaged"]]
    page.evaluate(MADE_BY_THE_FIRST_VERSION, old)
    assert sorted(do(page, "keptIds", "red-line")) == sorted(i for i, _ in old)
    assert do(page, "keptLines", "red-line", [entry_id]) == [old[0][1]]
    do(page, "forgetLines", "red-line", [entry_id])
    assert do(page, "keptIds", "red-line") == ["x"]


def test_two_tabs_keep_one_copy_and_a_page_of_an_older_version_makes_room(page: Page) -> None:
    mine = lines("heron", 2)
    other = page.context.new_page()
    other.goto(page.url)
    do(page, "keepLines", "red-line", mine[:1])
    do(other, "keepLines", "red-line", mine)
    assert sorted(do(page, "keptIds", "red-line")) == sorted(i for i, _ in mine)
    opened = (
        "() => new Promise((done) => { indexedDB.open('red-line-seminar', 9).onsuccess = () => done(true); })"
    )
    assert other.evaluate(opened)


@pytest.mark.parametrize("wrong", ["QuotaExceededError", "denied"])
def test_what_the_browser_refuses_is_an_error_and_nothing_is_half_kept(page: Page, wrong: str) -> None:
    page.evaluate(
        """(wrong) => {
          const put = IDBObjectStore.prototype.put;
          let left = 1;
          IDBObjectStore.prototype.put = function (...given) {
            if (left-- > 0) return put.apply(this, given);
            throw new DOMException("no room", wrong);
          };
        }""",
        wrong,
    )
    said = page.evaluate(
        "(lines) => import('/keep.js').then((m) => m.keepLines('red-line', lines)).catch((e) => String(e))",
        lines("heron", 3),
    )
    assert "no room" in said
    assert do(page, "keptIds", "red-line") == []
