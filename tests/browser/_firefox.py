"""The Firefox of a distribution, asked over WebDriver BiDi, which it speaks itself: no driver beside it."""

from __future__ import annotations

import json
import re
import subprocess
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from websockets.sync.client import connect

from tools.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

# What Firefox asks of its maker by itself, and what would stand in front of the page.
PREFERENCES: Final[dict[str, object]] = {
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
WAIT: Final = 240  # seconds: a busy machine compiles Python slowly


class Tab:
    """One page of Firefox; it writes down which addresses are asked and what goes wrong.

    Parameters
    ----------
    wire
        The connection to Firefox.
    """

    def __init__(self, wire: ClientConnection) -> None:
        self._wire = wire
        self._numbers = count(1)
        self.asked: list[str] = []
        self.errors: list[str] = []
        self._ask("session.new", capabilities={})
        self._context = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        self._ask("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])

    def open(self, address: str) -> None:
        """Open an address; it is there when the page has loaded."""
        self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def reload(self) -> None:
        """Load the page again."""
        self._ask("browsingContext.reload", context=self._context, wait="complete")

    def run(self, script: str, *words: str) -> str:
        """Run a function of JavaScript with some words, wait for its promise, and give its text."""
        told = self._ask(
            "script.callFunction",
            functionDeclaration=script,
            arguments=[{"type": "string", "value": word} for word in words],
            target={"context": self._context},
            awaitPromise=True,
        )
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return str(told["result"].get("value", ""))

    def wait(self, selector: str, text: str = "") -> None:
        """Wait for an element that a selector finds and that holds a text."""
        self.run(
            """(selector, text) => new Promise((done) => {
              const look = () => {
                const found = [...document.querySelectorAll(selector)];
                found.some((e) => e.textContent.includes(text)) ? done("") : setTimeout(look, 100);
              };
              look();
            })""",
            selector,
            text,
        )

    def elsewhere(self, address: str) -> list[str]:
        """Give what was asked of any other address than this one."""
        own = urlsplit(address).netloc
        return [url for url in self.asked if urlsplit(url).netloc not in {own, ""}]

    def _ask(self, method: str, **params: object) -> Any:
        number = next(self._numbers)
        self._wire.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._wire.recv(WAIT))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]
            self._note(answer)

    def _note(self, event: dict[str, Any]) -> None:
        told = event["params"]
        if event["method"] == "network.beforeRequestSent":
            self.asked.append(told["request"]["url"])
        elif told["type"] == "javascript" and told["level"] == "error":
            self.errors.append(told["text"])


@contextmanager
def firefox(profile: Path) -> Iterator[Tab]:
    """Start Firefox with a new profile and give its page."""
    settings = [f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(settings), encoding="utf-8")
    where = ["--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with (
        (profile / "said").open("w+", encoding="utf-8") as said,
        subprocess.Popen([str(find_program("firefox")), *where], stdout=said, stderr=said) as running,
    ):
        try:
            with connect(f"{_address(profile / 'said', running)}/session", max_size=None) as wire:
                yield Tab(wire)
        finally:
            running.terminate()


def _address(said: Path, running: subprocess.Popen[bytes]) -> str:
    """Wait until Firefox says at which address it listens."""
    while running.poll() is None:
        if found := re.search(r"BiDi listening on (ws://\S+)", said.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(said.read_text(encoding="utf-8"))
