"""The targets of the Makefile, and the first words they say."""

from __future__ import annotations

import re
import subprocess

from tests.project._repository import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# Steps of other targets that nobody calls by name.
STEPS = {"browser", "programs", "python"}


def _make(*words: str) -> str:
    return subprocess.run(["make", *words], cwd=ROOT, capture_output=True, check=True, text=True).stdout


def test_help_explains_every_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) - STEPS
    explained = dict(re.findall(r"^  make ([a-z-]+) +(\S.*)$", _make("help"), re.MULTILINE))
    assert set(explained) == targets
    assert {"start", "test", "check", "bench", "pictures", "lock", "clean"} <= targets


def test_help_is_what_make_alone_says() -> None:
    assert _make() == _make("help")


def test_every_target_is_phony() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"^\.PHONY: ([a-z-]+)$", MAKEFILE, re.MULTILINE)) == targets


def test_the_check_for_changes_is_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "make test </dev/null" in script


def test_without_any_python_make_says_what_to_install() -> None:
    ran = subprocess.run(["make", "start", "PYTHON="], cwd=ROOT, capture_output=True, check=False, text=True)
    assert ran.returncode != 0
    assert "Install Python 3.11 or newer" in ran.stderr
