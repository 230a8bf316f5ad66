"""The sheets for an admission rest on tests that exist, and say no more than those found."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest

from tests.project._repository import ROOT
from tools.admission.record import Criterion, criteria
from tools.admission.results import Measured, Outcome, read_results
from tools.admission.sheets import MEASURED, OUT, named_tests, sheets

if TYPE_CHECKING:
    from pathlib import Path

RECORD: Final = criteria()
KEPT: Final = Measured.model_validate_json(MEASURED.read_text(encoding="utf-8"))


def found(**tests: str) -> Measured:
    return Measured.model_validate(
        {
            "date": "2026-11-26",
            "commit": "abc",
            "tests": {t: {"state": s, "cases": 1} for t, s in tests.items()},
        }
    )


def criterion(at_best: str, *tests: str) -> Criterion:
    words = {
        "number": "1.1.1",
        "name": "N",
        "level": "A",
        "at_best": at_best,
        "tests": tests,
        "open": "Look.",
    }
    return Criterion.model_validate(words)


def test_the_record_has_each_criterion_of_both_levels_once() -> None:
    assert Counter(one.level for one in RECORD) == {"A": 31, "AA": 24}
    numbers = [tuple(map(int, one.number.split("."))) for one in RECORD]
    assert numbers == sorted(set(numbers))
    assert len({one.name for one in RECORD}) == len(RECORD)


def test_each_test_that_a_sheet_names_exists() -> None:
    missing = []
    for test in sorted(named_tests()):
        file, _colons, name = test.partition("::")
        path = ROOT / file
        tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.parse("")
        if name not in {
            node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }:
            missing.append(test)
    assert missing == []


def test_the_sheets_say_what_the_last_run_found_and_are_those_of_the_record() -> None:
    parts = json.loads((OUT / "sbom.cdx.json").read_text(encoding="utf-8"))
    made = sheets(KEPT, parts)
    stale = [name for name, text in made.items() if (OUT / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run make admit, or python -m tools.admission where only words have changed"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", KEPT.date)
    assert re.fullmatch(r"[0-9a-f]{40}", KEPT.commit)
    assert set(KEPT.tests) <= named_tests()


def test_a_verdict_stands_only_where_something_bears_it_out() -> None:
    for one in RECORD:
        assert one.tests or one.at_best in ("not evaluated", "does not support"), one.number
        assert one.verdict(found()) in ("not evaluated", "does not support"), one.number


@pytest.mark.parametrize(
    ("at_best", "tests", "verdict"),
    [
        ("supports", {"a": "passed", "b": "passed"}, "supports"),
        ("supports", {"a": "passed", "b": "failed"}, "partly supports"),
        ("supports", {"a": "passed", "b": "skipped"}, "partly supports"),
        ("supports", {"a": "passed"}, "partly supports"),
        ("supports", {"a": "failed", "b": "failed"}, "not evaluated"),
        ("supports", {}, "not evaluated"),
        ("partly supports", {"a": "passed", "b": "passed"}, "partly supports"),
        ("does not support", {"a": "passed", "b": "passed"}, "does not support"),
        ("not applicable", {"a": "passed", "b": "passed"}, "not applicable"),
        ("not applicable", {"a": "passed", "b": "failed"}, "not evaluated"),
    ],
)
def test_a_verdict_is_never_better_than_its_tests(at_best: str, tests: dict[str, str], verdict: str) -> None:
    assert criterion(at_best, "a", "b").verdict(found(**tests)) == verdict


def test_the_worst_case_of_a_test_counts(tmp_path: Path) -> None:
    case = '<testcase classname="tests.browser.test_page" name="{}">{}</testcase>'
    cases = [case.format(f"test_a[{n}]", "<failure/>" if n == 1 else "") for n in range(3)]
    cases += [
        case.format("test_b", ""),
        case.format("test_c[x]", "<skipped/>"),
        case.format("test_d", "<error/>"),
    ]
    about = '<properties><property name="commit" value="abc-dirty"/></properties>'
    report = tmp_path / "report.xml"
    suite = f'<testsuite timestamp="2026-11-26T13:00:00+00:00">{about}{"".join(cases)}</testsuite>'
    report.write_text(f"<testsuites>{suite}</testsuites>", encoding="utf-8")
    names = [f"tests/browser/test_page.py::test_{one}" for one in "abcde"]
    read = read_results(report, names)
    assert (read.date, read.commit) == ("2026-11-26", "abc-dirty")
    assert list(read.tests.values()) == [
        Outcome(state="failed", cases=3), Outcome(state="passed", cases=1),
        Outcome(state="skipped", cases=1), Outcome(state="failed", cases=1),
    ]  # fmt: skip
