"""On a JupyterHub each person has work of their own, and finds it again after everything was started anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.journal import open_journal
from tests.browser._hub import Hub
from tests.browser._pages import judge

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_two_people_have_separate_work_and_find_it_after_a_restart(browser: Browser, tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    hub.start()
    try:
        for number, name in enumerate(("heron", "wren")):
            with browser.new_context() as context:
                page = context.new_page()
                hub.log_in(page, name)
                assert page.url == f"{hub.address}/user/{name}/seminar/00-start-here"
                page.get_by_text("0 of 4 judged.").wait_for()
                judge(page, number)
                page.get_by_text("1 of 4 judged.").wait_for()
        works = {name: {e.id for e in open_journal(hub.saved(name))} for name in ("heron", "wren")}
        assert all(works.values())
        assert not works["heron"] & works["wren"]

        hub.stop()
        hub.start()
        with browser.new_context() as elsewhere:  # another machine: nothing is left in this browser
            page = elsewhere.new_page()
            hub.log_in(page, "heron")
            page.get_by_text("1 of 4 judged.").wait_for()
            assert {e.id for e in open_journal(hub.saved("heron"))} == works["heron"]
    finally:
        hub.stop()
