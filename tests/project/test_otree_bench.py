"""What sets a room's vote beside oTree's, as far as it needs no oTree."""

from __future__ import annotations

import ast
import runpy
import sys
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import room_load
from benchmarks._measured import beside
from benchmarks._otree import environment
from benchmarks._otree_project import filled, write

if TYPE_CHECKING:
    from pathlib import Path

FORM = """
<form id="form" method="post"><input type="hidden" name="mark" value="a &amp; b">
<input type="radio" name="choice" required value="for"><label>for</label>
<input type="radio" name="choice" required value="against"><button>Next</button></form>
"""


def _told(votes: int, vote: float, **more: float) -> dict[str, Any]:
    told = {"people": 500, "votes a second": votes, "server's milliseconds each, votes": vote, "counts": True}
    return {**told, **more}


def test_the_project_has_one_page_with_one_field(tmp_path: Path) -> None:
    write(tmp_path)
    (config,) = runpy.run_path(str(tmp_path / "settings.py"))["SESSION_CONFIGS"]
    assert config["app_sequence"] == ["vote"]
    assert (tmp_path / "_static").is_dir()
    assert "formfields" in (tmp_path / "vote" / "Vote.html").read_text()
    app = ast.parse((tmp_path / "vote" / "__init__.py").read_text())
    said = {ast.unparse(line) for part in app.body for line in getattr(part, "body", [part])}
    assert {"form_fields = ['choice']", "page_sequence = [Vote]"} <= said


def test_a_form_is_sent_as_a_browser_sends_it() -> None:
    assert filled(FORM, "for") == {"mark": "a & b", "choice": "for"}
    assert filled(FORM, "against")["choice"] == "against"
    with pytest.raises(AssertionError, match="does not offer 'perhaps'"):
        filled(FORM, "perhaps")


def test_otree_learns_of_no_database_and_no_packages_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATABASE_URL", "PYTHONPATH", "OTREE_AUTH_LEVEL"):
        monkeypatch.setenv(name, "ours")
    told = environment(tmp_path / "otree")
    assert set(told) == {"PATH", "OTREE_PRODUCTION"}
    assert told["PATH"].startswith(str(tmp_path))


def test_how_many_times_as_many_votes() -> None:
    otree = _told(80, 6.0, **{"server's milliseconds each, pages that follow": 3.0})
    assert beside(_told(1000, 0.5), otree) == {
        "by the clock": 12.5,
        "by the server's core": 12.0,
        "by the server's core, with the page that follows": 18.0,
        "counts": True,
    }
    assert not beside(_told(1000, 0.5), {**otree, "counts": False})["counts"]
    assert beside(_told(1000, 0.0), otree)["by the server's core"] < 1000


def test_an_otree_that_is_not_there_is_told_before_anything_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["room_load", "--otree", str(tmp_path / "otree")])
    with pytest.raises(SystemExit):
        room_load.main()
    assert "There is no file" in capsys.readouterr().err
