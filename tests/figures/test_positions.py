"""Pictures of positions, networks and priorities: read in grey, equal in words, kept with their sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text

from course.activities.positions.pairs import ledger_levels, option_statements, party_ties
from course.activities.positions.priorities import Priorities
from course.activities.positions.table import PositionTable, option_words, party_words
from course.case import load_case
from course.figures import keep, network, positions, priorities
from course.figures.party import badges_of
from course.figures.svg import AGAINST, FOR, GROUND, INK, PARTY, PARTY_ON_PAPER
from course.journal import Journal
from course.methods.networks import one_mode, two_mode

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CASE = load_case()
TABLE = PositionTable(CASE)
FEW = TABLE.few()
NAMES = {a: party_words(TABLE.parties[a]) for a in TABLE.few(6)}
TIES = party_ties(TABLE, ledger_levels(TABLE), tuple(NAMES))


def ranked() -> Priorities:
    work = Priorities(CASE, Journal(), who="heron")
    ids = [i.id for i in CASE.issues]
    work.choose("iran", ids[:3], ids[-1], why_first="So.", why_last="So.")
    return work


def pictures() -> dict[str, Figure]:
    said = option_statements(TABLE, ledger_levels(TABLE), tuple(NAMES), ["range"])
    options = {f"range:{o.level}": option_words(o) for o in TABLE.issues["range"].scale}
    return {
        "positions": positions.draw(TABLE, tuple(TABLE.issues), FEW),
        "parties": network.draw_parties(TIES, NAMES, "both", badges_of(CASE, NAMES)),
        "options": network.draw_options(two_mode(said), NAMES, options, badges_of(CASE, NAMES)),
        "priorities": priorities.draw(ranked().spread("iran")),
    }


@pytest.mark.parametrize("name", ["positions", "parties", "options", "priorities"])
def test_svg_follows_the_page_and_is_drawn_twice_the_same(name: str) -> None:
    svg = network.svg(pictures()[name])
    assert svg.startswith("<svg")
    assert "<text" in svg
    assert not re.search("|".join((INK, FOR, AGAINST, GROUND, *PARTY)), svg)
    assert svg == network.svg(pictures()[name])
    sizes = [float(text.get_fontsize()) for text in pictures()[name].findobj(Text) if text.get_text()]
    assert min(sizes) >= 11


def test_stated_is_filled_and_inferred_hollow_one_mark_for_each_position() -> None:
    figure = positions.draw(TABLE, tuple(TABLE.issues), FEW)
    names = {CASE.mark(a) for a in FEW}
    marks = [t for t in figure.axes[0].texts if t.get_text() in names]
    cells = [TABLE.cell(i, a) for i in TABLE.issues for a in FEW]
    held = [c for c in cells if c.level is not None]
    assert len(marks) == len(held) + len(FEW)  # and the legend
    hollow = [m for m in marks if (box := m.get_bbox_patch()) and to_hex(box.get_facecolor()) == GROUND]
    assert len(hollow) == sum(c.state == "inferred" for c in held)
    assert not positions.drawable(tuple(TABLE.parties))


def test_ties_differ_by_line_and_their_words_say_the_same() -> None:
    figure = network.draw_parties(TIES, NAMES, "both", badges_of(CASE, NAMES))
    styles = [patch.get_linestyle() for patch in figure.axes[0].patches]
    assert len(styles) == sum(bool(t.congruence) + bool(t.conflict) for t in TIES)
    assert len({str(s) for s in styles}) == 2
    words = network.describe_parties(TIES, NAMES, "both")
    for tie in TIES:
        if tie.conflict:
            assert f"{NAMES[tie.one]} and {NAMES[tie.other]}: opposed on {tie.conflict}" in words
    assert network.describe_parties((), NAMES, "both").startswith("No two parties")
    assert "more" in network.describe_parties(TIES, NAMES, "subtract")


def test_words_of_the_table_picture_name_every_party_and_option() -> None:
    words = positions.describe(TABLE, tuple(TABLE.issues), FEW)
    for issue in TABLE.issues:
        for party in FEW:
            cell = TABLE.cell(issue, party)
            assert party_words(TABLE.parties[party]) in words
            assert cell.words in words


def test_everybody_at_once_and_nobody_are_drawn_too() -> None:
    everybody = {a: party_words(p) for a, p in TABLE.parties.items()}
    ties = party_ties(TABLE, ledger_levels(TABLE), tuple(everybody))
    assert network.svg(network.draw_parties(ties, everybody, "congruence", badges_of(CASE, everybody)))
    assert network.svg(network.draw_parties(one_mode([]), {}, "conflict", {}))
    assert network.svg(network.draw_options((), {}, {}, {}))


@pytest.mark.parametrize("sources", [[], ["A report. A ministry, 2025. (excerpt read)"] * 12])
def test_a_kept_picture_names_its_sources(sources: list[str]) -> None:
    svg = keep.kept_svg(pictures()["parties"], sources)
    assert "Sources" in svg
    assert ("A report" in svg) == bool(sources)
    assert ("No source is named" in svg) != bool(sources)
    png = keep.kept_png(pictures()["options"], sources)
    assert png.startswith(b"\x89PNG")


def test_a_party_has_its_mark_and_its_colour_in_every_picture() -> None:
    for name in ("positions", "parties", "options"):
        figure = pictures()[name]
        svg = network.svg(figure)
        for party in FEW:
            assert f">{CASE.mark(party)}</text>" in svg, (name, party)
            assert f"var(--party-{CASE.hue(party)}, #" in svg


def test_the_colours_of_a_kept_png_are_those_of_paper() -> None:
    figure = pictures()["positions"]
    keep.kept_png(figure, [])
    texts = [t for t in figure.findobj(Text) if t.get_text() in {CASE.mark(a) for a in FEW}]
    colours = {to_hex(box.get_edgecolor()) for t in texts if (box := t.get_bbox_patch())}
    assert colours == {PARTY_ON_PAPER[CASE.hue(a) - 1] for a in FEW}
