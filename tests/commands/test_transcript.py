"""``course transcript``: the debate of a file, in three forms; several debates are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course import cli
from course.activities.room import Room
from course.case import load_case
from course.journal import Journal, open_journal
from tests.publish._played import played

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "class.journal.jsonl"
    path.write_text("\n".join(played().journal.to_lines()) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("suffix", "begins"), [("md", b"# "), ("html", b"\n"), ("pdf", b"%PDF-")])
def test_each_form(journal: Path, suffix: str, begins: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    out = journal.with_name(f"out.{suffix}")
    assert cli.main(["transcript", str(journal), "--out", str(out)]) == 0
    assert out.read_bytes().lstrip(b"\n").startswith(begins.strip(b"\n"))
    assert "with 5 cards." in capsys.readouterr().out


def test_without_a_name_it_is_markdown_beside_the_journal(journal: Path) -> None:
    before = journal.read_bytes()
    assert cli.main(["transcript", str(journal)]) == 0
    assert "## The cards" in journal.with_name("class.transcript.md").read_text(encoding="utf-8")
    assert journal.read_bytes() == before


def test_a_card_that_a_leader_set_aside_is_left_out_and_its_number_named(journal: Path) -> None:
    held = open_journal(journal)
    card = next(e for e in held.live("debate") if e.verb == "card")
    Room(load_case(), held, who="crane").set_aside(card.id, "hurts")
    assert cli.main(["transcript", str(journal)]) == 0
    told = journal.with_name("class.transcript.md").read_text(encoding="utf-8")
    assert str(card.body["claim"]) not in told
    assert "Card 1 was set aside by whoever leads, and is left out here." in told
    assert "### Card 2" in told


def test_two_debates_in_a_merged_file_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merged = Journal(played().journal)
    other = played(motion="M5")
    merged.merge(other.journal)
    path = tmp_path / "class.journal.jsonl"
    path.write_text("\n".join(merged.to_lines()), encoding="utf-8")
    assert cli.main(["transcript", str(path)]) == 2
    assert "it holds 2 debates. Choose one:" in capsys.readouterr().err
    assert cli.main(["transcript", str(path), "--debate", other.key]) == 0
    assert other.state.motion["text"] in capsys.readouterr().out
    assert cli.main(["transcript", str(path), "--debate", "nothing"]) == 2
    assert "no debate has the code “nothing”" in capsys.readouterr().err


def test_what_cannot_be_used_is_said(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["transcript", str(journal), "--out", str(tmp_path / "x.docx")]) == 2
    assert "ends in .md, .html or .pdf" in capsys.readouterr().err
    assert cli.main(["transcript", str(tmp_path / "gone.jsonl")]) == 2
    assert "gone.jsonl" in capsys.readouterr().err
    empty = tmp_path / "empty.journal.jsonl"
    empty.write_text("\n".join(Journal().to_lines()), encoding="utf-8")
    assert cli.main(["transcript", str(empty)]) == 2
    assert "there is no debate in this file" in capsys.readouterr().err


def test_a_torn_line_is_named_and_the_rest_is_written(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.write_text(journal.read_text(encoding="utf-8") + '{"id": "0', encoding="utf-8")
    assert cli.main(["transcript", str(journal)]) == 1
    assert "class.journal.jsonl" in capsys.readouterr().out
    assert journal.with_name("class.transcript.md").exists()


def test_no_endless_file_is_read_and_no_journal_written_over(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["transcript", "/dev/zero", "--out", str(journal.with_name("x.md"))]) == 2
    assert "/dev/zero: this is no ordinary file" in capsys.readouterr().err
    assert cli.main(["transcript", str(journal.parent), "--out", str(journal.with_name("x.md"))]) == 2
    assert "this is a folder" in capsys.readouterr().err
    named = journal.rename(journal.with_name("class.md"))
    before = named.read_bytes()
    assert cli.main(["transcript", str(named), "--out", str(named)]) == 2
    assert "somebody’s work is in this file" in capsys.readouterr().err
    assert named.read_bytes() == before


def test_what_an_editor_saved_again_is_read_and_what_does_not_fit_is_named(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = journal.read_text(encoding="utf-8")
    journal.write_text(text, encoding="utf-16")
    assert cli.main(["transcript", str(journal)]) == 0
    journal.write_text(text.replace('"do":"start"', '"do":"dance"'), encoding="utf-8")
    assert cli.main(["transcript", str(journal)]) == 1
    assert "(debate: clock)" in capsys.readouterr().out
