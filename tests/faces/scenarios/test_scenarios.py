"""The face of the scenarios and of the warm-up: what it shows, says and hands over."""

from __future__ import annotations

import re
from itertools import product

import pytest

from course.activities.scenarios import scenarios as rules
from course.case import Case, load_case
from course.faces.scenarios.axes import AxesFace
from course.faces.scenarios.scenarios import ScenariosFace
from course.journal import Journal
from course.language import speaking
from course.methods.crossimpact import Matrix, some, to_break, to_make
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.door import presses

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}"


def test_a_guess_comes_before_the_answer_and_stands_beside_it(session: Session) -> None:
    page = Page(ScenariosFace(session, "W1"))
    assert "Before you look" in page.html
    for hidden in (
        "combinations hold together",
        "What acts on what",
        "This story does not",
        "This story holds",
    ):
        assert hidden not in page.html
    assert page.do("set", driver="0", value="3")["say"] == ""
    assert page.do("guess", holds="perhaps")["trouble"]
    view = page.do("guess", holds="yes")
    assert view["say"] == "This story does not hold together. Read why."
    beside = view["html"].split('data-key="guessed"')[1].split("</p>")[0]
    assert "You expected that it holds together." in beside
    assert "By the judgements now it does not hold together." in beside
    page.do("undo")
    assert "Before you look" in page.html


def test_somebody_who_judged_before_is_not_asked_again(session: Session) -> None:
    Page(ScenariosFace(session, "W1")).do("judge", row="0", column="7", value="-3", reason="")
    assert "Before you look" not in Page(ScenariosFace(session, "W1")).html


@pytest.mark.parametrize("face", [ScenariosFace, AxesFace])
def test_the_other_questions_of_the_case_are_one_press_away(
    session: Session, face: type[ScenariosFace | AxesFace]
) -> None:
    page = Page(face(session, "W1"))
    others = [w for w in session.case.what_ifs if w.id != "W1"]
    assert re.findall(r'<li data-key="question-(W\d)">', page.html) == [w.id for w in others]
    assert "You have work on it." not in page.html
    if face is ScenariosFace:
        page.do("skip")
        page.do("cell", row="0", column="7")
    else:
        page.do("swap")
    view = page.do("question", what_if="W3")
    assert view["focus"] == f"#{page.face.uid}-top"
    assert others[1].question in page.html.split("<h2")[1].split("</h2>")[0]
    assert "Before you look" in page.html or face is AxesFace
    box = page.html.split('data-key="question-W1"')[1].split("</li>")[0]
    assert "You have work on it." in box
    assert page.html.count("You have work on it.") == 1
    before = page.html
    assert "no what-if" in page.do("question", what_if="W99")["trouble"]
    assert page.html == before
    page.do("question", what_if="W1")
    assert "Before you look" not in page.html


def test_a_case_with_one_question_offers_no_other(session: Session) -> None:
    session.case = session.case.model_copy(update={"what_ifs": session.case.what_ifs[:1]})
    assert "Another what-if question" not in Page(ScenariosFace(session)).html


def test_a_table_for_each_driver_is_one_stop_and_says_each_cell_in_words(page: Page) -> None:
    boxes = page.html.split('data-key="heat-')[1:]
    tables = [box.split("</table>")[0] for box in boxes]
    stops = [re.findall(r'<button type="button" tabindex="(-?\d)"', table) for table in tables]
    assert [found.count("0") for found in stops] == [1, 1, 1, 1]
    assert [len(found) for found in stops] == [4 * 9, 3 * 10, 3 * 10, 3 * 10]
    assert [" open>" in box.split("<summary>")[0] for box in boxes] == [True, False, False, False]
    assert "Agenda: nuclear only slightly promotes “message carrier” (mediator)." in tables[0]
    assert 'aria-hidden="true">++</b>' in tables[0]
    assert 'aria-hidden="true">−</b>' in tables[0]


