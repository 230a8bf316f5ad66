"""Every button, link, field and box that opens says what it is for: no two of a page share one name.

Whoever hears a list of the buttons of a page hears nothing else of it. Only a control in a table is heard
with the heading of its row and its column, and a link with the item or the sentence around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest

from course.activities.chronology import Chronology
from course.activities.negotiation import Negotiation
from course.activities.room import Room
from course.case import load_case
from course.faces.notes.notes import NotesFace
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.collect import _class as made
from tests.faces._every import EVERY_FACE
from tests.faces._others import LESSON
from tests.faces._tours import TOURS, verb_of
from tests.faces.door import Page
from tests.faces.test_all_at_once import offered, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


CASE: Final = load_case()
AROUND: Final = ("li", "p", "td", "dd")
"""What a link is read with."""
APART: Final = ("wall", "asks")
"""Classes of what stands in place of something else, never beside it: the wall, a list in place of a grid."""
VOID: Final = {"input", "br", "hr", "img"}
HEADS: Final = {"th": "tr", "caption": "table", "legend": "fieldset"}
FIELDS: Final = ("input", "select", "textarea")


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attrs: dict[str, str]
    inside: Element | None
    words: str = ""
    """What is heard of it."""
    heading: str = ""
    """Of a row of a table, a table and a group of fields: what heads it."""
    cells: int = 0
    """Of a row: how many cells have begun; of a cell: which it is."""

    def around(self) -> Iterator[Element]:
        """Give the elements around this one, from the inside out."""
        if self.inside:
            yield self.inside
            yield from self.inside.around()

    def within(self, *tags: str) -> Element | None:
        """Give the nearest element around this one that has one of these tags."""
        return next((one for one in self.around() if one.tag in tags), None)

    @property
    def name(self) -> str:
        """What is heard first of a control."""
        label = self.within("label") if self.tag in FIELDS else self
        return self.attrs.get("aria-label") or " ".join((label or self).words.split())

    @property
    def heard(self) -> str:
        """Its name, with what is heard together with it."""
        apart = [one for one in APART for e in self.around() if one in e.attrs.get("class", "").split()]
        said = [*apart, self.name]
        row, cell, table = self.within("tr"), self.within("td", "th"), self.within("table")
        around, group = self.within(*AROUND), self.within("fieldset")
        if self.tag in FIELDS and group:
            said.append(group.heading)
        if row and cell and table and row.heading:
            said += [f"column {cell.cells}", row.heading, table.heading]
        elif self.tag == "a" and around:
            said.append(around.words)
        return ", ".join(said)

    @property
    def does(self) -> str:
        """What a press on it does."""
        sent = self.tag in FIELDS or self.attrs.get("type") == "submit"
        form = self.within("form") if sent else None
        said = {k: v for k, v in self.attrs.items() if k in ("href", "name") or k.startswith("data-")}
        if self.attrs.get("type") in ("radio", "checkbox"):
            said["value"] = self.attrs.get("value", "")
        said["face"] = next((one.attrs["data-face"] for one in self.around() if "data-face" in one.attrs), "")
        return f"{sorted(said.items())} {sorted(form.attrs.items()) if form else ''}"


class Controls(HTMLParser):
    """What can be pressed on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.at: Element | None = None
        self.found: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begun = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        if (
            tag in FIELDS
            and begun.attrs.get("type") not in ("hidden", "file")
            and "aria-hidden" not in begun.attrs
        ):
            self.found.append(begun)
        if tag in VOID:
            return
        self.at = begun
        if tag in ("td", "th") and (row := self.at.within("tr")):
            row.cells += 1
            self.at.cells = row.cells

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over a shape of a picture."""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or self.at is None:
            return
        done, self.at = self.at, self.at.inside
        assert done.tag == tag, f"{done.tag} is closed by {tag}"
        if tag in HEADS and (headed := done.within(HEADS[tag])):
            headed.heading += done.words
        if tag in ("button", "summary") or (tag == "a" and "href" in done.attrs):
            self.found.append(done)

    def handle_data(self, data: str) -> None:
        if self.at is None:
            return
        chain = [self.at, *self.at.around()]
        if all(one.attrs.get("aria-hidden") != "true" and one.tag not in FIELDS for one in chain):
            for one in chain:
                one.words += data


TWICE: Final = re.compile(r"\b([^\W\d][\w’ -]{3,70})(?:: \1(?= ?$)| \(\1\))", re.IGNORECASE)
INLINE: Final = re.compile(r"</?(?:b|i|strong|em|span|small|mark|a)\b[^>]*>")


def said_twice(html: str) -> list[str]:
    """Give words on a page that only repeat those before them."""
    parts = [" ".join(unescape(part).split()) for part in re.split(r"<[^>]*>", INLINE.sub("", html))]
    return [found[0] for part in parts for found in TWICE.finditer(part)]


def jumped(html: str) -> list[str]:
    """Give the headings of a face that stand more than a level below the one before; the first is at 2."""
    heads = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", html, re.DOTALL)
    levels = [1, *(int(level) for level, _ in heads)]
    return [words for last, (level, words) in zip(levels, heads, strict=False) if int(level) - last > 1]


def alike(html: str) -> dict[str, str]:
    """Give names on a page that stand for more than one thing, or say nothing, and two of those things."""
    does: dict[str, set[str]] = defaultdict(set)
    for number, one in enumerate(Controls(html).found):
        # A box opens only itself; so two of one name are always two things.
        does[one.heard if one.name else ""].add(f"box {number}" if one.tag == "summary" else one.does)
    return {
        name: " / ".join(sorted(things)[:2]) for name, things in does.items() if len(things) > 1 or not name
    }


def test_the_reader_hears_what_people_hear() -> None:
    keep = '<button type="submit">Keep <i aria-hidden="true">✓</i>it</button>'
    note = f'<form data-do="write" data-args="{{}}">{keep}</form>'
    assert alike(note + note) == {}
    assert list(alike(note + note.replace("{}", "{1}"))) == ["Keep it"]
    assert list(
        alike("<details><summary>Why</summary></details><details><summary>Why</summary></details>")
    ) == ["Why"]
    row = '<tr><th>{}</th><td><button data-do="go" data-args="{}">None</button></td></tr>'
    table = f"<table>{row.format('Iran', 1)}{row.format('Oman', 2)}</table>"
    assert alike(table) == {}
    assert len(alike(table.replace("Oman", "Iran"))) == 1
    assert list(alike('<button data-do="go"><b aria-hidden="true">→</b></button>')) == [""]
    why = '<label>Why<select name="{}"><option>So</option></select></label>'
    assert alike(why.format("a") + why.format("a")) == {}
    assert list(alike(why.format("a") + why.format("b"))) == ["Why"]
    radio = (
        '<fieldset><legend>{0}</legend><label><input type="radio" name="{0}" value="y">Yes</label></fieldset>'
    )
    assert alike(radio.format("One") + radio.format("Other")) == {}
    assert said_twice("<li>Range: <b>no limit</b> <small>(no limit)</small></li>") == ["no limit (no limit)"]
    assert said_twice("<option>Increase: increase</option>") == ["Increase: increase"]
    assert said_twice("<p>Where to check: check both</p>") == []
    assert jumped("<h2>A</h2><h3>B</h3><h2>C</h2><h4>D</h4>") == ["D"]


# --- what a tour alone does not see: several of a kind -----------------------------------


def notes_of_others(page: Page) -> None:
    """Let another person answer two of the questions."""
    face = page.face
    assert isinstance(face, NotesFace)
    for prompt in list(face.notes.prompts)[:2]:
        note = {"lesson": face.notes.lesson.id, "prompt": prompt, "text": "So."}
        face.session.journal.add(face.session.journal.introduce("owl"), "notes", "write", note)


def versions_and_offers(page: Page) -> None:
    """Let two parties word one clause alike, and make an offer each, to a third."""
    session = page.face.session
    people = {"iran": "owl", "united_states": "lark", "oman": ""}
    for party, who in people.items():
        by = session.journal.introduce(who) if who else session.who
        talks = Negotiation(session.case, session.journal, who=by)
        talks.play(party)
        talks.write_alternative("None.")
        if who:
            talks.propose("range", text="Notice of launches.")
            talks.offer({"range": 1}, text="So.")


def told_twice(page: Page) -> None:
    """Let two viewpoints tell two events each, side by side."""
    session = page.face.session
    work = Chronology(session.case, session.journal, who=session.who, chair=True)
    for view in list(work.views())[:2]:
        for event in session.case.events[:2]:
            work.include(event.id, view=view, why="So.")
    tell(page, "go", {"to": "tellings"})
    tell(page, "contrast", {"left": "0", "right": "1"})


def answers_in_words(page: Page) -> None:
    """Let four people write the same, set two of them aside, and hold the first of two votes twice."""
    session = page.face.session
    room = Room(session.case, session.journal, who=session.who)
    for text in ("It is so.", "It ought to be so."):
        room.put("vote", part="before", text=text)
        assert room.now
        room.close(room.now.id, answers=5)
    room.put("question", text="Why?")
    assert room.now
    for who in ("owl", "lark", "swan", "crow"):
        theirs = Room(session.case, session.journal, who=session.journal.introduce(who))
        entry = theirs.write(room.now.id, "Because.")
        if who in ("swan", "crow"):
            room.set_aside(entry.id, "other")


def changed_judgements(page: Page) -> None:
    """Let somebody change two judgements, so that there are two questions to ask them."""
    journal = page.face.session.journal
    who = journal.introduce("owl")
    for claim in (made.CLAIM, "S2-09"):
        for status in ("supported", "contested"):
            made.judge(journal, who, status, "So.", claim)
    tell(page, "read_again", {})
    tell(page, "person", {"value": who})


CROWDED: Final[dict[str, Callable[[Page], None]]] = {
    "discuss": notes_of_others,
    "negotiation": versions_and_offers,
    "chronology of the chair": told_twice,
    "leading a room": answers_in_words,
    "group": changed_judgements,
}


@pytest.mark.parametrize("name", CROWDED)
def test_no_two_are_alike_where_there_are_several_of_a_kind(name: str) -> None:
    page = Page(EVERY_FACE[name](Lesson(made.LESSON, using=Session(CASE, Journal(), "heron"))))
    before = len(Controls(page.html).found)
    CROWDED[name](page)
    page.face.refresh()
    assert not page.view["trouble"]
    assert len(Controls(page.html).found) > before + 1
    assert alike(page.html) == {}


@pytest.mark.parametrize("name", TOURS)
def test_no_two_controls_of_one_name_do_different_things_and_nothing_is_said_twice(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found: dict[str, str] = {}
    twice: list[str] = []
    deep: set[str] = set()
    for number, tour in enumerate(TOURS[name]):
        session = (
            Session.start(CASE, tmp_path / str(number))
            if name == "desk"
            else Session(CASE, Journal(), "heron")
        )
        page = Page(EVERY_FACE[name](Lesson(LESSON, using=session)))
        found |= alike(page.html) | alike(page.face.html(live=False))
        deep.update(jumped(page.html), jumped(page.face.html(live=False)))
        for step in tour:
            if callable(step):
                step(page.face)
                page.face.refresh()
            elif press := offered(page, step):
                tell(page, verb_of(step), press[1])
            found |= alike(page.html)
            twice += said_twice(page.html)
            deep.update(jumped(page.html))
    assert found == {}
    assert twice == []
    assert deep == set()
