"""The map as a picture: nothing jumps, nothing lies over another, everything is said without colour too."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from course.figures import arguments as picture
from course.figures._argument_layout import CARD, corner, route
from course.figures.colours import AGAINST, FOR, INK
from course.figures.figure import INCH, Box, Figure, Path, Words
from course.figures.keep import kept_png
from course.methods.arguments import STATUS_WORDS, ArgumentMap, Document, Link, Node, Relation
from tests.figures._pen import area, shown
from tests.methods.arguments._arguments import debate_of, documents

WIDE = CARD[0] * INCH

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


def cards_of(figure: Figure) -> list[Words]:
    """Give the heads of the cards that are drawn."""
    return [t for t in figure.texts if t.bold]


def frames_of(figure: Figure) -> list[Box]:
    return [s for s in figure.shapes if isinstance(s, Box) and round(s.wide, 2) == round(WIDE, 2)]


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
    boxes = frames_of(figure)
    foot = max((box.y + box.tall for box in boxes), default=0)
    for text in figure.texts:
        assert text.size >= 11
        if text.y > foot or not text.text.isprintable() or "通" in text.text:
            continue  # the key; and letters for which only the page has a font
        left, top, right, bottom = area(text)
        assert any(
            box.x - 1.5 <= left
            and right <= box.x + box.wide + 1.5
            and box.y - 1.5 <= top
            and bottom <= box.y + box.tall + 1.5
            for box in boxes
        ), text.text


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
    lines = shown(picture.draw(the_map))
    for begin in ("xxx", "WWW", "تو", "通"):
        of_it = [line for line in lines if begin in line]
        assert len(of_it) <= 3
    cut = [line for line in lines if line.endswith("…")]
    assert len(cut) >= 4
    words_stay_on_cards(picture.draw(the_map))
    assert "h7" in shown(picture.draw(the_map))  # without any text, a card shows its name


def test_nothing_is_said_by_colour_alone() -> None:
    the_map = ArgumentMap(debate_of(60))
    figure = picture.draw(the_map)
    statuses = {the_map.status(n) for n in the_map.ids}
    assert statuses == {"in", "out", "undecided"}
    # Frames: three thicknesses and strokes in one colour, as many of each as there are cards.
    looks = Counter((box.stroke, box.dashes) for box in frames_of(figure))
    assert {box.edge for box in frames_of(figure)} == {INK}
    assert len(looks) == len({stroke for stroke, _ in looks}) == len({dashes for _, dashes in looks}) == 3
    assert sorted(looks.values()) == sorted(
        sum(the_map.status(n) == s for n in the_map.ids) for s in statuses
    )
    # Marks and words.
    heads = [t.text for t in cards_of(figure)]
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
    # Lines: a stroke for each kind, in one colour, and triangles, crosses and bars at their ends.
    paths = [shape for shape in figure.shapes if isinstance(shape, Path)]
    assert len({path.dashes for path in paths}) == 3
    assert {path.edge for path in paths} == {INK}
    assert {len(path.paths[0]) for path in paths if path.fill} == {3}
    # Sides: blue and brown stand in, and are said; one bar is full, the other hollow.
    words = shown(figure)
    assert {"For", "Against", *STATUS_WORDS.values(), "supports", "attacks", "undercuts"} <= set(words)
    bars = [s for s in figure.shapes if isinstance(s, Box) and s.edge in (FOR, AGAINST)]
    assert {(bar.edge, bar.fill) for bar in bars} == {(FOR, FOR), (AGAINST, "")}


def test_svg_follows_the_page_and_png_is_drawn() -> None:
    the_map = ArgumentMap(debate_of(12))
    svg = picture.svg(the_map)
    assert "currentColor" in svg
    assert "var(--for" in svg
    assert "var(--against" in svg
    assert svg == picture.svg(the_map)
    assert kept_png(picture.draw(the_map), ["Cards."]).startswith(b"\x89PNG")


def ends_of(figure: Figure) -> list[Path]:
    """Give what lines end in: a triangle, a cross or a bar."""
    return [p for p in figure.shapes if isinstance(p, Path) and (p.fill or p.stroke == 2)]


def test_sheets_hold_every_card_once() -> None:
    the_map = ArgumentMap(debate_of(60))
    sheets = picture.sheets(the_map)
    assert len(sheets) > 2
    for number, node in enumerate(the_map.ids, 1):
        mark = {"in": "✓", "out": "✕", "undecided": "?"}[the_map.status(node)]
        head = f"{mark} {number}"
        found = [s for s in sheets if any(w.text == head or w.text.startswith(f"{head} ·") for w in s.texts)]
        assert len(found) == 1, node
    # Each line ends once, on the sheet of its card; three ends stand in the key.
    assert sum(len(ends_of(s)) - 3 for s in sheets) == len(the_map.links)
    for sheet in sheets:
        assert sheet.inches[1] < 8.2  # beside a width of 13: a slide, or a page of A4 across
        for path in sheet.shapes:
            if isinstance(path, Path):
                assert all(-6 <= y <= sheet.height + 6 for way in path.paths for _x, y in way)
    assert len(picture.sheets(ArgumentMap(Document()))) == 1


@settings(max_examples=80, deadline=None)
@given(documents(most=6, links=8))
def test_the_equal_text_says_what_the_picture_shows(document: Document) -> None:
    the_map = ArgumentMap(document)
    text = picture.describe(the_map)
    heads = {h.text.split()[1]: h.text for h in cards_of(picture.draw(the_map))}
    assert len(heads) == len(the_map.ids)
    for number, node in enumerate(the_map.ids, 1):
        assert f"{number} {STATUS_WORDS[the_map.status(node)]}" in text
        speaks = [link for link in the_map.links if link.source == node]
        assert (" · " in heads[str(number)]) == bool(speaks)


def test_no_card_and_one_and_one_that_attacks_itself() -> None:
    empty = ArgumentMap(Document())
    assert "There is nothing on the map yet." in shown(picture.draw(empty))
    assert picture.describe(empty) == "There is nothing on the map yet."
    alone = ArgumentMap(Document((Node("a", "Alone.", "argument"),)))
    assert "✓ 1" in shown(picture.draw(alone))
    itself = ArgumentMap(
        Document((Node("a", "No.", "argument"),), (Relation("r", "attack", ("a",), ("a",)),))
    )
    assert "? 1 · attacks itself" in shown(picture.draw(itself))
    assert "1 is open, attacks itself" in picture.describe(itself)


def test_cards_keep_their_numbers_when_one_is_withdrawn() -> None:
    left = Document(tuple(Node(f"c{n}", "A card.", "argument", data={"number": n}) for n in (1, 3, 4)))
    assert [head.text for head in cards_of(picture.draw(ArgumentMap(left)))] == ["✓ 1", "✓ 3", "✓ 4"]
    twice = replace(left, nodes=tuple(replace(n, data={"number": 7}) for n in left.nodes))
    assert "By number: 1 stands; 2 stands; 3 stands." in picture.describe(ArgumentMap(twice))


def test_an_undercut_of_a_support_is_said() -> None:
    nodes = tuple(Node(x, f"Claim {x}.") for x in "abc")
    document = Document(
        nodes,
        (Relation("r", "support", ("b",), ("a",)), Relation("u", "undercut", ("c",), ("r",))),
    )
    the_map = ArgumentMap(document)
    assert "✓ 3 · undercuts 2’s support" in shown(picture.draw(the_map))
    assert "3 stands, undercuts 2’s support" in picture.describe(the_map)
