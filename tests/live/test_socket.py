"""One socket carries all faces of a page, whatever is said on it."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from course.faces.face import SURPRISE
from course.lessons.seat import MOST_PAGES
from course.live.socket import GONE
from tests.live._seat import CASE, client, opened, seat

READER = 1  # the second face of the lesson
CLAIM = "ABS-01"


def _judge(line: Any) -> dict[str, Any]:
    answer: dict[str, Any] = line.do(
        READER, "judge", args={"claim": CLAIM},
        kind="factual", status="supported", confidence="4", why="I looked it up.",
    )  # fmt: skip
    return answer


def _hear_done(line: Any) -> None:
    """Hear until it is said that the press is done."""
    while line.hear() != {"type": "done", "press": PRESS}:
        pass


def test_every_face_shows_itself_and_a_judgement_is_kept() -> None:
    at = seat()
    with opened(at, "01-introduction") as line:
        assert [view["face"] for view in line.views] == list(range(len(line.views)))
        answer = _judge(line)
    assert not answer["trouble"]
    assert next(e.verb for e in at.session.journal if e.activity == "claims") == "judge"


def test_two_pages_of_one_seat_show_the_same_work() -> None:
    at = seat()
    with opened(at, "01-introduction") as one, opened(at, "01-introduction") as other:
        _judge(one)
        while True:
            heard = other.hear()
            if heard["face"] == READER and heard["type"] == "view":
                break
        assert "1 of 4 judged" in heard["html"]


def test_a_socket_that_comes_back_finds_its_faces_as_they_were() -> None:
    at = seat()
    page = at.open("01-introduction")
    for _ in range(2):
        with client(at).websocket_connect(f"/wire?page={page.key}") as socket:
            views = [socket.receive_json() for _ in range(1 + len(page.faces))][1:]
            chosen = {"face": READER, "wire": 4, "type": "do", "do": "choose", "seq": 1}
            socket.send_json({**chosen, "args": {"claim": CLAIM}, "form": {}})
            while socket.receive_json()["type"] != "view":
                pass
    assert 'data-do="judge"' in views[READER]["html"]


PRESS = "00000000-0000-7abc-8def-0123456789ab"
JUDGED: dict[str, Any] = {
    "type": "do",
    "do": "judge",
    "seq": 0,
    "args": {"claim": CLAIM},
    "form": {"kind": "factual", "status": "supported", "confidence": "4", "why": "I looked."},
    "press": PRESS,
}


def test_a_press_that_is_sent_again_is_done_once_and_confirmed() -> None:
    at = seat()
    for _ in range(2):  # the line goes after the first, and nobody knows whether it arrived
        with opened(at, "01-introduction") as line:
            line.say(READER, wire=4, **JUDGED, again=True)
            _hear_done(line)
    assert [e.verb for e in at.session.journal if e.activity == "claims"].count("judge") == 1
    undone = at.session.journal.undo(at.session.who, "claims")
    assert {entry.verb for entry in undone} >= {"judge"}


def test_a_press_of_the_second_reader_of_a_pair_is_done_once_and_not_as_the_first_one() -> None:
    at = seat()
    at.session.desk.work_in("pair")
    with opened(at, "01-introduction") as line:
        line.do(READER, "name_partner", partner="wren")
        assert not _judge(line)["trouble"]
        line.say(READER, **JUDGED)
        _hear_done(line)
    with opened(at, "01-introduction") as line:  # as after a restart, the page no longer knows who reads
        line.say(READER, **JUDGED, again=True)
        _hear_done(line)
    judged = [e.who for e in at.session.journal if e.verb == "judge"]
    assert judged == ["heron", "wren"]


def test_a_press_never_done_is_done_after_a_restart_as_whoever_pressed_it() -> None:
    at = seat()
    at.session.desk.work_in("pair")
    with opened(at, "01-introduction") as line:
        answer = line.do(READER, "name_partner", partner="wren")
        assert answer.get("by", line.views[READER]["by"]) == ["heron", "heron"]
        wren = at.session.journal.named("wren")
        assert _judge(line)["by"] == ["heron", wren]
    with opened(at, "01-introduction") as line:  # a page that knows no pair: it is known by the press
        line.say(READER, **JUDGED, again=True, by=["heron", wren])
        _hear_done(line)
    assert [e.by for e in at.session.journal if e.verb == "judge"] == ["heron", wren]


@pytest.mark.parametrize("by", [["stork", "stork"], ["stork", "heron"], ["heron", "stork"]])
def test_a_press_of_somebody_else_waits_and_is_done_once_it_is_ones_own(by: list[str]) -> None:
    at = seat()
    with opened(at, "01-introduction") as line:
        line.say(READER, **JUDGED, again=True, by=by)
        waits = line.hear()
        assert (waits["type"], waits["press"]) == ("waits", PRESS)
        assert "somebody else pressed it" in waits["why"]
        assert not [e for e in at.session.journal if e.verb == "judge"]
        line.say(READER, **JUDGED, again=True, by=None)  # “It was me”
        _hear_done(line)
    assert [e.by for e in at.session.journal if e.verb == "judge"] == ["heron"]


@pytest.mark.parametrize("by", [3, "heron", [], ["heron"], [1, 2], ["heron", "heron", "heron"], {"heron": 1}])
def test_whoever_acts_is_nobody_else_for_what_a_page_sends_instead(by: object) -> None:
    at = seat()
    with opened(at, "01-introduction") as line:
        line.say(
            READER,
            type="do",
            do="choose",
            seq=1,
            args={"claim": CLAIM},
            form={},
            press=PRESS,
            again=True,
            by=by,
        )
        _hear_done(line)


@pytest.mark.parametrize("press", ["", "x", 3, None, "01954f3a-2c00-7000-8000-000000000001"])
def test_a_number_that_is_none_is_no_reason_to_refuse_a_press(press: object) -> None:
    at = seat()
    with opened(at, "01-introduction") as line:
        line.say(READER, type="do", do="choose", seq=1, args={"claim": CLAIM}, form={}, press=press)
        assert line.hear()["seq"] == 1


def test_a_page_that_is_not_known_is_loaded_anew() -> None:
    at = seat()
    first = at.open("00-start-here").key
    for _ in range(MOST_PAGES):
        at.open("00-start-here")
    for key in (first, "made-up", ""):
        with client(at).websocket_connect(f"/wire?page={key}") as socket:
            with pytest.raises(WebSocketDisconnect) as gone:
                socket.receive_json()
            assert gone.value.code == GONE


def test_a_file_arrives_in_pieces() -> None:
    at = seat()
    with opened(at, "00-start-here") as line:
        lines = "\n".join(at.session.journal.to_lines()).encode() + b"\n"
        half = len(lines) // 2
        for part, piece in enumerate((lines[:half], lines[half:])):
            said = {
                "type": "upload",
                "do": "upload",
                "seq": 9,
                "name": "a.journal.jsonl",
                "file": 0,
                "files": 1,
            }
            line.say(0, **said, part=part, parts=2, pieces=1)
            line.socket.send_bytes(piece)
        heard = line.hear()
        assert "a.journal.jsonl" in heard["trouble"] + heard["say"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "1", "null", '{"face": 0}', '{"face": "0", "type": "do"}', '{"face": -1}',
     '{"face": true}', '{"face": 99, "type": "kept"}', '{"face": 0, "pieces": "x"}', "[" * 5000],
)  # fmt: skip
def test_whatever_is_said_the_line_stays_open(text: str) -> None:
    with opened(seat(), "01-introduction") as line:
        line.socket.send_text(text)
        assert _judge(line)["trouble"] == ""


def test_a_frame_of_another_kind_than_was_promised_is_passed_over() -> None:
    with opened(seat(), "01-introduction") as line:
        line.socket.send_bytes(b"\xff\x00")
        line.say(0, type="upload", do="upload", seq=9, name="a", file=0, files=1, part=0, parts=1, pieces=1)
        line.socket.send_text("no bytes")
        assert line.hear()["trouble"]
        assert _judge(line)["trouble"] == ""


def test_made_up_messages_break_nothing_and_write_nothing() -> None:
    at = seat()
    drawn = Random(7)
    odd: list[object] = [None, 0, -1, 2**70, "", "x" * 3000, "judge", "claims", [], {}, True, "\ud83d", CLAIM]
    with opened(at, "01-introduction") as line:
        for _ in range(200):
            message = {drawn.choice(["type", "do", "seq", "args", "form", "wire", "face"]): drawn.choice(odd)}
            whole = {
                "face": READER,
                "wire": 4,
                "type": "do",
                "do": "choose",
                "seq": 0,
                "args": {},
                "form": {},
            }
            line.socket.send_text(json.dumps({**whole, **message}))
        answer = _judge(line)
    assert answer["trouble"] == ""
    assert SURPRISE not in json.dumps(answer)
    assert len(at.session.journal) <= 2


def test_lessons_of_the_case_all_open() -> None:
    at = seat()
    for lesson in CASE.lessons:
        with opened(at, lesson.id) as line:
            assert all(view["html"] and not view["trouble"] for view in line.views)
