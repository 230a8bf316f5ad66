"""The map as a picture: nothing jumps, nothing lies over another, everything is said without colour too."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.path import Path

from course.figures import arguments as picture
from course.figures._argument_layout import CARD, corner, route
from course.figures.keep import kept_png
from course.figures.svg import AGAINST, FOR, INK, to_svg
from course.methods.arguments import STATUS_WORDS, ArgumentMap, Document, Link, Node, Relation
from tests.methods.arguments._arguments import debate_of, documents

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

HOSTILE = [
    "x" * 50_000,
    "W" * 50_000,
    "<script>alert(1)</script> & <b>bold</b> ]]> </svg>",
    "$x^2$ $\\frac{1}{2}$ costs 5$ \\alpha",
    "a\0b\x1b[31m \u202ethgir ot tfel \ud800 \n\n\t end",
    "این متن از راست به چپ است و باید همان‌جا بریده شود که کارت جا ندارد " * 20,
    "通知减少事故" * 40,
    "",
]


def said(figure: Figure) -> list[str]:
    return [t.get_text() for ax in figure.axes for t in ax.texts]


def cards_of(figure: Figure) -> list[Text]:
    """Give the heads of the cards that are drawn."""
    return [t for t in figure.axes[0].texts if t.get_fontweight() == "bold"]


def frames_of(ax: Axes) -> dict[tuple[Any, ...], list[tuple[float, ...]]]:
    """Give the boxes of every frame by its look: thickness, stroke, colour."""
    found: dict[tuple[Any, ...], list[tuple[float, ...]]] = {}
    for patch in ax.patches:
        look = (patch.get_linewidth(), str(patch.get_linestyle()), to_hex(patch.get_edgecolor()))
        for path in single(patch.get_path()):
            box = path.get_extents()
            found.setdefault(look, []).append(tuple(round(float(x), 3) for x in box.extents))
    return found


def single(path: Path) -> list[Path]:
    """Take a compound path apart."""
    corners, codes = np.asarray(path.vertices), np.asarray(path.codes)
    starts = [*np.flatnonzero(codes == Path.MOVETO), len(codes)]
    return [Path(corners[a:b], codes[a:b]) for a, b in pairwise(starts) if b - a > 1]


def first_cards(document: Document, count: int) -> ArgumentMap:
    """Give the map as it stood when its first cards had come."""
    the_map = ArgumentMap(document)
    there = set(the_map.ids[:count])
    nodes = tuple(n for n in document.nodes if n.id in there or n.id not in the_map.ids)
    return ArgumentMap(replace(document, nodes=nodes))


@settings(max_examples=150, deadline=None)
@given(documents(most=7, links=9))
def test_no_card_moves_when_another_comes(document: Document) -> None:
    the_map = ArgumentMap(document)
    at = picture.places(the_map)
    assert list(at) == list(the_map.ids)
    assert len(set(at.values())) == len(at)
    for count in range(len(the_map.ids) + 1):
        before = picture.places(first_cards(document, count))
        assert before.items() <= at.items()
        assert len(before) == count


def test_no_card_of_a_long_debate_moves() -> None:
    document = debate_of(120)
    at = picture.places(ArgumentMap(document))
    for count in (1, 2, 30, 77, 119):
        assert picture.places(first_cards(document, count)).items() <= at.items()
    assert max(column for column, _ in at.values()) == 3


def test_a_card_that_is_edited_keeps_its_place() -> None:
    document = debate_of(30)
    edited = replace(document.nodes[4], text="Quite another wording.")
    nodes = (*document.nodes[:4], edited, *document.nodes[5:])
    assert picture.places(ArgumentMap(document)) == picture.places(
        ArgumentMap(replace(document, nodes=nodes))
    )


@settings(max_examples=100, deadline=None)
@given(documents(most=7, links=12))
def test_no_line_crosses_a_card(document: Document) -> None:
    the_map = ArgumentMap(document)
    at = picture.places(the_map)
    for lane, link in enumerate(the_map.links):
        way = route(link, at, lane=lane, low=0.6)
        assert all(x == x2 or y == y2 for (x, y), (x2, y2) in pairwise(way))
        for (x, y), (x2, y2) in pairwise(way):
            for place in at.values():
                left, top = corner(place)
                inside_x = min(x, x2) < left + CARD[0] - 1e-6 and max(x, x2) > left + 1e-6
                inside_y = min(y, y2) < top + CARD[1] - 1e-6 and max(y, y2) > top + 1e-6
                assert not (inside_x and inside_y), link
        # It begins at the edge of who speaks, and ends at the edge of what that is about.
        for point, node in ((way[0], link.source), (way[-1], link.near)):
            left, top = corner(at[node])
            assert point[0] in (left, left + CARD[0])
            assert top < point[1] < top + CARD[1]


@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_words_stay_on_their_card_and_can_be_read(count: int) -> None:
    figure = picture.draw(ArgumentMap(debate_of(count)))
    words_stay_on_cards(figure)
    assert len(cards_of(figure)) == count


def words_stay_on_cards(figure: Figure) -> None:
    FigureCanvasAgg(figure)
    figure.set_dpi(100)
    ax = figure.axes[0]
    boxes = [
        box
        for look in frames_of(ax).items()
        if look[0][2] == INK
        for box in look[1]
        if round(box[2] - box[0], 2) == CARD[0]
    ]
    inches = ax.transData.inverted()
    for text in ax.texts:
        assert float(text.get_fontsize()) >= 11
        if text.get_text().startswith("通"):
            continue  # in this font only boxes stand for these letters, and they are taller
        (left, low), (right, high) = inches.transform(text.get_window_extent().get_points())
        top, bottom = sorted((low, high))
        assert any(
            x - 0.02 <= left and right <= x2 + 0.02 and y - 0.02 <= top and bottom <= y2 + 0.02
            for x, y, x2, y2 in boxes
        ), text.get_text()


@pytest.mark.filterwarnings("ignore:Glyph .* missing:UserWarning")
def test_hostile_text_stays_text_and_is_cut() -> None:
    nodes = tuple(Node(f"h{i}", text, "argument") for i, text in enumerate(HOSTILE))
    the_map = ArgumentMap(Document(nodes, (Relation("r", "attack", ("h1",), ("h0",)),)))
    svg = picture.svg(the_map)
    assert "<script" not in svg
    assert "&lt;script&gt;alert(1)" in svg
    assert "$\\frac{1}{2}$" in svg
    assert not re.search("[\0\x1b\u202e\ud800]", svg)
    assert svg.count("</svg>") == 1
    assert len(svg) < 60_000
    begin = ("xxx", "WWW", "این", "通")
    bodies = [t for t in said(picture.draw(the_map)) if t.startswith(begin)]
    assert len(bodies) == 4
    assert all(t.endswith("…") for t in bodies)
    assert all(len(t.splitlines()) <= 3 for t in said(picture.draw(the_map)))
    words_stay_on_cards(picture.draw(the_map))
    assert "h7" in said(picture.draw(the_map))  # without any text, a card shows its name


def test_nothing_is_said_by_colour_alone() -> None:
    the_map = ArgumentMap(debate_of(60))
    figure = picture.draw(the_map)
    statuses = {the_map.status(n) for n in the_map.ids}
    assert statuses == {"in", "out", "undecided"}
    # Frames: three thicknesses and strokes in one colour, as many of each as there are cards.
    frames = {
        look: boxes
        for look, boxes in frames_of(figure.axes[0]).items()
        if any(round(b[2] - b[0], 2) == CARD[0] for b in boxes)
    }
    assert len(frames) == 3
    assert {look[2] for look in frames} == {INK}
    assert len({look[0] for look in frames}) == len({look[1] for look in frames}) == 3
    assert sorted(len(b) for b in frames.values()) == sorted(
        sum(the_map.status(n) == s for n in the_map.ids) for s in statuses
    )
    # Marks and words.
    heads = [t.get_text() for t in cards_of(figure)]
    marks = {"in": "✓", "out": "✕", "undecided": "?"}
    for number, node in enumerate(the_map.ids, 1):
        assert any(head.split(" · ")[0] == f"{marks[the_map.status(node)]} {number}" for head in heads)
    first: dict[str, Link] = {}
    for link in the_map.links:
        first.setdefault(link.source, link)
    for link in first.values():
        does = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}[link.kind]
        source, target = (the_map.ids.index(x) + 1 for x in (link.source, link.near))
        assert any(f" {source} · {does} {target}" in f" {head}" for head in heads)
    # Lines: a stroke and an end for each kind, in one colour.
    ends = {str(line.get_marker()) for line in figure.axes[0].lines}
    assert {"x", "|"} < ends
    assert ends & {"<", ">"}
    assert {to_hex(line.get_color()) for line in figure.axes[0].lines} == {INK}
    # Sides: blue and brown stand in, and are said; one bar is full, the other hollow.
    words = said(figure)
    assert {"For", "Against", *STATUS_WORDS.values(), "supports", "attacks", "undercuts"} <= set(words)
    bars = [p for p in figure.axes[0].patches if to_hex(p.get_edgecolor()) in (FOR, AGAINST)]
    assert sorted(to_hex(p.get_facecolor(), keep_alpha=True)[-2:] for p in bars) == ["00", "ff"]


def test_svg_follows_the_page_and_png_is_drawn() -> None:
    the_map = ArgumentMap(debate_of(12))
    svg = picture.svg(the_map)
    assert "currentColor" in svg
    assert "var(--for" in svg
    assert "var(--against" in svg
    assert not re.search(f"{INK}|{FOR}|{AGAINST}", svg)
    assert svg == picture.svg(the_map)
    assert kept_png(picture.draw(the_map), ["Cards."]).startswith(b"\x89PNG")


def test_sheets_hold_every_card_once() -> None:
    the_map = ArgumentMap(debate_of(60))
    sheets = [to_svg(figure) for figure in picture.sheets(the_map)]
    assert len(sheets) > 2
    for number, node in enumerate(the_map.ids, 1):
        mark = {"in": "✓", "out": "✕", "undecided": "?"}[the_map.status(node)]
        found = [s for s in sheets if re.search(rf">{re.escape(mark)} {number}( ·[^<]*)?</", s)]
        assert len(found) == 1, node
    # Each line ends once, on the sheet of its card; three ends stand in the key.
    assert sum(s.count("<use ") - 3 for s in sheets) == len(the_map.links)
    heights = [float(re.search(r'height="([\d.]+)pt"', s)[1]) / 72 for s in sheets]  # type: ignore[index]
    assert max(heights) < 8.2  # beside a width of 13: a slide, or a page of A4 across
    assert len(picture.sheets(ArgumentMap(Document()))) == 1


@settings(max_examples=80, deadline=None)
@given(documents(most=6, links=8))
def test_the_equal_text_says_what_the_picture_shows(document: Document) -> None:
    the_map = ArgumentMap(document)
    text = picture.describe(the_map)
    heads = {h.get_text().split()[1]: h.get_text() for h in cards_of(picture.draw(the_map))}
    assert len(heads) == len(the_map.ids)
    for number, node in enumerate(the_map.ids, 1):
        assert f"{number} {STATUS_WORDS[the_map.status(node)]}" in text
        speaks = [link for link in the_map.links if link.source == node]
        assert (" · " in heads[str(number)]) == bool(speaks)


def test_no_card_and_one_and_one_that_attacks_itself() -> None:
    empty = ArgumentMap(Document())
    assert "There is nothing on the map yet." in said(picture.draw(empty))
    assert picture.describe(empty) == "There is nothing on the map yet."
    alone = ArgumentMap(Document((Node("a", "Alone.", "argument"),)))
    assert "✓ 1" in said(picture.draw(alone))
    itself = ArgumentMap(
        Document((Node("a", "No.", "argument"),), (Relation("r", "attack", ("a",), ("a",)),))
    )
    assert "? 1 · attacks itself" in said(picture.draw(itself))
    assert "1 is open, attacks itself" in picture.describe(itself)


def test_cards_keep_their_numbers_when_one_is_withdrawn() -> None:
    left = Document(tuple(Node(f"c{n}", "A card.", "argument", data={"number": n}) for n in (1, 3, 4)))
    assert [head.get_text() for head in cards_of(picture.draw(ArgumentMap(left)))] == ["✓ 1", "✓ 3", "✓ 4"]
    twice = replace(left, nodes=tuple(replace(n, data={"number": 7}) for n in left.nodes))
    assert "By number: 1 stands; 2 stands; 3 stands." in picture.describe(ArgumentMap(twice))


def test_an_undercut_of_a_support_is_said() -> None:
    nodes = tuple(Node(x, f"Claim {x}.") for x in "abc")
    document = Document(
        nodes,
        (Relation("r", "support", ("b",), ("a",)), Relation("u", "undercut", ("c",), ("r",))),
    )
    the_map = ArgumentMap(document)
    assert "✓ 3 · undercuts 2’s support" in said(picture.draw(the_map))
    assert "3 stands, undercuts 2’s support" in picture.describe(the_map)
