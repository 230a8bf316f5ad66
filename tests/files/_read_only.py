"""A file system that takes nothing, for whoever wants to see what is said then."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def refuse_writing(patch: pytest.MonkeyPatch) -> None:
    """Let files be opened for reading alone."""
    real = os.open

    def refuse(name: str, flags: int, *args: int, **more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system", name)
        return real(name, flags, *args, **more)

    patch.setattr(os, "open", refuse)
