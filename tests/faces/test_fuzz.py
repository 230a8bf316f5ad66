"""Anything may arrive from a page: every face answers with a sentence, and nothing of it reaches the journal.

``make test`` runs a tenth; ``make test-long`` sets SEMINAR_LONG and runs 50,000 calls. All seeds are fixed.
"""

from __future__ import annotations

import logging
import os
import random
from typing import TYPE_CHECKING, Any, Final, cast

import pytest

from course.case import load_case
from course.faces import wire
from course.faces.face import SURPRISE
from course.journal import Journal
from course.language import NotAllowed
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.door import Alarm, Page, Press, presses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CALLS: Final = 50_000 if os.environ.get("SEMINAR_LONG") else 5_000
A_SITTING: Final = 120  # calls before a new session, so that journals stay short
BROKEN: Final = "cannot be shown now"
CASE: Final = load_case()
KNOWN: Final = [
    *(s.id for s in CASE.stakeholders[:6]), *(i.id for i in CASE.issues[:4]),
    *(c.id for c in CASE.claims[:3]), *(e.id for e in CASE.events[:3]),
    *(p.id for p in CASE.precedents[:2]), *(m.id for m in CASE.motions[:2]),
    "heron", "wren", "all", "own", "few", "two_mode", "agreement", "stated", "inferred", "svg", "png", "csv",
    "md", "for", "against", "none", "before", "after", "attacks", "supports", "table", "map", "replay",
]  # fmt: skip
STRANGE: Final[list[Any]] = [
    None, True, False, 0, 1, -1, 3, 10**30, -(10**30), 1.5, float("nan"), float("inf"), "", " ", "\n", "\x00",
    "\ud800", "x" * 201, "x" * 50_000, "<img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e'\"</p>", "../etc",
    "1", "-1", "007", "1e9", "999999999999", "nan", "٣", "²", "1_000", "None", "[]", "0:99999", "9999:99",
    [], {}, [None], [[]], [0], [1, 2], ["a"] * 501, ["iran", "iran"], {"a": {"b": [1]}}, [{}], [0, 1, 2, 3],
]  # fmt: skip
TEXTS: Final = ["So.", "A reason that holds.", "quiet heron", "2:30", "owl, wren, lark", "", "<b>x</b>", "😀"]
NOT_VERBS: Final = ["msg", "widget_constructed", "__init__", "html", "refresh", "", "on_undo", "_tell", "do"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where an instructor's choice may be kept


@pytest.fixture
def alarm() -> Iterator[Alarm]:
    handler, logger = Alarm(), logging.getLogger("course.faces")
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


def filled(press: Press, chance: random.Random) -> dict[str, Any]:
    """Fill in a form as somebody would."""
    found: dict[str, Any] = dict(press.args)
    for name, choices in press.fields.items():
        if name in press.many:
            found[name] = chance.sample(choices, chance.randint(0, len(choices)))
        else:
            found[name] = chance.choice(choices or TEXTS)
    return found


def spoiled(values: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Change what is sent: another value, one too few, one too many."""
    found = dict(values)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice([*found, "surprise"])
        if chance.random() < 0.25:
            found.pop(name, None)
        else:
            found[name] = chance.choice(KNOWN if chance.random() < 0.4 else STRANGE)
    return found


def strange_message(verb: str, chance: random.Random) -> Any:
    """Make a message that no page of ours sends."""
    message: dict[str, Any] = chance.choice([
        {"type": "do", "wire": 4, "do": verb, "seq": 1, "args": {}, "form": {}},
        {"type": "upload", "wire": 4, "do": verb, "seq": 1, "name": "a.jsonl", "part": 0, "parts": 1,
         "file": 0, "files": 1},
        {"type": "upload", "wire": 4, "do": verb, "seq": 1, "name": "a.jsonl", "part": 3, "parts": 2,
         "file": 3, "files": 1},
        {"type": "held", "wire": 4, "ids": ["a"]},
        {"type": "brought", "wire": 4, "lines": ["{}", "not json"], "last": True},
        {"type": "kept", "wire": 4, "ids": ["a"], "error": ""},
    ])  # fmt: skip
    key = chance.choice([*message, "more"])
    if chance.random() < 0.2:
        return chance.choice(STRANGE)
    return {**message, key: chance.choice([*STRANGE, *KNOWN])}


def some_press(page: Page, chance: random.Random) -> Press:
    """Choose something that the page offers, each verb alike however many buttons it has."""
    offered: dict[str, list[Press]] = {}
    for press in presses(page.html):
        if not press.takes_file:
            offered.setdefault(press.do, []).append(press)
    return chance.choice(offered[chance.choice(sorted(offered))]) if offered else Press("undo", {})


def one_call(page: Page, chance: random.Random, *, good: float) -> str:
    """Do one thing to a face, sensible or not; give what it was, in words."""
    verbs = sorted(page.face.verbs())
    way = chance.random()
    if way < good:
        press = some_press(page, chance)
        values = filled(press, chance)
    elif way < good + (1 - good) * 0.6:
        press = some_press(page, chance) if chance.random() < 0.7 else Press(chance.choice(verbs), {})
        values = spoiled(filled(press, chance), chance)
    elif way < good + (1 - good) * 0.75:
        press, values = Press(chance.choice([*NOT_VERBS, *verbs]), {}), {"value": chance.choice(STRANGE)}
    else:
        message = strange_message(chance.choice(verbs), chance)
        page.screen.hear(message, [b"\x00" * chance.choice([0, 1, 9])])
        return f"message {message!r:.300}"
    said = {"type": "do", "wire": wire.VERSION, "do": press.do, "seq": 1, "args": {}, "form": values}
    page.screen.hear(said, [])
    return f"{press.do}({values!r:.300})"


def lines_of(page: Page) -> dict[str, str]:
    """Give what the journal holds now, each entry as it would be written."""
    return {entry.id: entry.to_line() for entry in page.face.session.journal}


def fault(page: Page, witness: Page, alarm: Alarm, before: dict[str, str], did: str) -> str:
    """Say what must not be after a call, whatever was sent; empty where all is well."""
    now = lines_of(page)
    gone = {line for entry, line in before.items() if now.get(entry) != line}
    if alarm.said or SURPRISE in page.view["trouble"]:
        return "an error inside"
    if BROKEN in page.html:
        return "the face is broken"
    if BROKEN in witness.html or witness.view["trouble"]:
        return "another face is disturbed"
    if page.view["trouble"] and now != before:
        return "refused, and kept all the same"
    if gone and "forget_me" not in did:  # which deletes, as it says
        return "what was kept has changed"
    return ""


@pytest.mark.parametrize("name", EVERY_FACE)
def test_whatever_is_sent_gets_a_sentence_and_nothing_bad_is_kept(name: str, alarm: Alarm) -> None:
    calls = range(CALLS // len(EVERY_FACE) + 1)
    for sitting, first in enumerate(calls[::A_SITTING], start=1):
        chance = random.Random(f"{name} {sitting}")
        session = Session(CASE, Journal(), "heron")
        lesson = Lesson(chance.choice(CASE.lessons).id, using=session)
        page, witness = Page(EVERY_FACE[name](lesson)), Page(lesson.reflect())
        for number in calls[first : first + A_SITTING]:
            before = lines_of(page)
            did = one_call(page, chance, good=0.8 if number - first < A_SITTING / 2 else 0.3)
            told = "\n".join(
                [f"{lesson.record.id}, sitting {sitting}: {did}", page.view["trouble"], *alarm.said]
            )
            assert fault(page, witness, alarm, before, did) == "", told


# --- what would be wrong is seen -----------------------------------------------------------------------


def fails(**_: object) -> Any:
    raise ZeroDivisionError


def keeps_and_refuses(page: Page, _witness: Page) -> None:
    def write(prompt: str, text: str) -> str:
        page.face.session.journal.add(
            "heron", "notes", "write", {"lesson": "a", "prompt": prompt, "text": text}
        )
        raise NotAllowed("No.")

    page.face.on_write = write  # type: ignore[attr-defined]


def changes_what_was_kept(page: Page, _witness: Page) -> None:
    def write(**_: object) -> str:
        for entry in page.face.session.journal:
            cast("dict[str, object]", entry.body)["text"] = "Never said."
        return "Kept."

    page.face.on_write = write  # type: ignore[attr-defined]


def breaks_itself(page: Page, _witness: Page) -> None:
    page.face.html = refuses_to_be_shown  # type: ignore[method-assign]


def breaks_another(_page: Page, witness: Page) -> None:
    witness.face.html = refuses_to_be_shown  # type: ignore[method-assign]


def refuses_to_be_shown(**_: object) -> Any:
    raise NotAllowed("Not now.")


def fails_inside(page: Page, _witness: Page) -> None:
    page.face.on_write = fails  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda *_: None, ""),
        (fails_inside, "an error inside"),
        (breaks_itself, "the face is broken"),
        (breaks_another, "another face is disturbed"),
        (keeps_and_refuses, "refused, and kept all the same"),
        (changes_what_was_kept, "what was kept has changed"),
    ],
)
def test_a_fault_of_each_kind_would_be_seen(
    session: Session, alarm: Alarm, spoil: Callable[[Page, Page], None], said: str
) -> None:
    lesson = Lesson("01-introduction", using=session)
    page, witness = Page(lesson.reflect()), Page(lesson.reflect())
    written = {"prompt": lesson.record.reflect[0].id, "text": "So."}
    page.do("write", **written)
    before = lines_of(page)
    spoil(page, witness)
    page.do("write", **{**written, "text": "Or so."})
    assert fault(page, witness, alarm, before, "write") == said
