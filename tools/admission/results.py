"""What a run of the tests found, as far as the sheets for an admission name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

State = Literal["passed", "failed", "skipped"]
_WORST: dict[State, int] = {"passed": 0, "skipped": 1, "failed": 2}


class Outcome(BaseModel):
    """What became of a test, and of how many cases of it: the worst of them counts."""

    model_config = ConfigDict(extra="forbid")

    state: State
    cases: int


class Measured(BaseModel):
    """One run of the tests: the day, the commit that it looked at, and the tests by file and name."""

    model_config = ConfigDict(extra="forbid")

    date: str
    commit: str
    tests: dict[str, Outcome]


def read_results(path: Path, named: Collection[str]) -> Measured:
    """Read what pytest wrote with ``--junitxml``.

    Parameters
    ----------
    path
        The file.
    named
        The tests to keep, by file and name, such as ``tests/site/test_door.py::test_it``.
    """
    root = ET.parse(path).getroot()  # noqa: S314 - written by our own run of the tests
    about = {one.get("name"): one.get("value", "") for one in root.iter("property")}
    tests: dict[str, Outcome] = {}
    for case in root.iter("testcase"):
        file = case.get("classname", "").replace(".", "/") + ".py"
        test = f"{file}::{case.get('name', '').partition('[')[0]}"
        if test in named:
            before = tests.get(test, Outcome(state="passed", cases=0))
            state = max(before.state, _state(case), key=_WORST.__getitem__)
            tests[test] = Outcome(state=state, cases=before.cases + 1)
    day = next(root.iter("testsuite")).get("timestamp", "").partition("T")[0]
    return Measured(date=day, commit=about.get("commit", ""), tests=dict(sorted(tests.items())))


def _state(case: ET.Element) -> State:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"
