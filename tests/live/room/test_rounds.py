"""The two secret votes of a debate: nothing tells how the first went before the second is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.debate.ballots import swing_sentences
from course.case import load_case
from course.live.room.room import Room
from course.live.room.rounds import Rounds
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CASE = load_case()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(CASE, tmp_path / "room", ROOT / "notebooks")
    yield room
    room.close()


def begun(room: Room) -> str:
    """Begin a debate; give its name."""
    seat = room.seat(room.take_up(room.lead()))
    assert seat is not None
    debate = Debate(CASE, seat.session.journal, who=seat.session.who)
    oxford = next(one for one in CASE.formats if one.id == "oxford")
    debate.begin(oxford, motion="M4", code="a")
    return debate.state.key


def vote(room: Room, stage: str, choices: Sequence[str], *, first: int = 0) -> None:
    for n, choice in enumerate(choices, first):
        room.cast(stage, f"bird-{n}", choice, reason=f"Because of {choice} {n}.", pair=f"word-{n}")


def said(room: Room, debate: str) -> str:
    return " ".join(swing_sentences(Debate(CASE, room.as_journal(), who="", key=debate).state))


def test_who_moved_is_counted_by_the_words_that_devices_keep(room: Room) -> None:
    debate = begun(room)
    vote(room, "s1", ["for"] * 4 + ["against"] * 3)
    assert room.compare(debate, "s1") == 7
    vote(room, "s2", ["for"] * 2 + ["against"] * 5)
    assert room.compare(debate, "s1", "s2") == 7
    assert "2 of 7 who voted twice changed their vote." in said(room, debate)


def test_two_who_lead_and_close_at_once_are_told_the_same_and_it_counts_once(room: Room) -> None:
    debate = begun(room)
    one, other = (Rounds(CASE, room.log, room.votes, room.as_journal()) for _leader in range(2))
    vote(room, "s1", ["for"] * 5)
    assert one.close_first(debate, "s1") == other.close_first(debate, "s1") == 5
    one, other = (Rounds(CASE, room.log, room.votes, room.as_journal()) for _leader in range(2))
    vote(room, "s2", ["against"] * 5)
    assert one.close_second(debate, "s1", "s2") == other.close_second(debate, "s1", "s2") == 5
    assert "5 of 5 who voted twice changed their vote." in said(room, debate)
    assert Debate(CASE, room.as_journal(), who="", key=debate).state.voted == {"before": 5, "after": 5}


def test_between_the_votes_nothing_tells_how_the_first_went(room: Room) -> None:
    debate = begun(room)
    vote(room, "s1", ["for"] * 4 + ["against"] * 3)
    room.compare(debate, "s1")
    told = [row.entry for row in room.log.after(0) if row.entry.verb == "ballots"]
    assert [entry.body for entry in told] == [
        {**entry.body, "count": 7, "sealed": [], "moves": [], "totals": [], "reasons": []} for entry in told
    ]
    files = b"".join(path.read_bytes() for path in room.folder.rglob("*") if path.is_file())
    for word in (b'["against"', b"Because", b"word-"):
        assert word not in files
    assert "Two votes are needed" in said(room, debate)


def test_a_server_that_was_started_anew_compares_all_the_same(room: Room, tmp_path: Path) -> None:
    debate = begun(room)
    vote(room, "s1", ["for"] * 5)
    room.compare(debate, "s1")
    room.log.close()
    again = Room(CASE, tmp_path / "room", ROOT / "notebooks")
    vote(again, "s2", ["against"] * 5)
    for _pressed_twice in range(2):
        assert again.compare(debate, "s1", "s2") == 5
    assert "5 of 5 who voted twice changed their vote." in said(again, debate)
    again.close()
    room.log = again.log


@pytest.mark.parametrize(("first", "second"), [(4, 7), (7, 4), (4, 4)])
def test_a_vote_of_fewer_than_five_is_told_nowhere_and_one_of_more_alone(
    room: Room, first: int, second: int
) -> None:
    debate = begun(room)
    vote(room, "s1", ["for"] * first)
    vote(room, "s2", ["against"] * second)
    room.compare(debate, "s1")
    room.compare(debate, "s1", "s2")
    assert "changed their vote" not in said(room, debate)
    journal = "\n".join(row.entry.to_line() for row in room.log.after(0))
    told = journal.partition('"ballots"')[2]
    assert ('"for"' in told, '"against"' in told) == (first >= FEWEST, second >= FEWEST)


def test_where_nobody_votes_again_the_first_is_counted_alone(room: Room) -> None:
    debate = begun(room)
    vote(room, "s1", ["for"] * 4 + ["against"] * 3)
    room.compare(debate, "s1")
    assert room.compare(debate, "s1", "s2") == 0
    assert "First vote: For 4 of 7; Against 3 of 7; Undecided 0 of 7." in said(room, debate)
    assert "changed their vote" not in said(room, debate)
    room.discard("s1")
    assert not any(path.is_file() for path in (room.folder / "keys").iterdir())


def test_without_the_key_the_second_vote_stands_alone(room: Room) -> None:
    debate = begun(room)
    vote(room, "s1", ["for"] * 5)
    room.compare(debate, "s1")
    (room.folder / "keys" / "s1.key").unlink()
    vote(room, "s2", ["against"] * 5)
    room.compare(debate, "s1", "s2")
    assert "key of the first vote" in said(room, debate)
