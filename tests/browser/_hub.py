"""A JupyterHub on this machine, with the file of docs/hub and what any machine of its own has to add."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.browser._lab import free_port
from tools.programs import find_program

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE: Final = Path(__file__).parent
DOCS: Final = HERE.parents[1] / "docs" / "hub"
WAIT: Final = 120  # seconds

MORE: Final = """
c = get_config()
load_subconfig({people!r})
load_subconfig({room!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub}
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.ConfigurableHTTPProxy.command = [{node!r}, {proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.args += ["--allow-root"]
"""


class Hub:
    """A running JupyterHub; people log in with any password, and each has a home below ``homes``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.homes = folder / "homes"
        self.address = f"http://127.0.0.1:{free_port()}"
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(HERE / "hub" / name, folder / name)
        npm = [str(find_program("npm")), "ci", "--silent", "--ignore-scripts"]
        subprocess.run(npm, cwd=folder, check=True)
        proxy = folder / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
        said = MORE.format(
            people=str(DOCS / "jupyterhub_config.py"),
            room=str(self._room(folder)),
            port=self.address.rpartition(":")[2],
            hub=free_port(),
            api=free_port(),
            node=str(find_program("node")),
            proxy=str(proxy),
            homes=str(self.homes / "{username}"),
            python=sys.executable,
        )
        (folder / "here.py").write_text(said, encoding="utf-8")

    def _room(self, folder: Path) -> Path:
        """Change what is marked "yours", and the port."""
        text = (DOCS / "room_service.py").read_text(encoding="utf-8")
        for said, mine in (
            ("https://hub.example.edu", self.address),
            ("/srv/seminar/red-line", str(folder / "room")),
            ("127.0.0.1:8878", f"127.0.0.1:{free_port()}"),
        ):
            assert said in text
            text = text.replace(said, mine)
        (folder / "room_service.py").write_text(text, encoding="utf-8")
        return folder / "room_service.py"

    def start(self) -> None:
        command = [sys.executable, "-m", "jupyterhub", "--config", "here.py"]
        # A machine's own settings of Jupyter and of the seminar do not reach a hub.
        alone = {k: v for k, v in os.environ.items() if not k.startswith(("COURSE_", "JUPYTER", "JPY_"))}
        with (self.folder / "hub.log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, env=alone)
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.address}/hub/login"):
                    return
            except OSError:
                time.sleep(0.2)
        self._process.kill()
        self._process.wait()
        raise AssertionError(self.said()[-3000:])

    def stop(self) -> None:
        """Stop the hub, its proxy and everybody's server."""
        self._process.terminate()
        assert self._process.wait(WAIT) == 0

    def log_in(self, page: Page, name: str, path: str = "/") -> None:
        page.goto(f"{self.address}{path}")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill("any")
        page.locator("#login_submit").click()

    def said(self) -> str:
        """Give what the hub and its services have printed."""
        return (self.folder / "hub.log").read_text(encoding="utf-8")

    def saved(self, name: str) -> Path:
        return self.homes / name / "seminar-work" / "seminar.journal.jsonl"
