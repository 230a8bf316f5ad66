"""A notebook without a screen: a process of its own that joins a room and drives the faces of a lesson.

It reads one JSON object a line, presses what it says, and answers with what the face shows then.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from course.case import load_case
from course.faces.room.stage import StageFace
from course.lessons import Lesson
from course.session.away import AwayRoom
from course.session.session import Session
from tests.faces.door import Page

if TYPE_CHECKING:
    from course.faces.face import Face


def look(room: Face) -> None:
    """Ask for news, as a loop does by itself in a notebook."""
    assert isinstance(room, StageFace)
    assert isinstance(room.around, AwayRoom)
    room.around.look()


def main(folder: str) -> None:
    """Work as long as somebody says what."""
    lesson = Lesson("09-capstone-seminar", using=Session.start(load_case(), Path(folder)))
    pages: dict[str, Page] = {}
    for line in sys.stdin:
        said = json.loads(line)
        if "join" in said:
            pages = {"room": Page(lesson.join(*said["join"]))}
            pages |= {"debate": Page(lesson.debate()), "text": Page(lesson.text())}
            view = {"trouble": ""}
        else:
            page = pages[said["face"]]
            look(pages["room"].face)
            lesson.session.catch_up()
            view = page.do(said["do"], **said["with"]) if said["do"] else {"trouble": ""}
        shown = {name: page.html for name, page in pages.items()}
        sys.stdout.write(json.dumps({"trouble": view["trouble"], **shown}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
