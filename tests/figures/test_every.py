"""What holds for every picture: its words are large enough and stay inside it, and nothing heavy draws it."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from course.activities.bargaining import Bargaining
from course.activities.claims import CalibrationStep
from course.activities.debate.ballots import Transition
from course.activities.positions.pairs import ledger_levels, option_statements, party_ties
from course.activities.positions.priorities import BANDS, Priorities
from course.activities.positions.table import PositionTable, option_words, party_words
from course.case import load_case
from course.figures import (
    arguments,
    ballots,
    bargaining,
    calibration,
    keep,
    network,
    positions,
    priorities,
    ranges,
    scenarios,
    timeline,
    voices,
)
from course.figures.figure import PHONE, Box, Figure
from course.figures.party import badges_of
from course.figures.svg import to_svg
from course.journal import Journal
from course.language import speaking
from course.methods.arguments import ArgumentMap
from course.methods.crossimpact import consistent
from course.methods.networks import two_mode
from tests.figures._pen import area
from tests.language._catalogues import pseudo_catalogues
from tests.methods.arguments._arguments import debate_of
from tests.methods.crossimpact._matrices import somewhereland
from tools.pseudo import PSEUDO

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE = load_case()
TABLE = PositionTable(CASE)
LANGUAGES = ["en", *PSEUDO]


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make the pseudo-languages anew: words that are two fifths longer, and words from right to left."""
    with pseudo_catalogues(tmp_path_factory.mktemp("locales")):
        yield


def pictures() -> dict[str, Figure]:
    """Draw every picture there is."""
    names = {a: party_words(TABLE.parties[a]) for a in TABLE.few(8)}
    badges = badges_of(CASE, names)
    ties = party_ties(TABLE, ledger_levels(TABLE), tuple(names))
    said = option_statements(TABLE, ledger_levels(TABLE), tuple(names), ["range"])
    options = {f"range:{o.level}": option_words(o) for o in TABLE.issues["range"].scale}
    ranked = Priorities(CASE, Journal(), who="heron")
    ids = [i.id for i in CASE.issues]
    ranked.choose("iran", ids[:3], ids[-1], why_first="So.", why_last="So.")
    matrix = somewhereland()
    moves = Transition({("for", "against"): 7, ("undecided", "undecided"): 2, ("missing", "for"): 1})
    kinds = ("congruence", "conflict", "both", "subtract")
    return {
        "arguments": arguments.draw(ArgumentMap(debate_of(30))),
        "ballots": ballots.draw(moves),
        "bargaining": bargaining.draw(Bargaining(CASE, Journal(), who="heron")),
        "calibration": calibration.draw([CalibrationStep(n, n, 9 * n) for n in range(1, 6)]),
        "voices": voices.draw([0, 30, 120, 600, 5]),
        **{f"network {kind}": network.draw_parties(ties, names, kind, badges) for kind in kinds},
        "options": network.draw_options(two_mode(said), names, options, badges),
        "positions": positions.draw(TABLE, tuple(TABLE.issues), tuple(names)),
        "priorities": priorities.draw(ranked.spread("iran")),
        "ranges": ranges.draw(CASE.systems),
        "scenarios": scenarios.draw(matrix, consistent(matrix)),
        "timeline": timeline.draw(CASE.events, shape="phone", badges=timeline.badges_in(CASE, CASE.events)),
    }


@pytest.mark.usefixtures("locales")
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_large_enough_and_stay_inside_in_longer_words_too(language: str) -> None:
    with speaking(language):
        drawn = pictures()
    for name, figure in drawn.items():
        for words in figure.texts:
            assert words.size >= 11, (name, words.text)
            if words.turn:
                continue
            left, top, right, bottom = area(words)
            assert left >= -2, (name, words.text)
            assert right <= figure.width + 2, (name, words.text)
            assert top >= -2, (name, words.text)
            assert bottom <= figure.height + 2, (name, words.text)


def test_names_stand_whole_in_a_picture() -> None:
    """No name of this case is cut, and none is broken inside a word."""
    drawn = {name: " ".join(words.text for words in figure.texts) for name, figure in pictures().items()}
    parties = [party_words(TABLE.parties[a]) for a in TABLE.few(8)]
    options = [option_words(o) for issue in CASE.issues for o in issue.scale]
    titles = [issue.title for issue in CASE.issues]
    expected = {
        **{f"network {kind}": parties for kind in ("congruence", "conflict", "both", "subtract")},
        "options": [*parties, *(option_words(o) for o in TABLE.issues["range"].scale)],
        "priorities": [*titles, *map(str, BANDS.values())],
        "positions": titles,
        "bargaining": [*titles, *options],
    }
    lost = {n: [w for w in names if w.lower() not in drawn[n].lower()] for n, names in expected.items()}
    assert not any(lost.values()), lost


def test_a_picture_is_svg_that_a_strict_page_allows() -> None:
    for name, figure in pictures().items():
        svg = to_svg(figure)
        assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg", name
        assert " style=" not in svg
        assert ('class="phone"' in svg) == (figure.width <= PHONE)


def test_numbers_of_a_network_lie_over_no_mark() -> None:
    for name, figure in pictures().items():
        if not name.startswith("network"):
            continue
        marks = [s for s in figure.shapes if isinstance(s, Box) and s.stroke == 2]
        for words in figure.texts:
            if words.text[0] in "=≠" and "issues" not in words.text:
                left, top, right, bottom = area(words)
                assert not any(
                    left < m.x + m.wide and m.x < right and top < m.y + m.tall and m.y < bottom for m in marks
                ), (name, words.text)


def test_a_large_picture_is_still_a_file() -> None:
    figure = arguments.draw(ArgumentMap(debate_of(120)))
    png = keep.kept_png(figure, ["A source."])
    assert png.startswith(b"\x89PNG")
    wide, tall = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    assert wide * tall < 21_000_000
    assert keep.kept_png(Figure(72, 72), []).startswith(b"\x89PNG")


def test_a_lesson_with_pictures_loads_nothing_that_draws_elsewhere() -> None:
    script = (
        "import sys\n"
        "from course.case import load_case\n"
        "from course.journal import Journal\n"
        "from course.session.session import Session\n"
        "from course.faces.tables.systems import SystemsFace\n"
        "from course.faces.positions.networks import NetworksFace\n"
        "session = Session(load_case(), Journal(), 'heron')\n"
        "for face in (SystemsFace, NetworksFace):\n"
        "    assert '<svg' in face(session).html()\n"
        "print(*[name for name in ('matplotlib', 'numpy', 'pandas', 'typst') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
