"""The faces about positions on a page: by keyboard only, with axe, on a phone, with hostile text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.positions import Positions
from course.activities.positions.networks import Wanted, make_network
from course.case import load_case
from course.journal import Journal
from tests.browser._lab import too_wide, type_choice
from tests.browser._served import serious_dark_and_light

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

FACES = (
    "positions()",
    "chair()",
    "two_chairs()",
    "priorities()",
    "networks()",
)
HOSTILE = "<b>bold</b><script>document.title='x'</script>"


def face(page: Page, heading: str) -> Locator:
    return page.locator(".shown", has=page.locator(f"h2:text-is('{heading}')")).first


def press_until(page: Page, test: str, key: str = "Tab", most: int = 40) -> None:
    """Press a key until the focused element passes a test in the page."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(f"() => {{ const e = document.activeElement; return Boolean({test}); }}"):
            return
    raise AssertionError(f"{key} never came to: {test}")


def arrives(page: Page, place: str) -> None:
    page.wait_for_function(f"() => document.activeElement.id.endsWith('-{place}')")


def test_from_a_cell_to_a_chair_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    page = open_faces(*FACES[:2])
    table = face(page, "Who holds what")
    table.locator("td button").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrives(page, "card")
    page.wait_for_selector("text=Behind the position")
    press_until(page, "e.dataset.do === 'recode'")
    page.keyboard.press("Enter")
    arrives(page, "code")
    for _ in range(2):
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("A report, b d d")  # letters that are notebook shortcuts elsewhere
    page.keyboard.press("Tab")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrives(page, "codings")
    assert table.get_by_text(HOSTILE).count() >= 1
    assert table.locator("li b").count() == 0
    press_until(page, "e.dataset.do === 'take'")
    page.keyboard.press("Enter")
    chair = face(page, "Take the chair")
    chair.get_by_text("You sit in the chair of the United States").wait_for()
    chair.locator("input[type=radio]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("It said so.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrives(page, "issue")
    press_until(page, "e.dataset.do === 'open'")
    page.keyboard.press("Enter")
    arrives(page, "evidence")
    chair.get_by_text("two steps or more apart").first.wait_for()


def test_choosing_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    page = open_faces(FACES[3])
    ranking = face(page, "Priorities")
    for issue in ("use_of_force", "format", "range"):
        ranking.locator(f"[id$='-pick-{issue}']").focus()
        page.keyboard.press("Alt+ArrowUp")
        page.wait_for_selector(f".shown .set[data-key='rank-{issue}']")
        arrives(page, f"pick-{issue}")
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_selector(".shown .say:has-text('Now 2nd: “Missile range”.')", state="attached")
    press_until(page, "e.textContent.trim() === 'To first'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".shown .say:has-text('Now 1st: “Missile range”.')", state="attached")
    arrives(page, "first-range")
    ranking.locator("[id$='-pick-sovereignty']").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_selector(".shown .set[data-key='rank-sovereignty']")
    arrives(page, "pick-sovereignty")
    first = ranking.locator(".rank ol .pick").all_inner_texts()
    assert [words.split("\n")[-1] for words in first] == [
        "Missile range", "Threat and use of force", "Format of talks and mediation"
    ]  # fmt: skip
    press_until(page, "e.name === 'why_first'", most=60)
    page.keyboard.type("Its own words.")
    page.keyboard.press("Tab")
    page.keyboard.type("It can wait.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrives(page, "list")
    assert "The class: 1 person" in ranking.inner_text()
    assert ranking.locator(".me").count() == 4


def drag(page: Page, what: Locator, to: Locator) -> None:
    """Drag as a hand does: take hold, move a little, go there, let go."""
    what.scroll_into_view_if_needed()
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 60, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 10)
    page.mouse.move(end["x"] + 60, end["y"] + 20, steps=5)
    page.mouse.up()


def test_an_issue_is_dragged_to_a_place_and_nowhere_else(open_faces: Callable[..., Page]) -> None:
    page = open_faces(FACES[3])
    ranking = face(page, "Priorities")
    page.emulate_media(reduced_motion="reduce")  # places are measured, so nothing may still be scrolling
    row, free = (ranking.locator(f"[data-key={key}]") for key in ("rank-range", "free-1"))
    drag(page, row, free)
    page.wait_for_selector(".shown .set[data-key=rank-range] .place:text-is('1')")
    drag(page, ranking.locator("[data-key=rank-nuclear_link]"), row)
    page.wait_for_selector(".shown .set[data-key=rank-range] .place:text-is('2')")
    drag(page, ranking.locator("[data-key=rank-sequencing]"), ranking.locator(".lead"))
    drag(page, row, ranking.locator("h4[data-drop]"))
    page.wait_for_selector(".shown .row:not(.set)[data-key=rank-range]")
    assert ranking.locator(".set").count() == 1
    assert ranking.locator("[data-live-over]").count() == 0


def choose(page: Page, name: str, words: str) -> None:
    """Go to a list by Tab, and choose by typing."""
    press_until(page, f"e.name === '{name}'")
    page.keyboard.type(words)


def test_two_chairs_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    page = open_faces(FACES[2])
    chairs = face(page, "Two chairs")
    chairs.locator("select[name=one]").focus()
    type_choice(page, "Russia")
    choose(page, "other", "China")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrives(page, "pair")
    chairs.get_by_text("Russia and CNChina. The same option on").wait_for()
    for interest in ("interest_one", "interest_other"):
        press_until(page, f"e.name === '{interest}'")
        page.keyboard.press("ArrowDown")
    press_until(page, "e.name === 'common'")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    page.keyboard.type("Both say so. b d d a")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrives(page, "matches")
    assert chairs.get_by_text(HOSTILE).count() == 1
    assert chairs.locator("li b").count() == 0
    with page.expect_download() as got:
        press_until(page, "e.dataset.do === 'table'")
        page.keyboard.press("Enter")
    assert got.value.suggested_filename == "two-chairs.csv"


def test_networks_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    page = open_faces(FACES[4])
    networks = face(page, "Networks of agreement and conflict")
    networks.locator("summary").first.focus()
    page.keyboard.press("Enter")
    choose(page, "kind", "Subtract")
    choose(page, "least", "2 issues")
    press_until(page, "e.name === 'who'")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")  # everybody stands before one's own choice
    press_until(page, "e.textContent.trim() === 'Draw it'", most=60)
    page.keyboard.press("Enter")
    arrives(page, "network")
    networks.get_by_text("of 25 parties").wait_for()
    networks.get_by_text("Ties are drawn from 2 issues or more").wait_for()
    everybody = make_network(Positions(load_case(), Journal(), who="heron"), Wanted(who="all"))
    assert networks.locator("table tbody tr").count() == len(everybody.ties)
    networks.get_by_text("With more than 8 parties, lines hide more than they say.").wait_for()
    assert networks.locator(".picture").count() == 0
    networks.locator("summary").first.focus()  # what was unfolded stays so
    choose(page, "kind", "Parties and options")
    press_until(page, "e.textContent.trim() === 'Draw it'", most=60)
    page.keyboard.press("Enter")
    arrives(page, "network")
    networks.locator("td:has-text('= agrees')").first.wait_for()
    assert networks.locator(".picture[role=img] svg text:text-is('US')").count() == 1
    with page.expect_download() as got:
        press_until(page, "e.dataset.do === 'png'", most=60)
        page.keyboard.press("Enter")
    assert got.value.suggested_filename == "network.png"


def test_axe_finds_nothing_serious(open_faces: Callable[..., Page]) -> None:
    page = open_faces(*FACES)
    table = face(page, "Who holds what")
    table.locator("td button").nth(1).click()
    table.locator("[data-do=recode]").click()
    table.locator("form[data-do=code]").wait_for()
    table.locator("[data-do=picture]").click()
    table.locator("svg").wait_for()
    chair = face(page, "Take the chair")
    found = serious_dark_and_light(page)
    chair.locator("select[name=actor]").select_option("iran")
    chair.get_by_role("button", name="Sit down").click()
    chair.locator("input[type=radio]").first.check()
    chair.locator("textarea").fill("So.")
    chair.get_by_role("button", name="Keep my answer").click()
    chair.get_by_role("button", name="Open the evidence").click()
    chair.get_by_text("the same option").first.wait_for()
    networks = face(page, "Networks of agreement and conflict")
    networks.locator("summary").first.click()
    networks.locator("select[name=kind]").select_option("two_mode")
    networks.get_by_role("button", name="Draw it").click()
    networks.locator("td:has-text('disagrees')").first.wait_for()
    chairs = face(page, "Two chairs")
    chairs.locator("select[name=interest_one]").select_option(index=1)
    chairs.locator("select[name=interest_other]").select_option(index=1)
    chairs.locator("input[name=common]").fill("Time")
    chairs.locator("form[data-do=match] textarea").fill("So.")
    chairs.locator("form[data-do=match] button").click()
    chairs.get_by_text("What readers see in common").wait_for()
    found += serious_dark_and_light(page)
    assert found == []


def test_on_a_phone_nothing_is_cut_off(open_faces: Callable[..., Page]) -> None:
    page = open_faces(*FACES, phone=True)
    table = face(page, "Who holds what")
    table.locator("td button").nth(2).tap()
    arrives(page, "card")
    table.locator("[data-do=recode]").tap()
    arrives(page, "code")
    assert too_wide(page) == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('.shown button')]
          .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 24).length"""
    )
    assert small == 0
