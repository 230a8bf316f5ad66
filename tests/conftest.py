"""What all tests share: the browser, and the rule that nothing is skipped."""

from __future__ import annotations

import gc
import os
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from course.site.build import write_site
from tools.browser import Machine, find_browser

ROOT = Path(__file__).parents[1]

# A machine that is busy is no mistake: no test asserts how long something takes.
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """Give the browser of this machine. Where there is none the test fails and says how to get one."""
    return find_browser(Machine(), unseen=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the case that ships, once, with what npm and PyPI give; then it has to do alone."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    base = tmp_path_factory.getbasetemp()
    built = (base.parent if worker else base) / "built"  # one for all processes of this run
    with FileLock(f"{built}.lock"):
        if not built.exists():
            write_site(ROOT, built, release="0.0.0", notebooks=True)
    return built


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a report of this run, also of several processes, say what it looked at (tools/admission)."""
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    said = subprocess.run(asked, capture_output=True, check=False, text=True)
    for item in items[:1]:
        item.user_properties.append(("commit", said.stdout.strip()))


def pytest_collection_finish() -> None:
    """Set all that was collected aside: a search for what nobody needs would go through it each time.

    IPython makes one wherever its shell forgets: that was most of the time of the tests that do it.
    """
    gc.collect()
    gc.freeze()


def _skipped(session: pytest.Session) -> list[pytest.TestReport]:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", ())) if reporter else []


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test that does not run shows nothing, so a run with a skipped test fails."""
    if _skipped(session) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why the run failed although no test did, and what a test said that was tried once more."""
    for report in terminalreporter.stats.get("rerun", ()):
        terminalreporter.section(f"The first try of {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)
    count = len(terminalreporter.stats.get("skipped", ()))
    if count:
        terminalreporter.write_line(
            f"{count} skipped: this run fails, because nothing may go unchecked.", red=True
        )
