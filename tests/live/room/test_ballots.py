"""Secret votes in a room: one ballot a person, none readable before the count, none lost or left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.journal import JournalError
from course.language import NotAllowed
from course.live.room.ballots import Ballots
from course.live.room.log import RoomLog
from course.live.room.sqlite import SQLite
from tests.live.room._at_once import at_once
from tests.live.room._held import held

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def votes(log: RoomLog, tmp_path: Path) -> Ballots:
    return Ballots(log, tmp_path / "keys")


def test_counts_are_exact_and_nothing_is_left(votes: Ballots, tmp_path: Path) -> None:
    for n in range(6):
        votes.cast("s1", f"bird-{n}", "for" if n < 4 else "against")
    assert votes.count("s1") == votes.count("s1") == (6, {"for": 4, "against": 2, "undecided": 0})
    votes.discard("s1")
    assert votes.cast_so_far("s1") == 0
    assert list((tmp_path / "keys").iterdir()) == []


def test_a_second_ballot_changes_nothing_and_gives_the_first_receipt(votes: Ballots) -> None:
    first = votes.cast("s1", "heron", "for")
    assert votes.cast("s1", "heron", "against") == first == votes.receipt("s1", "heron")
    assert votes.cast_so_far("s1") == 1


def test_two_ballots_of_one_person_at_the_same_moment_are_one(votes: Ballots) -> None:
    receipts = at_once(20, lambda n: votes.cast("s1", "heron", "for" if n % 2 else "against"))
    assert len(set(receipts)) == 1
    assert votes.cast_so_far("s1") == 1


def test_five_first_voters_at_once_are_sealed_with_one_key(votes: Ballots) -> None:
    at_once(5, lambda n: votes.cast("s1", f"bird-{n}", "for"))
    assert votes.count("s1") == (5, {"for": 5, "against": 0, "undecided": 0})


def test_fewer_than_five_are_no_secret(votes: Ballots) -> None:
    for n in range(4):
        votes.cast("s1", f"bird-{n}", "for")
    assert votes.count("s1") == (4, {})


def test_after_the_count_no_ballot_is_taken(votes: Ballots) -> None:
    votes.cast("s1", "heron", "for")
    votes.count("s1")
    with pytest.raises(NotAllowed, match="The vote is closed"):
        votes.cast("s1", "wren", "for")
    votes.discard("s1")
    with pytest.raises(NotAllowed, match="The vote is closed"):
        votes.cast("s1", "wren", "for")


def test_a_vote_that_is_counted_and_emptied_is_not_counted_again_without_ballots(votes: Ballots) -> None:
    """Two who lead press at once, perhaps in two processes: none in the box would be what came of it."""
    for n in range(5):
        votes.cast("s1", f"bird-{n}", "for")
    votes.count("s1")
    votes.discard("s1")
    for again in (votes.count, votes.opened, votes.shut):
        with pytest.raises(NotAllowed, match="closed already"):
            again("s1")


def test_a_ballot_that_is_sent_again_is_not_called_late(votes: Ballots) -> None:
    """The server stopped before it was heard that the ballot is in, and meanwhile the vote was closed."""
    first = votes.cast("s1", "heron", "for")
    votes.count("s1")
    assert votes.cast("s1", "heron", "for") == first
    votes.discard("s1")
    assert votes.cast("s1", "heron", "for") == first


def test_the_database_tells_neither_choice_nor_whose(votes: Ballots, log: RoomLog, tmp_path: Path) -> None:
    receipts = {votes.cast("s1", f"bird-{n}", choice) for n, choice in enumerate(["for", "against"] * 3)}
    rows = log.ask("SELECT id, stage, sealed FROM ballots")
    # A receipt, which stands with its voter, leads to no ballot.
    assert not {row[0] for row in rows} & receipts
    assert len({len(row[2]) for row in rows}) == 1  # all are of one length
    whole = held(log, tmp_path)
    assert b"against" not in whole
    assert b"undecided" not in whole


def test_in_a_file_nothing_stands_in_the_order_in_which_it_came(tmp_path: Path) -> None:
    log = RoomLog(SQLite(tmp_path / "room.db"))
    votes = Ballots(log, tmp_path / "keys")
    for n in range(12):
        votes.cast("s1", f"bird-{n}", "for")
    for table in ("voters", "ballots"):
        with pytest.raises(JournalError, match="no such column"):
            log.ask(f"SELECT rowid FROM {table}")
    log.close()


def test_a_server_that_stops_before_the_counts_are_written_can_count_again(
    log: RoomLog, tmp_path: Path
) -> None:
    first = Ballots(log, tmp_path / "keys")
    for n in range(5):
        first.cast("s1", f"bird-{n}", "for")
    first.count("s1")
    again = Ballots(log, tmp_path / "keys")
    assert again.count("s1") == (5, {"for": 5, "against": 0, "undecided": 0})


def test_only_a_choice_is_one(votes: Ballots) -> None:
    with pytest.raises(NotAllowed, match="Choose for, against or undecided"):
        votes.cast("s1", "heron", "maybe")


@pytest.mark.parametrize(("reason", "pair"), [("half \ud83d", ""), ("", "\udc00")])
def test_half_a_character_is_refused_before_it_can_stop_the_count(
    votes: Ballots, reason: str, pair: str
) -> None:
    with pytest.raises(NotAllowed, match="half a character"):
        votes.cast("s1", "heron", "for", reason=reason, pair=pair)
    assert votes.cast_so_far("s1") == 0


@pytest.mark.parametrize("torn", [b"", b"half a key"])
def test_a_torn_key_closes_no_ballot(votes: Ballots, tmp_path: Path, torn: bytes) -> None:
    """What is closed with an empty key can be opened by anybody who has the file of the room."""
    votes.cast("s1", "bird-1", "for")
    (tmp_path / "keys" / "s1.key").write_bytes(torn)
    with pytest.raises(JournalError, match="damaged"):
        votes.cast("s1", "bird-2", "against")
    assert votes.cast_so_far("s1") == 1
    assert votes.receipt("s1", "bird-2") == ""
