"""Which case a kernel works on, and where its work is kept."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from course.case import CaseError, default_folder
from course.commands.new_case import lay_out
from course.jupyter import kernel
from course.language import current, language
from course.live.proxy import setup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A kernel that has opened nothing yet, and keeps its work in a folder of the test."""
    monkeypatch.setenv("COURSE_WORK", str(tmp_path / "work"))
    monkeypatch.delenv("COURSE_CASE", raising=False)
    kernel.sessions.clear()
    yield
    kernel.sessions.clear()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    lay_out(tmp_path / "mine")
    return tmp_path / "mine"


def test_a_lesson_beside_a_case_is_about_that_case(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mine / "notebooks")
    assert kernel.lesson("01-introduction").case.meta.id == "library-hours"


def test_a_notebook_says_what_language_its_kernel_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "_of_process", ["en"])
    kernel.lesson("00-start-here")
    kernel.lesson("00-start-here", language="tlh")  # a place may lack one
    assert language() == "en"
    english = kernel.session().case.lesson("00-start-here").title
    french = kernel.lesson("00-start-here", language="fr").record.title
    assert french != english  # also of a case that was open before
    assert language() == "fr"


def test_what_course_start_named_comes_before_the_place(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mine / "notebooks")
    monkeypatch.setenv("COURSE_CASE", "seabed")
    assert kernel.lesson("01-claims").case.meta.id == "seabed"


def test_another_case_can_be_named_and_keeps_its_work_apart(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own, other = kernel.lesson("01-introduction"), kernel.lesson("01-introduction", case=mine)
    assert own.case.folder == default_folder().resolve()
    assert other.case.meta.id == "library-hours"
    assert own.session.folder == tmp_path / "work"
    assert other.session.folder == tmp_path / "work" / "library-hours"
    assert kernel.lesson("01-introduction", case=mine / "data").session is other.session


def test_a_folder_of_notebooks_beside_data_that_is_no_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine" / "notebooks").mkdir(parents=True)
    (tmp_path / "mine" / "data").mkdir()
    monkeypatch.chdir(tmp_path / "mine" / "notebooks")
    assert kernel.lesson("00-start-here").case.folder == default_folder().resolve()


def test_a_case_that_is_not_there_says_what_a_case_is(mine: Path) -> None:
    shutil.rmtree(mine / "data")
    with pytest.raises(CaseError, match=r"a case is a folder with data/case\.yaml in it"):
        kernel.lesson("01-introduction", case=mine)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, ""),
        ({"JPY_SESSION_NAME": "a.ipynb"}, "/seminar/"),
        ({"JPY_SESSION_NAME": "a.ipynb", "JUPYTERHUB_SERVICE_PREFIX": "/user/kim/"}, "/user/kim/seminar/"),
    ],
)
def test_the_page_is_offered_where_jupyter_shows_it(
    given: dict[str, str], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("JPY_SESSION_NAME", "JUPYTERHUB_SERVICE_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert kernel.pages_address() == address


def test_on_windows_no_page_is_offered_that_could_not_be_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JPY_SESSION_NAME", "a.ipynb")
    monkeypatch.setattr("sys.platform", "win32")
    assert kernel.pages_address() == ""
    assert not setup()["launcher_entry"]["enabled"]
