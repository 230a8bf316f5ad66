"""A running room, and the phone of somebody who has joined it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.browser._lab import free_port
from tests.browser._started import STARTED
from tests.commands._server import environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

COURSE = str(Path(sys.executable).with_name("course"))
PHONE: ViewportSize = {"width": 360, "height": 740}
Scheme = Literal["light", "dark"]


class Server:
    """A running ``course live``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()  # one that starts again finds it free
        self.start()

    def start(self) -> None:
        words = [
            COURSE,
            "live",
            "--folder",
            str(self.folder / "room"),
            "--lesson",
            "03",
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
        ]
        self.process = subprocess.Popen(
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(self.folder),
        )
        STARTED.append(self.process)
        said = ""
        for line in self.process.stdout or ():
            said += line
            if "press Ctrl-C" in line:
                break
        found = re.search(
            r"(http://127\.0\.0\.1:\d+)\s+Code:\s+(\S+)\s+.*?(/lead\?word=\S+)", said, re.DOTALL
        )
        assert found, said
        self.base, self.code, self.lead = found[1], found[2], found[3]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.communicate(timeout=15)


def joined(browser: Browser, server: Server, name: str, *, dark: bool = False, hours: float = 0) -> Page:
    """Join as somebody new; the clock of their phone may be wrong by some hours."""
    scheme: Scheme = "dark" if dark else "light"
    page = browser.new_context(viewport=PHONE, has_touch=True, color_scheme=scheme).new_page()
    if hours:
        page.clock.install(time=datetime.now(UTC) + timedelta(hours=hours))
    page.goto(f"{server.base}/?code={server.code}")
    page.fill("[name=name]", name)
    page.tap("text=Join >> nth=-1")
    page.wait_for_selector("[data-connected=yes]")
    return page


def begin_debate(leader: Page, phones: list[Page], server: Server) -> None:
    """Let the class hold an Oxford debate, as far as the draw of chairs."""
    leader.click("text=Hold a debate")
    for phone in phones:  # an idle phone goes along by itself
        phone.wait_for_selector("text=setting it up")
    leader.goto(f"{server.base}/class")  # a leader's page stays, so only when the debate is there
    leader.select_option("select[name=format_id]", "oxford")
    leader.select_option("select[name=motion]", index=1)
    leader.click("text=Begin the debate")
