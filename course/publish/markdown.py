"""Write a paper as Markdown: one file, with its pictures inside."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from course.figures.keep import printed_png
from course.publish.paper import Heading, Items, Lines, Para, Picture, Quote, Slips, Table, Terms, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.publish.paper import Block, Item, Paper, Slip

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|!~&$]")
_LINE = 60  # marks of a line to write on
_START = re.compile(r"(?m)^(\s*)([-+=]|\d+(?=[.)]))")


def to_markdown(paper: Paper) -> str:
    r"""Write a paper as Markdown (CommonMark with tables).

    Examples
    --------
    >>> from course.publish.paper import Paper, Para
    >>> print(to_markdown(Paper("T", (Para("# big <b>", lead="Card 1:"),))))
    # T
    <BLANKLINE>
    **Card 1:** \# big \<b\>
    <BLANKLINE>
    """
    pictures: list[str] = []
    parts = [f"# {_line(paper.title)}"]
    parts += ["\n".join(_block(block, pictures)) for block in paper.blocks]
    return "\n\n".join([*parts, *pictures]) + "\n"


def _block(block: Block, pictures: list[str]) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_line(block.text)}"
        case Para():
            yield (_lead(block.lead) + "\\\n".join(map(_line, block.text.splitlines()))).rstrip()
        case Quote():
            place = f" ({_line(block.place)})" if block.place else ""
            yield f"> {_line(block.text)}{place}"
        case Items():
            yield from _items(block.items, 0)
        case Terms():
            for name, text in block.pairs:
                yield f"- **{_line(name)}:** {_line(text)}"
        case _:
            yield from _laid(block, pictures)


def _laid(block: Table | Lines | Slips | Picture, pictures: list[str]) -> Iterator[str]:
    """Write what is laid out over a page, and not only one line after another."""
    match block:
        case Table():
            yield from _table(block)
        case Lines():
            yield "\n\n".join(["\\_" * _LINE] * block.count)
        case Slips():
            yield "\n\n".join(_slip(slip, block.level, pictures) for slip in block.slips)
        case Picture():
            # The picture itself stands at the end, so that the text stays readable.
            name = f"picture-{len(pictures) + 1}"
            yield f"![{_line(block.alt)}][{name}]"
            data = b64encode(printed_png(block.figure)).decode()
            pictures.append(f"[{name}]: <data:image/png;base64,{data}>")


def _table(table: Table) -> Iterator[str]:
    if not table.titled:
        yield f"**{_line(table.caption)}**\n"
    yield _row(table.head)
    yield _row(["---"] * len(table.head), raw=True)
    yield from map(_row, table.rows)


def _slip(slip: Slip, level: int, pictures: list[str]) -> str:
    parts = ("\n".join(_block(part, pictures)) for part in slip.blocks)
    return "\n\n".join([f"{'#' * level} {_line(slip.title)}", *parts])


def _items(items: Sequence[Item], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {_lead(item.lead)}{_line(item.text)}"
        yield from _items(item.below, depth + 1)


def _lead(text: str) -> str:
    return f"**{_line(text)}** " if text else ""


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(c if raw else _line(c) for c in cells)} |"


def _line(text: str) -> str:
    """Keep a text from becoming Markdown, HTML or a formula of its own."""
    plain = " ".join(tidy(text).split())
    return _START.sub(r"\1\\\2" if not plain[:1].isdigit() else r"\1\2\\", _MARKS.sub(r"\\\g<0>", plain))
