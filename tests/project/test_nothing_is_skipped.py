"""A run in which a test was skipped is not a run that passed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("test", "code"),
    [
        ("def test_one(): pass", 0),
        ("import pytest\ndef test_one(): pytest.skip('no time')", 1),
        ("import pytest\n@pytest.mark.skipif(True, reason='no')\ndef test_one(): pass", 1),
        ("import pytest\npytest.importorskip('no_such_module')\ndef test_one(): pass", 1),
    ],
)
def test_a_skip_fails_the_run(tmp_path: Path, test: str, code: int) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_another.py").write_text("def test_another(): pass\n")
    (tmp_path / "test_it.py").write_text(f"{test}\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == code, ran.stdout
    assert ("nothing may go unchecked" in ran.stdout) == bool(code)
