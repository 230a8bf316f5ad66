"""In front of a class: what the wall shows, how it is blanked, and how a vote and a card go quickly."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from course.activities.claims import Reading
from course.activities.debate import Debate
from course.activities.positions.table import PositionTable
from course.case import load_case
from course.journal import Entry, Journal
from course.session.session import Session
from tests.browser._lab import serious
from tests.browser._served import Served, served
from tests.browser._wall import ASTRAY
from tests.publish._played import OXFORD, played

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CELLS = (
    'course.lesson("03-red-line").debate()',
    'course.lesson("03-red-line").read("II", mode="class", chair=True)',
    'course.lesson("03-red-line").group()',
    'course.lesson("04-perspectives").positions()',
)
SIZES = [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)]
WHY = "I would look for what the groups say themselves, and who said it first, before I believe it."


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A debate that was held, and a sentence that a class has judged."""
    debate = played()
    for n in range(9):
        debate.cards.play(claim=f"A further reason, number {n}, of a length that people write.", side="for")
    journal = debate.journal
    for n in range(24):
        reading = Reading(
            load_case(), journal, who=journal.introduce(f"bird-{n}"), sections=["II"], mode="class"
        )
        status = "contested" if n % 2 else "partly_supported"
        reading.judge(reading.claims[7].id, kind="factual", status=status, confidence=3, why=f"{WHY} ({n})")
    with served(tmp_path_factory.mktemp("held"), journal, "03-red-line", CELLS, who="chair") as running:
        yield running


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    """A debate of six that has just begun."""
    journal = Journal()
    debate = Debate(load_case(), journal, who="heron")
    debate.begin(OXFORD, motion="M4", code="blue")
    debate.chairs.draw([f"bird-{n}" for n in range(6)], seed="monday")
    with served(tmp_path, journal, "03-red-line", CELLS, who="chair") as running:
        yield running


@contextmanager
def opened(browser: Browser, at: Served, **options: Any) -> Iterator[Page]:
    context = browser.new_context(**{"viewport": {"width": 1366, "height": 768}, **options})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.goto(at.address)
    page.wait_for_selector("body[data-connected=yes]")
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}")
def test_everything_on_the_wall_fits_and_can_be_read(
    browser: Browser, held: Served, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    with opened(browser, held, viewport=viewport) as page:
        page.locator("[data-face='0'] [data-wall-show=here]").click()
        wall = page.locator(".wall-host")
        for view in ("map", "result", "cards"):
            wall.locator(f"[data-key=view-{view}]").click()
            wall.locator(f"[data-key=view-{view}]").wait_for(state="detached")
            assert page.evaluate(ASTRAY) == [], view
        assert wall.locator("[data-clock-face]").is_visible()
        assert wall.locator(".play").count() == 3  # two for, one against
        page.keyboard.press("Escape")
        assert wall.count() == 0
        assert page.evaluate("() => document.activeElement.dataset.key") == "wall-here"
        page.locator("[data-face='1'] [data-wall-show=here]").click()
        wall.locator(".wall.sentence").wait_for()
        for _ in range(8):
            page.keyboard.press("PageDown")
        wall.get_by_text("24 judged").wait_for()
        page.keyboard.press("ArrowRight")
        wall.get_by_text("2 of 24 ·").wait_for()
        assert page.evaluate(ASTRAY) == []
        page.keyboard.press("Escape")
        page.locator("[data-face='2'] [data-wall-show=here]").click()
        wall.locator(".wall.grouped").wait_for()
        for n in (2, 3):
            page.keyboard.press("ArrowRight")
            wall.get_by_text(f"{n} of").first.wait_for()
            assert page.evaluate(ASTRAY) == [], n
        assert wall.locator("form, textarea, select, input").count() == 0


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}")
def test_positions_fit_on_the_wall_for_a_few_parties_and_for_all(
    browser: Browser, held: Served, size: tuple[int, int]
) -> None:
    with opened(browser, held, viewport={"width": size[0], "height": size[1]}) as page:
        working, wall = page.locator("[data-face='3']"), page.locator(".wall-host")
        table = PositionTable(load_case())
        working.locator("[data-key=look] summary").click()
        for who, parties in (("few", table.few()), ("all", table.parties)):
            working.locator("select[name=who]").select_option(who)
            working.get_by_role("button", name="Show", exact=True).click()
            working.locator("p[id$=-table]", has_text=f"with {len(parties)} parties").wait_for()
            working.locator("[data-wall-show=here]").click()
            for n in range(1, 16):
                wall.locator(".strip", has_text=f"issue {n} of 15").wait_for()
                assert page.evaluate(ASTRAY) == [], (who, n)
                if who == "all":  # with the evidence for one beside them
                    wall.locator(".holder").first.click()
                    wall.locator("[data-key^=wall-card]").wait_for()
                    assert page.evaluate(ASTRAY) == [], (who, n, "evidence")
                page.keyboard.press("PageDown")
            for _ in range(15):
                page.keyboard.press("PageUp")
            wall.locator(".strip", has_text="issue 1 of 15").wait_for()
            page.keyboard.press("Escape")
            wall.wait_for(state="detached")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_on_the_wall(browser: Browser, held: Served, *, dark: bool) -> None:
    with opened(browser, held, color_scheme="dark" if dark else "light") as page:
        page.locator("[data-face='0'] [data-wall-show=here]").click()
        for view in ("map", "result", "cards"):
            page.locator(f".wall-host [data-key=view-{view}]").click()
            page.locator(f".wall-host [data-key=view-{view}]").wait_for(state="detached")
            assert serious(Axe().run(page, context=".wall-host")) == [], view


