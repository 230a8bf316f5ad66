"""Files of strangers: every good line is kept, every other is named, nothing crashes."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.journal import MAX_ENTRY_BYTES, Entry, Journal, JournalError, open_journal, read_lines
from tests.journal._made import entry

if TYPE_CHECKING:
    from pathlib import Path

HEADER = '{"journal":"red-line-seminar","version":2}'
GOOD = [entry(n).to_line() for n in (1, 2, 3)]
junk = st.binary(max_size=60) | st.sampled_from(
    [
        b"",
        b"{",
        b"null",
        b"\xff\xfe",
        b"\0",
        b"[" * 2000,
        b'{"journal":1}',
        HEADER.encode(),
        b"\xef\xbb\xbf",
        b"\r",
    ]
)


@given(st.lists(st.tuples(junk, st.integers(0, 3)), max_size=8))
def test_no_good_line_is_lost_among_any_bytes(parts: list[tuple[bytes, int]]) -> None:
    data, expected = b"", set()
    for bad, good in parts:
        data += bad.replace(b"\n", b"") + b"\n"
        if good:
            data += GOOD[good - 1].encode() + b"\n"
            expected.add(GOOD[good - 1])
    found, _ = read_lines(data)
    assert {e.to_line() for e in found} >= expected


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_nothing_but_a_journal_error_comes_of_any_line(anything: bytes | str) -> None:
    entries, problems = read_lines(anything)
    assert isinstance(entries, tuple)
    assert isinstance(problems, tuple)
    text = anything.decode(errors="surrogateescape") if isinstance(anything, bytes) else anything
    with contextlib.suppress(JournalError):
        Entry.from_line(text)


@given(st.integers(0, len(GOOD[0]) - 1), st.characters())
def test_a_line_with_one_character_changed_is_an_entry_or_refused(place: int, character: str) -> None:
    changed = GOOD[0][:place] + character + GOOD[0][place + 1 :]
    try:
        read = Entry.from_line(changed)
    except JournalError:
        return
    assert Entry.from_line(read.to_line()) == read


@settings(deadline=None)  # waits for the disk
@given(st.binary(max_size=400))
def test_a_file_of_any_bytes_can_be_opened_and_stays(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "seminar.journal.jsonl"
    path.write_bytes(data)
    journal = open_journal(path)
    added = journal.add("heron", "notes", "write", {})
    assert path.read_bytes().startswith(data.strip() and data)
    assert added in open_journal(path)._state.ordered


def test_problems_name_file_line_and_remedy() -> None:
    _, problems = read_lines("\n".join([HEADER, GOOD[0], "{", GOOD[1]]), name="heron.jsonl")
    assert problems == (
        "heron.jsonl, line 3: the line is not JSON. It is left out; all other lines are read.",
    )


def test_a_file_that_is_none_of_ours_is_one_problem() -> None:
    entries, problems = read_lines("%PDF-1.7\n" * 1000, name="paper.pdf")
    assert entries == ()
    assert problems == ("paper.pdf: this is not a journal of this toolkit, so it is left out.",)


def test_many_bad_lines_are_counted() -> None:
    _, problems = read_lines([HEADER, *["x"] * 1000])
    assert len(problems) == 21
    assert "980 more lines" in problems[-1]
    twice = [entry(n, verb=verb).to_line() for n in range(1, 31) for verb in ("judge", "open")]
    found, problems = read_lines(twice)
    assert (len(found), len(problems)) == (30, 21)
    assert "10 more lines" in problems[-1]
    _, problems = read_lines([HEADER, *["x"] * 21])
    assert "1 more line like these." in problems[-1]


def test_a_newer_format_says_so() -> None:
    entries, problems = read_lines([HEADER.replace(":2}", ":3}"), *GOOD])
    assert entries == ()
    assert "newer version" in problems[0]
    assert "Update the toolkit" in problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(GOOD),
        "\ufeff" + "\r\n".join([HEADER, *GOOD, ""]),
        "\n\n".join([HEADER, *GOOD, HEADER, *GOOD]),
        "\n".join([HEADER, *GOOD]).encode(),
        b"\xef\xbb\xbf" + "\n".join([HEADER, *GOOD]).encode(),
        "\ufeff" + "\n\ufeff".join([HEADER, *GOOD]),  # several files that Windows has made one
    ],
)
def test_harmless_differences_are_no_problem(text: str | bytes) -> None:
    entries, problems = read_lines(text)
    assert [e.to_line() for e in entries] == GOOD
    assert problems == ()


def test_a_line_separator_inside_a_text_is_no_line_end() -> None:
    odd = entry(1, body={"text": "a\u2028b\u0085c\x0bd"})
    assert read_lines("\n".join(Journal([odd]).to_lines()))[0] == (odd,)


def test_the_future_is_reported_and_kept() -> None:
    late = Entry.from_line(GOOD[0].replace("2026-03", "2999-03"))
    entries, problems = read_lines([HEADER, late.to_line()])
    assert entries == (late,)
    assert "dated in the future" in problems[0]
    assert "line 2" in problems[0]


def test_an_upload_has_a_limit() -> None:
    most = 2 * len(GOOD[0]) + 2
    entries, problems = read_lines(GOOD, most=most)
    assert len(entries) == 2
    assert "too large from here on" in problems[0]
    entries, problems = read_lines("\n".join(GOOD), most=most)
    assert entries == ()
    assert "larger than" in problems[0]


def test_a_huge_line_is_read_past_in_little_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "seminar.journal.jsonl"
    with path.open("wb") as file:
        file.write(f"{HEADER}\n{GOOD[0]}\n".encode())
        for _ in range(100):
            file.write(b"x" * 1024 * 1024)
        file.write(f"\n{GOOD[1]}\n".encode())
    tracemalloc.start()
    journal = open_journal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(journal) == 2
    assert peak < 20 * MAX_ENTRY_BYTES
    assert "line 3: the entry is longer than" in journal.problems[0]


def test_the_name_of_an_upload_is_shown_plain() -> None:
    _, problems = read_lines("x", name="a\n\u202eb" + "c" * 500)
    assert problems[0].startswith("abc")
    assert len(problems[0]) < 200
