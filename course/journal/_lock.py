"""One process at a time: the lock that stands beside a journal file."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.journal._files import unwritable
from course.journal._json import JournalError
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from filelock import BaseFileLock

SECONDS: Final = 10.0
"""How long to wait for another process. It needs milliseconds; one that hangs must not hang us too."""
_AGAIN: Final = 0.2
"""How long to wait from then on, until the file was free once: nobody waits that long at every press."""
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})
"""How network folders say so; the last by those that know no such question."""


class Lock:
    """Keeps other processes from a file meanwhile, where the system has locks.

    Some network folders have none. Work goes on there: each line is added in one write.

    Parameters
    ----------
    path
        The file. A link and the file that it leads to have one lock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made: BaseFileLock | None = None
        self._was_busy = False
        self._process = 0

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock.

        Raises
        ------
        JournalError
            If the folder does not let us, or another process holds on to the file.
        """
        taken = self._take()
        try:
            yield
        finally:
            if taken is not None:
                taken.release()

    def _take(self) -> BaseFileLock | None:
        if sys.platform == "emscripten":
            return None  # no second process is there, and a lock file left behind would block for good
        from filelock import Timeout  # noqa: PLC0415 - a journal in memory needs no lock

        lock = self._own()
        try:
            try:
                lock.acquire(blocking=False)
            except Timeout:
                _raise_refusal(lock.lock_file)
                lock.acquire(timeout=_AGAIN if self._was_busy else SECONDS)
            self._was_busy = False
        except Timeout as error:
            self._was_busy = True
            words = _(
                "{file}: another program keeps this file busy. "
                "Close other windows of the seminar and try again."
            )
            raise JournalError(words.format(file=self.path.name)) from error
        except RuntimeError as error:
            if isinstance(error, NotImplementedError):
                return None
            words = _("{file}: this program was copied while it wrote. Start the seminar again.")
            raise JournalError(words.format(file=self.path.name)) from error
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return None
            raise unwritable(self.path, error) from error
        return lock

    def _own(self) -> BaseFileLock:
        """Give the lock of this process: one that a fork took along belongs to the other."""
        from filelock import FileLock  # noqa: PLC0415 - as above

        if self._made is None or self._process != os.getpid():
            place = Path(os.path.realpath(self.path))
            # A file in place of a missing lock stays when a process is killed, and blocks for good.
            self._made = FileLock(place.with_name(f"{place.name}.lock"), fallback_to_soft=False)
            self._process = os.getpid()
        return self._made


def _raise_refusal(lock_file: str | os.PathLike[str]) -> None:
    """Say at once if the folder does not let us lock: waiting for another program would not help."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and says only that a file is busy
    except ImportError:
        return
    with contextlib.suppress(BlockingIOError, FileNotFoundError):
        fd = os.open(lock_file, os.O_RDONLY | os.O_NONBLOCK)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(fd)
