"""``course solve``: words, JSON, a list to keep, and what it says of a file it cannot read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from course.activities._scw import write_scw
from course.activities._sl import read_sl
from course.cli import main
from course.commands import solve
from tests.activities._matrices import random_matrix, somewhereland

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "somewhereland.scw"
    path.write_text(write_scw(somewhereland()), encoding="utf-8")
    return path


def test_every_consistent_scenario_is_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_suffix(".sl")
    assert main(["solve", str(file), "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "10 consistent scenarios of 486 combinations." in printed
    assert "A. Government: A1 Patriots party; B. Foreign policy: B3 Conflict; C. Economy: C1" in printed
    assert len(read_sl(out.read_text(encoding="utf-8"))) == 10


def test_json_is_json_only(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["combinations"] == 486
    assert len(found["scenarios"]) == 10
    assert {s["inconsistency"] for s in found["scenarios"]} == {0}


def test_empty_and_contradictory_matrices_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.scw"
    path.write_text(write_scw(random_matrix([2, 2], reach=0, seed=0)), encoding="utf-8")
    assert main(["solve", str(path)]) == 0
    assert "No cell of the matrix says anything" in capsys.readouterr().out
    path.write_text(write_scw(random_matrix([4] * 5 + [3] * 10, reach=3, seed=1)), encoding="utf-8")
    assert main(["solve", str(path)]) == 0
    assert "contradict each other" in capsys.readouterr().out


def test_long_work_says_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solve, "_PATIENCE", 0)
    path = tmp_path / "m.scw"
    path.write_text(write_scw(random_matrix([3] * 9, reach=2, seed=1)), encoding="utf-8")
    assert main(["solve", str(path), "--json"]) == 0
    captured = capsys.readouterr()
    assert "100% of 19,683 combinations decided." in captured.err
    json.loads(captured.out)


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.scw"
    broken.write_text("$ ScenarioWizard 4.0\nx\n&A\n#\n", encoding="utf-8")
    assert main(["solve", str(broken)]) == 2
    assert "broken.scw:4: “A” has no variant" in capsys.readouterr().err
    other = tmp_path / "notes.txt"
    other.write_text("Hello", encoding="utf-8")
    assert main(["solve", str(other)]) == 2
    assert "cannot be solved; choose one of: .scw" in capsys.readouterr().err
    assert main(["solve", str(tmp_path / "none.scw")]) == 2
