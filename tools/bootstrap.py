"""Find a Python that is new enough and hand over to it: ``python3 -m tools.bootstrap start``.

Every Python 3 must be able to read this one file, so that an old one reaches the sentence that helps.
"""

import os
import platform
import subprocess
import sys

NEEDED = (3, 11)
NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python")
REMEDY = (
    "The seminar needs Python {} or newer. Found: Python {} ({}).\n"
    "Install a newer one, then do the same again:\n"
    "  Debian, Ubuntu   sudo apt-get install python3 python3-venv\n"
    "  macOS            brew install python\n"
    "  Windows          winget install Python.Python.3.13\n"
    "If it is installed already, name it: make start PYTHON=path/to/python"
)


def new_enough(python: str) -> bool:
    """Ask a Python for its version; a name that is not there, or does not run, is not new enough."""
    question = "import sys; sys.exit(sys.version_info < {!r})".format(NEEDED)  # noqa: UP032
    try:
        answer = subprocess.call(
            [python, "-c", question], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    return answer == 0


def main(words: "list[str]", version: "tuple[int, ...]" = tuple(sys.version_info[:2])) -> int:
    """Run the set-up here if this Python is new enough, else in the first one that is."""
    if version >= NEEDED:
        from tools.environment import main as set_up  # noqa: PLC0415 - an old Python cannot read it

        return set_up(words)
    for python in NAMES:
        if new_enough(python):
            return subprocess.call([python, "-m", "tools.bootstrap"] + words)  # noqa: RUF005
    needed = ".".join(map(str, NEEDED))
    sys.stderr.write(REMEDY.format(needed, platform.python_version(), sys.executable) + os.linesep)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
