"""The faces of a room: answers are hidden until they are closed; a press is for the step it was drawn for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.counting import FEWEST
from course.activities.room import Room as Script
from course.case import load_case
from course.faces.room.box import Present
from course.faces.room.leader import LeaderFace
from course.faces.room.stage import StageFace
from course.journal import Journal
from course.language.numbers import hour_in_words
from course.session.session import Session
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

CASE = load_case()
PEOPLE = [f"bird-{n}" for n in range(6)]
LEADERS = ["crane"]


class Around:
    """A room of six people, in one journal, with a box of ballots in memory."""

    code, address = "K7M-4QX", "http://room.example"

    def __init__(self, journal: Journal) -> None:
        self.script = Script(CASE, journal, who="", leaders=LEADERS)
        self.box: dict[tuple[str, str], str] = {}
        self.asked: set[str] = set()
        self.codes: list[tuple[str, str]] = []

    def queue(self) -> tuple[str, ...]:
        return self.script.state.queue

    def present(self) -> Sequence[Present]:
        return [Present(who, here=True) for who in PEOPLE]

    def answered(self, stage: str) -> int:
        return sum(key[0] == stage for key in self.box)

    def cast(self, stage: str, who: str, choice: str, **_more: str) -> str:
        self.box.setdefault((stage, who), choice)
        return "a1b2"

    def receipt(self, stage: str, who: str) -> str:
        return "a1b2" if (stage, who) in self.box else ""

    def compare(self, _debate: str, first: str, second: str = "") -> int:
        return self.answered(second or first)

    def count(self, stage: str) -> tuple[int, dict[str, int]]:
        given = [choice for key, choice in self.box.items() if key[0] == stage]
        if len(given) < FEWEST:
            return len(given), {}
        return len(given), {c: given.count(c) for c in ("for", "against", "undecided")}

    def discard(self, stage: str) -> None:
        self.box = {key: c for key, c in self.box.items() if key[0] != stage}

    def waiting(self) -> int:
        return len(self.queue())

    def ahead(self, who: str) -> Sequence[str] | None:
        queue = self.queue()
        return queue[: queue.index(who)] if who in queue else None

    def move_code(self, who: str, by: str) -> str:
        self.codes.append((who, by))
        return f"AAA-AA{len(self.codes)}"

    def was_asked(self, who: str) -> bool:
        return who in self.asked

    def note_asked(self, who: str) -> None:
        self.asked.add(who)


class Room:
    """Pages of a leader and of six students, over one journal."""

    def __init__(self) -> None:
        self.journal = Journal()
        self.around = Around(self.journal)
        self.leader = self.page("crane")
        self.students = [self.page(who) for who in PEOPLE]

    def page(self, who: str) -> Page:
        session = Session(CASE, self.journal, who, place="room")
        session.browser.left = True
        kind = LeaderFace if who in LEADERS else StageFace
        return Page(kind(session, self.around, LEADERS))

    @property
    def now(self) -> str:
        return str(self.leader.face.context()["stage"].id)

    def judge(self, n: int, status: str, why: str = "") -> dict[str, object]:
        given = {"kind": "factual", "status": status, "confidence": "3", "why": why}
        return self.students[n].do("judge", stage=self.now, **given)


@pytest.fixture
def room() -> Room:
    return Room()


def test_everybody_follows_what_is_put_in_front(room: Room) -> None:
    assert "Nothing is in front of the class yet." in room.students[0].html
    room.leader.do("passage", claim="S2-08")
    assert CASE.claim("S2-08").quote in room.students[0].html
    room.leader.do("question", text="What would change your mind?")
    assert "What would change your mind?" in room.students[0].html


def test_what_came_of_it_is_hidden_until_closed_and_shown_only_when_shown(room: Room) -> None:
    room.leader.do("passage", claim="S2-08")
    for n in range(6):
        room.judge(n, "supported" if n < 4 else "contested", f"Reason {n}.")
    assert "6 of 6 have answered." in room.leader.html
    for page in (room.leader, room.students[0]):
        assert '<dl class="tally">' not in page.html
    room.leader.do("close", stage=room.now)
    assert '<dl class="tally">' in room.leader.html
    assert "What came of it is not shown yet." in room.students[0].html
    room.leader.do("show", stage=room.now)
    html = room.students[0].html
    assert "It holds</dt><dd>4</dd>" in html
    assert "Contested</dt><dd>2</dd>" in html
    assert "bird-" not in html.partition("What came of it")[2].partition("To speak")[0]
    room.leader.do("hide", stage=room.now)
    assert '<dl class="tally">' not in room.students[0].html


def test_fewer_than_five_answers_are_not_counted_apart(room: Room) -> None:
    room.leader.do("passage", claim="S2-08")
    for n in range(4):
        room.judge(n, "supported", "A secret reason.")
    room.leader.do("close", stage=room.now)
    room.leader.do("show", stage=room.now)
    assert "Fewer than 5" in room.students[5].html
    assert "A secret reason." not in room.students[5].html


def test_a_reason_is_invited_and_not_demanded(room: Room) -> None:
    room.leader.do("passage", claim="S2-08")
    view = room.judge(0, "supported")
    assert (view["trouble"], str(view["say"]).partition(".")[0]) == ("", "Stored")
    (stored,) = room.journal.live("claims")
    assert f"Stored at {hour_in_words(stored.at)}, once." in room.students[0].html


def test_a_press_for_a_step_that_has_gone_answers_no_other(room: Room) -> None:
    room.leader.do("question", text="First?")
    first = room.now
    room.leader.do("question", text="Second?")
    view = room.students[0].do("write", stage=first, text="For the first.")
    assert "not counted" in view["say"]
    assert room.now not in room.leader.face.context()["state"].answers


def test_an_answer_can_be_changed_until_it_is_closed(room: Room) -> None:
    room.leader.do("question", text="Why?")
    heron = room.students[0]
    said = heron.do("write", stage=room.now, text="First.")["say"]
    assert said == "Stored. You can change it until the answers are closed."
    heron.do("change")
    heron.do("write", stage=room.now, text="Better.")
    assert "Better." in heron.html
    room.leader.do("close", stage=room.now)
    assert "not counted" in heron.do("write", stage=room.now, text="Late.")["say"]
    assert "Better." in heron.html


def test_a_secret_vote_is_counted_once_closed(room: Room) -> None:
    room.leader.do("vote", text="Shall we go on?")
    for n, student in enumerate(room.students):
        student.do("cast", stage=room.now, choice="for" if n < 4 else "against")
    assert "Your ballot is in the box. It counts once." in room.students[0].html
    assert "For" not in room.leader.html.partition("In front of the class")[2].partition("have answered")[0]
    assert room.leader.do("question", text="Next?")["trouble"].startswith("Close the vote first")
    room.leader.do("close", stage=room.now)
    assert "For</dt><dd>4</dd>" in room.leader.html
    assert room.around.box == {}
    assert all(e.activity == "room" for e in room.journal)  # no ballot is an entry


def ballots(room: Room, choices: str) -> None:
    for student, choice in zip(room.students, choices, strict=False):
        student.do("cast", stage=room.now, choice={"f": "for", "a": "against"}[choice])
    room.leader.do("close", stage=room.now)


def test_the_first_of_two_votes_is_told_to_nobody_before_the_second_is_closed(room: Room) -> None:
    room.leader.do("vote", text="Shall we go on?", twice="yes")
    first = room.now
    ballots(room, "ffffaa")
    room.leader.do("project", on=True)
    pages = [page.html for page in (room.leader, *room.students)]
    whole = "".join([*room.journal.to_lines(), *pages])
    assert '"counts":{"' not in whole
    assert '<dl class="tally">' not in whole
    assert "6 ballots are sealed." in room.leader.html
    assert "The first vote is sealed." in room.students[0].html
    assert "is sealed" in room.leader.do("show", stage=first)["trouble"]
    assert len(room.around.box) == 6  # the only place that knows
    room.leader.do("question", text="What moved you?")
    room.leader.do("second_vote", first=first)
    assert "Shall we go on?" in room.students[0].html
    ballots(room, "faaaaa")
    second = room.leader.face.context()["stage"]
    assert second.counts == {"for": 1, "against": 5, "undecided": 0}
    assert "First vote: For 4, Against 2, Undecided 0" in room.leader.html
    assert "First vote" not in room.students[0].html
    room.leader.do("show", stage=second.id)
    assert "First vote: For 4, Against 2, Undecided 0" in room.students[0].html
    assert room.around.box == {}
    assert "No first vote waits" in room.leader.do("second_vote", first=first)["trouble"]


def test_a_first_vote_after_which_no_second_is_taken_is_counted_alone(room: Room) -> None:
    assert "no such step" in room.leader.do("count_alone", first="none")["trouble"]
    room.leader.do("vote", text="Shall we go on?", twice="yes")
    first = room.now
    assert "Close the vote first" in room.leader.do("count_alone", first=first)["trouble"]
    ballots(room, "ffffaa")
    assert "or alone if no second is taken" in room.students[0].html
    room.leader.do("count_alone", first=first)
    assert "First vote: For 4, Against 2, Undecided 0" in room.leader.html
    assert "First vote" not in room.students[0].html
    assert room.around.box == {}
    assert "No first vote waits" in room.leader.do("second_vote", first=first)["trouble"]
    assert "No first vote waits" in room.leader.do("count_alone", first=first)["trouble"]
    room.leader.do("show", stage=room.now)
    for page in (room.leader, room.students[0]):
        assert "First vote: For 4, Against 2, Undecided 0" in page.html
        assert "Nobody voted a second time." in page.html


def test_while_the_second_vote_is_open_the_first_is_not_counted_alone(room: Room) -> None:
    room.leader.do("vote", text="Shall we go on?", twice="yes")
    first = room.now
    ballots(room, "ffffaa")
    room.leader.do("second_vote", first=first)
    assert "Close the vote first" in room.leader.do("count_alone", first=first)["trouble"]
    assert len(room.around.box) == 6
    assert "First vote: " not in room.leader.html


def test_too_few_first_ballots_are_counted_neither_then_nor_later(room: Room) -> None:
    room.leader.do("vote", text="Shall we go on?", twice="yes")
    ballots(room, "ffff")
    room.leader.do("second_vote", first=room.now)
    ballots(room, "faaaaa")
    assert "Fewer than 5 took part in the first vote" in room.leader.html


def test_what_is_set_aside_is_told_to_its_writer_and_not_shown(room: Room) -> None:
    room.leader.do("question", text="Why?")
    for n, student in enumerate(room.students):
        student.do("write", stage=room.now, text=f"Answer {n}.")
    room.leader.do("close", stage=room.now)
    unkind = next(
        a.entry for a in room.leader.face.context()["state"].answers[room.now].values() if a.who == "bird-3"
    )
    room.leader.do("set_aside", entry=unkind, reason="hurts")
    room.leader.do("project", on=True)
    room.leader.do("show", stage=room.now)
    assert "set aside" in room.students[3].html
    for page in (room.students[0].html, room.leader.html.partition("<template data-wall")[2]):
        assert "Answer 3." not in page
        assert "Answer 2." in page
    room.leader.do("show_again", entry=unkind)
    assert "set aside" not in room.students[3].html
    assert "Answer 3." in room.students[0].html
    room.leader.do("set_aside", entry=unkind, reason="hurts")  # while everybody sees it
    assert "Answer 3." not in room.students[0].html


def test_a_reason_that_is_set_aside_gives_way_to_another_and_a_late_one_never_shows(room: Room) -> None:
    room.leader.do("passage", claim="S2-08")
    for n in range(6):
        room.judge(n, "supported", f"Because of {n}." if n < 2 else "")
    room.leader.do("close", stage=room.now)
    room.judge(2, "supported", "Too late.")
    first = next(e.id for e in room.journal.live("claims") if e.body["why"] == "Because of 0.")
    room.leader.do("show", stage=room.now)
    assert "Because of 0." in room.students[5].html
    room.leader.do("set_aside", entry=first, reason="hurts")
    assert "Because of 0." not in room.students[5].html
    assert "Because of 1." in room.students[5].html
    second = next(e.id for e in room.journal.live("claims") if e.body["why"] == "Because of 1.")
    room.leader.do("set_aside", entry=second, reason="hurts")
    for text in ("Because of", "Too late."):
        assert text not in room.students[5].html


def test_what_was_said_stands_in_no_seat_before_it_is_shown(room: Room) -> None:
    room.leader.do("question", text="Why?")
    for n, student in enumerate(room.students):
        student.do("write", stage=room.now, text=f"Answer {n}.")
    room.leader.do("close", stage=room.now)
    (closed,) = (e for e in room.journal.live("room") if e.verb == "close")
    assert "Answer" not in closed.to_line()


def test_answers_of_any_length_can_be_closed_and_as_many_are_shown_as_an_entry_holds(room: Room) -> None:
    room.leader.do("question", text="Why?")
    for n, student in enumerate(room.students):
        student.do("write", stage=room.now, text=f"{n}" + "\N{BIRD}" * 19_000 if n else "Short.")
    for verb in ("close", "show"):
        assert room.leader.do(verb, stage=room.now)["trouble"] == ""
    assert "Short." in room.students[5].html


def test_the_queue_and_the_floor(room: Room) -> None:
    room.students[0].do("ask")
    room.students[1].do("ask")
    assert "Give the floor" in room.leader.html
    room.leader.do("give", to="bird-0")
    assert "You have the floor." in room.students[0].html
    assert "bird-0 has the floor." in room.students[1].html
    room.students[1].do("step_back")
    assert "Nobody waits to speak." in room.leader.html


def test_groups_are_drawn_and_everybody_sees_their_own(room: Room) -> None:
    room.leader.do("split", groups="2", seed="monday")
    assert "Your group: " in room.students[0].html
    assert room.leader.do("split", groups="x", seed="monday")["trouble"]
    room.leader.do("gather")
    assert "Your group: " not in room.students[0].html


def test_hostile_words_are_text(room: Room) -> None:
    hostile = "</textarea><script>alert(1)</script>\u202e"
    room.leader.do("question", text=hostile)
    room.students[0].do("write", stage=room.now, text=hostile)
    for page in (room.leader, *room.students):
        assert "<script>" not in page.html


def test_the_wall_names_nobody_beside_an_answer(room: Room) -> None:
    room.leader.do("passage", claim="S2-08")
    for n in range(6):
        room.judge(n, "supported", "So.")
    room.leader.do("project", on=True)
    wall = room.leader.html.partition("<template data-wall")[2]
    assert "6 of 6 have answered." in wall
    assert "bird-" not in wall
    room.leader.do("close", stage=room.now)
    room.leader.do("show", stage=room.now)
    assert "●●●●●●" in room.leader.html.partition("<template data-wall")[2]


def test_whoever_listens_to_the_page_hears_that_answers_are_closed_and_then_shown(room: Room) -> None:
    def announced() -> str:
        return (
            room.students[0].html.partition('aria-live="polite" data-key="outcome"')[2].partition("</div>")[0]
        )

    room.leader.do("passage", claim="S2-08")
    assert announced() == ">"
    room.judge(0, "supported")
    room.leader.do("close", stage=room.now)
    assert "The answers are closed. What came of it is not shown yet." in announced()
    room.leader.do("show", stage=room.now)
    assert "What came of it" in announced()
    assert "not shown yet" not in room.students[0].html
