"""The faces of events in time and of precedents: what they show when, and what they never show too early."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.activities.chronology import Chronology
from course.case import load_case
from course.faces.chronology.chronology import ChronologyFace
from course.faces.chronology.precedents import PrecedentsFace
from course.faces.claims.claims import ReadingFace
from course.journal import Journal
from course.language import speaking
from course.session.session import Session
from tests.activities.chronology.test_chronology import with_events
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.case.records import Event

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}\u202e"


@pytest.fixture
def page(session: Session) -> Page:
    return Page(ChronologyFace(session))


def events(session: Session) -> tuple[Event, ...]:
    return Chronology(session.case, session.journal, who=session.who).events


def line_of(page: Page) -> Chronology:
    assert isinstance(page.face, ChronologyFace)
    return page.face.line


def opened(page: Page, step: str) -> Page:
    page.do("keep_order")
    view = page.do("go", to=step)
    assert view["trouble"] == ""
    assert view["focus"] == f"#{page.face.uid}-step"
    return page


def test_nothing_gives_a_date_away_before_an_order_is_kept(page: Page, session: Session) -> None:
    shown = page.html.replace("11 February 2026", "")  # the date of the paper stands above
    assert not re.search(r"\b(19|20)\d\d\b", shown)
    assert not re.search(r"\bT\d\d\b", shown)  # ids follow the dates
    for event in line_of(page).handful():
        assert event.description not in shown
    for step in ("line", "start", "tellings"):
        assert "Put the events in order first" in page.do("go", to=step)["trouble"]
    assert "Put the events in order first" in page.do("picture", kind="svg")["trouble"]
    assert len(session.journal) == 0


def test_moving_by_keyboard_then_keeping_opens_the_dates(page: Page) -> None:
    line = line_of(page)
    keys = [line.key(e) for e in line.handful()]
    view = page.do("move", event=keys[0], by=1)
    assert view["say"] == "Now line 2 of 5."
    assert view["focus"] == f"#{page.face.uid}-down-{keys[0]}"
    for _ in range(3):
        view = page.do("move", event=keys[0], by=1)
    assert view["focus"] == f"#{page.face.uid}-up-{keys[0]}"  # at the end the other button is left
    assert "no longer here" in page.do("move", event="nonsense", by=1)["trouble"]
    view = page.do("keep_order")
    assert view["focus"] == f"#{page.face.uid}-result"
    assert "stand where their dates put them" in view["html"]
    assert line.orderings()[-1].given[-1] == line.by_key(keys[0])
    page.do("undo")
    assert "Which came first?" in page.html
    page.do("redo")
    assert line.dates_open


def test_another_handful_and_placing_one_more(page: Page) -> None:
    page.do("keep_order")
    line = line_of(page)
    turn = line.to_place()
    assert turn is not None
    assert turn.date not in page.html
    assert "Choose a place" in page.do("place", event=line.key(turn))["trouble"]
    view = page.do("place", event=line.key(turn), after="first")
    assert turn.title in view["html"]
    assert view["focus"] == f"#{page.face.uid}-placed"
    view = page.do("another")
    assert "Which came first?" in view["html"]
    assert view["html"].count('id="' + page.face.uid + "-up-") == 4


def test_the_dates_may_be_shown_at_once(page: Page) -> None:
    view = page.do("show_dates")
    assert view["say"] == "The dates are open."
    assert 'class="decade"' in view["html"]


def test_the_line_shows_every_event_up_to_the_paper_and_none_after(page: Page, session: Session) -> None:
    opened(page, "line")
    for event in events(session):
        assert page.html.replace("&#39;", "'").count(f"<summary>{event.title}") == 1
    for event in session.case.events:
        if event.category == "after_paper":
            assert event.title not in page.html
    assert "Date known to the year" in page.html
    assert "known to the month" in page.html
    assert "Iran, Russia and China regard it as without legal effect." in page.html
    assert "Confidence: medium" in page.html
    for lane in ("Inside Iran", "Precedents", "Context"):
        assert f"<span>{lane}</span>" in page.html
    assert "4 years on" in page.html


def test_what_an_event_says_of_itself_follows_the_language_and_the_readers(
    page: Page, session: Session
) -> None:
    opened(page, "line")
    shown = page.html
    assert "show it in the reader" not in shown
    with speaking("fr"):
        page.face.refresh()
        assert "Pas dans l’article" in page.html
    reader = ReadingFace(session, ("abstract", "introduction"))
    page.face.refresh()
    assert page.html.count("show it in the reader") > 1
    session.watchers.remove(reader)
    page.face.refresh()
    assert page.html == shown


def test_the_line_can_follow_a_thread_and_be_kept_as_a_picture(page: Page, session: Session) -> None:
    opened(page, "line")
    said = {e.title: e.in_paper for e in events(session)}
    for thread, wanted in (("paper", True), ("unsaid", False)):
        view = page.do("show", value=thread)
        assert view["say"] == f"{sum(in_paper == wanted for in_paper in said.values())} events."
        assert view["html"].count("<li data-key=") == sum(in_paper == wanted for in_paper in said.values())
    assert "Choose which" in page.do("show", value="nothing")["trouble"]
    for what in ("page", "wide"):
        page.do("picture", kind="svg", what=what)
        assert page.sent[-1]["name"] == "timeline.svg"


def test_a_story_is_told_in_the_words_of_its_events(page: Page, session: Session) -> None:
    opened(page, "start")
    assert "tells 71 of 71 events and leaves out 0." in page.html  # nobody's start is suggested
    assert "Choose the event" in page.do("begin_at", thread="all", why="x")["trouble"]
    count = len(session.journal)
    view = page.do("start", value="T05")
    assert "From 22 September 1980 this story tells 67 of 71 events and leaves out 4." in view["say"]
    assert page.do("shift", by=-1)["say"].startswith("From 11 February 1979")
    page.do("shift", by=1)
    assert "Of those, 4 lie before it begins" in page.do("follow", value="paper")["say"]
    assert page.do("start", value="T99")["trouble"]
    assert page.do("follow", value="nothing")["trouble"]
    assert len(session.journal) == count  # looking keeps nothing
    assert page.html.count(" open><summary><b>") == 1
    assert page.do("unfold", on=True)["html"].count(" open><summary><b>") > 3
    view = page.do("begin_at", event="T05", thread="paper", why=HOSTILE)
    assert "<img" not in view["html"]
    assert "&lt;img" in view["html"]
    assert view["focus"] == f"#{page.face.uid}-kept"
    assert "Ends with the ceasefire of 20 August 1988." in view["html"]
    assert "the Iran-Iraq War (1980–1988)" in view["html"]
    assert "not on its thread" in view["html"]
    assert "Who starts where" in view["html"]
    view = page.do("begin_at", event="T35", thread="paper", why="An agreement ended.")
    assert "No longer told: Iran-Iraq War begins (1980)" in view["html"]
    assert page.do("again", event="T05", thread="paper")["say"].startswith("From 22 September 1980")
    other = Chronology(session.case, session.journal, who="wren")
    other.begin_at("T01", why="The treaty.")
    assert "The treaty." in page.html


def test_two_tellings_stand_side_by_side(page: Page, session: Session) -> None:
    opened(page, "tellings")
    assert "There is no telling yet" in page.html
    page.do("include", event="T05", why="A war.")
    page.do("include", event="T28", why="An agreement.")
    assert "There is one telling" in page.html
    view = page.do("view", view="iran")
    assert "as Iran might tell it" in view["html"]
    page.do("include", event="T05", why=HOSTILE)
    assert "Choose whose story" in page.do("view", view="shamkhani")["trouble"]
    assert 'value="shamkhani"' not in page.html
    assert 'value="supreme_leader"' not in page.html
    assert "two different" in page.do("contrast", left="0", right="0")["trouble"]
    view = page.do("contrast", left="0", right="1")
    assert "Both tell 1 of 2" in view["html"]
    assert "not told" in view["html"]
    assert "<img" not in view["html"]
    assert "<svg" in view["html"]
    page.do("leave_out", event="T05")
    assert "There is one telling" in page.html
    page.do("undo")
    assert "Both tell 1 of 2" in page.html
    session.go_on_as(session.journal.introduce("wren"))
    assert "Which came first?" in page.html  # wren has not met the dates yet


def test_after_the_paper_is_a_separate_sheet_on_request(page: Page, session: Session) -> None:
    view = page.do("go", to="after")
    assert "Separate sheet: after the paper" in view["html"]
    assert session.case.meta.horizon is not None
    assert "mid-September 2026" in view["html"]
    assert "Two-week ceasefire" not in view["html"]
    view = page.do("open_after")
    assert "Two-week ceasefire" in view["html"]
    assert "Exact start times differ" in view["html"]
    assert "In 2026 put under extreme strain." in view["html"]
    page.do("undo")
    assert "Two-week ceasefire" not in page.html


def test_files_are_handed_over(page: Page) -> None:
    opened(page, "start")
    page.do("begin_at", event="T05", thread="all", why="x")
    page.do("csv")
    page.do("paper", form="markdown")
    assert [m["name"] for m in page.sent if m.get("type") == "download"] == [
        "chronology.csv",
        "chronology.md",
    ]


def test_without_a_kernel_the_line_can_be_read(page: Page) -> None:
    html = page.face.html(live=False)
    assert "<button" not in html
    assert html.count("<li data-key=") == len(line_of(page).events)
    assert "Two-week ceasefire" not in html
    assert "Which came first?" in page.html  # the live page is as it was


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_events_and_equal_dates(number: int) -> None:
    session = Session(with_events(*[{}] * number), Journal(), "heron")
    page = Page(ChronologyFace(session))
    if number == 0:
        assert "no events yet" in page.html
        return
    assert "nothing to put in order" in page.html
    page.do("show_dates")
    assert page.html.count("<li data-key=") == number
    page.do("go", to="start")
    assert "<svg" in page.html
    view = page.do("begin_at", event="Z0", thread="all", why="x")
    assert ("on the same day" in view["html"]) == (number == 2)
    assert page.face.html(live=False)


def test_a_precedent_opens_its_limits_after_a_likeness_and_a_difference(session: Session) -> None:
    page = Page(PrecedentsFace(session))
    limits = [limit for p in session.case.precedents for limit in p.limits_of_analogy]
    assert not [limit for limit in limits if limit in page.html]
    view = page.do("choose", precedent="inf")
    assert "Elimination of ground-launched missiles" in view["html"]
    assert not [limit for limit in limits if limit in view["html"]]
    assert "Write one thing that is different" in page.do("compare", to="case", alike="x")["trouble"]
    view = page.do("compare", to="issue:range", alike=HOSTILE, breaks="Two equals there.")
    assert view["focus"] == f"#{page.face.uid}-limits"
    assert "it applied the same limit to both" in view["html"]
    assert "<img" not in view["html"]
    assert "Two equals there." in view["html"]
    wren = Chronology(session.case, session.journal, who="wren")
    wren.compare("inf", to="event:T05", alike="Wren sees this.", breaks="And this.")
    assert "Wren sees this." in page.html
    assert "<button" not in page.face.html(live=False)
    page.do("csv")
    page.do("paper", form="markdown")
    page.do("undo")
    assert "it applied the same limit to both" not in page.html
    assert "Wren sees this." not in page.html
    assert "Choose a precedent" in page.do("choose", precedent="waterloo")["trouble"]
    assert "still spoke at the highest level" in page.do("choose", precedent="beijing_2023")["html"]
    assert "extreme strain" not in page.html  # that came after the paper


def test_a_precedent_attached_to_an_event_stands_beside_it_on_the_line(page: Page, session: Session) -> None:
    mine = Chronology(session.case, session.journal, who="heron")
    mine.compare("inf", to="event:T28", alike="Both were signed.", breaks="One banned a class.")
    opened(page, "line")
    assert "One banned a class." in page.html


def test_a_case_without_precedents_says_so(session: Session) -> None:
    bare = Session(session.case.model_copy(update={"precedents": ()}), Journal(), "heron")
    assert "no precedents yet" in Page(PrecedentsFace(bare)).html


def test_whoever_runs_the_class_sees_its_work_without_working_first(session: Session) -> None:
    for who in ("owl", "wren"):
        student = Chronology(session.case, session.journal, who=who)
        student.put_in_order([e.id for e in student.handful()])
        student.begin_at("T28", why=f"{who} starts here.")
        student.compare("inf", to="case", alike=f"{who} likens.", breaks="No.")
    page = Page(ChronologyFace(session, chair=True))
    assert "Handful 1 (2 people)" in page.html
    view = page.do("go", to="start")
    assert "owl starts here." in view["html"]
    assert "wren starts here." in view["html"]
    precedents = Page(PrecedentsFace(session, chair=True))
    view = precedents.do("choose", precedent="inf")
    assert "wren likens." in view["html"]
    assert "it applied the same limit to both" in view["html"]
    empty = Page(ChronologyFace(Session(session.case, Journal(), "heron"), chair=True))
    assert "Nobody has ordered" in empty.html


def test_another_case_with_one_event_and_one_after_its_paper() -> None:
    session = Session(load_case(Path(__file__).parents[2] / "case" / "tiny"), Journal(), "heron")
    page = Page(ChronologyFace(session))
    assert "nothing to put in order" in page.html
    view = page.do("show_dates")
    assert "The well is dug" in view["html"]
    assert "The well is mended" not in view["html"]
    page.do("go", to="after")
    view = page.do("open_after")
    assert "The well is mended" in view["html"]
    assert "How far this sheet reaches" in view["html"]
    assert Page(PrecedentsFace(session)).html
