"""Write a paper as a tagged PDF (PDF/UA-1): headings, lists, tables and pictures can be read aloud.

Typst sets the pages. All words go to it as data, never as part of its program,
so whatever somebody wrote stays text.
"""

from __future__ import annotations

import json
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from course.figures.fonts import font_folder
from course.figures.keep import printed_png, printed_svg
from course.figures.letters import fixed
from course.figures.letters import lacking as without_font
from course.language.isolated import runs_left
from course.publish.paper import (
    Heading,
    Items,
    Lines,
    Para,
    Picture,
    Quote,
    Slips,
    Table,
    Terms,
    texts_of,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.publish.paper import Block, Item, Paper, Size

_SHEETS: dict[Size, str] = {"a4": "a4", "letter": "us-letter"}
_PROGRAM = Path(__file__).with_name("templates") / "paper.typ"


def to_pdf(paper: Paper) -> bytes:
    """Write a paper as PDF.

    Examples
    --------
    >>> from course.publish.paper import Paper, Para
    >>> to_pdf(Paper("A title", (Para("#panic() $x$ <b>"),)))[:5]
    b'%PDF-'
    """
    import typst  # noqa: PLC0415 - 40 MB that only a PDF needs

    data = {
        "title": tidy(paper.title),
        "language": paper.language,
        "size": _SHEETS[paper.size],
        "blocks": [_block(block) for block in paper.blocks],
    }
    words = json.dumps(data, ensure_ascii=False)
    # The standard of accessibility takes no paper with a letter, or a mark on one, that no font here has.
    with suppress(typst.TypstError):
        return _compiled(words)
    words = fixed(words)
    with suppress(typst.TypstError):
        return _compiled(words)
    return _compiled(words, standard=None)


def _compiled(words: str, standard: Literal["ua-1"] | None = "ua-1") -> bytes:
    import typst  # noqa: PLC0415 - as above

    return typst.compile(
        _PROGRAM, sys_inputs={"paper": words}, font_paths=[font_folder()], pdf_standards=standard
    )


def lacking(paper: Paper) -> str:
    """Give the letters of a paper that cannot be printed here: boxes stand for them.

    Pictures know only the letters of the fonts that come with us; texts also those of the system's own fonts.
    """
    letters = without_font([paper.title, *(t for block in paper.blocks for t in texts_of(block))])
    if any(isinstance(block, Picture) for block in paper.blocks):
        return letters
    scripts: dict[str, str] = {}
    for letter in letters:
        script = unicodedata.name(letter, "?").partition(" ")[0]  # a letter of private use has no name
        scripts[script] = scripts.get(script, "") + letter
    return "".join(some for name, some in scripts.items() if name == "?" or not _printable(some))


def _printable(letters: str) -> bool:
    """Try letters out: what no font knows is drawn by the font of last resort."""
    import typst  # noqa: PLC0415 - as above

    title = "".join(f"a{c}" if unicodedata.category(c) in ("Mn", "Me") else c for c in letters)
    try:
        printed = _compiled(json.dumps({"title": title, "language": "en", "size": "a4", "blocks": []}))
    except typst.TypstError:
        return False
    return b"LastResort" not in printed


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading() | Para() | Quote():
            return _words(block) | _text(block.text)
        case Items():
            return {"is": "items", "items": _items(block.items)}
        case Terms():
            return {"is": "terms", "pairs": [{"name": n} | _text(t) for n, t in block.pairs]}
        case _:
            return _laid(block)


def _laid(block: Table | Lines | Slips | Picture) -> dict[str, Any]:
    """Give what is laid out over the page, and not only one line after another."""
    match block:
        case Table():
            rows = [[_text(cell) for cell in row] for row in block.rows]
            caption = "" if block.titled else block.caption
            return {"is": "table", "caption": caption, "head": list(block.head), "rows": rows}
        case Lines():
            return {"is": "lines", "count": block.count}
        case Slips():
            slips = [{"title": tidy(s.title), "blocks": list(map(_block, s.blocks))} for s in block.slips]
            return {"is": "slips", "level": block.level, "slips": slips}
        case Picture():
            wide, tall = block.figure.inches
            laid = {"is": "picture", "alt": tidy(block.alt), "wide": wide, "tall": tall}
            if any(words.left for words in block.figure.texts):
                # The marks that order its words would be read and copied in place of spaces, on all pages.
                return laid | {"format": "png", "drawn": list(printed_png(block.figure))}
            return laid | {"format": "svg", "drawn": printed_svg(block.figure)}


def _words(block: Heading | Para | Quote) -> dict[str, Any]:
    match block:
        case Heading():
            return {"is": "heading", "level": block.level}
        case Para():
            return {"is": "para", "lead": block.lead}
        case Quote():
            return {"is": "quote", "place": tidy(block.place)}


def _items(items: Sequence[Item]) -> list[dict[str, Any]]:
    return [{"lead": tidy(i.lead), "below": _items(i.below)} | _text(i.text) for i in items]


def _text(text: str) -> dict[str, Any]:
    return {"text": tidy(text), "left": runs_left(text)}
