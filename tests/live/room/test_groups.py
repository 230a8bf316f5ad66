"""A class in two groups that its leader chose, each with a debate of its own, and together again."""

from __future__ import annotations

import re

import pytest

from course.activities.debate import Debate
from tests.live.room._door import CASE, Door, press, press_again


def step(door: Door) -> str:
    script = door.room.script()
    assert script.now
    return f"/step/{script.now.id}"


def test_two_groups_hold_a_debate_each_and_come_back(door: Door) -> None:
    leader, birds = door.leader(), [door.student(f"bird-{n}") for n in range(5)]
    view = press(leader, "/lead", "choose_groups", people="bird-0, bird-1\nbird-2 ,bird-3\n")
    assert view["say"] == "The groups are made."
    assert "Your group: bird-2 and bird-3" in birds[3].get("/class").text
    press(leader, "/lead", "debate")
    table = step(door)
    for pair in (("bird-0", "bird-1"), ("bird-2", "bird-3")):
        assert "setting it up" in birds[int(pair[0][-1])].get(table).text
        press(leader, table, "begin", format_id="oxford", motion="M4", setting="screen")
        assert f">{chr(10).join(pair)}</textarea>" in press(leader, table, "stage", stage="chairs")["html"]
        assert press(leader, table, "draw", people="\n".join(pair), seed="rain")["trouble"] == ""

    for n in (0, 2):
        assert press(birds[n], table, "play", claim=f"Said in the group of {n}.")["trouble"] == ""
    seen = [[f"Said in the group of {n}." in bird.get(table).text for n in (0, 2)] for bird in birds[:4]]
    assert seen == [[True, False], [True, False], [False, True], [False, True]]

    lead = leader.get("/lead").text
    for words in (
        "bird-0 and bird-1",
        "bird-2 and bird-3",
        "Said in the group of 0.",
        "Said in the group of 2.",
    ):
        assert words in lead
    assert lead.count("1 card so far.") == 2
    assert "This journal holds 2 debates" in leader.get(table).text
    debates = Debate(CASE, door.room.as_journal(), who="").debates
    assert [len(debate.cards) for debate in debates.values()] == [1, 1]

    press(leader, "/lead", "gather")
    press(leader, "/lead", "question", text="What did the other group say?")
    for bird in birds:
        page = bird.get("/class").text
        assert "What did the other group say?" in page
        assert "Your group" not in page


def test_two_groups_work_on_a_text_each_and_the_class_on_its_own(door: Door) -> None:
    leader, birds = door.leader(), [door.student(f"bird-{n}") for n in range(4)]
    press(leader, "/lead", "choose_groups", people="bird-0, bird-1\nbird-2, bird-3")
    press(leader, "/lead", "one_text")
    table = step(door)
    for n, party in enumerate(("iran", "oman", "iran", "oman")):
        assert press(birds[n], table, "speak", party=party)["trouble"] == ""
    for n in (0, 2):
        said = press(birds[n], table, "amend", issue="range", text=f"As the group of {n} wants it.")
        assert said["say"].startswith("Amendment 1a is proposed")
    seen = [[f"As the group of {n} wants it." in bird.get(table).text for n in (0, 2)] for bird in birds]
    assert seen == [[True, False], [True, False], [False, True], [False, True]]
    assert leader.get("/lead").text.count("Their text has 1 amendment so far.") == 2

    page = leader.get(table).text
    assert "There is no clause yet." in page  # in the text of the whole class
    whose = re.findall(r'<option value="([\w-]+)">(bird-\d and bird-\d)</option>', page)
    assert [names for _group, names in whose] == ["bird-0 and bird-1", "bird-2 and bird-3"]
    key = re.search(r'data-key="([\w-]+)"', page)
    assert key
    with leader.websocket_connect(f"/wire?page={key[1]}") as line:
        view = press_again(line, "turn_to", group=whose[1][0])
        assert "As the group of 2 wants it." in view["html"]
        assert "As the group of 0 wants it." not in view["html"]
        made = [row.entry.id for row in door.room.log.after(0) if row.entry.verb == "amend"]
        said = press_again(line, "call", amendment=made[1])
        assert said["say"] == "The roll is called, in an order by lot."
        assert press_again(line, "call", amendment=made[0])["trouble"]  # of another text
        assert press_again(line, "turn_to", group="nowhere")["trouble"] == "This text is no longer there."
    called = [">Your party is called<" in bird.get(table).text for bird in birds]
    assert sorted(called[2:]) == [False, True]
    assert not any(called[:2])

    press(leader, "/lead", "gather")
    for browser in (leader, birds[0], birds[2]):
        assert "wants it." not in browser.get(table).text
    assert "bird-2 and bird-3</option>" in leader.get(table).text  # what a group wrote stays to be seen


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("bird-0, bird-1", "at least two groups"),
        ("bird-0\nbird-1, bird-0", "Name each person once"),
        ("bird-0\nfinch", "finch is not in this room"),
        ("", "at least two groups"),
    ],
)
def test_groups_that_are_none_are_refused_in_words(door: Door, people: str, said: str) -> None:
    leader, _birds = door.leader(), [door.student(f"bird-{n}") for n in range(2)]
    assert said in press(leader, "/lead", "choose_groups", people=people)["trouble"]
    assert not door.room.script().state.groups
