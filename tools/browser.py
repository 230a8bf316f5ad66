"""Find a browser for the browser tests, or say how to get one.

``python -m tools.browser``            print where the browser is
``python -m tools.browser --install``  on Debian and Ubuntu, as root, install one where there is none
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tools.programs import install_unattended

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VARIABLE = "COURSE_BROWSER"
# Chromium without windows does the same for tests with a quarter less work; people have one with windows.
SHELL = "chromium-headless-shell"
# Chromium first: it is the one that Debian's own package brings.
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    SHELL,
)
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
# One way after the other: Debian has both, another system may have only the second.
APT = ((("apt-get", "update"), (*INSTALL, SHELL)), ((*INSTALL, "chromium"),))

UBUNTU = "On Ubuntu, where apt-get may have no Chromium, this installs one: sudo snap install chromium"


class NoBrowserError(Exception):
    """There is no browser; the text says which command installs one."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What has to be known about a machine to find a browser on it."""

    system: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    which: Callable[[str], str | None] = shutil.which
    exists: Callable[[str], bool] = os.path.isfile
    is_root: bool = hasattr(os, "geteuid") and os.geteuid() == 0


def find_browser(machine: Machine, *, unseen: bool = False) -> Path:
    """Look for Chromium, Chrome or Edge under their usual names and in their usual places.

    Where nobody looks at it (``unseen``), Chromium without windows comes first.
    """
    named = machine.environment.get(VARIABLE)
    if named:
        if machine.exists(named):
            return Path(named)
        raise NoBrowserError(f"{VARIABLE} names {named}, and there is no such file.")
    on_path = (machine.which(name) for name in ((SHELL,) if unseen else ()) + NAMES)
    for place in (*filter(None, on_path), *_usual_places(machine)):
        if machine.exists(place):
            return Path(place)
    raise NoBrowserError(
        "The browser tests need Chromium, Chrome or Edge, and there is none here.\n"
        f"This installs one: {_remedy(machine)}\n"
        f"If there is one in an unusual place, name it: {VARIABLE}=/path/to/it make test"
    )


def ways_to_install(machine: Machine) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Give the ways to install a browser without asking, as commands; none where that is not ours to do."""
    is_debian = machine.system == "linux" and machine.which("apt-get") is not None
    return APT if is_debian and machine.is_root else ()


def _usual_places(machine: Machine) -> list[str]:
    if machine.system == "darwin":
        home = machine.environment.get("HOME", "")
        return [*MAC_PLACES, *(home + place for place in MAC_PLACES)]
    if machine.system == "win32":
        roots = [machine.environment[name] for name in WINDOWS_ROOTS if name in machine.environment]
        return [f"{root}/{place}" for root in roots for place in WINDOWS_PLACES]
    return ["/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"]


def _remedy(machine: Machine) -> str:
    if machine.system == "darwin":
        return "brew install --cask chromium"
    if machine.system == "win32":
        return "winget install Google.Chrome"
    for tool, command in (
        ("apt-get", "sudo apt-get update && sudo apt-get install chromium"),
        ("dnf", "sudo dnf install chromium"),
        ("pacman", "sudo pacman -S chromium"),
        ("zypper", "sudo zypper install chromium"),
        ("apk", "sudo apk add chromium"),
    ):
        if machine.which(tool):
            return command
    return "the package manager of this system, asked for chromium"


def main(words: list[str], machine: Machine | None = None) -> int:
    """Print where the browser is; install one first where that is asked for and possible."""
    machine = machine or Machine()
    try:
        print(f"Browser: {find_browser(machine)}", flush=True)
    except NoBrowserError as problem:
        ways = ways_to_install(machine) if "--install" in words else ()
        if not ways:
            print(problem, file=sys.stderr)
            return 1
    else:
        return 0
    advice = {ways[-1]: UBUNTU}  # what is left to do by hand, once no other way is
    if any(install_unattended(way, "No browser here", advice.get(way, "")) for way in ways):
        return main([], machine)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
