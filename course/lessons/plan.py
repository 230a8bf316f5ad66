"""The instructor's note of a lesson, as a paper: its plans, what to prepare, what students often say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from course.lessons.notebook import Prose
from course.publish.paper import Heading, Item, Items, Paper, Para, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.lessons.notebook import Part
    from course.publish.paper import Block


def plan(parts: Sequence[Part]) -> Paper:
    """Make a paper of the prose of a notebook; the activities in it stay on the screen.

    Parameters
    ----------
    parts
        What :func:`course.lessons.notebook.read_notebook` gave.

    Examples
    --------
    >>> from course.lessons.notebook import Prose
    >>> plan([Prose("# A plan"), Prose("Bring *pens*.")]).blocks
    (Para(text='Bring pens.', lead=''),)
    """
    title = ""
    blocks: list[Block] = []
    reader = MarkdownIt("commonmark").enable("table")
    for part in parts:
        if not isinstance(part, Prose):
            continue
        for block in _blocks(SyntaxTreeNode(reader.parse(part.text))):
            if isinstance(block, Heading) and block.level == 1:
                title = title or block.text
            else:
                blocks.append(block)
    return Paper(title, tuple(blocks))


def _blocks(node: SyntaxTreeNode) -> Iterator[Block]:
    caption = ""
    for child in node.children:
        match child.type:
            case "heading":
                caption = _words(child)
                yield Heading(caption, int(child.tag[1:]))
            case "paragraph":
                yield Para(_words(child))
            case "bullet_list" | "ordered_list":
                yield Items(tuple(_items(child)))
            case "blockquote":
                yield Quote(_words(child))
            case "table":
                head, *rows = (tuple(map(_words, row.children)) for row in _rows(child))
                yield Table(caption, head, tuple(rows), titled=True)


def _rows(table: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    return (node for node in table.walk() if node.type == "tr")


def _items(listed: SyntaxTreeNode) -> Iterator[Item]:
    numbered = listed.type == "ordered_list"
    for number, entry in enumerate(listed.children, 1):
        own = [child for child in entry.children if not child.type.endswith("_list")]
        below = [item for child in entry.children if child.type.endswith("_list") for item in _items(child)]
        yield Item(" ".join(map(_words, own)), f"{number}." if numbered else "", below)


def _words(node: SyntaxTreeNode) -> str:
    """Give the words of a node as plain text, with signs for nothing."""
    texts = (n.content if n.type in ("text", "code_inline") else " " for n in node.walk() if not n.children)
    return " ".join("".join(texts).split())
