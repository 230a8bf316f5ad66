"""Drive a real JupyterLab in a real Chromium, as a student would."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from course.lessons.notebook import cells_of
from tests.browser._started import STARTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).parents[2]
LAB_CONFIG = ROOT / "course" / "commands" / "lab_config"
QUIET = [
    "--no-sandbox",  # needed where the tests run as root, as in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
App = Literal["lab", "notebook"]


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A Jupyter server over a folder of lessons, on this machine only."""

    folder: Path
    config: Path
    app: App = "lab"
    port: int = field(default_factory=free_port)
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    process: subprocess.Popen[bytes] | None = None
    env: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        shutil.copytree(LAB_CONFIG, self.config, dirs_exist_ok=True)
        env = {
            **os.environ,
            "JUPYTER_CONFIG_DIR": str(self.config),
            "JUPYTER_RUNTIME_DIR": str(self.config / "runtime"),
            "IPYTHONDIR": str(self.config / "ipython"),
            "MPLCONFIGDIR": str(self.config / "mpl"),
            "COURSE_WORK": str(self.folder / "my-work"),
            **self.env,
        }
        common = [f"--port={self.port}", "--no-browser", f"--IdentityProvider.token={self.token}"]
        command = {
            "lab": [
                "-m",
                "jupyterlab",
                "--expose-app-in-browser",
                "--allow-root",
                f"--ServerApp.root_dir={self.folder}",
            ],
            "notebook": [
                "-m",
                "notebook",
                "--expose-app-in-browser",
                "--allow-root",
                f"--ServerApp.root_dir={self.folder}",
            ],
        }[self.app]
        common += ["--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"]
        with (self.config / f"{self.app}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command, *common], cwd=self.folder, env=env, stdout=log, stderr=log
            )
        STARTED.append(self.process)
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                self.ask("status")
                return
            assert self.process.poll() is None, (self.config / f"{self.app}.log").read_text(encoding="utf-8")[
                -3000:
            ]
            time.sleep(0.2)
        raise AssertionError(f"{self.app} did not answer in time")

    def ask(self, path: str, method: str = "GET") -> Any:
        """Ask Jupyter's own interface."""
        asked = urllib.request.Request(  # our own server
            f"{self.base}/api/{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            said = answer.read()
        return json.loads(said) if said else None

    def clear(self) -> None:
        """End every kernel and take away what was made, so that a test finds nothing of the one before."""
        for kind in ("sessions", "kernels"):
            for one in self.ask(kind):
                self.ask(f"{kind}/{one['id']}", "DELETE")
        for made in self.folder.iterdir():
            shutil.rmtree(made) if made.is_dir() else made.unlink()

    def stop(self) -> None:
        """Stop, as when Binder takes the machine away."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)
            self.process = None


def notebook_of(*cells: str) -> str:
    """Give the text of a notebook of code cells."""
    code: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"c{i}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": cell,
        }
        for i, cell in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": code, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def write_notebook(path: Path, *cells: str) -> Path:
    """Write a notebook of code cells, whose work is kept in a folder of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    work = path.parent.parent / f"work-{path.stem}"
    kept = f'import os\nos.environ["COURSE_WORK"] = {os.fspath(work)!r}'
    path.write_text(notebook_of(kept, *cells), encoding="utf-8")
    return path


def copy_lessons(folder: Path) -> Path:
    """Copy the lessons as a fresh clone would have them."""
    for room in ("notebooks", "instructor"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder


def faces_called_in(lesson: str) -> int:
    """How many cells of a lesson show a face: every cell of code."""
    return sum(cell.kind == "code" for cell in cells_of(ROOT / "notebooks" / f"{lesson}.ipynb"))


class Lab:
    """A page of JupyterLab or Notebook 7 with a notebook open."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server

    def open(self, path: str, *, dark: bool = False, simple: bool = False) -> None:
        """Open a notebook; ``simple`` is JupyterLab's view of one document, the one for phones."""
        page = self.page
        base, token = self.server.base, self.server.token
        narrow = (page.viewport_size or {"width": 1280})["width"] < 500
        tree = "doc" if simple or narrow else "lab"
        route = f"/{tree}/tree/{path}?reset&" if self.server.app == "lab" else f"/notebooks/{path}?"
        page.goto(f"{base}{route}token={token}")
        page.wait_for_function("() => window.jupyterapp !== undefined", timeout=60_000)
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.wear(dark=dark)
        page.evaluate(
            "() => { const d = document.querySelector('.jp-Dialog .jp-mod-accept'); if (d) d.click(); }"
        )

    def wear(self, *, dark: bool) -> None:
        """Go into the dark or the light, as the system and Jupyter's own menu do; the server remembers it."""
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        body = self.page.locator("body[data-jp-theme-light]")
        body.wait_for(state="attached")
        if (body.get_attribute("data-jp-theme-light") == "false") is not dark:
            name = f"JupyterLab {'Dark' if dark else 'Light'}"
            change = "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
            self.page.evaluate(change, name)
            self.page.locator(f"body[data-jp-theme-light={str(not dark).lower()}]").wait_for(state="attached")

    def wait_for_kernel(self) -> None:
        """Wait until the kernel is there and has nothing to do."""
        self.page.wait_for_function(
            """() => {
              const panel = [...window.jupyterapp.shell.widgets('main')].find((w) => w.sessionContext);
              const kernel = panel && panel.sessionContext.session && panel.sessionContext.session.kernel;
              return Boolean(kernel) && kernel.connectionStatus === 'connected' && kernel.status === 'idle';
            }""",
            timeout=60_000,
        )

    def run_all(self) -> None:
        """Run every cell and fail on the first error that a cell shows."""
        self.wait_for_kernel()
        self.page.evaluate(
            "() => { window.__ran = null; window.jupyterapp.commands.execute('notebook:run-all-cells')"
            ".then(() => { window.__ran = 'ok'; }, (e) => { window.__ran = String(e); }); }"
        )
        self.page.wait_for_function("() => window.__ran !== null", timeout=60_000)
        errors = self.errors()
        assert errors == [], errors

    def errors(self) -> list[str]:
        """Read the errors in the outputs of the open notebook."""
        found: list[str] = self.page.evaluate(
            """() => {
              const shell = window.jupyterapp.shell;
              const panel = [...shell.widgets('main')].find((w) => w.content?.model?.cells);
              const errors = [];
              for (const cell of panel.content.model.cells) {
                if (cell.type !== 'code') continue;
                for (let i = 0; i < cell.outputs.length; i += 1) {
                  const output = cell.outputs.get(i).toJSON();
                  if (output.output_type === 'error') errors.push(output.ename + ': ' + output.evalue);
                }
              }
              return errors;
            }"""
        )
        return found


@contextlib.contextmanager
def page_of(context: BrowserContext) -> Iterator[Page]:
    """A page that collects what the browser complains about."""
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    page.close()
    assert problems == [], problems


def violations_in(results: Any) -> list[dict[str, Any]]:
    """Give the serious and critical findings of axe."""
    return [v for v in results.response["violations"] if v["impact"] in ("serious", "critical")]


def in_a_line(violation: dict[str, Any]) -> str:
    """Say what axe found, and where."""
    where = [node["target"] for node in violation["nodes"]][:4]
    return f"{violation['id']} ({violation['impact']}): {violation['help']} at {where}"


def serious(results: Any) -> list[str]:
    """Give the serious and critical findings of axe, one line each."""
    return [in_a_line(violation) for violation in violations_in(results)]


def too_wide(page: Page) -> list[str]:
    """Name what reaches over the right edge of a face."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.rls')].flatMap((root) => {
          const edge = root.getBoundingClientRect().right + 1;
          return [...root.querySelectorAll('*')]
            .filter((e) => e.getClientRects().length && !e.closest('.hidden, .say, thead, svg'))
            .filter((e) => e.getBoundingClientRect().right > edge)
            .map((e) => e.tagName + '.' + e.className);
        })"""
    )
    return found


def broken_words(page: Page) -> list[str]:
    """Give words of a face that stand on two lines because their place is too narrow."""
    found: list[str] = page.evaluate(
        """() => {
          const broken = [];
          for (const root of document.querySelectorAll('.rls')) {
            const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const node = texts.currentNode;
              const around = node.parentElement;
              if (!around.getClientRects().length || around.closest('svg, .hidden, .say, thead')) continue;
              for (const word of node.data.matchAll(/\\p{L}{4,20}/gu)) {
                const range = document.createRange();
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
                if (tops.size > 1) broken.push(word[0]);
              }
            }
          }
          return broken;
        }"""
    )
    return found


def tab_to(page: Page, selector: str, *, most: int = 160) -> None:
    """Press Tab until the focus is on what the selector names, as somebody without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


def type_choice(page: Page, words: str) -> None:
    """Choose from the list that has the keyboard by typing how an entry of it begins.

    A browser takes letters that come apart by a second for two beginnings: on a busy machine, try again.
    """
    chosen = "() => document.activeElement.selectedOptions[0]?.textContent.trim() ?? ''"
    for _ in range(5):
        page.keyboard.type(words)
        if str(page.evaluate(chosen)).startswith(words):
            return
        page.wait_for_timeout(1_100)
    raise AssertionError(f"no entry began with {words}: {page.evaluate(chosen)}")


def words_at_keyboard(page: Page) -> str:
    """Give the words that eyes see of the control that has the keyboard; ears may hear more."""
    found = page.evaluate(
        "() => { const e = document.activeElement.cloneNode(true);"
        " e.querySelectorAll('.hidden').forEach((h) => h.remove()); return e.textContent.trim(); }"
    )
    return str(found)


def tab_to_words(page: Page, text: str) -> None:
    """Press Tab until the control with this text, seen or heard, or with this name, has the keyboard."""
    for _ in range(90):
        page.keyboard.press("Tab")
        here = page.evaluate("() => [document.activeElement.name, document.activeElement.textContent.trim()]")
        if text in (*here, words_at_keyboard(page)):
            return
    raise AssertionError(f"no way by Tab to {text}")
