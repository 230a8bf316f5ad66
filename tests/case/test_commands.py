"""The two commands around a case."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from course.case import Mistake, check_case, load_case
from course.case.cells import CELL_LABELS, count_cells
from course.commands import CommandError, check, new_case

if TYPE_CHECKING:
    from pathlib import Path

    from course.case import Case


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers()
    for name, command in (("check", check), ("new-case", new_case)):
        command.add_arguments(subparsers.add_parser(name))
    args = parser.parse_args(words)
    return int(args.run(args))


def test_a_good_case_gets_a_friendly_sentence_and_the_count_of_its_cells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check") == 0
    well, cells = capsys.readouterr().out.splitlines()
    assert well.startswith("All is well")
    counts = count_cells(load_case())
    assert all(f"{count} {CELL_LABELS[state]}" in cells for state, count in counts.items())
    parties = sum(not s.person for s in load_case().stakeholders)
    assert sum(counts.values()) == len(load_case().issues) * parties


def test_fairness_is_a_table_with_what_cannot_be_even(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--fairness") == 0
    out = capsys.readouterr().out
    assert all(f"\n{s.label} " in out for s in load_case().stakeholders if not s.person)
    assert all(f"- {reason}" in out for reason in load_case().meta.uneven)


def test_every_mistake_is_a_line_and_the_exit_code_is_1(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (copy / "claims.yaml").read_text(encoding="utf-8")
    (copy / "claims.yaml").write_text(text.replace("kind: factual", "kind: fact"), encoding="utf-8")
    assert run("check", str(copy)) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert [line.removeprefix(f"{copy.as_posix()}/").split(" ")[0] for line in lines] == [
        "claims.yaml:7:",
        "claims.yaml:32:",
        "claims.yaml:69:",
    ]
    assert last == "3 mistakes."


def test_files_are_named_from_where_one_stands(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / "events.yaml").write_text("- x\n", encoding="utf-8")
    monkeypatch.chdir(copy.parent)
    assert [m.file for m in check_case("data")] == ["data/events.yaml"]
    monkeypatch.chdir(copy)
    assert [m.file for m in check_case(".")] == ["events.yaml"]


def test_a_missing_folder_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", str(tmp_path / "nowhere")) == 1
    assert "does not exist" in capsys.readouterr().out


def test_a_case_that_ships_is_checked_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "seabed") == 0
    assert "All is well: " in capsys.readouterr().out


def test_a_folder_that_is_there_is_meant_before_a_case_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seabed" / "data").mkdir(parents=True)
    assert run("check", "seabed") == 1
    assert "seabed/data/case.yaml:1: file: this file is missing" in capsys.readouterr().out


def test_schemas_are_written_on_request(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--write-schemas", str(copy)) == 0
    assert (copy / "schemas" / "claims.schema.json").is_file()
    run("check", "--write-schemas", str(copy))
    assert "up to date" in capsys.readouterr().out


def test_other_rooms_can_add_checks(copy: Path) -> None:
    def further(case: Case) -> list[Mistake]:
        return [Mistake("sets.yaml", 1, "claim", f"not in {case.meta.id}", "choose another")]

    assert [m.wrong for m in check_case(copy, further)] == ["not in well"]
    (copy / "events.yaml").write_text("- x\n", encoding="utf-8")
    assert "choose another" not in {m.right for m in check_case(copy, further)}


def test_a_new_case_is_right_from_the_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new-case", str(tmp_path / "mine")) == 0
    capsys.readouterr()
    assert run("check", str(tmp_path / "mine" / "data")) == 0
    assert run("check", str(tmp_path / "mine")) == 0  # as `course start --case` takes it
    assert {p.name for p in (tmp_path / "mine").iterdir()} == {"data", "exercises", "notebooks"}
    for path in (tmp_path / "mine" / "data").glob("*.yaml"):
        first, second, *_ = path.read_text(encoding="utf-8").splitlines()
        assert first == f"# yaml-language-server: $schema=schemas/{path.stem}.schema.json"
        assert second.startswith("# ")


def test_a_new_case_has_all_formats_and_a_lesson_and_writes_each_heading_once(tmp_path: Path) -> None:
    assert run("new-case", str(tmp_path)) == 0
    case = load_case(tmp_path / "data")
    assert (tmp_path / "data" / "formats.yaml").is_file()
    assert case.formats == load_case().formats
    assert {f"{lesson.id}.ipynb" for lesson in case.lessons} == {
        path.name for path in (tmp_path / "notebooks").iterdir()
    }
    written = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "data").glob("*.yaml"))
    for section in case.sections:
        assert written.count(f"heading: {section.heading}") == 1
        assert f"quote: {section.heading}\n" not in written


def test_an_empty_folder_may_become_a_case(tmp_path: Path) -> None:
    assert run("new-case", str(tmp_path)) == 0
    assert check_case(tmp_path / "data") == []


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("my work", encoding="utf-8")
    with pytest.raises(CommandError, match="not empty"):
        run("new-case", str(tmp_path))
    with pytest.raises(CommandError, match="is a file"):
        run("new-case", str(mine))
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    assert mine.read_text(encoding="utf-8") == "my work"
