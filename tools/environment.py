"""Make ``.venv`` from the lock, once, and run the seminar in it. Standard library only.

``start [options]``  set up what the lessons need, then ``course start [options]``
``dev``              set up what the tests need as well
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.foreground import run_in_front

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"runtime": "requirements.lock", "dev": "requirements-dev.lock"}
# Whoever has set up for tests has everything the lessons need: both locks name the same versions.
ENOUGH = {"runtime": ("runtime", "dev"), "dev": ("dev",)}


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what helps."""


class Environment:
    """The virtual environment of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamp = self.folder / "set-up.json"
        # There while packages are being put in: found at the next start, the last one was cut short.
        self.unfinished = self.folder / "set-up-unfinished"

    def program(self, name: str) -> str:
        """Give the path of a program of this environment."""
        if os.name == "nt":
            return str(self.folder / "Scripts" / f"{name}.exe")
        return str(self.folder / "bin" / name)

    def wanted(self, kind: str) -> str:
        """Name the state the environment should be in: a digest of the lock and the project's settings."""
        digest = hashlib.sha256()
        for name in (LOCKS[kind], "pyproject.toml"):
            digest.update((self.root / name).read_bytes())
        return digest.hexdigest()

    def is_ready(self, kind: str) -> bool:
        """Tell whether nothing needs to be done. This is all that a second start costs."""
        if self.unfinished.exists() or not Path(self.program("python")).exists():
            return False
        try:
            done = json.loads(self.stamp.read_text(encoding="utf-8"))
            return any(done.get(enough) == self.wanted(enough) for enough in ENOUGH[kind])
        except (OSError, ValueError, AttributeError):
            return False

    def set_up(self, kind: str) -> None:
        """Put in what the lock says, with uv where it is installed and with pip otherwise."""
        if self.is_ready(kind):
            return
        self._look_whether_one_may_write()
        started = time.monotonic()
        print(
            "Setting up. This happens once for each version, and takes a minute or two on a slow connection.",
            flush=True,
        )
        uv = _working_uv()
        try:
            self._install(kind, uv)
        except subprocess.CalledProcessError as problem:
            if uv is None:
                raise SetUpError(_what_failed(problem)) from None
            print("uv could not do it, so pip tries now.", flush=True)
            try:
                self._install(kind, None)
            except subprocess.CalledProcessError as again:
                raise SetUpError(_what_failed(again)) from None
        self.stamp.write_text(json.dumps({kind: self.wanted(kind)}), encoding="utf-8")
        self.unfinished.unlink()
        print(f"Set up in {time.monotonic() - started:.0f} s.", flush=True)

    def _look_whether_one_may_write(self) -> None:
        """Say so before anything begins: venv, uv and pip would name another cause, or none."""
        place = self.folder if self.folder.is_dir() else self.root
        try:
            with tempfile.NamedTemporaryFile(prefix=".set-up-", dir=place):
                pass
        except OSError as problem:
            raise SetUpError(
                f"{place}: nothing can be written here ({problem.strerror}). The set-up needs to. "
                f"Copy {self.root} to a place of your own, where the disk has room, then do the same there."
            ) from None

    def _install(self, kind: str, uv: str | None) -> None:
        lock = self.root / LOCKS[kind]
        count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
        if self.unfinished.exists() or not self._usable(with_pip=uv is None):
            self._make(uv)
        self.stamp.unlink(missing_ok=True)
        self.unfinished.touch()
        print(f"2/3 Installing up to {count} packages with {'uv' if uv else 'pip'}", flush=True)
        here = ["--python", self.program("python")]
        locked = ["--require-hashes", "-r", str(lock)]
        # Everything the build needs is in the lock already, so this last step downloads nothing unchecked.
        project = ["--no-build-isolation", "--no-deps", "-e", str(self.root)]
        if uv:
            _call([uv, "pip", "install", *here, *locked])
            print("3/3 Installing the seminar itself", flush=True)
            _call([uv, "pip", "install", "--quiet", *here, *project])
        else:
            pip = [
                self.program("python"),
                "-m",
                "pip",
                "install",
                "--no-input",
                "--disable-pip-version-check",
            ]
            _call_showing_progress([*pip, "--progress-bar", "off", *locked], count)
            print("3/3 Installing the seminar itself", flush=True)
            _call([*pip, "--quiet", *project])

    def _usable(self, *, with_pip: bool) -> bool:
        question = "import sys; sys.exit(sys.version_info < (3, 11))"
        if with_pip:
            question = f"import pip; {question}"
        try:
            asked = subprocess.run([self.program("python"), "-c", question], capture_output=True, check=False)
        except OSError:
            return False
        return asked.returncode == 0

    def _make(self, uv: str | None) -> None:
        version = ".".join(map(str, sys.version_info[:3]))
        print(f"1/3 Making the folder .venv with Python {version}", flush=True)
        if self.folder.is_symlink() or self.folder.is_file():  # somebody's own: theirs to move
            raise SetUpError(
                f"{self.folder} is no folder in which Python works, but a file or a link. "
                "Move it away, then do the same again."
            )
        if self.folder.exists():
            shutil.rmtree(self.folder)
        if uv:
            _call([uv, "venv", "--quiet", "--python", sys.executable, str(self.folder)])
            return
        made = subprocess.run(
            [sys.executable, "-m", "venv", str(self.folder)], capture_output=True, text=True, check=False
        )
        if made.returncode:
            raise SetUpError(
                f"{(made.stdout + made.stderr).strip()}\n"
                "Python could not make a virtual environment. On Debian and Ubuntu this helps: "
                "sudo apt-get install python3-venv"
            )


def _working_uv() -> str | None:
    """Find uv, and make sure that it runs: a version manager may leave a name behind that does not."""
    uv = shutil.which("uv")
    if uv and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0:
        return uv
    return None


def _call(command: list[str]) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def _call_showing_progress(command: list[str], count: int) -> None:
    """Run pip and say how far it is: its own output is a thousand lines that help only when it fails."""
    lines: list[str] = []
    seen = 0
    in_place = sys.stdout.isatty()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if line.startswith(("Collecting ", "Processing ")):
                seen += 1
                if in_place:
                    print(
                        f"\r    {seen} of {count}: {Path(line.split()[1]).name[:50]:<50}", end="", flush=True
                    )
                elif seen % 20 == 0:
                    print(f"    {seen} of {count} fetched", flush=True)
            elif line.startswith("Installing collected"):
                print(f"\r    {'all fetched, unpacking them (half a minute)':<70}", flush=True)
    if pip.returncode:
        print("".join(lines[-30:]), file=sys.stderr)
        raise subprocess.CalledProcessError(pip.returncode, command)


def _what_failed(problem: subprocess.CalledProcessError) -> str:
    return (
        f"This command failed, its own words are above: {subprocess.list2cmdline(problem.cmd)}\n"
        "Look whether this machine has a connection and room on the disk, then do the same again. "
        "What was fetched so far is kept."
    )


def main(words: list[str]) -> int:
    """Set up, and start when asked to."""
    if not words or words[0] not in {"start", "dev"}:
        print(__doc__, file=sys.stderr)
        return 2
    environment = Environment(ROOT)
    try:
        environment.set_up("dev" if words[0] == "dev" else "runtime")
        if words[0] == "dev":
            return 0
        return run_in_front([environment.program("course"), *words])
    except SetUpError as problem:
        print(problem, file=sys.stderr)
    except OSError as problem:
        print(
            f"{problem.filename or ROOT}: {problem.strerror or problem}. Look whether you may write there, "
            "and whether the disk has room, then do the same again.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.", file=sys.stderr)
    return 2
