"""A whole Oxford debate by keyboard only; the clock while the kernel is busy; axe, narrow and dark."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.activities.debate import Debate
from course.case import load_case
from course.journal import Journal
from tests.browser._lab import tab_to, type_choice, write_notebook
from tests.browser._served import serious_dark_and_light
from tests.publish._played import OXFORD, played

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser._lab import Lab, Server

LESSON = "00-start-here"
CALL = 'debate("oxford", "M4")'
CELLS = (
    f'import course\nlesson = course.lesson("{LESSON}")',
    f"lesson.{CALL}",
)
BUSY = "import threading, time; time.sleep(4)"
WIDER = """() => {
  const { scrollWidth, clientWidth } = document.querySelector(".shown .face");
  return scrollWidth - clientWidth;
}"""
TABS = 400  # more than any part of the debate has places to stop at


@pytest.fixture
def lab(open_lab: Callable[..., Lab], server: Server, request: pytest.FixtureRequest) -> Lab:
    """A notebook of a debate, in a profile of its own."""
    return ready(open_lab(), server, request.node.name)


def ready(lab: Lab, server: Server, name: str) -> Lab:
    path = f"notebooks/{name}.ipynb"
    write_notebook(server.folder / path, *CELLS)
    lab.open(path)
    lab.run_all()
    lab.page.wait_for_selector("form[data-do=begin]")
    return lab


def press(page: Page, what: str, then: str) -> None:
    """Go to a button by Tab, press Enter, and wait for what follows."""
    tab_to(page, what, most=TABS)
    page.keyboard.press("Enter")
    page.wait_for_selector(then)


def find_grounds(page: Page, typed: str) -> None:
    """Search for what a card rests on, and take the first of what is found."""
    tab_to(page, "input[name=sought]", most=TABS)
    page.keyboard.type(typed)
    page.wait_for_selector(f"[role=option]:has-text('{typed}')")
    page.keyboard.press("Enter")


def back_to_top(page: Page) -> None:
    """Put the keyboard's place at the head of the debate, as a skip link would."""
    page.locator(".rls [data-home]").first.evaluate("(e) => { e.tabIndex = -1; e.focus(); }")


def vote(page: Page, round_: str, choices: tuple[str, ...], digits: list[str]) -> None:
    if round_ == "before":
        tab_to(page, "input[name=paired]", most=TABS)
        page.keyboard.press("Space")
    press(page, "form[data-do=open_vote] button[type=submit]", "dialog.booth[open]")
    for n, choice in enumerate(choices):
        tab_to(page, "[data-to=ballot].do", most=TABS)
        page.keyboard.press("Enter")
        tab_to(page, f"[data-pick={choice}]", most=TABS)
        page.keyboard.press("Enter")
        tab_to(page, "form[data-do=cast] input[name=reason]", most=TABS)
        page.keyboard.type(f"Reason {n} of the {round_} vote, b d d")
        tab_to(page, "form[data-do=cast] input[name=digits]", most=TABS)
        if round_ == "before":
            digits.append(page.evaluate("() => document.activeElement.value"))
        else:
            page.keyboard.type(digits[n])
        tab_to(page, "form[data-do=cast] button[type=submit]", most=TABS)
        page.keyboard.press("Enter")
        page.wait_for_selector(f".booth :text('{n + 1} of 5 ha')")
        assert page.locator("dialog.booth input[name=choice]:checked").count() == 0
    page.get_by_role("heading", name="Everybody has voted. Give the laptop back.").wait_for()
    tab_to(page, "[data-booth-leave]", most=TABS)
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.booth[open]", state="detached")
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "[data-do=close_vote]", "text=This vote is closed: 5 ballots.")
    back_to_top(page)


ALL_THAT_IS_KEPT = """async () => {
  const found = [JSON.stringify([{ ...localStorage }, { ...sessionStorage }])];
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  for (const { name } of await indexedDB.databases()) {
    const base = await asked(indexedDB.open(name));
    for (const shelf of base.objectStoreNames)
      found.push(JSON.stringify(await asked(base.transaction(shelf).objectStore(shelf).getAll())));
    base.close();
  }
  return found.join();
}"""


