"""The table of what acts on what: pieces that stay are those that would be made anew the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.scenarios.words import sign_of
from course.language import speaking
from tests.faces.door import as_if_new

if TYPE_CHECKING:
    import pytest

    from course.session.session import Session
    from tests.faces.conftest import Page

STEPS: tuple[tuple[str, dict[str, str]], ...] = (
    ("cell", {"row": "0", "column": "7"}),
    ("judge", {"row": "0", "column": "7", "value": "-3", "reason": "Because <b>so</b>."}),
    ("judge", {"row": "0", "column": "7", "value": "-3", "reason": "Another reason."}),
    ("hold", {"driver": "1", "variant": "1"}),
    ("set", {"driver": "0", "value": "2"}),
    ("judge", {"row": "5", "column": "0", "value": "2", "reason": ""}),
    ("take_draft", {"row": "0", "column": "7"}),
    ("undo", {}),
    ("redo", {}),
)


def test_after_every_press_it_is_what_a_new_table_would_be(page: Page) -> None:
    for verb, said in STEPS:
        view = page.do(verb, **said)
        assert not view["trouble"], verb
        assert page.html == as_if_new(page), verb


def test_a_new_name_and_another_language_are_in_it(page: Page, session: Session) -> None:
    page.do("judge", row="0", column="7", value="-3", reason="So it is.")
    session.call_me("wren")
    page.face.refresh()
    assert "So it is. (wren)" in page.html
    with speaking("fr"):
        page.face.refresh()
        assert page.html == as_if_new(page)


def test_a_table_is_one_stop_and_marks_the_states_of_the_story(page: Page) -> None:
    page.do("cell", row="0", column="7")
    table = page.html.split('<table class="heat"')[1].split("</table>")[0]
    assert table.count('tabindex="0"') == 1
    assert table.count('<th scope="row" class="mine"') == 1


def test_rows_that_show_the_same_are_not_made_anew(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def counted(value: int) -> str:
        made.append(value)
        return sign_of(value)

    monkeypatch.setattr("course.faces.scenarios.heat.sign_of", counted)
    page.do("hold", driver="1", variant="0")
    assert len(made) == 1  # the open cell above the tables
