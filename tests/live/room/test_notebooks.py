"""A notebook joins a room elsewhere: its faces show and write the room, whatever the line does."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from course.activities.room import Room as Script
from course.case import load_case
from course.journal import JournalError
from course.journal._ids import new_id
from course.language import NotAllowed, speaking
from course.lessons import Lesson
from course.session.away import AwayRoom, join_room
from course.session.away.line import LineLostError
from course.session.session import Session
from tests.faces.conftest import Page
from tests.live._tls import certificate, https
from tests.live.room._foreign import FOREIGN, in_place_of_a_room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live._served import Served

CASE = load_case()


def joined(served: Served, name: str = "heron", folder: Path | None = None, address: str = "") -> AwayRoom:
    return join_room(address or served.address, served.room.code, name, CASE, folder)


@contextmanager
def lesson_in(folder: Path) -> Iterator[Lesson]:
    yield Lesson("03-red-line", using=Session.start(CASE, folder))


def test_the_faces_of_a_lesson_show_and_write_the_room(served: Served, tmp_path: Path) -> None:
    stage = served.put("passage", "S2-08")
    with lesson_in(tmp_path / "work") as lesson:
        page = Page(lesson.join(served.address, served.room.code))
        assert CASE.claim("S2-08").quote in page.html
        judged = {"stage": stage, "kind": "factual", "status": "contested", "confidence": "3", "why": "So."}
        assert page.do("judge", **judged)["trouble"] == ""
        assert lesson.read().session is page.face.session
    assert served.count("judge") == 1


def test_over_https_through_a_proxy(served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pem = certificate(tmp_path)
    with https(pem, served.port) as address:
        with pytest.raises(JournalError, match=r"The certificate of .* is not trusted .* SSL_CERT_FILE"):
            joined(served, address=address)
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
        room = joined(served, address=address)
        stage = served.put("question", text="Why?")
        assert room.look()
        room.session.catch_up()
        script = Script(CASE, room.session.journal, who=room.session.who, leaders=room.leaders)
        script.write(stage, "Over a line that nobody reads.")
    assert served.count("write") == 1


def test_a_plain_room_says_that_it_speaks_no_https(served: Served) -> None:
    with pytest.raises(JournalError, match=r"does not speak https|cannot be reached"):
        joined(served, address=served.address.replace("http:", "https:"))


def test_a_wrong_code_is_told_as_it_is_on_a_phone(served: Served) -> None:
    with pytest.raises(NotAllowed, match=r"AAA-AAA opens no room\."):
        join_room(served.address, "AAA-AAA", "heron", CASE)


def test_a_room_answers_a_notebook_in_the_language_that_it_speaks(served: Served) -> None:
    for code, said in (("en", "opens no room"), ("fr", "n’ouvre aucune salle")):
        with speaking(code), pytest.raises(NotAllowed, match=said):
            join_room(served.address, "AAA-AAA", "heron", CASE)


@pytest.mark.parametrize("address", ["room.example", "ftp://room.example", "", "http://"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(NotAllowed, match="begins with http"):
        join_room(address, "AAA-AAA", "heron", CASE)


def test_nobody_there_is_told(served: Served) -> None:
    address = served.address
    served.stop()
    with pytest.raises(JournalError, match="cannot be reached"):
        join_room(address, "AAA-AAA", "heron", CASE)
    served.start()


def test_what_is_done_without_a_line_is_sent_later_and_once(served: Served) -> None:
    stage = served.put("question", text="Why?")
    room = joined(served)
    script = Script(CASE, room.session.journal, who=room.session.who, leaders=room.leaders)
    served.stop()
    script.write(stage, "Written in a tunnel.")
    assert script.state.answers[stage][room.session.who].text == "Written in a tunnel."
    assert "cannot be reached" in room.session.journal.refusal
    served.start()
    for _ in range(2):
        room.session.catch_up()
    assert room.session.journal.refusal == ""
    assert served.count("write") == 1


@pytest.mark.parametrize("said", FOREIGN.values(), ids=FOREIGN)
def test_what_answers_in_place_of_the_room_takes_nothing(served: Served, said: bytes) -> None:
    stage = served.put("question", text="Why?")
    room = joined(served)
    script = Script(CASE, room.session.journal, who=room.session.who, leaders=room.leaders)
    served.stop()
    with in_place_of_a_room(served.port, said):
        script.write(stage, "Written on a train.")
        assert re.search(
            "cannot be reached|other than the room|does not answer", room.session.journal.refusal
        )
        with pytest.raises(LineLostError):
            room.look()
        with pytest.raises(LineLostError):
            room.cast(stage, room.session.who, "for")
        with pytest.raises(JournalError):
            joined(served)
    served.start()
    for _ in range(2):
        room.session.catch_up()
    assert (room.session.journal.refusal, served.count("write")) == ("", 1)


def test_what_the_guard_of_the_room_refuses_is_the_rooms_word_and_no_lost_line(served: Served) -> None:
    room = joined(served)
    with pytest.raises(NotAllowed, match="more than this form holds"):
        room.line.tell("/notebook/ballot", {"reason": "z" * 21_000}, owed="receipt")


def test_an_answer_that_was_lost_on_the_way_makes_no_second_entry(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = served.put("question", text="Why?")
    room = joined(served)
    script = Script(CASE, room.session.journal, who=room.session.who, leaders=room.leaders)
    send = room.line.tell

    def arrives_and_no_answer_does(path: str, what: Any, owed: str) -> dict[str, Any]:
        send(path, what, owed)
        raise LineLostError("The line went.")

    monkeypatch.setattr(room.line, "tell", arrives_and_no_answer_does)
    script.write(stage, "Once.")
    monkeypatch.undo()
    room.session.catch_up()
    assert served.count("write") == 1
    assert room.session.journal.refusal == ""


def test_a_kernel_that_is_started_anew_finds_its_seat(served: Served, tmp_path: Path) -> None:
    first = joined(served, folder=tmp_path)
    again = join_room(f"{served.address}/join", "", "somebody else", CASE, tmp_path)
    assert again.session.who == first.session.who
    assert again.session.name == "heron"
    assert again.pair == first.pair
    assert (tmp_path / "rooms.json").stat().st_mode & 0o077 == 0


def test_a_seat_elsewhere_sees_and_writes_no_more_than_a_phone(served: Served) -> None:
    heron, wren = joined(served, "heron"), joined(served, "wren")
    stage = served.put("question", text="Why?")
    for room in (heron, wren):
        room.look()
        room.session.catch_up()
    script = Script(CASE, heron.session.journal, who=heron.session.who, leaders=heron.leaders)
    script.write(stage, "For the leader alone.")
    wren.look()
    wren.session.catch_up()
    assert all("For the leader alone." not in e.to_line() for e in wren.session.journal)
    mine = Script(CASE, wren.session.journal, who=wren.session.who, leaders=wren.leaders)
    with pytest.raises(NotAllowed, match="Only those who lead"):
        mine.put("question", text="Mine?")
    before = served.room.log.last
    with pytest.raises(NotAllowed, match="of somebody else"):
        wren.session.journal.add(heron.session.who, "claims", "open", {"claim": "S1-01"})
    assert served.room.log.last == before


def test_a_ballot_from_a_notebook_is_in_the_box_and_in_no_journal(served: Served) -> None:
    stage = served.put("vote", text="Shall we?")
    room = joined(served)
    room.look()
    receipt = room.cast(stage, room.session.who, "against")
    assert receipt == served.room.receipt(stage, room.session.who) == room.receipt(stage, "")
    assert served.room.votes.opened(stage)[0].digits == room.pair
    assert all(room.pair not in e.to_line() for e in served.room.as_journal())


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"lines": 3}', b'{"lines": ["{}"]}', b'{"lines": [7]}', b"\xff"]
)
def test_hostile_requests_are_refused_in_words(served: Served, body: bytes) -> None:
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    room = joined(served)
    headers = {"cookie": room.line.word}
    before = served.room.log.last
    for path in ("/notebook/entries", "/notebook/ballot", "/notebook/join"):
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(f"{served.address}{path}", body, headers))
        assert refused.value.code == 403
        assert b"trouble" in refused.value.read()
    assert served.room.log.last == before


def _sent(served: Served, room: AwayRoom, path: str, body: dict[str, Any]) -> tuple[int, str]:
    """Send something as a program would that is no notebook; give the answer."""
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    asked = Request(f"{served.address}{path}", json.dumps(body).encode(), {"cookie": room.line.word})
    try:
        with urlopen(asked) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, json.loads(refused.read())["trouble"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (
            {"id": "0f000000-0000-7000-8000-000000000001"},
            "The clock of your machine is more than a year ahead",
        ),
        ({"who": "x" * 41}, "Keep the pseudonym to 40 characters"),
        ({"who": "\u2063"}, "Write a pseudonym"),
        ({"by": "0192b3c4-0000-7000-8000-000000000001"}, "of somebody else"),
        ({"activity": "room", "verb": "put"}, "Only those who lead the room"),
        ({"activity": "people", "verb": "join", "body": {"other": "x"}}, "Only the room itself"),
    ],
)
def test_what_no_notebook_makes_is_refused_and_stands_in_nobodys_way(
    served: Served, changed: dict[str, Any], why: str
) -> None:
    room = joined(served)
    entry = {
        "activity": "claims", "at": "2026-11-30T10:00:00.000Z", "body": {"claim": "S1-01"}, "case": "",
        "by": room.session.who, "id": new_id(), "seminar": "", "step": "", "verb": "open", "who": "heron",
    }  # fmt: skip
    last = served.room.log.last
    status, said = _sent(served, room, "/notebook/entries", {"lines": [json.dumps({**entry, **changed})]})
    assert (status, served.room.log.last) == (403, last)
    assert why in said
    assert _sent(served, room, "/notebook/entries", {"lines": [json.dumps(entry)]})[0] == 200


def test_a_ballot_whose_answer_was_lost_is_not_called_late_when_the_class_has_gone_on(
    served: Served,
) -> None:
    stage = served.put("vote", text="Shall we?")
    room, other = joined(served), joined(served, "wren")
    receipt = room.cast(stage, room.session.who, "for")
    served.room.count(stage)
    served.put("question", text="Why?")
    assert room.cast(stage, room.session.who, "for") == receipt
    with pytest.raises(NotAllowed, match="The vote is closed"):
        other.cast(stage, other.session.who, "for")


def test_half_a_character_in_a_ballot_is_refused_and_the_vote_is_counted(served: Served) -> None:
    room = joined(served)
    stage = served.put("vote", text="Shall we?")
    for bad in ({"reason": "\ud83d"}, {"pair": "\udc00"}, {"reason": "x" * 5000}, {"choice": "\ud800"}):
        status, said = _sent(served, room, "/notebook/ballot", {"stage": stage, "choice": "for", **bad})
        assert (status, bool(said)) == (403, True)
    assert _sent(served, room, "/notebook/ballot", {"stage": stage, "choice": "for"})[0] == 200
    assert served.room.count(stage) == (1, {})