def test_the_key_b_blanks_both_walls_and_brings_them_back(browser: Browser, held: Served) -> None:
    with opened(browser, held) as page:
        with page.expect_popup() as popped:
            page.locator("[data-face='0'] [data-wall-show=window]").click()
        there = popped.value
        view, blank = there.locator(".wall.debate"), there.locator("[data-wall-off]")
        view.wait_for()
        page.keyboard.press("b")  # in the working view
        blank.wait_for()
        assert not view.is_visible()
        there.keyboard.press("b")  # on the wall
        view.wait_for()
        page.locator("[data-face='0'] textarea[name=claim]").focus()
        page.keyboard.type("b")  # in a text it is a letter
        assert view.is_visible()
        # The clock is one.
        there.locator("[data-clock-do=pause]").click()
        page.locator("[data-face='0'] [data-clock-words]:has-text('Stopped')").first.wait_for()
        page.locator("[data-face='0'] [data-clock-do=start]:visible").first.click()
        there.locator("[data-clock-words]:has-text('Running')").wait_for()
        there.close()
        page.locator("[data-live-wall]").wait_for(state="detached")


def test_a_vote_goes_round_by_two_presses_and_no_other_window_sees_it(
    browser: Browser, fresh: Served
) -> None:
    with opened(browser, fresh) as page:
        with page.expect_popup() as popped:
            page.locator("[data-face='0'] [data-wall-show=window]").click()
        there = popped.value
        there.locator(".wall.debate").wait_for()
        other = page.context.new_page()
        other.goto(fresh.address)
        other.wait_for_selector("body[data-connected=yes]")
        page.get_by_role("button", name="Open the vote").click()
        for n in range(6):
            page.get_by_role("button", name="I have the laptop now").click()
            page.get_by_role("button", name=("For", "Against", "Undecided")[n % 3], exact=True).click()
            for window in (there, other):
                assert "You vote" not in window.locator("body").inner_text()
            assert there.locator("[data-wall-vote]").is_visible()
            assert not there.locator(".wall.debate").is_visible()
            page.keyboard.press("Escape")  # does not leave a ballot
            page.get_by_role("button", name="Put it into the box").click()
            there.get_by_text(f"{n + 1} of 6 ha").wait_for()
            assert page.locator("input[name=choice]:checked").count() == 0
            assert page.locator("[data-step-head]:visible").inner_text() in {
                "Pass the laptop on",
                "Everybody has voted. Give the laptop back.",
            }
        page.get_by_role("button", name="Back to the debate").click()
        assert page.evaluate("() => document.activeElement.dataset.key") == "enter"
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Close the vote").click()
        there.locator(".wall.debate").wait_for()


