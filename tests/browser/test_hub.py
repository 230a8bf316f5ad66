"""On a JupyterHub each person has work of their own, and finds it again after everything was started anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.journal import open_journal
from course.language import NotAllowed
from course.session.away import join_room
from tests.browser._hub import WAIT, Hub
from tests.browser._pages import judge
from tests.browser.test_copy_in_pages import NOTHING_WAITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


ROOM = "/services/seminar-room"
OFFER = "Yes, bring my work back"
SHELVES = """() => new Promise((resolve) => {
  const ask = indexedDB.open("red-line-seminar");
  ask.onsuccess = () => {
    const keys = ask.result.transaction("copies").objectStore("copies").getAllKeys();
    keys.onsuccess = () => {
      const shelves = Object.values(Object.groupBy(keys.result, (key) => key[0]));
      resolve(shelves.map((all) => all.map((key) => key[3])));
      ask.result.close();
    };
  };
})"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    hub = Hub(tmp_path_factory.mktemp("hub"))
    hub.start()
    yield hub
    hub.stop()


def at_work(page: Page) -> None:
    page.wait_for_selector("body[data-connected=yes]", timeout=WAIT * 1000)


def test_two_people_have_separate_work_and_find_it_after_a_restart(browser: Browser, hub: Hub) -> None:
    for number, name in enumerate(("heron", "wren")):
        with browser.new_context() as context:
            page = context.new_page()
            hub.log_in(page, name)
            at_work(page)
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
        at_work(page)
        page.get_by_text("1 of 4 judged.").wait_for()
        assert {e.id for e in open_journal(hub.saved("heron"))} == works["heron"]


def test_two_accounts_in_one_browser_never_meet_and_each_finds_what_only_the_browser_kept(
    browser: Browser, hub: Hub
) -> None:
    """A shared computer: one logs out, another logs in, and later the first one's home is lost."""
    with browser.new_context() as context:
        page = context.new_page()
        for number, name in enumerate(("ada", "ben")):
            hub.log_in(page, name)
            at_work(page)
            page.get_by_text("0 of 4 judged.").wait_for()
            assert page.get_by_role("button", name=OFFER).count() == 0
            judge(page, number)
            page.get_by_text("1 of 4 judged.").wait_for()
            page.wait_for_function(NOTHING_WAITS)
            page.goto(f"{hub.address}/hub/logout")
        works = {name: {e.id for e in open_journal(hub.saved(name))} for name in ("ada", "ben")}
        shelves = page.evaluate(SHELVES)
        assert sorted(map(sorted, shelves)) == sorted(map(sorted, works.values()))

        hub.stop()
        hub.saved("ada").unlink()
        hub.start()
        hub.log_in(page, "ada")
        at_work(page)
        page.get_by_role("button", name=OFFER).first.click()
        page.get_by_text("1 of 4 judged.").wait_for()
        brought = {e.id for e in open_journal(hub.saved("ada"))}
        assert works["ada"] <= brought
        assert not works["ben"] & brought


def test_a_room_is_joined_with_an_account_and_found_again_on_another_device(
    browser: Browser, hub: Hub
) -> None:
    with browser.new_context() as chair, browser.new_context() as laptop, browser.new_context() as phone:
        leader = chair.new_page()
        hub.log_in(leader, "prof", f"{ROOM}/lead")
        at_work(leader)
        code = re.search(r"/\?code=(\S+)$", hub.said(), re.MULTILINE)
        assert code

        student = laptop.new_page()
        hub.log_in(student, "heron", f"{ROOM}/?code={code[1]}")
        assert student.locator("[name=code]").input_value()
        student.locator("[name=name]").fill("quick-crane")
        student.locator("form button[type=submit]").click()
        at_work(student)
        leader.get_by_text("quick-crane").first.wait_for(state="attached")

        again = phone.new_page()
        hub.log_in(again, "heron", f"{ROOM}/")
        at_work(again)
        assert again.url == f"{hub.address}{ROOM}/class"
        assert "quick-crane" in again.locator("body").inner_text()
        again.goto(f"{hub.address}{ROOM}/lead")
        assert "This page is for whoever leads the room." in again.locator("body").inner_text()

        # A notebook cannot log in: with the code of the class it is told what to do, and does it.
        case = load_case()
        with pytest.raises(NotAllowed, match=r"asks for the log-in of a hub.* under My part"):
            join_room(f"{hub.address}{ROOM}", code[1], "other-name", case)
        student.goto(f"{hub.address}{ROOM}/mine")
        at_work(student)
        student.get_by_role("button", name="Show a code for another device").click()
        shown = student.locator("strong.code").inner_text()
        away = join_room(f"{hub.address}{ROOM}", shown, "other-name", case)
        assert away.session.name == "quick-crane"
        at_work(student)  # the account finds the same seat again on the page
        assert "quick-crane" in student.locator("body").inner_text()
