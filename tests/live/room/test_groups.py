"""A class in two groups that its leader chose, each with a debate of its own, and together again."""

from __future__ import annotations

import pytest

from course.activities.debate import Debate
from tests.live.room._door import CASE, Door, press


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
