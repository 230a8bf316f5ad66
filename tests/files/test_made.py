"""A folder of files that a command made: what is not in its list is nobody’s to read or to replace."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from course.files.made import write_made
from course.files.mistakes import UnfitFile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are those of Unix")
@pytest.mark.parametrize("there", ["pipe", "device", "folder"])
@pytest.mark.parametrize("listed", [False, True])
def test_what_is_no_ordinary_file_is_somebody_elses_and_never_read(
    tmp_path: Path, there: str, *, listed: bool
) -> None:
    place = tmp_path / "page.html"
    if listed:
        write_made(tmp_path, {"page.html": b"ours"})
        place.unlink()
    if there == "pipe":
        os.mkfifo(place)
    elif there == "device":
        place.symlink_to("/dev/zero")
    else:
        place.mkdir()
    with pytest.raises(UnfitFile, match="not written by this command"):
        write_made(tmp_path, {"page.html": b"new"})
