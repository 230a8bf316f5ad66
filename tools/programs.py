"""Find the programs that tests need beside a browser, or say how to get them.

``python -m tools.programs``            print where they are
``python -m tools.programs --install``  on Debian and Ubuntu, as root, install those that are missing
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each program with the package of Debian that brings it.
PACKAGES = {
    "initdb": "postgresql",
    "postgres": "postgresql",
    "nginx": "nginx-light",
    "caddy": "caddy",
    "openssl": "openssl",
    "node": "nodejs",
    "npm": "npm",
    "firefox": "firefox-esr",
}
# Where a system keeps them off the path.
PLACES = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "sbin"),
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
)


class NoProgramError(Exception):
    """A program is missing; the text says which command installs it."""


def find_program(name: str) -> Path:
    """Look for a program on the path and in its usual places; of several versions, give the newest.

    Raises
    ------
    NoProgramError
        If it is not there.
    """
    if found := shutil.which(name):
        return Path(found)
    places = [place / name for root, bins in PLACES for place in Path(root).glob(bins)]
    if there := sorted(filter(Path.is_file, places)):
        return there[-1]
    raise NoProgramError(
        f"The tests need {name}, and it is not here.\n"
        f"This installs it: sudo apt-get update && sudo apt-get install {PACKAGES[name]}\n"
        f"On another system, the package manager has it as {PACKAGES[name]}."
    )


def install_unattended(commands: Sequence[Sequence[str]], why: str, advice: str = "") -> bool:
    """Run the commands that install something, and tell whether all went well."""
    # A server that is installed for tests need not be started for the machine.
    unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in commands:
        print(f"{why}, so: {' '.join(command)}", flush=True)
        result = subprocess.run(command, stdin=subprocess.DEVNULL, env=unattended, check=False)
        if result.returncode:
            said = f"That failed with code {result.returncode}; its own words are above. {advice}"
            print(said, file=sys.stderr)
            return False
    return True


def main(words: list[str]) -> int:
    """Print where the programs are; install what is missing where that is asked for and possible."""
    missing = []
    for name in PACKAGES:
        try:
            print(f"{name}: {find_program(name)}", flush=True)
        except NoProgramError as problem:
            missing.append(name)
            said = str(problem)
    if not missing:
        return 0
    ours = "--install" in words and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if not ours:
        print(said, file=sys.stderr)
        return 1
    packages = sorted({PACKAGES[name] for name in missing})
    commands = [
        ("apt-get", "update"),
        ("apt-get", "install", "--yes", "--no-install-recommends", *packages),
    ]
    if not install_unattended(commands, f"No {', '.join(missing)} here"):
        return 1
    return main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
