"""What the system refuses is told with what helps: not to read is another thing than not to write."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from course.files.system import remedy_for

if TYPE_CHECKING:
    from pathlib import Path

OPEN = "You may not open it: ask whoever it belongs to"
WRITE = "You may not write here: copy the folder to a place of your own"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM])
def test_whoever_may_not_read_is_not_told_where_to_write(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed.jsonl"
    closed.touch()
    refused = OSError(code, os.strerror(code), str(closed))
    assert remedy_for(refused) == WRITE
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (str(closed), os.R_OK))
    assert remedy_for(refused) == OPEN


def test_a_folder_that_one_may_not_enter_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "inner" / "a.csv"))
    assert remedy_for(refused) == WRITE

    def stat(_path: object, **_more: object) -> None:
        raise refused

    monkeypatch.setattr(os, "stat", stat)
    assert remedy_for(refused) == OPEN
    assert remedy_for(PermissionError(errno.EACCES, "Permission denied")) == WRITE
