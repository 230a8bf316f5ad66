"""What people read beside the faces passes through the catalogue too: commands, and mistakes in a case."""

from __future__ import annotations

import contextlib
import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from course import cli
from course.case import check_case, default_folder
from course.case.records import TABLES, Source
from course.exchange.maps import FORMATS
from course.language import speaking
from tests.language._catalogues import pseudo_catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMANDS: Final = tuple(cli._COMMANDS)
BROKEN: Final = {
    "claims.yaml": "- id: [1\n",
    "issues.yaml": "- id: a\n  title: 5\n  scale:\n  - {level: -1}\n",
    "sources.yaml": "- id: a b\n  url: nowhere\n  accessed: yesterday\n",
    "clams.yaml": "[]\n",
    "formats.yaml": "- id: x\n  fewest: 99\n  phases: no\n",
    "lessons.yaml": "- {id: x, minutes: 0}\n- 5\n",
    "glossary.yaml": "- &a {id: x}\n- *a\n",
}
PROGRAMS: Final = {
    "course",
    "argdown",
    "kialo",
    "xaif",
    "iccma",
    "trivial",
    "graph",
    "format",
    "https",
    "pdf",
}
NAMES: Final = PROGRAMS | {*COMMANDS, *FORMATS, *TABLES, *Source.model_fields, "case", "data", "file", "new"}
"""Names of programs, commands, formats, files and tables are the same in every language."""
# So are options, placeholders in capitals, names of files, and whatever stands in quotation marks.
SAID: Final = re.compile(
    r"“[^”]*”|'[^']*'|--?[a-z][a-z-]*|\b[A-Z]{2,}\b|[\w./-]*\.[a-z]+\b|\{.*?\}", re.DOTALL
)


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pseudo_catalogues(tmp_path_factory.mktemp("locales")) as folder:
        yield folder


def left_in_english(text: str) -> list[str]:
    """Give the words of Latin letters that are no names."""
    words = re.findall(r"[A-Za-z][A-Za-z_-]{2,}", SAID.sub("", text))
    return [word for word in words if word.casefold().rstrip("-") not in NAMES]


@pytest.mark.parametrize(
    "words",
    [
        *((name, "--help") for name in COMMANDS), ("--help",), ("nonsense",), ("check", "--nope"),
        ("merge",), ("solve", "--hold"), ("live", "--port", "x"), ("check", "nope.case"),
        ("solve", "nope.tgf"), ("transcript", "nope.jsonl"), ("convert", "a.tgf", "b.odt"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_the_command_line_speaks_the_language_of_whoever_types(
    words: tuple[str, ...], locales: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del locales
    with speaking("he_XB"), contextlib.suppress(SystemExit):
        cli.main(words)
    said = "".join(capsys.readouterr())
    assert said
    assert left_in_english(said) == [], said


def test_mistakes_in_a_case_are_said_in_the_language_of_whoever_writes_it(
    tmp_path: Path, locales: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del locales
    folder = tmp_path / "data"
    shutil.copytree(default_folder(), folder)
    for name, text in BROKEN.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with speaking("he_XB"):
        found = check_case(folder)
    assert len(found) > len(BROKEN)
    left = {f"{m.wrong}, {m.right}": left_in_english(f"{m.wrong}, {m.right}") for m in found}
    assert {said: words for said, words in left.items() if words} == {}