def nothing_tells_of_the_first_vote(page: Page, folder: Path, digits: list[str]) -> None:
    """Look into all that the browser keeps, into every file, and at the page."""
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    kept = page.evaluate(ALL_THAT_IS_KEPT)
    files = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file()).decode(errors="replace")
    for place in (kept, files):
        assert '"verb":"ballots"' in place.replace('": "', '":"').replace('\\"', '"')  # it is kept, sealed
    for place in (kept, files, page.content()):
        assert "of the before vote" not in place
        assert not [one for one in digits if f'"{one}"' in place]
    back_to_top(page)


def test_a_whole_oxford_debate_by_keyboard_only(lab: Lab, server: Server) -> None:
    page = lab.page
    digits: list[str] = []
    back_to_top(page)
    press(page, "form[data-do=begin] button[type=submit]", "form[data-do=draw]")
    tab_to(page, "textarea[name=people]", most=TABS)
    page.keyboard.press("Control+a")
    page.keyboard.type("heron, wren, owl, lark, finch")
    press(page, "form[data-do=draw] button[type=submit]", "text=Who does what")
    for side in ("for", "against"):
        press(
            page, f"[data-do=ready][data-args*='\"{side}\"']", f"text=/{side} has prepared|The best reasons/i"
        )
    press(page, "[data-do=stage].do", "[data-clock-face]")
    vote(page, "before", ("for", "for", "against", "for", "for"), digits)
    nothing_tells_of_the_first_vote(page, server.folder, digits)
    for n, name in enumerate(("Opening, for", "Opening, against", "Rebuttal, for", "Rebuttal, against",
                              "Questions from the floor", "Closing, against", "Closing, for")):  # fmt: skip
        press(page, "[data-clock-next]", f".clockbox strong:text-is('{name}')")
        if n in (0, 2):
            back_to_top(page)
            press(page, "[data-clock-do=start]", "[data-clock-words]:has-text('Running')")
            page.wait_for_function(
                "() => document.activeElement.dataset.clockDo === 'pause'"
            )  # focus is not lost
            began = time.monotonic()
            tab_to(page, "textarea[name=claim]", most=TABS)
            page.keyboard.type(f"Claim of {name}: notice reduces accidents.")
            find_grounds(page, "S1-16")
            if n:
                tab_to(page, "input[name=relation]:checked", most=TABS)
                page.keyboard.press("ArrowRight")
                page.keyboard.press("ArrowRight")
                tab_to(page, "select[name=to]", most=TABS)
                type_choice(page, "1")
            tab_to(page, "textarea[name=warrant]", most=TABS)
            page.keyboard.type("What worked once can work again.")
            press(page, "form[data-do=play] button[type=submit]", f"article.arg:has-text('{name}')")
            assert time.monotonic() - began < 60
            page.wait_for_function("() => document.activeElement.id.includes('-card-')")
            back_to_top(page)
            press(page, "[data-clock-do=pause]", "[data-clock-words]:has-text('Stopped')")
    press(page, "[data-clock-next]", ".clockbox strong:text-is('Second vote')")
    back_to_top(page)
    vote(page, "after", ("against", "against", "against", "for", "for"), digits)
    page.wait_for_selector(".rls h3:text-is('How the room moved')")
    assert page.get_by_text("2 of 5 who voted twice changed their vote.").count() >= 1
    press(page, '[data-do=stage][data-args*="debrief"]', "text=To talk about, from what was done")
    tab_to(page, "form[data-do=propose] textarea", most=TABS)
    page.keyboard.type("We agree that notice comes first.")
    press(page, "form[data-do=propose] button[type=submit]", "blockquote:has-text('notice comes first')")
    back_to_top(page)
    for side in ("for", "against"):
        press(page, f"[data-do=agree][data-args*='\"{side}\"']", f"text=/{side}: agreed/i")
        back_to_top(page)
    page.wait_for_selector("text=Both sides agree to this text.")
    take_the_transcript(page)
    look_back(page)
    assert lab.errors() == []


