"""The face of the scenarios and of the warm-up: what it shows, says and hands over."""

from __future__ import annotations

import re

import pytest

from course.case import Case, load_case
from course.faces.scenarios.axes import AxesFace
from course.faces.scenarios.scenarios import ScenariosFace
from course.journal import Journal
from course.session.session import Session
from tests.faces.conftest import Page
from tests.kept import agenda_case

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}"


@pytest.fixture
def session() -> Session:
    """A session whose W1 has four drivers, whatever the data say."""
    return Session(agenda_case(), Journal(), "heron")


@pytest.fixture
def page(session: Session) -> Page:
    return Page(ScenariosFace(session, "W1"))


def test_stories_are_listed_in_words_and_never_as_chances(page: Page) -> None:
    assert "6 of 108 combinations hold together." in page.html
    assert "agenda: nuclear first; domestic audiences: permissive; mediator: guarantor" in page.html
    assert not re.search(r"probab|likelihood|weight|\d\s*%", page.html.split("<svg")[0].lower())
    assert 'role="img"' in page.html


def test_a_story_to_begin_with_opens_and_is_taken_apart() -> None:
    page = Page(ScenariosFace(Session(load_case(), Journal(), "heron"), "W1"))
    start, scenario = page.face.work.starts()[0]  # type: ignore[attr-defined]
    assert start.name in page.html
    assert start.ask in page.html
    assert "Does not hold together" in page.do("open", scenario=list(scenario))["html"]


def test_a_story_opens_with_reasons_and_the_smallest_change(page: Page) -> None:
    view = page.do("open", scenario=[1, 0, 2, 0])
    assert view["focus"] == f"#{page.face.uid}-story"
    assert "Holds together" in view["html"]
    assert "The smallest change that would break it" in view["html"]
    assert "A second phase is easier to promise when somebody vouches" in view["html"]
    view = page.do("wish", **{"s-0": "3", "s-1": "0", "s-2": "0", "s-3": "0"})
    assert "does not hold together" in view["say"]
    assert "would rather change" in view["html"]
    assert "The smallest change that would make it hold together" in view["html"]
    assert "all drivers move at once" in view["html"]
    assert "Choose one state for each driver" in page.do("wish", **{"s-0": "3"})["trouble"]


def test_a_held_driver_is_held_at_its_state_everywhere_on_the_face(page: Page) -> None:
    page.do("wish", **{f"s-{i}": str(v) for i, v in enumerate((1, 0, 2, 0))})
    assert (
        "This story holds together."
        in page.do("wish", **{f"s-{i}": str(v) for i, v in enumerate((1, 0, 2, 0))})["say"]
    )
    states = page.face.work.shape.descriptors[0].variants  # type: ignore[attr-defined]
    view = page.do("hold", driver="0", variant="3")
    assert f"of {108 // len(states)} combination" in view["html"]
    assert f"Held from outside: agenda: {states[3]}." in view["html"]
    view = page.do("wish", **{f"s-{i}": str(v) for i, v in enumerate((1, 0, 2, 0))})
    assert view["say"] == "This story does not hold together. Read why."
    assert "It is held at" in view["html"]
    assert (
        "Holds together"
        not in view["html"].split("The smallest change")[0].split("The story that is open")[1]
    )
    assert "No change of judgements would do while agenda is held elsewhere." in view["html"]
    assert "Tell this story" not in view["html"]


def test_a_judgement_is_kept_and_its_effect_is_said(page: Page) -> None:
    page.do("take", row="0")
    assert "… on mediator" in page.html
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
    assert "The draft holds again." in page.do("take_draft", row="0", column="7")["say"]
    page.do("undo")
    assert "Where judgements differ" in page.html


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
    assert "Nothing is judged yet, so all 108 combinations hold together." in empty.html
    assert "<svg" not in empty.html
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


def test_four_worlds_lead_to_scenarios(session: Session) -> None:
    page = Page(AxesFace(session, "W6"))
    assert "two different drivers" in page.do("choose", across="cause", up="cause")["trouble"]
    page.do("choose", across="cause", up="communication")
    assert "0 of 4 worlds named" in page.html
    for corner in ("low-low", "high-low", "low-high", "high-high"):
        page.do("name", corner=corner, title=HOSTILE, text="So.")
    assert "4 of 4 worlds named" in page.html
    assert "<img" not in page.html
    assert "That question leads to the next exercise" in page.html
    assert "<form" not in page.face.html(live=False)
