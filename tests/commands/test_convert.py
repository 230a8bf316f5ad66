"""``course convert``: every pair of formats, what is lost, and that no file is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from typing import TYPE_CHECKING

import pytest

from course.cli import main
from course.exchange.maps import FORMATS, losses, read, write
from course.files import limits
from course.methods.arguments import Document, Node, Relation

if TYPE_CHECKING:
    from pathlib import Path

DEBATE = Document(
    (
        Node("c1", "Limits can be verified.", "argument", speaker="heron", data={"warrant": "They were."}),
        Node("c2", "Access is not verification.\nNot always.", "argument", at="2026-01-02T03:04:05Z"),
        Node("c3", "It was enough before.", "argument", sources=("S1",), tags=("history",)),
    ),
    (
        Relation("c2>c1", "attack", ("c2",), ("c1",)),
        Relation("c3>c2", "undercut", ("c3",), ("c2",)),
        Relation("c3>c1", "support", ("c3",), ("c1",)),
    ),
    title="A motion",
)
PAIRS = list(product(FORMATS, FORMATS))


def suffix(format_: str) -> str:
    return FORMATS[format_].suffixes[0]


def test_no_format_is_advised_that_loses_as_much(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half of a letter beyond U+FFFF, as JSON can say it and no file in UTF-8."""
    torn = '{"nodes": [{"nodeID": 1, "text": "\\ud800", "type": "I"}], "edges": [], "locutions": []}'
    (tmp_path / "torn.json").write_text(torn, encoding="utf-8")
    assert main(["convert", str(tmp_path / "torn.json"), str(tmp_path / "o.csv")]) == 1
    assert capsys.readouterr().err.endswith("\nNothing was written. Say --drop to write the rest.\n")
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_every_pair(source: str, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / f"in{suffix(source)}", tmp_path / f"out{suffix(target)}"
    before.write_text(write(DEBATE, source), encoding="utf-8")
    document = read(before.read_text(encoding="utf-8"), source)
    lost = losses(document, target)
    code = main(["convert", str(before), str(after)])
    said = capsys.readouterr()
    if lost:
        assert code == 1
        assert not after.exists()
        assert all(f"- {what}\n" in said.err for what in lost)
        assert "Say --drop" in said.err
        assert main(["convert", str(before), str(after), "--drop"]) == 0
        assert all(f"- {what}\n" in capsys.readouterr().err for what in lost[:1])
    else:
        assert code == 0
        assert f"from {FORMATS[source].label} to {FORMATS[target].label}." in said.out
    again = read(after.read_text(encoding="utf-8"), target)
    assert len(again.nodes) == 3
    attacks = {r.kind for r in again.relations} - {"support"}
    assert attacks
    if not lost:
        main(["convert", str(after), str(tmp_path / f"back{suffix(source)}")])
        assert (tmp_path / f"back{suffix(source)}").read_bytes() == before.read_bytes()


def test_a_debate_is_whole_in_argdown_csv_and_aif_but_for_line_breaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tmp_path / "debate.json"
    before.write_text(write(DEBATE, "aif"), encoding="utf-8")
    assert main(["convert", str(before), str(tmp_path / "debate.csv")]) == 0
    assert main(["convert", str(before), str(tmp_path / "debate.argdown")]) == 1
    assert (
        "Argdown cannot hold:\n- the line breaks and wide gaps in the texts of 1 node\n"
        in capsys.readouterr().err
    )


def test_formats_are_told_by_option_where_no_suffix_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / "export", tmp_path / "map"
    before.write_text(write(DEBATE, "csv"), encoding="utf-8")
    assert main(["convert", str(before), str(after)]) == 2
    assert "its suffix names no format; say --from argdown|aif|csv" in capsys.readouterr().err
    assert main(["convert", str(before), str(after), "--from", "csv"]) == 2
    assert "say --to" in capsys.readouterr().err
    assert main(["convert", str(before), str(after), "--from", "csv", "--to", "aif"]) == 0
    assert read(after.read_text(encoding="utf-8"), "aif") == DEBATE


def test_the_file_to_read_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "map.csv"
    path.write_text(write(DEBATE, "csv"), encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(path)
    for target in (path, tmp_path / "." / "map.csv", link):
        assert main(["convert", str(path), str(target), "--to", "aif", "--drop"]) == 2
        assert "this is the file to read from" in capsys.readouterr().err
    assert read(path.read_text(encoding="utf-8"), "csv") == DEBATE


def test_a_write_that_fails_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / "map.csv", tmp_path / "map.json"
    before.write_text(write(DEBATE, "csv"), encoding="utf-8")
    after.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["convert", str(before), str(after)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert after.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["map.csv", "map.json"]


def test_a_new_file_has_the_rights_of_any_other_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    before, after, other = tmp_path / "map.csv", tmp_path / "map.json", tmp_path / "other"
    before.write_text(write(DEBATE, "csv"), encoding="utf-8")
    other.touch()
    assert main(["convert", str(before), str(after)]) == 0
    assert after.stat().st_mode == other.stat().st_mode
    after.chmod(0o640)
    assert main(["convert", str(before), str(after)]) == 0
    assert after.stat().st_mode & 0o777 == 0o640


def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, after = tmp_path / "map.argdown", tmp_path / "map.csv"
    path.write_text("[A]: a\n- [B]: b\n", encoding="utf-8")
    assert main(["convert", str(path), str(after)]) == 2
    assert "map.argdown:2: a blank line is missing" in capsys.readouterr().err
    for torn in (b"\xff\xfe[", b"[\x00[", b"\x81[A]: a", bytes(range(256))):
        path.write_bytes(torn)
        assert main(["convert", str(path), str(after)]) == 2
        assert "save it as UTF-8" in capsys.readouterr().err
    assert not after.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("format_", FORMATS)
def test_every_reader_takes_what_notepad_and_excel_write(
    format_: str, encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / f"in{suffix(format_)}", tmp_path / "out.csv"
    words = write(DEBATE, format_).removeprefix("\ufeff")
    before.write_bytes(words.replace("\r\n", "\n").replace("\n", "\r\n").encode(encoding))
    assert main(["convert", str(before), str(after)]) == 0
    assert not capsys.readouterr().err
    assert len(read(after.read_text(encoding="utf-8"), "csv").nodes) == 3


def test_a_guessed_code_page_is_said_and_can_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / "in.tgf", tmp_path / "out.csv"
    before.write_bytes("a Café\n#\n".encode("cp1252"))
    assert main(["convert", str(before), str(after)]) == 0
    said = capsys.readouterr().err
    assert f"{before}: it is not in UTF-8; it is read in the code page of Western Europe (cp1252)." in said
    assert "Or say --encoding cp1251" in said
    assert "Café" in after.read_text(encoding="utf-8")
    before.write_bytes("a Да\n#\n".encode("cp1251"))
    assert main(["convert", str(before), str(after), "--encoding", "cp1251"]) == 0
    assert not capsys.readouterr().err
    assert "Да" in after.read_text(encoding="utf-8")


def test_what_is_no_file_or_too_large_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = tmp_path / "queue.csv"
    os.mkfifo(queue)
    cases = {
        tmp_path / "none.csv": "there is no such file",
        tmp_path: "this is a folder",
        queue: "this is no ordinary file",
    }
    for path, why in cases.items():
        assert main(["convert", str(path), str(tmp_path / "out.json"), "--from", "csv"]) == 2
        assert f"{path}: {why}" in capsys.readouterr().err
    assert main(["convert", "/dev/zero", str(tmp_path / "out.json"), "--from", "csv"]) == 2
    assert "no ordinary file" in capsys.readouterr().err
    path = tmp_path / "map.csv"
    path.write_text(write(DEBATE, "csv"), encoding="utf-8")
    assert main(["convert", str(path), str(tmp_path), "--to", "aif"]) == 2
    assert "this is a folder" in capsys.readouterr().err
    monkeypatch.setattr(limits, "MAP", 100)
    assert main(["convert", str(path), str(tmp_path / "out.json")]) == 2
    assert "the file is larger than" in capsys.readouterr().err


def test_a_map_may_go_to_another_program(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text(write(DEBATE, "csv"), encoding="utf-8")
    words = ["convert", str(path), "/dev/stdout", "--to", "aif"]
    code = f"import sys; from course.cli import main; sys.exit(main({words!r}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert read(run.stdout, "aif") == DEBATE
    assert "/dev/stdout: 3 nodes and 3 relations" in run.stderr
