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
    from collections.abc import Sequence

    from playwright.sync_api import Browser

    from course.faces.face import Face

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs" / "pictures"
SHEETS: Final = PICTURES / "sheets"
WORK: Final = sorted((ROOT / "tests" / "journal" / "versions").glob("*/*.jsonl"))
CLAIM: Final = "S1-04"
START: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MOST_HIGH: Final = 1400  # pixels of a face that a sheet shows
CELL: Final = 300  # pixels that a view is wide on a sheet


@dataclass(frozen=True, slots=True)
class View:
    """How a face is looked at."""

    name: str
    width: int
    height: int = 768
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    language: str = "en"
    wall: bool = False


VIEWS: Final = (
    View("1366 light", 1366),
    View("1366 dark", 1366, scheme="dark"),
    View("forced colours", 1366, forced=True),
    View("1024", 1024),
    View("360 light", 360),
    View("360 dark", 360, scheme="dark"),
    View("360, words 40 % longer", 360, language="en_XA"),
    View("360, right to left", 360, language="he_XB"),
    View("wall 1920", 1920, 1080, wall=True),
)


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
    return Session(load_case(), journal, journal.people[0])


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


def sheets(camera: Camera) -> None:
    """Take a contact sheet of every face."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    for name, make in EVERY_FACE.items():
        face = make(Lesson("04-perspectives", using=worked()))
        if hasattr(face, "projecting"):
            face.projecting = True
        cells = [(view.name, picture) for view in VIEWS if (picture := camera.take(face, view))]
        path = SHEETS / f"{name.replace(' ', '-')}.webp"
        sheet(cells).save(path, quality=55, method=6)
        print(path.relative_to(ROOT))


def sheet(cells: Sequence[tuple[str, Image.Image]]) -> Image.Image:
    """Put pictures beside each other, each with its name above it, all of one width."""
    small = []
    for name, picture in cells:
        cut = picture.crop((0, 0, picture.width, min(picture.height, MOST_HIGH * picture.width // 360)))
        high = max(1, round(cut.height * CELL / cut.width))
        small.append((name, cut.resize((CELL, high), Image.Resampling.LANCZOS).convert("RGB")))
    high = min(MOST_HIGH, max(picture.height for _name, picture in small))
    made = Image.new("RGB", ((CELL + 12) * len(small) + 12, high + 36), "#888888")
    draw = ImageDraw.Draw(made)
    for n, (name, picture) in enumerate(small):
        draw.text((12 + n * (CELL + 12), 8), name, fill="white", font_size=14)
        made.paste(picture.crop((0, 0, CELL, min(high, picture.height))), (12 + n * (CELL + 12), 28))
    return made


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument("--sheets", action="store_true", help="also a contact sheet of every face")
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
        if args.sheets:
            sheets(camera)
        browser.close()


if __name__ == "__main__":
    main()