def test_the_table_with_the_judgement_that_is_changed_stands_open(page: Page) -> None:
    page.do("cell", row="4", column="0")
    boxes = [box.split("<summary>")[0] for box in page.html.split('data-key="heat-')[1:]]
    assert [" open>" in box for box in boxes] == [False, True, False, False]


def test_stories_are_listed_in_words_and_never_as_chances(page: Page) -> None:
    assert "6 of 108 combinations hold together." in page.html
    assert "agenda: nuclear first; domestic audiences: permissive; mediator: guarantor" in page.html
    assert not re.search(r"probab|likelihood|weight|\d\s*%", page.html.split("<svg")[0].lower())
    assert 'class="stories"' in page.html


def test_a_story_to_begin_with_opens_and_is_taken_apart() -> None:
    page = Page(ScenariosFace(Session(load_case(), Journal(), "heron"), "W1"))
    start, scenario = page.face.work.starts()[0]  # type: ignore[attr-defined]
    assert start.name in page.html
    assert start.ask in page.html
    assert "none of them holds together" not in page.html  # nothing is shown before the guess
    page.do("skip")
    assert "This story does not hold together" in page.do("open", scenario=list(scenario))["html"]


def test_a_story_opens_with_reasons_and_the_smallest_change(page: Page) -> None:
    view = page.do("open", scenario=[1, 0, 2, 0])
    assert view["focus"] == f"#{page.face.uid}-story"
    assert "This story holds together" in view["html"]
    assert "The smallest change that would break it" in view["html"]
    assert "A second phase is easier to promise when somebody vouches" in view["html"]
    view = page.do("open", scenario=[3, 0, 0, 0])
    assert "does not hold together" in view["say"]
    assert "would rather change" in view["html"]
    assert "The smallest change that would make it hold together" in view["html"]
    assert "all drivers move at once" in view["html"]
    assert "Choose one state for each driver" in page.do("open", scenario=[3])["trouble"]


def test_where_only_some_of_the_smallest_changes_are_listed_that_is_said(page: Page) -> None:
    matrix = page.face.work.matrix()  # type: ignore[attr-defined]
    seen = set()
    for scenario in product(*map(range, matrix.sizes)):
        change = to_break if matrix.is_consistent(scenario) else to_make
        more = len(change(matrix, scenario, most=5)) > 4
        if more not in seen:
            seen.add(more)
            html = page.do("open", scenario=list(scenario))["html"]
            assert ("There are more changes as small as these." in html) == more
    assert seen == {True, False}


def test_a_held_driver_is_held_at_its_state_everywhere_on_the_face(page: Page) -> None:
    assert page.do("open", scenario=[1, 0, 2, 0])["say"] == "This story holds together."
    states = page.face.work.shape.descriptors[0].variants  # type: ignore[attr-defined]
    view = page.do("hold", driver="0", variant="3")
    assert f"of {108 // len(states)} combination" in view["html"]
    assert f"Held from outside: agenda: {states[3]}." in view["html"]
    assert re.search(r"This shuts out stories .* of the 6 that hold together by themselves", view["html"])
    lock = view["html"].split('data-key="driver-0"')[1].split("</button>")[0]
    assert 'aria-pressed="true"' in lock
    assert "Held at" in lock
    view = page.do("open", scenario=[1, 0, 2, 0])  # a story cannot contradict what is held
    story = view["html"].split('data-key="v1"')[1].split("</li>")[0]
    assert f"Agenda: {states[3]}." in story
    assert "It is held here from outside" in story
    assert view["html"].count("disabled>") == len(states) - 1


def test_a_press_looks_for_the_stories_of_a_matrix_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def counted(matrix: Matrix, *, held: dict[int, int]) -> object:
        asked.append((matrix, tuple(held.items())))
        return some(matrix, held=held)

    monkeypatch.setattr(rules, "some", counted)
    page = Page(ScenariosFace(session, "W1"))
    page.do("skip")
    for variant in ("0", "1"):
        page.do("hold", driver="0", variant=variant)
        page.do("hold", driver="2", variant=variant)
    page.do("judge", row="0", column="8", value="3", reason="So.")
    assert len(asked) == len(set(asked)) > 3