def take_the_transcript(page: Page) -> None:
    with page.expect_download() as handed:
        tab_to(page, "[data-do=take][data-args*=pdf]", most=TABS)
        page.keyboard.press("Enter")
    assert handed.value.suggested_filename.endswith(".pdf")
    assert Path(handed.value.path()).read_bytes().startswith(b"%PDF-")


def look_back(page: Page) -> None:
    """Step through the debate by keyboard; each step is announced, and the focus stays."""
    back_to_top(page)
    press(page, '[data-do=stage][data-args*="replay"]', "text=Step by step")
    tab_to(page, "[data-key=next]", most=TABS)
    said = []
    for n in range(1, 6):
        page.keyboard.press("Enter")
        page.wait_for_selector(f"text=/Step {n} of/")
        assert page.evaluate("() => document.activeElement.dataset.key") == "next"
        said.append(page.locator("[data-key=sentence]").inner_text())
    announced = page.locator(".rls [role=status]").all_inner_texts()
    assert any(said[-1] in text for text in announced), announced
    tab_to(page, "[data-key=last]", most=TABS)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => { const m = document.querySelector('.rls .face').innerText.match(/Step (\\d+) of (\\d+)/);"
        " return m && m[1] === m[2]; }"
    )
    assert page.locator(".mapview [role=img]").count() == 1
    assert "attacks card 1" in (page.locator("[data-key=replay-map]").text_content() or "")


def shown(page: Page) -> float:
    text = page.locator("[data-clock-face]").inner_text()
    minutes, rest = re.fullmatch(r"\+?(\d+):(\d+)", text).groups()  # type: ignore[union-attr]
    return int(minutes) * 60 + int(rest)


def test_the_clock_is_exact_while_the_kernel_is_busy_and_after_it_is_lost(
    open_lab: Callable[..., Lab], server: Server
) -> None:
    lab = ready(open_lab(), server, "busy-clock")
    page = lab.page
    page.locator("form[data-do=begin] button[type=submit]").click()
    page.get_by_role("button", name="Debate", exact=True).click()
    page.get_by_role("button", name="Next: Opening, for").click()
    page.wait_for_selector(".clockbox strong:text-is('Opening, for')")
    page.get_by_role("button", name="Start the clock").click()
    page.wait_for_selector("[data-clock-words]:has-text('Running')")
    page.evaluate(
        """(code) => {
          const panel = [...window.jupyterapp.shell.widgets('main')].find((w) => w.sessionContext);
          panel.sessionContext.session.kernel.requestExecute({ code });
        }""",
        BUSY,
    )
    before = shown(page)
    time.sleep(1.5)
    assert 1 <= before - shown(page) <= 3  # it runs on
    page.get_by_role("button", name="Pause the clock").click()
    stopped = shown(page)
    time.sleep(1.2)
    assert shown(page) == stopped  # and stops at once, though Python has not heard of it
    lab.wait_for_kernel()
    time.sleep(0.5)
    assert abs(shown(page) - stopped) <= 1  # what Python wrote down is what was seen
    page.get_by_role("button", name="Start the clock").click()
    page.wait_for_selector("[data-clock-words]:has-text('Running')")
    lab.wait_for_kernel()
    page.evaluate(
        """() => [...window.jupyterapp.shell.widgets('main')]
          .find((w) => w.sessionContext).sessionContext.session.kernel.restart()"""
    )
    lab.run_all()
    page.wait_for_selector("[data-clock-face]", timeout=30_000)
    assert page.locator(".clockbox strong").first.inner_text() == "Opening, for"
    assert 0 <= stopped - shown(page) <= 30
    assert "Running" in page.locator("[data-clock-words]").inner_text()


def test_the_wall_fills_the_window_of_a_notebook_and_a_second_one(lab: Lab) -> None:
    page = lab.page
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.locator("form[data-do=begin] button[type=submit]").click()
    page.locator("[data-wall-show=here]").click()
    page.locator("dialog .wall.debate").wait_for()
    box = page.locator("dialog .wall.debate").bounding_box()
    size = page.viewport_size
    assert size is not None
    assert box == {"x": 0, "y": 0, **size}
    page.keyboard.press("b")
    page.locator("[data-wall-off]:visible").wait_for()
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells  # b adds a cell elsewhere
    with page.expect_popup() as popped:
        page.locator("[data-wall-show=window]").click()
    there = popped.value
    there.set_viewport_size({"width": 1920, "height": 1080})
    there.locator(".wall.debate").wait_for()
    assert there.locator(".wall h2").evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)") > 35
    page.locator("[data-wall-do=blank]").click()
    there.locator("[data-wall-off]").wait_for()
    assert lab.errors() == []


