"""What the page for authors shows is right: its examples fit the case that `course new-case` writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.case import check_case, default_folder, load_case
from course.case.exercises import check_exercises, load_exercises
from course.case.records import TABLES
from course.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (default_folder().parent / "docs" / "case-author.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```yaml\n# (\w+)\.yaml\n(.*?)```", PAGE, flags=re.DOTALL))
EXPLAINED = {
    "sections",
    "sources",
    "connectives",
    "claims",
    "stakeholders",
    "briefs",
    "issues",
    "positions",
    "bargaining",
    "what_ifs",
    "cross_impacts",
    "events",
    "precedents",
    "motions",
}


def test_every_table_that_the_page_explains_has_an_example_that_fits(tmp_path: Path) -> None:
    assert set(EXAMPLES) == EXPLAINED
    assert main(["new-case", str(tmp_path / "mine")]) == 0
    data = tmp_path / "mine" / "data"
    before = load_case(data)
    for name, text in EXAMPLES.items():
        path = data / f"{name}.yaml"
        head = path.read_text(encoding="utf-8").split("\n\n")[0]
        written = [r.id for r in before.table(name)]
        kept = text if len(re.findall(r"^- id:", text, flags=re.MULTILINE)) == len(written) else None
        if kept is None:  # the page shows the first of several
            rest = path.read_text(encoding="utf-8").split("\n\n")[2:]
            kept = "\n\n".join([text, *rest])
        path.write_text(f"{head}\n\n{kept}", encoding="utf-8")
    assert check_case(data) == []
    after = load_case(data)
    for name in EXPLAINED:
        assert [r.id for r in after.table(name)] == [r.id for r in before.table(name)]


def test_the_exercise_set_of_the_page_fits_the_case_that_is_written(tmp_path: Path) -> None:
    assert main(["new-case", str(tmp_path / "mine")]) == 0
    name, text = re.findall(r"```yaml\n# exercises/([\w-]+\.yaml)\n(.*?)```", PAGE, flags=re.DOTALL)[0]
    (tmp_path / "mine" / "exercises" / name).write_text(text, encoding="utf-8")
    assert check_case(tmp_path / "mine" / "data", check_exercises) == []
    assert [one.id for one in load_exercises(load_case(tmp_path / "mine" / "data")).sets] == ["01-numbers"]


def test_the_page_names_only_fields_that_records_have() -> None:
    fields = {f for model in TABLES.values() for f in model.model_fields}
    for word in (
        "looked_for",
        "outside_concern",
        "words",
        "limits_of_analogy",
        "after_paper",
        "disputed",
        "mark",
        "claims",
    ):
        assert word in fields
        assert word in PAGE
