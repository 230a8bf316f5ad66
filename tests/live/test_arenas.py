"""Threads share what they have freed."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from tests.project._repository import ROOT

CODE: Final = """
import threading
from course.live.arenas import few_arenas
few_arenas()
ready = threading.Barrier(9)
def take():
    held = [bytearray(2000) for _ in range(100)]
    ready.wait()
    ready.wait()
for _ in range(8):
    threading.Thread(target=take).start()
ready.wait()
try:
    lines = open("/proc/self/maps").read().splitlines()
except OSError:
    lines = []
ready.wait()
spans = [[int(end, 16) for end in line.split()[0].split("-")] for line in lines]
# An arena of the GNU library begins at a multiple of 64 MB, and what it may still take follows.
print(sum(a[0] % 2**26 == 0 and b[1] - a[0] == 2**26 and a[1] == b[0] for a, b in zip(spans, spans[1:])))
"""


def test_dozens_of_threads_have_few_arenas() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 2