def test_a_ballot_for_a_box_that_is_gone_is_kept_nowhere(browser: Browser, fresh: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(fresh.address)
    page.wait_for_selector("body[data-connected=yes]")
    page.get_by_role("button", name="Open the vote").click()
    page.get_by_role("button", name="I have the laptop now").click()
    page.get_by_role("button", name="Against", exact=True).click()
    fresh.stop()
    page.wait_for_selector("body[data-connected=no]")
    page.get_by_role("button", name="Put it into the box").click()
    journal = Journal(Entry.from_line(entry.to_line()) for entry in fresh.session.journal)
    again = Served(Session(load_case(), journal, "chair"), fresh.notebooks, "03-red-line", fresh.port)
    page.wait_for_selector("body[data-connected=yes]")
    page.get_by_role("button", name="Let the laptop go round").click()
    page.get_by_role("button", name="I have the laptop now").click()
    page.get_by_role("button", name="For", exact=True).click()
    page.get_by_role("button", name="Put it into the box").click()
    page.locator("dialog").get_by_text(
        "1 of 6 has voted"
    ).wait_for()  # the first was asked for again, not sent
    assert "against" not in page.evaluate("() => JSON.stringify({ ...sessionStorage, ...localStorage })")
    again.stop()
    context.close()


def test_a_reply_with_grounds_takes_six_actions(browser: Browser, held: Served) -> None:
    with opened(browser, held) as page:
        actions = 0

        def act() -> None:
            nonlocal actions
            actions += 1

        page.get_by_role("button", name="Reply to card 1", exact=True).click()
        act()
        page.wait_for_function("() => document.activeElement.name === 'claim'")
        page.keyboard.type("Notices came first in 2002 as well.")
        act()
        page.keyboard.press("Tab")
        act()
        assert page.evaluate("() => document.activeElement.getAttribute('role')") == "combobox"
        page.keyboard.type("hague code")
        act()
        page.locator("[role=option]").first.wait_for()
        assert page.locator("[role=option]").last.inner_text() == "None of these: write your source"
        active = page.evaluate("() => document.activeElement.getAttribute('aria-activedescendant')")
        assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
        assert serious(Axe().run(page, context="[data-face='0']")) == []
        page.keyboard.press("Enter")
        act()
        page.get_by_role("button", name="Play the card").click()
        act()
        card = page.locator("article.arg", has_text="Notices came first in 2002 as well.")
        card.get_by_text("Attacks card 1").wait_for()
        assert "Hague Code of Conduct" in card.inner_text()
        assert actions == 6


def test_grounds_are_chosen_by_touch_and_a_source_of_ones_own_is_written(
    browser: Browser, held: Served
) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with opened(browser, held, **phone) as page:
        field = page.get_by_role("combobox", name="Grounds")
        field.tap()
        page.keyboard.type("hague")
        page.locator("[role=option]").nth(1).tap()
        assert page.locator("input[name=grounds]").input_value() != ""
        assert field.get_attribute("aria-expanded") == "false"
        field.fill("Ozga, A Chronology")
        assert page.locator("input[name=grounds]").input_value() == ""  # what was chosen before is gone
        page.locator("[role=option]").last.tap()
        words = page.get_by_label("Your source, with author, title and date")
        assert words.input_value() == "Ozga, A Chronology"
        assert words.evaluate("(e) => e === document.activeElement")
        page.locator("textarea[name=claim]").fill("It was open from the start.")
        page.get_by_role("button", name="Play the card").tap()
        card = page.locator("article.arg", has_text="It was open from the start.")
        card.get_by_text("Ozga, A Chronology").wait_for()
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
