"""A whole debate and a round on one text in one room: a leader, a projector, four phones and two notebooks.

The notebooks are processes of their own that join by address and code and drive the faces of a lesson. The
server is killed and started anew in the middle of the first vote, and one phone loses its line in the debate.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser._lab import serious
from tests.browser._rooms import Server, joined
from tests.browser._started import STARTED
from tests.commands._server import environment
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, WebSocketRoute

MOTION = "M4"
SOON = 60_000
"""Milliseconds within which a page follows; no test is about how soon."""


class Notebook:
    """A kernel that has joined the room."""

    def __init__(self, folder: Path, server: Server, name: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser._notebook", str(folder / name)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(folder),
        )
        STARTED.append(self.process)
        assert self.say(join=[server.base, server.code, name])["trouble"] == ""

    def say(self, **what: Any) -> dict[str, str]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        view: dict[str, str] = json.loads(self.process.stdout.readline())
        return view

    def do(self, face: str, verb: str, **values: Any) -> dict[str, str]:
        view = self.say(face=face, do=verb, **{"with": values})
        assert view["trouble"] == "", view["trouble"]
        return view

    def look(self) -> dict[str, str]:
        return self.do("room", "")

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


class Cable:
    """What a phone's messages go through, and can be pulled out."""

    def __init__(self, phone: Page) -> None:
        self.whole = True
        self.lines: list[WebSocketRoute] = []
        phone.route_web_socket(re.compile("/wire"), self._connect)
        phone.reload()
        phone.wait_for_selector("[data-connected=yes]")

    def _connect(self, line: WebSocketRoute) -> None:
        if self.whole:
            line.connect_to_server()
            self.lines.append(line)
        else:
            line.close(code=1001)

    def pull(self) -> None:
        self.whole = False
        for line in self.lines:
            line.close(code=1001)
        self.lines = []


class Class:
    """Everybody who is in the room."""

    def __init__(self, browser: Browser, server: Server, folder: Path) -> None:
        self.server = server
        desk = browser.new_context(viewport={"width": 1366, "height": 768})
        self.leader, self.table = desk.new_page(), desk.new_page()
        self.leader.goto(server.base + server.lead)
        self.phones = [joined(browser, server, f"bird-{n}", dark=n == 1) for n in range(4)]
        self.phones[0].set_viewport_size({"width": 320, "height": 600})
        self.notebooks = [Notebook(folder, server, f"desk-{n}") for n in range(2)]
        self.wrong: list[str] = []
        for page in (self.leader, self.table, *self.phones):
            page.set_default_timeout(SOON)
            page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.leader.wait_for_selector("text=6 people have joined")

    def put(self, button: str, *, follows: str) -> None:
        """Put something in front of the class; every phone goes along by itself."""
        self.leader.click(f"button:has-text('{button}')")
        for phone in self.phones:
            phone.wait_for_selector(follows)

    def ballot(self, phone: Page, choice: str) -> None:
        phone.locator(f"form[data-do=cast] label:has(input[value={choice}])").tap()
        phone.tap("form[data-do=cast] button.do")

    def close_vote(self) -> None:
        self.leader.wait_for_selector("text=6 of 6 have answered.")
        self.leader.click("button:has-text('close the answers')")

    def at_the_table(self) -> None:
        """Let the second page of the leader show what the class works on."""
        self.table.goto(f"{self.server.base}/class")
        self.table.wait_for_selector("[data-connected=yes]")


@pytest.fixture
def everybody(browser: Browser, tmp_path: Path) -> Iterator[Class]:
    server = Server(tmp_path)
    found = Class(browser, server, tmp_path)
    yield found
    for notebook in found.notebooks:
        notebook.stop()
    server.stop()


def test_a_whole_debate_and_a_text_round(everybody: Class) -> None:
    leader = everybody.leader
    projector(leader).wait_for_selector(f"text={everybody.server.code}")
    begin(everybody)
    first_vote(everybody)
    debate(everybody)
    text_round(everybody)
    wall = projector(leader)  # the leader's page was loaded anew with the server, and closed its window
    second_vote(everybody)

    wall.wait_for_selector("text=who voted twice changed their vote")
    journal = leader.request.get(f"{everybody.server.base}/export").text()
    for said in ("Notice reduces accidents.", "Said without a line.", "Played from a notebook."):
        assert journal.count(said) == 1
    assert '"pair"' not in journal
    assert everybody.wrong == []


def projector(leader: Page) -> Page:
    with leader.expect_popup() as opened:
        leader.click("text=Projector view in a second window")
    opened.value.set_default_timeout(SOON)
    return opened.value


def begin(everybody: Class) -> None:
    everybody.put("Hold a debate", follows="text=setting it up")
    everybody.at_the_table()
    table = everybody.table
    table.select_option("select[name=format_id]", "oxford")
    table.select_option("select[name=motion]", MOTION)
    table.click("text=Begin the debate")
    table.click("text=Draw by lot")
    for phone in everybody.phones:
        phone.wait_for_selector("[data-key=chair] strong")
    for notebook in everybody.notebooks:
        assert "Your chair" in notebook.look()["debate"]


