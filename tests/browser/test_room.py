"""A class in one room, in real browsers: a leader, a projector, phones, a server that dies and comes back."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser._lab import serious
from tests.browser._rooms import PHONE, Scheme, Server, begin_debate, joined

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def judge(page: Page, status: str, why: str = "") -> None:
    page.wait_for_selector("form[data-do=judge]")
    for name, value in (("kind", "factual"), ("status", status), ("confidence", "3")):
        page.locator(f"label:has(input[name={name}][value='{value}'])").tap()
    page.fill("textarea[name=why]", why)
    page.tap("form[data-do=judge] button.do")


def test_a_class_from_joining_to_the_journal_at_the_end(browser: Browser, room_server: Server) -> None:
    leader = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    leader.goto(room_server.base + room_server.lead)
    phones = [joined(browser, room_server, f"bird-{n}", dark=n == 1) for n in range(5)]
    leader.wait_for_selector("text=5 people have joined, 5 here now.")
    assert not leader.url.endswith(room_server.lead)  # the secret leaves the address

    with leader.expect_popup() as opened:
        leader.click("text=Projector view in a second window")
    wall = opened.value
    wall.wait_for_selector(f"text={room_server.code}")

    leader.select_option("form[data-do=passage] select", "S2-08")
    leader.click("text=Put the sentence in front")
    for n, phone in enumerate(phones[:4]):
        judge(phone, "supported" if n < 2 else "contested", f"Reason {n}.")
        phone.wait_for_selector("text=/Stored at .+, once/")

    # The server dies and comes back; the last answer is sent meanwhile, and arrives once.
    phones[4].wait_for_selector("form[data-do=judge]")
    room_server.stop(signal.SIGKILL)
    phones[4].wait_for_selector("text=There is no connection to the room.")
    judge(phones[4], "contested", "Sent without a line.")
    room_server.start()
    phones[4].wait_for_selector("text=/Stored at .+, once/", timeout=30_000)
    phones[4].wait_for_selector("text=Sent now, once.")
    leader.wait_for_selector("text=5 of 5 have answered.", timeout=30_000)

    assert (
        "It holds" not in phones[0].inner_text("main").partition("You sent")[2].partition("To speak")[0][40:]
    )
    leader.click("button:has-text('Close the answers')")
    leader.click("button:has-text('Show everybody')")
    phones[0].wait_for_selector("text=What came of it")
    told = phones[0].locator("dl.tally").inner_text().split()
    assert told[told.index("holds") + 1] == "2"
    assert told[told.index("Contested") + 1] == "3"

    leader.fill("form[data-do=vote] textarea", "Shall we go on?")
    leader.click("text=Open the vote")
    for n, phone in enumerate(phones):
        phone.locator(f"label:has(input[value={'for' if n < 3 else 'against'}])").tap()
        phone.tap("text=Put it into the box")
        phone.wait_for_selector("text=Your ballot is in the box.")
    leader.wait_for_selector("text=5 of 5 have answered.")
    leader.click("button:has-text('Close the answers')")
    leader.wait_for_selector("dt:has-text('Against') + dd:has-text('2')")

    phones[2].tap("text=Ask to speak")
    leader.click("text=Give the floor")
    phones[2].wait_for_selector("text=You have the floor.")

    with leader.expect_download() as download:
        leader.click("text=Download everything as one journal")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.count('"verb":"judge"') == 5
    assert "against" not in text.partition('"verb":"close"')[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_can_be_used_by_everybody(browser: Browser, room_server: Server, scheme: Scheme) -> None:
    leader = browser.new_context(viewport={"width": 1024, "height": 768}, color_scheme=scheme).new_page()
    leader.goto(room_server.base + room_server.lead)
    leader.wait_for_selector("[data-connected=yes]")
    phone = joined(browser, room_server, "heron", dark=scheme == "dark")
    leader.fill("form[data-do=question] textarea", "What would change your mind?")
    leader.click("text=Put the question in front")
    phone.wait_for_selector("form[data-do=write]")
    stranger = browser.new_context(viewport=PHONE, color_scheme=scheme).new_page()
    stranger.goto(room_server.base)
    for page in (leader, phone, stranger):
        assert serious(Axe().run(page)) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_of_320_pixels_needs_no_sideways_scrolling(browser: Browser, room_server: Server) -> None:
    phone = joined(browser, room_server, "heron")
    phone.set_viewport_size({"width": 320, "height": 600})
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    weight = phone.evaluate(
        "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
        ".reduce((all, e) => all + e.encodedBodySize, 0)"
    )
    assert weight < 100_000
    outside = phone.evaluate(
        "performance.getEntriesByType('resource').filter((e) => !e.name.startsWith(location.origin)).length"
    )
    assert outside == 0


def test_nothing_is_taken_from_whoever_is_writing_when_the_class_moves_on(
    browser: Browser, room_server: Server
) -> None:
    leader = browser.new_context().new_page()
    leader.goto(room_server.base + room_server.lead)
    writing, idle = (joined(browser, room_server, name) for name in ("heron", "wren"))
    leader.fill("form[data-do=question] textarea", "What would change your mind?")
    leader.click("text=Put the question in front")
    writing.fill("textarea[name=text]", "Half a thought")
    idle.wait_for_selector("form[data-do=write]")
    leader.click("text=Put a package together")
    idle.wait_for_url("**/step/*")
    idle.wait_for_selector("text=where do you expect lines to collide")
    writing.wait_for_selector("text=Which package could all of them live with?")
    assert writing.input_value("textarea[name=text]") == "Half a thought"
    writing.tap("form[data-do=write] button")
    writing.wait_for_selector("text=It is kept in your own work, and not counted.")
    writing.goto(f"{room_server.base}/class")
    writing.wait_for_url("**/step/*")


def test_what_was_sent_without_a_line_outlives_the_page(browser: Browser, room_server: Server) -> None:
    leader = browser.new_context().new_page()
    leader.goto(room_server.base + room_server.lead)
    phone = joined(browser, room_server, "heron")
    leader.fill("form[data-do=question] textarea", "What would change your mind?")
    leader.click("text=Put the question in front")
    phone.wait_for_selector("form[data-do=write]")
    room_server.stop(signal.SIGKILL)
    phone.wait_for_selector("text=There is no connection to the room.")
    phone.fill("textarea[name=text]", "Written in a tunnel.")
    phone.tap("form[data-do=write] button")
    phone.wait_for_selector("text=Kept on this device, and not sent yet: 1.")
    another = phone.context.new_page()
    phone.close()
    room_server.start()
    another.goto(room_server.base)
    another.wait_for_selector("text=/Stored at .+, once/")
    another.reload()
    another.wait_for_selector("text=/Stored at .+, once/")
    assert leader.request.get(f"{room_server.base}/export").text().count("Written in a tunnel.") == 1


def test_a_debate_is_held_on_phones(browser: Browser, room_server: Server) -> None:
    leader = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    wrong: list[str] = []
    leader.goto(room_server.base + room_server.lead)
    phones = [joined(browser, room_server, f"bird-{n}") for n in range(4)]
    for page in (leader, *phones):
        page.on("pageerror", lambda error: wrong.append(str(error)))
    begin_debate(leader, phones, room_server)
    assert leader.input_value("textarea[name=people]").split() == [f"bird-{n}" for n in range(4)]
    leader.click("text=Draw by lot")
    leader.click("text=To the debate")
    phones[0].wait_for_selector("[data-key=chair] strong")
    leader.click("text=Start the clock >> nth=0")
    phones[0].wait_for_selector("text=Running")
    phones[1].fill("[name=claim]", "Notice reduces accidents.")
    phones[1].tap("text=Play the card")
    for page in (leader, phones[2]):
        page.wait_for_selector("p:has-text('Notice reduces accidents.') >> nth=0")
    assert serious(Axe().run(phones[2])) == []
    assert wrong == []
