"""A language is chosen on the page, and remembered for whoever works in this folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from course.lessons.seat import Seat
from tests.live._seat import CASE, NOTEBOOKS, client, seat

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _english_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.language.current._of_process", ["en"])
    monkeypatch.delenv("COURSE_LANGUAGE", raising=False)


def test_each_language_is_named_in_itself_and_the_present_one_is_marked() -> None:
    text = client(seat()).get("/01-introduction").text
    link = r'href="\?language=(\w+)" lang="(\w+)" hreflang="\w+"([^>]*)>([^<]*)<'
    english, *others = re.findall(link, text)
    assert english == ("en", "en", ' aria-current="true"', "English")
    assert others == [("fa", "fa", "", "فارسی"), ("fr", "fr", "", "Français")]
    assert "a draft" not in text


@pytest.mark.parametrize(("code", "direction"), [("fa", "rtl"), ("fr", "ltr")])
def test_a_press_changes_page_faces_and_case_and_says_what_is_a_draft(code: str, direction: str) -> None:
    at = seat()
    browser = client(at)
    answer = browser.get(f"/00-start-here?language={code}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/00-start-here")
    text = browser.get("/00-start-here").text
    assert f'<html lang="{code}" dir="{direction}">' in text
    assert not re.search(r' style="|<style| on\w+="|javascript:', text)
    assert "Contents of this lesson" not in text
    assert at.session.case.issue("range").title != CASE.issue("range").title
    browser.get("/00-start-here?language=en")
    text = browser.get("/00-start-here").text
    assert '<html lang="en" dir="ltr">' in text
    assert "Contents of this lesson" in text
    assert at.session.case.issue("range").title == CASE.issue("range").title


def test_a_language_that_is_not_here_is_named() -> None:
    answer = client(seat()).get("/01-introduction?language=xx")
    assert answer.status_code == 404
    assert "There is no language “xx” here" in answer.text


def test_it_is_remembered_until_another_is_asked_for_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_WORK", str(tmp_path))
    Seat.here(NOTEBOOKS).speak("fa")
    monkeypatch.setattr("course.language.current._of_process", ["en"])
    assert '<html lang="fa"' in client(Seat.here(NOTEBOOKS)).get("/01-introduction").text
    monkeypatch.setenv("COURSE_LANGUAGE", "fr")
    monkeypatch.setattr("course.language.current._of_process", ["fr"])
    assert '<html lang="fr"' in client(Seat.here(NOTEBOOKS)).get("/01-introduction").text
