"""Take the pictures of the documentation from the faces themselves, so that they stay true.

``python -m tools.pictures``                the three pictures of the README
``python -m tools.pictures --sheets``       and a contact sheet of each face: light, dark, forced colours,
                                            narrow, wide, on the wall, longer words, from right to left
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
from collections.abc import Sequence  # noqa: TC003 - also says what READY holds
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from course.activities.claims import Reading
from course.activities.debate import Debate
from course.case import load_case
from course.faces.claims.claims import ReadingFace
from course.faces.debate.debate import DebateFace
from course.faces.front import bundle
from course.journal import Journal, read_lines
from course.language import direction, speaking, tag
from course.language.catalogues import locale_of, translations
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tools.browser import Machine, find_browser
from tools.language import collect, write_pseudo

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from course.faces.face import Face

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs" / "pictures"
SHEETS: Final = PICTURES / "sheets"
WORK: Final = sorted((ROOT / "tests" / "journal" / "versions").glob("*/*.jsonl"))
CLAIM: Final = "S1-04"
START: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MOST_HIGH: Final = 1000  # pixels of a view that a sheet shows
GAP: Final = 12  # pixels between two views on a sheet
READY: Final[dict[str, Sequence[tuple[str, dict[str, object]]]]] = {
    "bargaining": [("skip", {}), ("choose", {"issue": "range", "value": "3"})],
    "debate": [("clock_pause", {"left": 300.0})],
    "debate of a speaker": [("clock_pause", {"left": 300.0})],
    "chronology": [("show_dates", {}), ("go", {"to": "start"})],
    "positions": [("choose", {"issue": "range", "actor": "iran"})],
    "priorities": [("lead", {"on": True})],
    "reading": [("choose", {"claim": CLAIM})],
    "reading of one section": [("next", {})],
    "scenarios": [("guess", {"holds": "yes"})],
}
"""What is pressed before a face is taken, where its first look shows little of it."""


@dataclass(frozen=True, slots=True)
class View:
    """How a face is looked at."""

    name: str
    width: int
    height: int = 768
    scale: float = 0.5  # on a sheet
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    language: str = "en"
    wall: bool = False


VIEWS: Final = (
    (
        View("1366 light", 1366),
        View("1366 dark", 1366, scheme="dark"),
        View("forced colours", 1366, forced=True),
        View("1024", 1024),
    ),
    (
        View("360 light", 360, scale=0.9),
        View("360 dark", 360, scale=0.9, scheme="dark"),
        View("360, words 40 % longer", 360, scale=0.9, language="en_XA"),
        View("360, right to left", 360, scale=0.9, language="he_XB"),
        View("wall 1920", 1920, 1080, scale=0.5, wall=True),
    ),
)
"""The views of a sheet, row by row."""


class Camera:
    """Takes pictures of faces.

    Parameters
    ----------
    browser
        The browser that shows them.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def take(self, face: Face, view: View, *, whole: bool = True, scale: float = 1.0) -> Image.Image | None:
        """Show a face and take its picture; None where it has no such view."""
        with speaking(view.language):
            html = face.html()
            around = f'lang="{tag()}" dir="{direction()}"'
        before, found, wall = html.partition("<template data-wall")
        if view.wall and not found:
            return None
        shown = wall.partition(">")[2].replace("</template>", "") if view.wall else before
        kind = "rls wall-host" if view.wall else "rls"
        page = self.browser.new_page(
            viewport={"width": view.width, "height": view.height},
            color_scheme=view.scheme,
            forced_colors="active" if view.forced else "none",
            device_scale_factor=scale,
        )
        body = f'<body class="wall-body"><div class="{kind}" {around}><div class="face">{shown}</div></div>'
        page.set_content(f"<!doctype html><meta charset=utf-8><style>{bundle.style()}</style>{body}")
        data = page.screenshot(full_page=whole and not view.wall)
        page.close()
        return Image.open(io.BytesIO(data))


def worked() -> Session:
    """Give a session in which a class has done a little of everything."""
    entries = [entry for path in WORK for entry in read_lines(path.read_bytes())[0]]
    journal = Journal(entries)
    plain = (who for who in journal.people if journal.name_of(who).isalpha())
    return Session(load_case(), journal, next(plain))


