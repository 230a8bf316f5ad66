"""Files as editors, disks and jokers leave them: a clear message, never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import CaseError, check_case, load_case
from course.files import limits

if TYPE_CHECKING:
    from pathlib import Path

    from course.case import Mistake


def where(mistakes: list[Mistake], copy: Path) -> list[tuple[str, int, str]]:
    return [(m.file.removeprefix(f"{copy.as_posix()}/"), m.line, m.field) for m in mistakes]


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (mistake,) = check_case(tmp_path / "dta")
    assert "does not exist, did you mean data?" in str(mistake)
    with pytest.raises(CaseError, match="does not exist"):
        load_case(tmp_path / "dta")


def test_a_file_instead_of_a_folder(copy: Path) -> None:
    (mistake,) = check_case(copy / "case.yaml")
    assert "is a file, not a folder" in mistake.wrong


def test_the_folder_above(copy: Path) -> None:
    assert "data instead" in check_case(copy.parent)[0].right


@pytest.mark.parametrize("name", ["case.yaml", "paper.txt", "sections.yaml", "claims.yaml", "sources.yaml"])
def test_a_file_that_must_be_there_is_missing(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert (name, 1, "file") in where(check_case(copy), copy)


def test_a_table_that_nobody_uses_may_be_missing(copy: Path) -> None:
    (copy / "contradictions.yaml").unlink()
    assert check_case(copy) == []
    assert load_case(copy).contradictions == ()


@pytest.mark.parametrize("name", ["claim.yaml", "claims.yml"])
def test_a_file_with_a_wrong_name_is_not_passed_over(copy: Path, name: str) -> None:
    (copy / name).write_text("[]\n", encoding="utf-8")
    (mistake,) = check_case(copy)
    assert where([mistake], copy) == [(name, 1, "file")]
    assert "claims.yaml" in mistake.right


def test_line_ends_of_old_macs_are_not_called_those_of_windows(copy: Path) -> None:
    (copy / "claims.yaml").write_bytes((copy / "claims.yaml").read_bytes().replace(b"\n", b"\r"))
    (mistake,) = check_case(copy)
    assert mistake.wrong == "the lines end as on old Macs (CR)"


def test_a_text_cut_off_by_a_comment_is_named_and_works(copy: Path) -> None:
    text = (copy / "case.yaml").read_text(encoding="utf-8")
    (copy / "case.yaml").write_text(f"{text.rstrip()}\nrights: Notes #3\n", encoding="utf-8")
    mistakes = [m for m in check_case(copy) if "#" in m.wrong]
    assert [m.line for m in mistakes] == [len(text.rstrip().splitlines()) + 1]
    assert "quotation marks" in mistakes[0].right


def test_windows_line_ends_are_named_but_work(copy: Path) -> None:
    before = load_case(copy)
    for name in ("paper.txt", "claims.yaml"):
        text = (copy / name).read_bytes().replace(b"\n", b"\r\n")
        (copy / name).write_bytes(text)
    mistakes = check_case(copy)
    assert where(mistakes, copy) == [("claims.yaml", 1, "file"), ("paper.txt", 1, "file")]
    assert all("CRLF" in m.wrong for m in mistakes)
    after = load_case(copy)
    assert after is not before
    assert (after.paper, after.claims) == (before.paper, before.claims)


def test_a_byte_order_mark_is_named_but_works(copy: Path) -> None:
    path = copy / "paper.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (mistake,) = check_case(copy)
    assert "BOM" in mistake.wrong
    assert load_case(copy).claim("A-01").start == 26


def test_another_encoding_is_named_with_its_line(copy: Path) -> None:
    path = copy / "sources.yaml"
    path.write_bytes(path.read_bytes().replace(b"Land register", b"Land-B\xfccher"))
    assert ("sources.yaml", 8, "file") in where(check_case(copy), copy)


def test_a_giant_file_is_not_read(copy: Path) -> None:
    with (copy / "sources.yaml").open("ab") as file:
        file.truncate(limits.CASE + 1)
    mistake = next(m for m in check_case(copy) if m.field == "file")
    assert "larger than 4 MB" in mistake.wrong


def test_a_bomb_of_anchors_is_refused(copy: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    (copy / "case.yaml").write_text("\n".join(lines), encoding="utf-8")
    mistake = next(m for m in check_case(copy) if m.field == "file")
    assert "anchor" in mistake.wrong


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "".join(" " * i + "a:\n" for i in range(900))]
)
def test_deep_nesting_is_refused(copy: Path, text: str) -> None:
    (copy / "sources.yaml").write_text(text, encoding="utf-8")
    assert any("nested" in m.wrong for m in check_case(copy))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("claims: x\n", "not a list of records"),
        ("just words\n", "not a list of records"),
        ("- just words\n", "not a record"),
        ("? [a]\n: b\n", "the name of a field is a list"),
        ("- id: \x07\n", "invisible control character"),
        ('- id: "a\n', "none ends it"),
        ("- !!python/object/apply:os.system [exit]\n", "not a record"),
    ],
)
def test_yaml_that_is_no_table(copy: Path, text: str, wrong: str) -> None:
    (copy / "events.yaml").write_text(text, encoding="utf-8")
    assert wrong in next(m for m in check_case(copy) if m.file.endswith("events.yaml")).wrong


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "[]\n"])
def test_an_empty_table_is_fine(copy: Path, text: str) -> None:
    (copy / "events.yaml").write_text(text, encoding="utf-8")
    assert check_case(copy) == []
