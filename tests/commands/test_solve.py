"""``course solve``: words, JSON, a list to keep, and what it says of a file it cannot read."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import time
from pathlib import Path

import pytest

from course.cli import main
from course.commands import _solve_arguments, solve
from course.exchange.scenarios.scw import write_scw
from course.exchange.scenarios.sl import read_sl
from course.files import limits
from course.methods.arguments import Framework, Preferred
from course.methods.crossimpact import Descriptor, Matrix
from tests.methods.crossimpact._matrices import random_matrix, somewhereland


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
    assert {s["consistency"] for s in found["scenarios"]} == {0, 1}
    assert found["complete"]


def test_a_guessed_code_page_is_said_and_can_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.scw"
    text = write_scw(Matrix((Descriptor("Торговля", ("да", "нет")),), ((0, 0), (0, 0))))
    path.write_bytes(text.encode("cp1251"))
    assert main(["solve", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "Òîðãîâëÿ" in out
    assert "read in the code page of Western Europe (cp1252)" in err
    assert "--encoding cp1251" in err
    assert main(["solve", str(path), "--encoding", "cp1251"]) == 0
    out, err = capsys.readouterr()
    assert "1. Торговля: да" in out
    assert not err
    for data in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        path.write_bytes(data)
        assert main(["solve", str(path)]) == 0
        assert "1. Торговля: да" in capsys.readouterr().out
    for name, why in (("klingon", "there is no “klingon”"), ("ascii", "it is not written in ascii")):
        assert main(["solve", str(path), "--encoding", name]) == 2
        assert why in capsys.readouterr().err


def test_drivers_of_one_name_stay_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.scw"
    twice = (Descriptor("D1", ("a", "b")), Descriptor("D1", ("c", "d")), Descriptor("D1 (1)", ("e",)))
    path.write_text(write_scw(Matrix(twice, ((0,) * 5,) * 5)), encoding="utf-8")
    assert main(["solve", str(path), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["scenarios"][0]["variants"]
    assert first == {"D1 (1)'": "a", "D1 (2)": "c", "D1 (1)": "e"}


def test_variants_of_one_name_or_of_none_stay_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.scw"
    alike = (Descriptor("A", ("", "")), Descriptor("B", ("x", "y", "x")))
    path.write_text(write_scw(Matrix(alike, ((0,) * 5,) * 5)), encoding="utf-8")
    assert main(["solve", str(path), "--hold", "A=2", "--hold", "B=x (3)"]) == 0
    assert "1. A: (2); B: x (3)" in capsys.readouterr().out
    assert main(["solve", str(path), "--json", "--hold", "B=3"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["held"] == {"B": "x (3)"}
    assert [s["variants"]["A"] for s in found["scenarios"]] == ["(1)", "(2)"]
    assert main(["solve", str(path), "--hold", "B=x"]) == 2


def test_a_matrix_that_says_nothing_is_not_listed_for_ever(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.scw"
    path.write_text(write_scw(random_matrix([2] * 24, reach=0, seed=0)), encoding="utf-8")
    monkeypatch.setattr(solve, "MOST_LISTED", 20)
    assert main(["solve", str(path), "--out", str(tmp_path / "m.sl")]) == 1
    said = capsys.readouterr().out
    assert "more than 20 consistent scenarios of 16,777,216 combinations." in said
    assert "There are more: these 20 are some of them, not all." in said
    assert len(read_sl((tmp_path / "m.sl").read_text())) == 20
    assert main(["solve", str(path), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["complete"] is False
    assert "not all" in err


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
    assert "none.scw: there is no such file" in capsys.readouterr().err


def test_what_has_no_end_or_is_too_large_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = tmp_path / "queue.scw"
    os.mkfifo(queue)
    for path in (queue, Path("/dev/zero")):
        assert main(["solve", str(path)]) == 2
        assert f"{path}: this is no ordinary file" in capsys.readouterr().err
    monkeypatch.setattr(limits, "MATRIX", 3_000_000)
    large = tmp_path / "large.scw"
    large.write_bytes(b"x" * 3_000_001)
    assert main(["solve", str(large)]) == 2
    assert "large.scw: the file is larger than 3 MB" in capsys.readouterr().err


# What each framework answers: the first is the example of ICCMA 2023, the others are in Dung (1995) and in
# Baroni, Caminada & Giacomin (2011), "An introduction to argumentation semantics".
FRAMEWORKS = {
    "iccma": ("p af 5\n# comment\n1 2\n2 4\n4 5\n5 4\n5 5\n", ["1", "3"], [["1", "3", "4"]]),
    "nixon": (
        "quaker\nrepublican\n#\nquaker republican\nrepublican quaker\n",
        [],
        [["quaker"], ["republican"]],
    ),
    "reinstated": ("arg(a). arg(b). arg(c). att(b,a). att(c,b).", ["a", "c"], [["a", "c"]]),
    "three in a ring": ("p af 3\n1 2\n2 3\n3 1\n", [], [[]]),
    "floating": ("p af 4\n1 2\n2 1\n1 3\n2 3\n3 4\n", [], [["1", "4"], ["2", "4"]]),
    "nothing": ("p af 0\n", [], [[]]),
}
SUFFIXES = {"p": ".af", "q": ".tgf", "a": ".apx"}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_published_frameworks_have_their_published_answers(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, grounded, preferred = FRAMEWORKS[name]
    path = tmp_path / f"graph{SUFFIXES[text[0]]}"
    path.write_text(text, encoding="utf-8")
    assert main(["solve", str(path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"grounded": grounded, "preferred": preferred}
    assert said.err == ""


def test_a_framework_is_answered_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nixon.tgf"
    path.write_text(FRAMEWORKS["nixon"][0], encoding="utf-8")
    assert main(["solve", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "nixon.tgf: 2 arguments, 2 attacks.",
        "Grounded: {}",
        "There are 2 preferred sets.",
        "1. {quaker}",
        "2. {republican}",
    ]


def test_too_many_sets_are_cut_off_with_a_word_and_the_json_stays_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_solve_arguments, "MOST_SETS", 3)
    path = tmp_path / "pairs.af"
    path.write_text("p af 4\n1 2\n2 1\n3 4\n4 3\n", encoding="utf-8")
    assert main(["solve", str(path), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out).keys() == {"grounded", "preferred"}
    assert said.err == "There are more than 3 preferred sets. These 3 are some of them, not all.\n"


def test_long_work_on_a_framework_says_that_it_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_solve_arguments, "_PATIENCE", 0.001)
    told, solve = io.StringIO(), Framework.preferred

    def slow(framework: Framework, **limits: int) -> Preferred:
        """Take as long as it takes until something is said; ten seconds mean that nothing is."""
        for _ in range(10_000):
            if told.getvalue():
                break
            time.sleep(0.001)
        return solve(framework, **limits)

    monkeypatch.setattr(Framework, "preferred", slow)
    path = tmp_path / "ring.af"
    path.write_text("p af 2\n1 2\n2 1\n", encoding="utf-8")
    with contextlib.redirect_stderr(told):
        assert main(["solve", str(path), "--json"]) == 0
    assert told.getvalue().startswith("Still looking for preferred sets after 0 s.\n")
    assert json.loads(capsys.readouterr().out)["preferred"] == [["1"], ["2"]]


def test_a_framework_that_is_broken_or_too_large_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "graph.af"
    for text, why in (
        ("p af 2\n1 3\n", "graph.af:2: there is no argument 3"),
        ("p af 999999999\n", "graph.af:1: 999999999 arguments are too many"),
        ("p af 20000\n", "graph.af: 20,000 arguments are too many; at most 10,000 are solved"),
    ):
        path.write_text(text, encoding="utf-8")
        assert main(["solve", str(path)]) == 2
        assert why in capsys.readouterr().err
    path.write_text("p af 1\n", encoding="utf-8")
    assert main(["solve", str(path), "--out", str(tmp_path / "x.sl")]) == 2
    assert "--out is for the scenarios of a matrix" in capsys.readouterr().err
    assert main(["solve", str(path), "--hold", "a=b"]) == 2  # it was passed over, as if it had been heeded
    assert "--hold is for the drivers of a matrix" in capsys.readouterr().err


def test_a_held_driver_stays_where_it_is_held(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matrix = somewhereland()
    driver = matrix.descriptors[0]
    words = f"{driver.name}={driver.variants[1]}"
    assert main(["solve", str(file), "--json", "--hold", words]) == 0
    found = json.loads(capsys.readouterr().out)
    every = itertools.product(*(range(n) for n in matrix.sizes))
    wanted = {s for s in every if s[0] == 1 and matrix.is_consistent(s, {0: 1})}
    assert {tuple(n - 1 for n in s["numbers"]) for s in found["scenarios"]} == wanted
    assert found["held"] == {driver.name: driver.variants[1]}
    assert found["combinations"] == 486 // len(driver.variants)
    assert main(["solve", str(file), "--json", "--hold", "1=2"]) == 0
    assert json.loads(capsys.readouterr().out) == found
    every_one = [word for n in range(1, len(matrix.sizes) + 1) for word in ("--hold", f"{n}=1")]
    assert main(["solve", str(file), *every_one]) == 0
    assert "1 consistent scenario of 1 combination." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing"], "write DRIVER=VARIANT"),
        (["Nobody=1"], "there is no “Nobody”"),
        (["1=99"], "there is no “99”"),
        (["C. Econmy=1"], "did you mean C. Economy?"),
        (["1=1", "1=2"], "held already"),
        (["1=" + "9" * 5000], "there is no"),
        (["1=0000000019"], "there is no “0000000019”"),
        (["1=000000001" + "9" * 5000], "there is no"),
        (["000=1"], "there is no “000”"),
    ],
)
def test_what_cannot_be_held_is_said(
    file: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    holds = [part for word in words for part in ("--hold", word)]
    assert main(["solve", str(file), *holds]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "?." not in told
