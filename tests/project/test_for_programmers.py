"""What the page for students offers to those who program: it runs as it stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = ROOT / "docs" / "student.md"


def test_the_example_for_programmers_draws_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.setenv("COURSE_WORK", str(tmp_path))
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    assert len(names["iran"]) > 10
    assert names["lesson"].case.frame("events").shape[0] > 50
    for what in ("codings", "chair", "matches"):
        assert list(names["lesson"].positions().work.frame(what).columns)
