"""What a process needed at most since it began, not since the process that started it was copied."""

from __future__ import annotations

import sys
from typing import Final

CODE: Final = """
import resource
try:
    with open("/proc/self/status") as told:
        print(next(line.split()[1] for line in told if line.startswith("VmHWM")))
except OSError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def megabytes(said: str) -> str:
    """Write down what that code printed."""
    return f"{int(said) / (1024**2 if sys.platform == 'darwin' else 1024):.0f} MB"
