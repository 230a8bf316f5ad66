"""An instructor chooses parts, a format and a motion in a form; a small file beside the lesson keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.files.mistakes import UnfitFile
from course.lessons import Lesson
from course.session.choice import Choice, read_choice
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from pathlib import Path

    from course.session.session import Session

NAME = "03-red-line"


@pytest.fixture
def lesson(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lesson:
    """A lesson whose notebook stands in a folder of the test; the note is in the folder beside it."""
    for folder in ("notebooks", "instructor"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{NAME}.ipynb").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "instructor")
    return Lesson(NAME, using=session)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "notebooks" / f"{NAME}.choice.yaml"


def test_a_choice_is_kept_beside_the_lesson_and_read_by_those_who_open_it(lesson: Lesson, file: Path) -> None:
    page = Page(lesson.choose())
    page.do("choose", parts=["read", "controversy"], format="classroom", motion="M4")
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [
        "parts: [read, controversy]",
        "format: classroom",
        "motion: M4",
    ]
    desk = Page(lesson.begin()).html
    assert "Your instructor chose: Read and A structured controversy. That takes 91 minutes alone." in desk
    assert "Notification" in desk or "notification" in desk
    assert lesson.debate("sac", "M11").setup.looking == "classroom"
    assert 'value="controversy" data-many checked' in page.html
    assert 'value="discuss" data-many checked' not in page.html


def test_all_parts_are_the_whole_lesson_and_leave_no_file(lesson: Lesson, file: Path) -> None:
    page = Page(lesson.choose())
    page.do("choose", parts=["read"])
    assert file.is_file()
    page.do("choose", parts=[part.id for part in lesson.record.parts])
    assert not file.exists()
    page.do("choose", parts=["read"])
    page.do("whole")
    assert not file.exists()
    assert "Your instructor chose" not in Page(lesson.begin()).html
    assert lesson.debate("sac", "M11").setup.looking == "sac"


def test_what_is_not_there_is_refused_and_the_file_stays_as_it_was(lesson: Lesson, file: Path) -> None:
    page = Page(lesson.choose())
    page.do("choose", parts=["read"])
    before = file.read_text(encoding="utf-8")
    for values in (
        {"parts": ["raed"]},
        {"parts": ["read"], "format": "oxfrod"},
        {"parts": [], "motion": "M44"},
    ):
        assert "did you mean" in page.do("choose", **values)["trouble"]
    assert file.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("parts: [raed]\n", "did you mean read"),
        ("parts: [", "choose again"),
        ("parts: 5\n", "choose again"),
        ("- read\n", "choose again"),
        ("read\n", "choose again"),
        ("", ""),
    ],
)
def test_a_file_that_does_not_fit_is_named_and_the_lesson_goes_on(
    lesson: Lesson, file: Path, words: str, says: str
) -> None:
    file.write_text(words, encoding="utf-8")
    if not says:
        assert read_choice(lesson.case, lesson.record) == Choice()
        return
    with pytest.raises(UnfitFile, match=says):
        read_choice(lesson.case, lesson.record)
    assert says in Page(lesson.begin()).html
    assert says in Page(lesson.choose()).html
    assert "so the lesson is whole" in Page(lesson.begin()).html
    assert says in Page(lesson.debate("sac", "M11")).html
    assert says in lesson.unfit
    assert lesson.debate("sac", "M11").setup.looking == "sac"
