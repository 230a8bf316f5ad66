"""What is the same for everybody is rendered once, and nobody is shown what is another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.faces.room import stage as module
from course.faces.room.stage import StageFace
from tests.live.room._door import Door, press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live.room.conftest import Holds


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Hear for whom the step is rendered."""
    heard: list[str] = []
    keep = StageFace.render

    def render(face: StageFace, *given: Any, **named: Any) -> str:
        heard.append(face.session.who)
        return keep(face, *given, **named)

    monkeypatch.setattr(StageFace, "render", render)
    module._same.clear()
    yield heard
    module._same.clear()


def test_a_step_is_rendered_once_for_a_class_and_alone_for_whoever_did_something(
    tmp_path: Path, holds: Holds, rendered: list[str]
) -> None:
    door = Door(tmp_path, holds)
    leader, students = door.leader(), [door.student(f"bird-{n}") for n in range(6)]
    press(leader, "/lead", "question", text="Why?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    rendered.clear()
    pages = [student.get("/class").text for student in students]
    assert len(rendered) == 1
    people = [person.who for person in door.room.present()]
    for who, page in zip(people, pages, strict=True):
        assert f"room-{stage}-{who}" in page
        assert not any(other in page for other in people if other != who)
        assert "\x00" not in page
    press(students[0], "/class", "write", stage=stage, text="Only mine.")
    press(students[1], "/class", "ask")
    rendered.clear()
    pages = [student.get("/class").text for student in students]
    assert ["Only mine." in page for page in pages] == [True, *[False] * 5]
    assert ["You are" in page and "in the queue." in page for page in pages] == [False, True, *[False] * 4]
    assert len(rendered) <= 3
    door.room.close()


def test_a_step_is_rendered_once_in_each_language(
    tmp_path: Path, holds: Holds, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.language.current._of_process", ["en"])
    door = Door(tmp_path, holds)
    leader, students = door.leader(), [door.student(f"bird-{n}") for n in range(6)]
    for n, student in enumerate(students):
        student.get(f"/class?language={('en', 'fr', 'fa')[n % 3]}")
    press(leader, "/lead", "question", text="Why?")
    rendered.clear()
    pages = [student.get("/class").text for student in students]
    assert len(rendered) == 3
    assert len({page.partition('<html lang="')[2][:2] for page in pages}) == 3
    door.room.close()
