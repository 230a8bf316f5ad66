"""What Binder would build, as its own tool tells it without building anything."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

from tests.project._repository import ROOT


@cache
def _recipe() -> str:
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    told = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=True, text=True, stdin=subprocess.DEVNULL
    )
    return told.stdout + told.stderr


def test_it_builds_from_environment_yml() -> None:
    assert '--file "environment.yml"' in _recipe()
    assert "Building conda environment for python=3.13" in _recipe()


def test_the_seminar_is_there_before_it_is_installed() -> None:
    recipe = _recipe()
    assert recipe.index("COPY --chown=0:0 src/") < recipe.index(
        'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"'
    )


def test_news_are_turned_off_last() -> None:
    recipe = _recipe()
    assert recipe.index("env update") < recipe.index("RUN ./postBuild")
    assert "@jupyterlab/apputils-extension:announcements" in (ROOT / "postBuild").read_text(encoding="utf-8")
