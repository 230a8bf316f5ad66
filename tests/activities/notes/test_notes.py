"""Notes: the latest text counts, all are kept, and each lesson has its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.activities.notes import Notes
from course.case import CaseError, load_case
from course.journal import Journal
from course.language import NotAllowed
from course.publish.markdown import to_markdown
from course.publish.notes import notes as paper_of_notes

CASE = load_case()
LESSON = "02-capabilities"
PROMPTS = [p.id for p in (*CASE.lesson(LESSON).discuss, *CASE.lesson(LESSON).reflect)]


def notes(journal: Journal | None = None, *, who: str = "heron", lesson: str = LESSON) -> Notes:
    return Notes(CASE, Journal() if journal is None else journal, who=who, lesson=lesson)


def test_the_prompts_are_those_of_the_lesson() -> None:
    assert list(notes().prompts) == PROMPTS
    own = Notes(CASE, Journal(), who="heron", lesson=LESSON, prompts={"q": "Why?"})
    assert own.prompts == {"q": "Why?"}


def test_the_latest_text_counts_and_all_are_kept() -> None:
    n = notes()
    assert n.text("reportedly") == ""
    n.write("reportedly", "  Name the report. ")
    n.write("reportedly", "Name the report and its date.")
    assert n.text("reportedly") == "Name the report and its date."
    assert [note.text for note in n.history("reportedly")] == [
        "Name the report.",
        "Name the report and its date.",
    ]


def test_a_note_can_be_taken_back() -> None:
    n = notes()
    with pytest.raises(NotAllowed, match="Write a note"):
        n.write("reportedly", " ")
    n.write("reportedly", "Something.")
    n.write("reportedly", " ")
    assert n.text("reportedly") == ""
    assert n.rows() == []
    assert n.of_class("reportedly") == ()
    assert len(n.history("reportedly")) == 2


def test_undo_brings_the_note_before_back() -> None:
    n = notes()
    n.write("reportedly", "First.")
    n.write("reportedly", "Second.")
    n.journal.undo("heron", "notes")
    assert n.text("reportedly") == "First."


def test_what_everybody_wrote() -> None:
    n = notes()
    for who, text in [("otter", "Two."), ("heron", "One."), ("otter", "Three.")]:
        n.who = who
        n.write("one-parade", text)
    assert [(note.who, note.text) for note in n.of_class("one-parade")] == [
        ("heron", "One."),
        ("otter", "Three."),
    ]
    n.who = "wren"
    assert n.text("one-parade") == ""


def test_lessons_do_not_mix() -> None:
    journal = Journal()
    notes(journal).write("reportedly", "Here.")
    other = Notes(CASE, journal, who="heron", lesson="01-introduction", prompts={"reportedly": "Why?"})
    assert other.text("reportedly") == ""


def test_what_is_refused() -> None:
    n = notes()
    with pytest.raises(NotAllowed, match="did you mean reportedly"):
        n.write("reported", "x")
    with pytest.raises(NotAllowed, match="20,000"):
        n.write("reportedly", "x" * 20_001)
    with pytest.raises(CaseError, match="02-capabilities"):
        notes(lesson="02-capability")


def test_rows_and_text() -> None:
    n = notes()
    n.write("one-parade", "# One\n\n<b>Two</b>")
    n.write("two-numbers", "Because they measure differently.")
    assert [row["prompt"] for row in n.rows()] == ["two-numbers", "one-parade"]
    text = to_markdown(paper_of_notes(n))
    assert text.startswith("# Notes: ")
    assert "\n# One" not in text
    assert "\\# One\n\n\\<b\\>Two" in text
    assert n.prompts["one-parade"] in text


def test_entries_of_another_kind_do_no_harm() -> None:
    journal = Journal()
    journal.add("heron", "notes", "write", {})
    journal.add("heron", "notes", "write", {"lesson": LESSON, "prompt": ["reportedly"], "text": 3})
    journal.add("heron", "notes", "dance", {"lesson": LESSON, "prompt": "reportedly", "text": "x"})
    assert notes(journal).text("reportedly") == ""


@given(
    st.lists(st.tuples(st.sampled_from(["heron", "otter"]), st.sampled_from(PROMPTS), st.text(max_size=30)))
)
def test_replaying_the_journal_gives_the_same_notes(writes: list[tuple[str, str, str]]) -> None:
    n, latest = notes(), dict[tuple[str, str], str]()
    for who, prompt, text in writes:
        n.who = who
        clean = text.replace("\x00", "").strip()
        if clean or latest.get((who, prompt)):
            n.write(prompt, text)
            latest[who, prompt] = clean
    again = notes(Journal(tuple(n.journal)))
    for who in ("heron", "otter"):
        n.who = again.who = who
        for prompt in PROMPTS:
            assert n.text(prompt) == again.text(prompt) == latest.get((who, prompt), "")
            assert n.of_class(prompt) == again.of_class(prompt)
