"""Pictures of positions, networks and priorities: read in grey, equal in words, kept with their sources."""

from __future__ import annotations

from collections import Counter

import pytest

from course.activities.positions.pairs import ledger_levels, option_statements, party_ties
from course.activities.positions.priorities import Priorities
from course.activities.positions.table import PositionTable, option_words, party_words
from course.case import load_case
from course.figures import keep, network, positions, priorities
from course.figures.colours import INK, PARTY_ON_PAPER
from course.figures.figure import Box, Figure, Path
from course.figures.party import badges_of
from course.journal import Journal
from course.methods.networks import one_mode, two_mode

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
    assert svg == network.svg(pictures()[name])
    assert min(words.size for words in pictures()[name].texts) >= 11


def test_an_inferred_position_has_a_dashed_frame_and_each_one_has_a_mark() -> None:
    figure = positions.draw(TABLE, tuple(TABLE.issues), FEW)
    names = {CASE.mark(a) for a in FEW}
    marks = [t for t in figure.texts if t.text in names]
    cells = [TABLE.cell(i, a) for i in TABLE.issues for a in FEW]
    # Each party on each issue, in the list of parties, and one in the key.
    assert len(marks) == len(cells) + len(FEW) + 1
    dashed = [s for s in figure.shapes if isinstance(s, Box) and s.dashes]
    assert len(dashed) - 1 == sum(c.state == "inferred" for c in cells if c.level is not None)
    assert {s.edge for s in dashed} == {INK}
    assert not positions.drawable(tuple(TABLE.parties))


def test_every_party_of_a_picture_differs_in_colour_or_shape() -> None:
    looks = {(b.hue, b.look) for b in badges_of(CASE, TABLE.parties).values()}
    assert len(looks) == len(TABLE.parties)


def test_ties_differ_by_line_say_their_numbers_and_the_words_say_the_same() -> None:
    figure = network.draw_parties(TIES, NAMES, "both", badges_of(CASE, NAMES))
    lines = [s for s in figure.shapes if isinstance(s, Path)]
    assert len(lines) - 2 == sum(bool(t.congruence) + bool(t.conflict) for t in TIES)  # two stand in the key
    assert len({line.dashes for line in lines}) == 2
    numbers = Counter(w.text for w in figure.texts if w.text[:1] in "=≠" and " issues" not in w.text)
    wanted = Counter(
        " ".join(filter(None, [f"={t.congruence}" * bool(t.congruence), f"≠{t.conflict}" * bool(t.conflict)]))
        for t in TIES
        if t.congruence or t.conflict
    )
    assert numbers == wanted
    words = network.describe_parties(TIES, NAMES, "both")
    assert words.startswith(network.finding(TIES, NAMES, "both"))
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
    assert not network.drawable(everybody)  # lines would hide more than they say
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


def test_words_of_positions_begin_with_where_the_parties_stand() -> None:
    issue = next(iter(TABLE.issues))
    assert positions.describe(TABLE, [issue], FEW).startswith(positions.finding(TABLE, issue, FEW))
    many = positions.describe(TABLE, tuple(TABLE.issues), FEW)
    assert many.startswith(positions.farthest(TABLE, tuple(TABLE.issues), FEW))
    assert "none of these parties" in positions.finding(TABLE, issue, [])
    assert "all 1" not in positions.finding(TABLE, issue, FEW[:1])
    assert positions.farthest(TABLE, [issue], []) == positions.finding(TABLE, issue, [])
    assert positions.farthest(TABLE, tuple(TABLE.issues), []).startswith("On none of these issues")


def test_the_colours_of_a_kept_picture_are_those_of_paper() -> None:
    svg = keep.kept_svg(pictures()["positions"], [])
    assert "var(" not in svg
    assert "currentColor" not in svg
    for party in FEW:
        assert PARTY_ON_PAPER[CASE.hue(party) - 1] in svg
