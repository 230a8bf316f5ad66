"""Write both locks: every package with its exact version and hashes, and no address. Needs uv.

``--offline`` and other options go on to uv.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools import site_lock

COMPILE = [
    "uv",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-annotate",
    "--upgrade",
]
HEADER = ["--custom-compile-command", "make lock"]


def compile_command(lock: str, *options: str) -> list[str]:
    """Give the command that writes one lock from pyproject.toml."""
    return [*COMPILE, *HEADER, "pyproject.toml", *options, "--output-file", lock]


def main(words: list[str]) -> int:
    """Write the larger lock first, so that the smaller one names the same versions."""
    locks = {
        "requirements-dev.lock": ["--group", "dev"],
        "requirements.lock": ["--group", "build", "--constraint", "requirements-dev.lock"],
    }
    for lock, options in locks.items():
        print(f"Writing {lock}", flush=True)
        command = compile_command(lock, *options, *words)
        try:
            subprocess.run(command, cwd=Path(__file__).parent.parent, check=True)
        except FileNotFoundError:
            print("Locking needs uv, and there is none here: python3 -m pip install uv", file=sys.stderr)
            return 1
        except subprocess.CalledProcessError as problem:
            return problem.returncode
    site_lock.main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