def test_cards_are_tied_and_preferred_sets_opened_by_keyboard(open_faces: Callable[..., Page]) -> None:
    journal = Journal()
    debate = Debate(load_case(), journal, who="heron")
    debate.begin(OXFORD, motion="M4", code="blue")
    first = debate.cards.play(claim="Notice helps.").id
    debate.cards.play(claim="It hides intentions.", relation="attacks", to=first)
    page = open_faces(CALL, lesson=LESSON, journal=journal)
    page.locator('[data-do=stage][data-args*="map"]').first.click()
    page.wait_for_selector("text=2 on the map.")
    back_to_top(page)
    tab_to(page, "details[data-key=tie] > summary", most=TABS)
    page.keyboard.press("Enter")
    tab_to(page, "form[data-do=tie] button", most=TABS)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Standing: 0. Not standing: 0. Open: 2.")
    tab_to(page, "[data-do=ways]", most=TABS)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=There are 2 preferred sets.")
    assert page.evaluate("() => document.activeElement.dataset.do") == "ways"  # focus is not lost


def test_axe_finds_nothing_serious_and_nothing_is_cut_off_on_a_phone(
    open_faces: Callable[..., Page],
) -> None:
    page = open_faces(CALL, lesson=LESSON, phone=True)
    page.locator("form[data-do=begin] button[type=submit]").click()
    page.locator("form[data-do=draw] button[type=submit]").wait_for()
    page.locator("textarea[name=people]").fill("heron\nwren\nowl\nlark\nfinch")
    page.locator("form[data-do=draw] button[type=submit]").click()
    page.wait_for_selector("text=Who does what")
    for stage in ("chairs", "table", "map", "judging", "debrief"):
        page.locator(f'[data-do=stage][data-args*="{stage}"]').first.click()
        page.wait_for_selector(f'[data-do=stage][data-args*="{stage}"][aria-current]')
        if stage == "table":
            page.locator("textarea[name=claim]").fill("<b>bold</b> " + "x" * 200)
            page.get_by_role("button", name="Play the card").click()
            page.wait_for_selector("article.arg")
            assert page.locator("article.arg b").count() == 0
            page.get_by_role("button", name="Open the vote").click()
            page.get_by_role("button", name="I have the laptop now").click()
            page.get_by_role("button", name="Undecided", exact=True).click()
        found = serious_dark_and_light(page)
        assert found == [], (stage, found)
        assert page.evaluate(WIDER) <= 0, stage
        if stage == "table":
            page.get_by_role("button", name="Change it").click()
            page.reload()
            page.wait_for_selector(
                "[data-booth-enter]"
            )  # nothing of a ballot is left, and nothing opens by itself
            assert page.locator("dialog.booth[open]").count() == 0


def test_a_debate_that_was_held_fits_a_phone_and_satisfies_axe(open_faces: Callable[..., Page]) -> None:
    page = open_faces(CALL, lesson=LESSON, journal=played().journal, phone=True)
    page.wait_for_selector(".shown h3:text-is('How the room moved')")
    for stage in ("table", "map", "replay", "debrief"):
        page.locator(f'[data-do=stage][data-args*="{stage}"]').first.click()
        page.wait_for_selector(f'[data-do=stage][data-args*="{stage}"][aria-current]')
        if stage == "replay":
            page.get_by_role("button", name="To the end").click()
            page.wait_for_selector(".mapview")
        if stage == "map":
            page.get_by_text("Tie two cards that lie here already").click()
            page.get_by_role("button", name="Show the preferred sets").click()
            page.wait_for_selector("text=/There (is one|are \\d+) preferred set/")
        found = serious_dark_and_light(page)
        assert found == [], (stage, found)
        assert page.evaluate(WIDER) <= 0, stage
        assert page.locator(".shown script").count() == 0
