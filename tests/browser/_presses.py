"""A page that shows one face, and a person who presses everything it offers; no server, no notebook."""

from __future__ import annotations

import json
import random
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from course.faces.front import bundle
from tests.faces.door import Page as Door
from tests.faces.door import Press, presses
from tests.faces.test_fuzz import filled
from tests.faces.test_said import DOUBLED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

    from course.faces.face import Face

ADDRESS: Final = "http://faces.test/"
SHELL: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Presses</title>
<style>body { margin: 8px; } .shell-gap { height: 1400px; } %s</style>
<div class="shell-gap"></div><div id="place"></div><div class="shell-gap"></div>
<script type="module">%s</script></html>"""
MEASURE: Final = (Path(__file__).with_name("_measure.js")).read_text(encoding="utf-8")


@dataclass
class Pressed:
    """What a press did to the page."""

    face: str
    verb: str
    view: dict[str, Any]
    seen: dict[str, Any] = field(default_factory=dict)

    def wrong(self) -> list[str]:
        """Name what a person would miss; empty where the answer stands where the press was."""
        found = [f"{self.face} {self.verb}: {what}" for what in self.seen["wrong"]]
        found += [f"{self.face} {self.verb}: {mark!r} is said" for mark in DOUBLED.findall(self.view["say"])]
        return [f"{what} {self.view['say'] or self.view['trouble']!r} {self.seen}" for what in found]


class Hand:
    """Somebody at a page who presses what a face offers."""

    def __init__(
        self, page: Page, name: str, face: Face, *, seed: str = "", files: Mapping[str, Path] | None = None
    ) -> None:
        self.page = page
        self.name = name
        self.door = Door(face)
        self.chance = random.Random(f"{name} {seed}")
        self.where = self.chance.random if seed else float  # without a seed, always the first
        self.files = files or {}
        self.file = Path(bundle.__file__)
        page.evaluate("(view) => open_face(view)", self.door.view)
        self._deliver()

    def look_at_the_wall(self) -> None:
        """Open the view for a projector over this window."""
        self.page.evaluate(f"({MEASURE})('place', {json.dumps({'verb': '', 'wall': True})})")
        self._deliver()

    def _hand_in(self) -> bool:
        """Hand what the page said to Python; tell whether it said something."""
        said = self.page.evaluate("() => said.splice(0)")
        for message, pieces in said:
            self.door.screen.hear(message, [bytes(piece) for piece in pieces])
        return bool(said)

    def _deliver(self) -> None:
        """Hand what the page said to Python, and the view that answers it to the page."""
        if self._hand_in():
            self.page.evaluate("(view) => answer(view)", self.door.view)

    def offers(self) -> dict[str, list[Press]]:
        """Give what can be pressed now by verb."""
        found: dict[str, list[Press]] = {}
        for press in presses(self.door.html):
            found.setdefault(press.do, []).append(press)
        return found

    def walk(self) -> None:
        """Do something sensible without looking, to come to another place."""
        offers = {verb: all_ for verb, all_ in self.offers().items() if not all_[0].takes_file}
        if offers:
            press = self.chance.choice(offers[self.chance.choice(sorted(offers))])
            said = {"do": press.do, "args": {}, "form": filled(press, self.chance)}
            self.door.tell("do", seq=1, **said)

    def press(self, verb: str, word: str = "", fields: Mapping[str, str] | None = None) -> Pressed | None:
        """Press a control of a verb, as a person would; nothing where none can be seen.

        Parameters
        ----------
        verb
            The verb; ``@verb`` is pressed on the wall.
        word
            What the arguments, the value or the id of the control hold; of several, the choice is by chance.
        fields
            What stands in fields of its form.
        """
        wall, verb = verb.startswith("@"), verb.removeprefix("@")
        self.page.evaluate(f"({MEASURE})('place', {json.dumps({'verb': verb, 'wall': wall})})")
        self._deliver()
        quiet = {"seq": 0, "say": "", "trouble": "", "fields": {}}
        self.page.evaluate("(view) => answer(view)", self.door.view | quiet)
        rests = f'[data-rests][aria-disabled][data-do="{verb}"]'
        self.page.wait_for_function("rests => !document.querySelector(rests)", arg=rests)
        wish = {"verb": verb, "word": word, "fields": fields, "wall": wall, "n": self.where()}
        at = self.page.evaluate(f"({MEASURE})('ready', {json.dumps(wish)})")
        if at is None:
            return None
        control = self.page.locator("[data-test-press]")
        if at == "file":
            control.set_input_files(self.files.get(verb, self.file))
            self.page.wait_for_function("() => said.length")
        elif at.startswith("select "):
            control.select_option(value=at.removeprefix("select "))
        elif at == "drag":
            control.press("Alt+ArrowDown")
        else:
            control.click()
        return self._answered(verb)

    def _answered(self, verb: str) -> Pressed | None:
        if not self._hand_in():
            return None  # chosen again what stood there already
        view = self.door.view
        seen = self.page.evaluate(
            f"async (view) => {{ answer(view); return ({MEASURE})('look', view); }}", view
        )
        return Pressed(self.name, verb, view, seen)


def shell(door: Path) -> str:
    """Give the page that shows a face."""
    return SHELL % (bundle.style(), bundle.module(door))


@contextmanager
def window(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """A window whose page can show one face after the other; an error in it fails."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    html = shell(Path(__file__).with_name("_door.js"))
    page.route("**", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.on("dialog", lambda dialog: dialog.accept())
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(ADDRESS)
    page.wait_for_function("() => window.open_face")
    yield page
    context.close()
    assert wrong == []
