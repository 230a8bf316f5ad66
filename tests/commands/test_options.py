"""What several commands do alike: no result is written over what is read, or over somebody's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.cli import main
from course.exchange.scenarios.scw import write_scw
from course.journal import open_journal
from tests.methods.crossimpact._matrices import somewhereland

WORDS = {
    "convert": ["map.tgf", "OUT", "--to", "csv"],
    "page": ["00-start-here", "--out", "OUT"],
    "solve": ["matrix.scw", "--out", "OUT"],
    "transcript": ["heron.journal.jsonl", "--out", "OUT"],
}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("map.tgf").write_text("a\nb\n#\na b\n", encoding="utf-8")
    Path("matrix.scw").write_text(write_scw(somewhereland()), encoding="utf-8")
    for name in ("heron", "wren"):
        open_journal(Path(f"{name}.journal.jsonl")).add(name, "notes", "write", {"text": "So."})
    return tmp_path


@pytest.mark.parametrize("command", WORDS)
@pytest.mark.parametrize("name", ["wren.journal.jsonl", "wren.md", "torn.journal.jsonl"])
def test_nothing_is_written_over_somebodys_work(
    command: str, name: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Path("wren.journal.jsonl").read_bytes()
    out = work / name
    out.write_bytes(b'{"jour' if name.startswith("torn") else kept)
    before = out.read_bytes()
    assert main([command, *(str(out) if word == "OUT" else word for word in WORDS[command])]) == 2
    wrong = capsys.readouterr().err
    assert "somebody’s work is in this file" in wrong or "a transcript ends in" in wrong
    assert out.read_bytes() == before


@pytest.mark.parametrize(("command", "source"), [("convert", "map.tgf"), ("solve", "matrix.scw")])
def test_nothing_is_written_over_what_is_read(
    command: str, source: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (work / source).read_bytes()
    assert main([command, *(source if word == "OUT" else word for word in WORDS[command])]) == 2
    assert f"{source}: this is the file to read from" in capsys.readouterr().err
    assert (work / source).read_bytes() == before


def test_an_older_result_is_written_anew(work: Path) -> None:
    out = work / "old.sl"
    out.write_text("an older list", encoding="utf-8")
    assert main(["solve", "matrix.scw", "--out", str(out)]) == 0
    assert "an older list" not in out.read_text(encoding="utf-8")
