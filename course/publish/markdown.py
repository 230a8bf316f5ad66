"""Write a paper as Markdown: one file, with its pictures inside."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from course.publish.paper import Heading, Items, Para, Picture, Quote, Table, Terms, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.publish.paper import Block, Item, Paper

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|!~&$]")
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
            yield _lead(block.lead) + "\\\n".join(map(_line, block.text.splitlines() or [""]))
        case Quote():
            place = f" ({_line(block.place)})" if block.place else ""
            yield f"> {_line(block.text)}{place}"
        case Items():
            yield from _items(block.items, 0)
        case Terms():
            for name, text in block.pairs:
                yield f"- **{_line(name)}:** {_line(text)}"
        case Table():
            yield f"**{_line(block.caption)}**\n"
            yield _row(block.head)
            yield _row(["---"] * len(block.head), raw=True)
            for row in block.rows:
                yield _row(row)
        case Picture():
            # The picture itself stands at the end, so that the text stays readable.
            name = f"picture-{len(pictures) + 1}"
            yield f"![{_line(block.alt)}][{name}]"
            data = b64encode(block.png).decode()
            pictures.append(f"[{name}]: <data:image/png;base64,{data}>")


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