def first_vote(everybody: Class) -> None:
    phones, server = everybody.phones, everybody.server
    everybody.put("First vote of the debate", follows="form[data-do=cast]")
    for phone in phones[:3]:
        everybody.ballot(phone, "for")
        phone.wait_for_selector("text=Your ballot is in the box.")
    stage = step_of(phones[0])
    everybody.notebooks[0].do("room", "cast", stage=stage, choice="for")
    server.stop(signal.SIGKILL)
    phones[3].wait_for_selector("text=There is no connection to the room.")
    server.start()
    phones[3].wait_for_selector("[data-connected=yes]")
    everybody.ballot(phones[3], "against")
    for phone in phones:  # nothing is lost, and whoever has voted is not asked again
        phone.wait_for_selector("text=Your ballot is in the box.")
        kept = phone.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
        assert "red-line-seminar:pair:" in kept  # what pairs two ballots, and nothing of how one voted
        assert not re.search(r'choice|"(for|against)\W', kept)
    everybody.notebooks[1].do("room", "cast", stage=stage, choice="against")
    everybody.close_vote()
    everybody.leader.wait_for_selector("text=6 ballots are sealed.")
    told = everybody.leader.request.get(f"{server.base}/export").text()
    assert '"moves":[[' not in told
    assert '"counts":{"' not in told


def debate(everybody: Class) -> None:
    phones = everybody.phones
    cable = Cable(phones[1])
    everybody.put("Hold a debate", follows="[data-key=chair] strong")
    everybody.at_the_table()
    table = everybody.table
    table.click("text=Start the clock >> nth=0")
    for phone in phones:
        phone.wait_for_selector("text=Running")
    play(phones[0], "Notice reduces accidents.")
    phones[2].wait_for_selector("p:has-text('Notice reduces accidents.') >> nth=0")

    cable.pull()
    phones[1].wait_for_selector("text=There is no connection to the room.")
    play(phones[1], "Said without a line.")
    phones[1].wait_for_selector("text=Kept on this device, and not sent yet: 1.")
    cable.whole = True
    phones[3].wait_for_selector("p:has-text('Said without a line.') >> nth=0")

    everybody.notebooks[0].do("debate", "play", claim="Played from a notebook.")
    phones[3].wait_for_selector("p:has-text('Played from a notebook.') >> nth=0")
    assert "Said without a line." in everybody.notebooks[1].look()["debate"]
    phones[2].tap("text=Ask to speak")
    everybody.leader.click("text=Give the floor")
    phones[2].wait_for_selector("text=You have the floor.")
    assert serious(Axe().run(phones[1])) == []
    assert phones[0].evaluate("document.documentElement.scrollWidth <= innerWidth")


def text_round(everybody: Class) -> None:
    phones, table = everybody.phones, everybody.table
    everybody.put("Work on one text", follows="form[data-do=speak]")
    everybody.at_the_table()
    table.select_option("form[data-do=write] select", "range")
    table.click("form[data-do=write] button")
    table.fill("form[data-do=draft] textarea", "No state declares a ceiling.")
    table.select_option("form[data-do=draft] select[name=level]", "0")
    table.click("form[data-do=draft] button.do")
    for phone, party in zip(phones, ("iran", "united_states"), strict=False):
        phone.select_option("form[data-do=speak] select", party)
        phone.tap("form[data-do=speak] button")
        phone.wait_for_selector("text=You speak for")
    everybody.notebooks[0].do("text", "speak", party="oman")
    phones[1].tap("button:has-text('Propose an amendment')")
    phones[1].fill("form[data-do=amend] textarea", "Every state declares one ceiling.")
    phones[1].select_option("form[data-do=amend] select[name=level]", "4")
    phones[1].tap("form[data-do=amend] button.do")
    for page in (table, *phones):  # every party's answer stands beside it, with its evidence
        page.wait_for_selector("h3:has-text('What the parties could say to amendment 1a')")
        page.wait_for_selector("text=On what evidence >> nth=0")
    made = re.search(r'"amendment": "([\w-]+)"', phones[1].inner_html("main").replace("&quot;", '"'))
    assert made
    table.click("text=Call the roll")
    table.wait_for_selector("ol.roll li")
    told = {"iran": phones[0], "united_states": phones[1]}
    order = [item.get_attribute("data-key") or "" for item in table.locator("ol.roll li").all()]
    assert sorted(order) == ["iran", "oman", "united_states"]
    for party in order:
        if party == "oman":
            everybody.notebooks[0].do("text", "answer", amendment=made[1], say="yes", words="So be it.")
            continue
        told[party].wait_for_selector("form[data-do=answer]")
        told[party].locator("form[data-do=answer] label:has(input[value=yes])").tap()
        told[party].tap("form[data-do=answer] button.do")
    for page in (table, *phones):
        page.wait_for_selector("text=Amended; all said yes.")
    assert serious(Axe().run(phones[0])) == []
    assert phones[0].evaluate("document.documentElement.scrollWidth <= innerWidth")


def second_vote(everybody: Class) -> None:
    phones = everybody.phones
    everybody.put("Open the second vote on this", follows="form[data-do=cast]")
    for phone in phones:
        everybody.ballot(phone, "against")
        phone.wait_for_selector("text=Your ballot is in the box.")
    for notebook in everybody.notebooks:
        notebook.do("room", "cast", stage=step_of(phones[0]), choice="against")
    everybody.close_vote()
    everybody.leader.wait_for_selector("text=4 of 6 who voted twice changed their vote.")
    everybody.leader.click("button:has-text('Show everybody')")
    for phone in phones:
        phone.wait_for_selector("text=4 of 6 who voted twice changed their vote.")
    assert "4 of 6 who voted twice" in everybody.notebooks[1].look()["room"]


def play(phone: Page, claim: str) -> None:
    phone.fill("[name=claim]", claim)
    phone.tap("text=Play the card")


def step_of(phone: Page) -> str:
    return phone.locator("[data-step-title]").get_attribute("data-step") or ""