def test_of_more_stories_than_are_found_no_number_is_told_that_nobody_counted(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "_solved", lambda matrix, held=(): some(matrix, held=dict(held), most=4))
    page = Page(ScenariosFace(session, "W1"))
    page.do("skip")
    assert "More than 4 of 108 combinations hold together. 4 of them are given here." in page.html
    assert "The first 4 are shown; the list that you can download has more" in page.html
    assert "download the list for all" not in page.html
    html = page.do("hold", driver="0", variant="3")["html"]
    assert "Held from outside, as if somebody had decided it." in html
    assert "This shuts out" not in html
    assert "new stor" not in html
    assert 'aria-label="Open story new' not in html
    worlds = Page(AxesFace(session, "W1"))
    html = worlds.do("keep", **{"w-high-high-title": "Far"})["html"]
    assert "More than 4 stories hold together." in html
    assert "in this corner" not in html


def test_a_judgement_is_kept_and_its_effect_is_said(page: Page) -> None:
    assert "two different drivers" in page.do("cell", row="0", column="1")["trouble"]
    page.do("cell", row="0", column="7")
    assert "The draft says: slightly promotes." in page.html
    view = page.do("judge", row="0", column="7", value="", reason="x")
    assert "Choose how the one acts" in view["trouble"]
    view = page.do("judge", row="0", column="7", value="-3", reason=HOSTILE)
    assert "hold together" in view["say"]
    assert "<img" not in view["html"]
    assert "&lt;img src=x" in view["html"]
    assert "Where judgements differ" in view["html"]
    page.do("cell", row="0", column="7")
    view = page.do("take_draft", row="0", column="7")
    assert "The draft holds again." in view["say"]
    for place in view["focus"].split(", ")[1:]:  # where a narrow page has it
        assert place.strip("[]") in view["html"]
    page.do("undo")
    assert "Where judgements differ" in page.html


def test_where_to_look_is_the_same_place_in_every_language(page: Page) -> None:
    judged = {"row": "0", "column": "7", "value": "-3", "reason": "x"}
    with speaking("fa"):
        there = page.do("judge", **judged)["focus"]
    assert there == page.do("judge", **judged)["focus"] != ""


def test_holding_telling_and_files(page: Page) -> None:
    assert page.do("hold", driver="3", variant="0")["say"].startswith("Held.")
    assert "Held from outside: pressure during talks: lower" in page.html
    assert page.do("hold", driver="3", variant="-1")["say"].startswith("Let go.")
    page.do("open", scenario=[1, 0, 2, 0])
    view = page.do("tell", title=HOSTILE, true="a", gains="b", loses="c", sign="d")
    assert view["say"] == "Your story is kept."
    assert "<img" not in view["html"]
    page.do("paper", form="markdown")
    for kind in ("csv", "scw", "sl"):
        page.do("files", kind=kind)
    names = [m["name"] for m in page.sent if m.get("type") == "download"]
    assert names == ["W1-stories.md", "W1-judgements.csv", "W1.scw", "W1.sl"]


def test_empty_contradictory_and_missing_drivers_say_so(session: Session) -> None:
    case = session.case
    session.case = Case.model_construct(**{**dict(case), "cross_impacts": ()})
    empty = Page(ScenariosFace(session, "W1"))
    empty.do("skip")
    assert "Nothing is judged yet, so all 108 combinations hold together." in empty.html
    assert 'class="stories"' not in empty.html
    two = case.what_ifs[0].model_copy(update={"drivers": case.what_ifs[0].drivers[1:3]})
    session.case = Case.model_construct(**{**dict(case), "what_ifs": (two,), "cross_impacts": ()})
    page = Page(ScenariosFace(session))
    for i in range(3):  # one driver wants to be alike, the other to be different: nothing rests
        page.do("judge", row=str(i), column=str(3 + i), value="3", reason="Alike.")
        page.do("judge", row=str(3 + i), column=str((i + 1) % 3), value="3", reason="The next.")
    assert "The judgements contradict each other." in page.html
    none = two.model_copy(update={"drivers": ()})
    session.case = Case.model_construct(**{**dict(case), "what_ifs": (none,), "cross_impacts": ()})
    assert "has no drivers yet" in Page(ScenariosFace(session)).html


