"""The sheets for whoever must say yes, in one folder, for a browser and for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader

from course.cli import main
from course.commands.admit import sheets_folder
from tests.publish._tags import tagged

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_each_sheet_is_a_page_and_a_pdf_that_can_be_read_aloud(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made" / "sheets"
    assert main(["admit", "--out", str(out)]) == 0
    assert str(out / "index.html") in capsys.readouterr().out
    names = {path.stem for path in sheets_folder().glob("*.md")} - {"README"} | {"index"}
    assert names >= {"accessibility", "privacy", "security", "licences", "questions", "ai", "index"}
    assert {path.name for path in out.iterdir()} == {
        "made.json", "sbom.cdx.json", *(f"{name}.{form}" for name in names for form in ("html", "pdf"))
    }  # fmt: skip
    for name in names:
        page = (out / f"{name}.html").read_text(encoding="utf-8")
        title = page.partition("<title>")[2].partition("</title>")[0]
        tags = [tag["/S"] for tag in tagged(PdfReader(out / f"{name}.pdf"), title)]
        assert "/H2" in tags
        assert ("/Table" in tags) == ("<table>" in page)
    assert (out / "sbom.cdx.json").read_bytes() == (sheets_folder() / "sbom.cdx.json").read_bytes()


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "file"
    there.write_text("mine")
    assert main(["admit", "--out", str(there)]) == 2
    assert "Name a folder." in capsys.readouterr().err
    assert there.read_text() == "mine"


def test_what_somebody_else_wrote_in_the_folder_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.html").write_text("mine")
    assert main(["admit", "--out", str(tmp_path)]) == 2
    assert "index.html: this file was not written by this command" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert (tmp_path / "index.html").read_text() == "mine"
