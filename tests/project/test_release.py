"""A release is built and looked over here; the workflow that would publish it is checked, and never run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.project._repository import ROOT, project
from tools.release import missing

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
PROGRAMS = Path(sys.executable).parent
RULES = WORKFLOW.parents[1] / "zizmor.yml"
ZIZMOR = (str(PROGRAMS / "zizmor"), "--offline", "--quiet", "--config", str(RULES))


def _passes(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_has_the_form_of_one_and_gives_nothing_away() -> None:
    _passes(str(PROGRAMS / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(WORKFLOW))
    _passes(*ZIZMOR, str(WORKFLOW))


def test_a_workflow_that_gives_something_away_is_found(tmp_path: Path) -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    worse = tmp_path / "release.yml"
    worse.write_text(text.replace('"$GITHUB_REF_NAME"', "${{ github.ref_name }}"), encoding="utf-8")
    done = subprocess.run([*ZIZMOR, str(worse)], capture_output=True, text=True, check=False)
    assert "template-injection" in done.stdout, done.stdout + done.stderr


def test_it_runs_what_there_is_with_the_versions_of_the_lock() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert (ROOT / ".ci" / "run").is_file()
    assert ".ci/run" in runs
    (pinned,) = (run.rpartition(" ")[2] for run in runs if "pip install" in run)
    assert f"\n{pinned} " in (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    assert all("needs" in job for name, job in jobs.items() if name != "test")


def test_what_would_be_uploaded_is_whole(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    version = project()["project"]["version"]
    assert made == [f"red_line_seminar-{version}-py3-none-any.whl", f"red_line_seminar-{version}.tar.gz"]
    _passes(str(PROGRAMS / "twine"), "check", "--strict", *(str(tmp_path / name) for name in made))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text("version: 1.2.0\n", encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("## [Unreleased]\n\n## [1.2.0] - 2027-01-31\n", encoding="utf-8")
    parts = tmp_path / "docs" / "admission" / "sbom.cdx.json"
    parts.parent.mkdir(parents=True)
    parts.write_text('{"metadata": {"component": {"version": "1.2.0"}}}', encoding="utf-8")
    return tmp_path


def test_a_release_needs_one_version_everywhere(folder: Path) -> None:
    assert missing("v1.2.0", folder) == []
    assert len(missing("v1.3.0", folder)) == 4


@pytest.mark.parametrize(
    "changes", ["## [1.2.0]\n", "## [Unreleased]\n\nTowards 1.2.0.\n\n## [1.2.0] - 2027-01-31\n"]
)
def test_a_release_needs_a_changelog_that_was_cut(folder: Path, changes: str) -> None:
    (folder / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    (said,) = missing("v1.2.0", folder)
    assert said.startswith("CHANGELOG.md")


def test_the_project_itself_names_one_version() -> None:
    version = project()["project"]["version"]
    assert not [said for said in missing(f"v{version}") if not re.match("CHANGELOG", said)]