def test_without_a_kernel_it_reads_without_controls(page: Page) -> None:
    html = page.face.html(live=False)
    assert "<button" not in html
    assert "<form" not in html
    assert "mediator: guarantor" in html


def test_the_two_axes_are_chosen_at_once_and_are_never_one(session: Session) -> None:
    page = Page(AxesFace(session, "W6"))
    work = AxesFace(session, "W6").work

    def drivers() -> list[str]:
        return [axis.driver for axis in work.axes() or ()]

    first = [axis.driver for axis in work.first_axes() or ()]
    assert page.do("across", value=first[1])["say"] == "The axes are swapped."
    assert drivers() == first[::-1]
    page.do("up", value="casualties")
    assert drivers() == [first[1], "casualties"]
    assert page.do("up", value=first[1])["say"] == "The axes are swapped."
    assert drivers() == ["casualties", first[1]]
    across = next(press for press in presses(page.html) if press.do == "across")
    assert across.fields["value"][0] == "casualties"


@pytest.mark.parametrize(("what_if", "named"), [("W1", ("agenda", "pressure_during_talks")), ("W6", None)])
def test_four_worlds_begin_with_the_axes_of_the_case_or_with_the_first_two(
    what_if: str, named: tuple[str, str] | None
) -> None:
    case = load_case()
    record = next(w for w in case.what_ifs if w.id == what_if)
    assert record.axes == named
    html = Page(AxesFace(Session(case, Journal(), "heron"), what_if)).html
    offered = {press.do: press.fields["value"][0] for press in presses(html) if press.do in ("across", "up")}
    assert (offered["across"], offered["up"]) == (named or tuple(d.id for d in record.drivers[:2]))


def test_four_worlds_lead_to_scenarios(session: Session) -> None:
    page = Page(AxesFace(session, "W6"))
    page.do("across", value="cause")
    assert page.do("up", value="communication")["say"].startswith("Four corners are open")
    assert "Choose a driver" in page.do("up", value="moon")["trouble"]
    assert "0 of 4 worlds named" in page.html
    assert "Name a world first" in page.do("keep", **{"w-low-low-title": ""})["trouble"]
    view = page.do("keep", **{"w-low-low-title": "One"})
    assert view["say"] == "Kept: “One”."
    assert re.search(r"Stories that hold together: \d+\. In this corner: \d+\.", view["html"])
    assert view["html"].count("When you name it, you see how many") == 3
    corners = ("low-low", "high-low", "low-high", "high-high")
    page.do("keep", **{f"w-{c}-title": HOSTILE for c in corners}, **{f"w-{c}-text": "So." for c in corners})
    assert "4 of 4 worlds named" in page.html
    assert "<img" not in page.html
    assert "That question leads to the next exercise" in page.html
    assert "<form" not in page.face.html(live=False)


def test_worlds_can_be_named_at_once_and_axes_swapped(session: Session) -> None:
    page = Page(AxesFace(session, "W1"))
    assert "0 of 4 worlds named" in page.html
    assert page.do("keep", **{"w-high-high-title": "Far"})["trouble"] == ""
    assert "1 of 4 worlds named" in page.html
    assert page.do("swap")["say"] == "The axes are swapped."
    assert "0 of 4 worlds named" in page.html
    page.do("swap")
    assert "1 of 4 worlds named" in page.html
    assert "a name for this world" in page.do("keep", **{"w-low-low-text": "No title."})["trouble"]
