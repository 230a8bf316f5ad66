"""What runs in Python for the browser: every lesson opens, and every verb of every face is asked for once."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from course.case import load_case
from course.faces import wire
from course.journal import Journal
from course.lessons import Lesson
from course.publish.paper import Paper, Para
from course.publish.pdf import to_pdf
from course.session.session import Session
from course.site.door import Door
from course.site.start import Late

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.case import Case
    from tests.faces.door import Alarm

HOME: Final = Path("/seminar")
SURPRISE: Final = "Something went wrong"
BROKEN: Final = "cannot be shown now"


def drive(fetched: Callable[[str], Any]) -> str:
    """Do all of it; give what was done as JSON. Whoever runs this lays ``tests/faces`` beside the case."""
    sys.path.insert(0, str(HOME))
    from pyodide.ffi import can_run_sync  # type: ignore[import-not-found]

    from tests.faces.door import Alarm

    assert not can_run_sync(), "a browser that switches no stacks is what this stands for"
    alarm = Alarm()
    logging.getLogger().addHandler(alarm)
    case = load_case(HOME / "data")
    lessons = {lesson.id: opened(lesson.id, alarm) for lesson in case.lessons}
    site_packages = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    sys.meta_path.insert(0, Late(lambda name: bytes(fetched(name).to_py()), site_packages))
    faces, verbs = driven(case, alarm)
    pdf = to_pdf(Paper("A title", (Para("Words."),)))
    assert pdf.startswith(b"%PDF-"), pdf[:20]
    return json.dumps({"lessons": lessons, "faces": faces, "verbs": verbs})


def opened(lesson: str, alarm: Alarm) -> int:
    """Open a lesson, each of whose faces shows itself; give how many pictures are drawn in them."""
    posted: list[str] = []
    Door(HOME).open(lesson, posted.append)
    shown = [m for m in map(json.loads, posted) if m["type"] == "view"]
    assert shown, lesson
    assert not [m for m in shown if BROKEN in m["html"] or m["trouble"]], lesson
    assert not alarm.said, alarm.said
    return sum(message["html"].count("<svg") for message in shown)


def driven(case: Case, alarm: Alarm) -> tuple[int, int]:
    """Ask every face for each of its verbs, with what it offers where it does; give how many."""
    from tests.faces._every import EVERY_FACE
    from tests.faces.door import Page, Press, presses

    verbs = 0
    for name, make in EVERY_FACE.items():
        session = Session(case, Journal(), "heron", place="browser")
        page = Page(make(Lesson("09-capstone-seminar", using=session)))
        for verb in sorted(page.face.verbs()):
            offered = {p.do: p for p in presses(page.html) if not p.takes_file}
            form = offered.get(verb, Press(verb, {})).values()
            said = {"type": "do", "wire": wire.VERSION, "do": verb, "seq": 1, "args": {}, "form": form}
            page.screen.hear(said, [])
            verbs += 1
            assert not alarm.said, (name, verb, alarm.said)
            assert SURPRISE not in page.view["trouble"], (name, verb, page.view["trouble"])
            assert BROKEN not in page.html, (name, verb)
    return len(EVERY_FACE), verbs
