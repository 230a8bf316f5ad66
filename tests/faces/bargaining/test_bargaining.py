"""The face of bargaining: what it says when, what can be changed, and hostile text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from course.case import Case
from course.faces.bargaining.bargaining import BargainingFace
from course.journal import Journal
from course.session.session import Session
from tests.faces.conftest import Page
from tests.kept import lines_case

if TYPE_CHECKING:
    from course.faces.face import Face

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}\u202e"


@pytest.fixture
def session() -> Session:
    """A session whose parties hold the lines that these tests count on."""
    return Session(lines_case(), Journal(), "heron")


@pytest.fixture
def page(session: Session) -> Page:
    return Page(BargainingFace(session, ["iran", "united_states", "saudi_arabia"]))


def face(page: Page) -> BargainingFace:
    found: Face = page.face
    assert isinstance(found, BargainingFace)
    return found


def test_a_guess_comes_before_any_answer_and_stands_beside_it_afterwards(page: Page) -> None:
    assert "Before you look: where do you expect lines to collide?" in page.html
    assert "No package works" not in page.html
    assert "could accept" not in page.html.split("</div>", 1)[1].split('data-key="foot"')[0]
    assert "Tick at least one issue" in page.do("guess", line="x")["trouble"]
    four = ["range", "format", "verification", "sanctions_relief"]
    assert "Choose up to 3 issues." in page.do("guess", issues=four)["trouble"]
    view = page.do("guess", issues=["range", "agenda_scope"], line=HOSTILE)
    assert view["focus"].endswith("-package")
    assert "You expected a collision on" in page.html
    assert "No package works" not in page.html
    view = page.do("reveal")
    assert view["focus"].endswith("-verdict")
    assert "No package works for these 3 parties yet, whatever the unknown views are." in view["say"]
    rows = dict(re.findall(r'data-key="compared-(\w+)">(.*?)</tr>', page.html))
    assert re.findall("<td>(yes|no)</td>", rows["agenda_scope"]) == ["yes", "yes"]
    assert re.findall("<td>(yes|no)</td>", rows["range"]) == ["yes", "no"]
    assert "<img" not in page.html
    page.do("undo")
    assert "Before you look" in page.html


def test_somebody_may_look_without_a_guess_and_is_not_asked_again(page: Page, session: Session) -> None:
    page.do("skip")
    assert "Before you look" not in page.html
    page.do("reveal")
    assert "Your guess beside the hypotheses" not in page.html
    again = Page(BargainingFace(session, ["iran", "united_states", "saudi_arabia"]))
    assert "Before you look" not in again.html


def test_ways_stand_as_equals_and_name_who_moves(page: Page) -> None:
    page.do("skip")
    page.do("reveal")
    assert "One set of lines collides" in page.html
    assert "On “Are missiles part of the talks?”: Iran does not accept" in page.html
    ways = page.html.split('data-key="ways"')[1].split("</ul>")[0]
    assert 'class="do"' not in ways
    assert "good" not in ways
    assert "first step" not in page.html
    who = re.findall("<strong>(.*?)</strong>", ways)
    assert who == sorted(who)
    assert "Iran moves." in who


def test_a_package_begins_with_a_few_issues_and_grows(page: Page) -> None:
    page.do("guess", issues=["range"])
    assert page.html.count("<select data-do") == 3
    assert "Missile range" in page.html
    more = page.html.split('data-do="add"')[1].split("</select>")[0]
    page.do("add", issue=re.findall(r'<option value="(\w+)"', more)[0])
    assert page.html.count("<select data-do") == 4
    assert "Choose an issue." in page.do("add", issue="nothing")["trouble"]


def test_the_head_of_a_party_says_the_worst_first(page: Page) -> None:
    page.do("choose", issue="agenda_scope", value="3")
    heads = page.html.split('data-key="heads"')[1].split('class="row"')[0]
    assert "Crosses a red line" in heads
    assert "1 line crossed" in heads
    assert "Accepts it so far" in heads
    assert "Mostly not known" in heads


def test_every_party_answers_in_words_and_says_what_a_crossed_line_rests_on(page: Page) -> None:
    view = page.do("choose", issue="agenda_scope", value="3")
    assert view["trouble"] == ""
    assert (
        view["say"]
        == "Iran: red line crossed. United States: accepts. Saudi Arabia: unknown: not looked for yet"
    )
    assert "rests on: position on “Are missiles part of the talks?”, stated, high confidence" in page.html
    page.do("choose", issue="agenda_scope", value="2")
    assert "The United States could accept it if visits or inspection are agreed." in page.html
    page.do("choose", issue="verification", value="3")
    assert "accepts, since visits or inspection are agreed" in page.html
    page.do("choose", issue="verification", value="0")
    assert "only if visits or inspection are agreed: not met" in page.html


def test_a_way_is_a_what_if_of_ones_own_and_can_be_undone(page: Page) -> None:
    view = page.do("try", number=0)
    assert "Unknown: a package exists" in view["say"]
    assert "These would have to be a yes" in page.html
    assert "what-if" in page.html
    edits = page.face.session.journal.live()[-1].body["steps"]
    first = next(step for step in edits if "issue" in step)
    page.do("look", party=first["party"], issue=first["issue"])
    assert "You tried:" in page.html  # the sentence is the tool’s, and in nobody’s mouth
    assert "You:</span>" not in page.html
    page.do("fill")
    assert "Yours is one of them." in page.html
    page.do("undo")
    page.do("undo")
    page.do("skip")
    assert "No package works for these 3 parties yet, whatever the unknown views are." in page.html


def test_a_hypothesis_opens_with_its_evidence_and_is_changed_with_a_reason(page: Page) -> None:
    page.do("skip")
    view = page.do("look", party="iran", issue="range")
    assert view["focus"].endswith("-hypothesis")
    assert "What it rests on" in page.html
    assert "teaching summary from general knowledge" in page.html
    change = {f"o-{n}": "acceptable" for n in range(5)}
    assert page.do("revise", party="iran", issue="range", **change)["trouble"] == ""
    assert "same as before" in page.do("revise", party="iran", issue="range", **change)["trouble"]
    page.do("undo")
    assert page.do("revise", party="iran", issue="range", reason="It said so.", **change)["trouble"] == ""
    assert "It said so." in page.html
    assert "your reading" in page.html
    page.do("restore", party="iran", issue="range")
    assert "It said so." not in page.html


def test_conditions_are_added_and_left_out_with_a_reason(page: Page) -> None:
    page.do("skip")
    page.do("look", party="iran", issue="sanctions_relief")
    page.do("give_up", link="iran_phased_relief", reason="Time matters less.")
    assert "left out" in page.html
    added = page.do(
        "attach", party="iran", issue="sanctions_relief", option="3", condition="format:0", reason="r"
    )
    assert added["trouble"] == ""
    assert "only if “Format of talks and mediation” is “indirect”" in page.html


def test_a_class_that_differs_is_shown_with_reasons(page: Page, session: Session) -> None:
    page.do("revise", party="iran", issue="range", reason="mine", **{f"o-{n}": "beyond" for n in range(5)})
    session.who = "owl"
    page.do("revise", party="iran", issue="range", reason="hers", **{f"o-{n}": "unknown" for n in range(5)})
    page.do("look", party="iran", issue="range")
    assert "Where the class differs (1)" in page.html
    assert "Others in the class read it differently" in page.html
    assert "mine" in page.html
    assert "hers" in page.html


def test_no_person_can_be_seated(page: Page) -> None:
    assert 'value="shamkhani"' not in page.html
    assert 'value="supreme_leader"' not in page.html
    assert "cannot sit at the table" in page.do("sit", parties=["shamkhani"])["trouble"]


def test_parties_without_lines_and_empty_tables_say_so(page: Page) -> None:
    page.do("skip")
    page.do("sit", parties=["iraq"])
    assert "Iraq has no lines on record here. That is no yes" in page.html
    assert "Nothing collides" in page.html
    assert "Choose at least one party" in page.do("sit", parties=[])["trouble"]


def test_hostile_text_is_shown_as_text(page: Page) -> None:
    page.do("look", party="iran", issue="range")
    page.do("revise", party="iran", issue="range", reason=HOSTILE, **{f"o-{n}": "beyond" for n in range(5)})
    page.do("choose", issue="range", value="1")
    assert "<img" not in page.html
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 7*7 }}" in page.html


def test_without_a_kernel_it_reads_as_a_page(page: Page) -> None:
    html = face(page).html(live=False)
    assert "data-do" not in html
    assert "Before you look" not in html
    assert "No package works" in html


def test_a_case_without_issues_says_so(session: Session) -> None:
    bare = session.case.model_copy(update={"issues": (), "positions": (), "bargaining": ()})
    assert isinstance(bare, Case)
    page = Page(BargainingFace(Session(bare, Journal(), "heron")))
    assert "This case has no issues to bargain about." in page.html


def test_tables_and_text_can_be_taken_along(page: Page) -> None:
    page.do("choose", issue="range", value="3")
    page.do("csv")
    page.do("paper", form="markdown")
    files = [s for s in page.sent if s["type"] == "download"]
    assert [s["name"] for s in files] == ["bargaining.csv", "bargaining.md"]
    assert "agreed regional ceiling" in files[1]["text"]


def test_the_picture_comes_on_request_with_equal_text(page: Page) -> None:
    page.do("skip")
    assert "<svg" not in page.html
    page.do("draw")
    assert "<svg" in page.html
    assert "Part of a deal of all: none." in page.html


def test_an_unknown_answer_may_be_supposed_and_the_verdict_follows(page: Page) -> None:
    page.do("skip")
    page.do("reveal")
    page.do("sit", parties=["iraq"])
    assert "Unknown: a package exists" in page.html
    page.do("choose", issue="range", value="0")
    assert "<strong>Unknown for Iraq on" in page.html
    page.do("look", party="iraq", issue="range")
    assert "Suppose an answer, to see what changes" in page.html
    view = page.do("suppose", party="iraq", issue="range", value="refuses")
    assert view["say"].startswith("No package works for this party yet")
    assert "refuses, as you suppose" in page.html
    assert "Refused by Iraq." in page.html
    assert page.do("suppose", party="iraq", issue="range", value="maybe")["trouble"]
    page.do("undo")
    assert "Unknown: a package exists" in page.html
