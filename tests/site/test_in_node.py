"""Python as a browser has it opens every lesson, hears every verb of every face, and makes a PDF."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

from course.case import load_case
from course.site.packages import WASM
from course.site.python import CORE_PACK
from tests.faces._every import EVERY_FACE
from tools.programs import find_program

HERE = Path(__file__).parent
FACES = HERE.parent / "faces"
DRAWN = {"02-capabilities", "04-perspectives"}
"""The lessons with a picture at first sight: no package of the browser draws it but our own."""


def test_every_lesson_and_every_verb_work_in_python_for_the_browser(site: Path, tmp_path: Path) -> None:
    python = shutil.copytree(site / "python", tmp_path / "python")
    shutil.copytree(site / "files", tmp_path / "files")
    (python / WASM).write_bytes(gzip.decompress((python / CORE_PACK).read_bytes()))  # as a page is given it
    beside = [str(FACES / name) for name in ("__init__.py", "_every.py", "door.py")]
    command = [
        str(find_program("node")),
        str(HERE / "driven.mjs"),
        str(tmp_path),
        str(HERE / "driven.py"),
        *beside,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout.strip().splitlines()[-1])
    assert set(told["lessons"]) == {lesson.id for lesson in load_case().lessons}
    assert {lesson for lesson, pictures in told["lessons"].items() if pictures} == DRAWN
    assert told["faces"] == len(EVERY_FACE)
    assert told["verbs"] > 4 * told["faces"]