def reading() -> Face:
    """Give a reader with a sentence that was judged and compared."""
    session = Session(load_case(), Journal(), "heron")
    mine = Reading(session.case, session.journal, who="heron", sections=("I",))
    why = "Two systems in one line; I would look each up in a reference table."
    mine.judge(CLAIM, kind="factual", status="partly_supported", confidence=3, why=why)
    mine.open(CLAIM)
    face = ReadingFace(session, ["I"])
    face.chosen = CLAIM
    return face


def debate() -> Face:
    """Give a debate on the wall, with a few cards."""
    session = Session(load_case(), Journal(), "crane")
    held = Debate(session.case, session.journal, who="crane")
    held.begin(next(f for f in session.case.formats if f.id == "oxford"), motion="M4", code="blue", at=START)
    held.chairs.draw(["heron", "wren", "owl", "lark", "finch", "swift"], seed="monday", institution=True)
    held.clock.go_to(2, at=START + timedelta(minutes=2))
    first = held.cards.play(
        claim="A notice before each launch costs little and prevents a mistake.",
        grounds={"kind": "source", "ref": session.case.sources[0].id}, side="for",
    )  # fmt: skip
    held.cards.play(
        claim="A notice that comes late is worth little in a crisis.",
        relation="attacks", to=first.id, side="against",
    )  # fmt: skip
    face = DebateFace(session)
    face.projecting = True
    return face


def stakeholders() -> Face:
    """Give the table of positions, with the evidence for one of them."""
    face = Lesson("04-perspectives", using=Session(load_case(), Journal(), "heron")).positions()
    face.chosen = ("range", "iran")
    return face


def readme(camera: Camera) -> None:
    """Take the three pictures of the README."""
    wide = View("readme", 1200, 740)
    wall = View("readme", 1366, 768, wall=True)
    taken = {"reading": (reading(), wide), "debate": (debate(), wall), "stakeholders": (stakeholders(), wide)}
    for name, (face, view) in taken.items():
        picture = camera.take(face, view, whole=False, scale=1.5)
        assert picture is not None
        path = PICTURES / f"{name}.png"
        picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(path, optimize=True)
        print(path.relative_to(ROOT))


def sheets(camera: Camera, names: Sequence[str]) -> None:
    """Take a contact sheet of every face, or of those that are named."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    for name in names or EVERY_FACE:
        face = EVERY_FACE[name](Lesson("04-perspectives", using=worked()))
        for verb, values in READY.get(name, ()):
            face.do(verb, values)
        if hasattr(face, "projecting"):
            face.projecting = True
        rows = [[(view, picture) for view in row if (picture := camera.take(face, view))] for row in VIEWS]
        path = SHEETS / f"{name.replace(' ', '-')}.webp"
        sheet(rows).save(path, quality=40, method=6)
        print(path.relative_to(ROOT))


def sheet(rows: Sequence[Sequence[tuple[View, Image.Image]]]) -> Image.Image:
    """Put pictures beside each other, each with its name above it; long ones are cut."""
    bands = [[(view, small(picture, view.scale)) for view, picture in row] for row in rows]
    wide = max(sum(picture.width + GAP for _view, picture in band) for band in bands) + GAP
    made = Image.new("RGB", (wide, sum(_high(band) for band in bands) + GAP), "#888888")
    draw, top = ImageDraw.Draw(made), 0
    for band in bands:
        left = GAP
        for view, picture in band:
            draw.text((left, top + 8), view.name, fill="white", font_size=14)
            made.paste(picture, (left, top + 28))
            left += picture.width + GAP
        top += _high(band)
    return made


def small(picture: Image.Image, scale: float) -> Image.Image:
    """Make a picture as small as it is on a sheet, and cut what is below."""
    size = (round(picture.width * scale), round(picture.height * scale))
    whole = picture.resize(size, Image.Resampling.LANCZOS).convert("RGB")
    return whole.crop((0, 0, whole.width, min(whole.height, MOST_HIGH)))


def _high(band: Sequence[tuple[View, Image.Image]]) -> int:
    return max(picture.height for _view, picture in band) + 28 + GAP


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument("--sheets", nargs="*", help="also a contact sheet of every face, or of those named")
    args = parser.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_pseudo(Path(folder), collect(Path(folder) / "course.pot"))
        os.environ["COURSE_LOCALES"] = folder
        translations.cache_clear()
        locale_of.cache_clear()
        browser = playwright.chromium.launch(
            executable_path=os.fspath(find_browser(Machine())), args=["--no-sandbox"]
        )
        camera = Camera(browser)
        readme(camera)
        if args.sheets is not None:
            sheets(camera, args.sheets)
        browser.close()


if __name__ == "__main__":
    main()
