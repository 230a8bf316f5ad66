"""Prose in Markdown as a paper: headings, paragraphs, lists, quotations and tables, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from course.publish.paper import Heading, Item, Items, Paper, Para, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.publish.paper import Block


def from_markdown(texts: Iterable[str]) -> Paper:
    """Make a paper of texts of our own in Markdown; the first heading of level 1 is its title.

    Parameters
    ----------
    texts
        One after the other.

    Examples
    --------
    >>> from_markdown(["# A plan", "Bring *pens*."]).blocks
    (Para(text='Bring pens.', lead=''),)
    """
    title = ""
    blocks: list[Block] = []
    reader = MarkdownIt("commonmark").enable("table")
    for text in texts:
        for block in _blocks(SyntaxTreeNode(reader.parse(text))):
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
